#include "keys_ascend.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace chitieu::data {
namespace {

bool numbers_ascend(row_keys const& keys, exact::pace const& rows_read) {
  if (!keys.cells()) return true;
  std::array<std::int64_t, 512> values{};
  std::int64_t last = 0;
  for (std::size_t first = 0; first < keys.size(); first += values.size()) {
    rows_read.at(first);
    auto const part = std::span(values).first(std::min(values.size(), keys.size() - first));
    keys.read_numbers(first, part);
    if (first > 0 && part.front() <= last) return false;
    if (std::ranges::adjacent_find(part, std::greater_equal<>()) != part.end()) return false;
    last = part.back();
  }
  return true;
}

} // namespace

bool keys_ascend(row_keys const& keys, exact::pace const& rows_read) {
  if (keys.are_numbers()) return numbers_ascend(keys, rows_read);
  // Only texts that lie somewhere, so that no view of one is lost when the next is read.
  std::string room;
  for (std::size_t row = 1; row < keys.size(); ++row) {
    rows_read.at(row);
    if (keys.text(row - 1, room) >= keys.text(row, room)) return false;
  }
  return true;
}

} // namespace chitieu::data
