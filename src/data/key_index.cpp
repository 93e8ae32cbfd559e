#include "key_index.hpp"

#include <chitieu/text/fold.hpp>

#include <charconv>
#include <limits>

namespace chitieu::data {
namespace {

constexpr std::int32_t several = -1;

} // namespace

void key_index::find_range(exact::pace const& rows_read) {
  if (keys_.empty()) return;
  auto least = std::numeric_limits<std::int64_t>::max();
  auto greatest = std::numeric_limits<std::int64_t>::min();
  std::array<std::int64_t, 512> numbers{};
  for (std::size_t first = 0; first < keys_.size(); first += numbers.size()) {
    rows_read.at(first);
    auto const part = std::span(numbers).first(std::min(numbers.size(), keys_.size() - first));
    keys_.read_numbers(first, part);
    auto const [low, high] = std::ranges::minmax(part);
    least = std::min(least, low);
    greatest = std::max(greatest, high);
  }
  auto const range = static_cast<std::uint64_t>(greatest) - static_cast<std::uint64_t>(least);
  if (range >= std::uint64_t{keys_.size()} * 4 + 1024) return;
  rows_ = exact::filled_with(static_cast<std::size_t>(range) + 1, std::uint32_t{0}, rows_read);
  least_ = least;
}

std::optional<std::int32_t> key_index::find_number(std::int64_t number) const {
  std::uint32_t row_and_one = 0;
  if (!rows_.empty()) {
    auto const at = static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(least_);
    if (at < rows_.size()) row_and_one = rows_[static_cast<std::size_t>(at)];
  } else {
    auto const same = [&](std::size_t row) { return number_of(row) == number; };
    row_and_one = places_[place_of(hash_of(number), same)].row_and_one;
  }
  if (row_and_one == 0) return std::nullopt;
  return static_cast<std::int32_t>(row_and_one - 1);
}

std::optional<std::int32_t> key_index::find(std::string_view key) const {
  std::string room;
  if (keys_.are_numbers()) {
    std::int64_t number = 0;
    auto const* const end = key.data() + key.size();
    auto const [stopped, error] = std::from_chars(key.data(), end, number);
    // `007` and `-0` are other texts.
    if (error != std::errc() || stopped != end || std::to_string(number) != key)
      return std::nullopt;
    return find_number(number);
  }
  auto const same = [&](std::size_t row) { return keys_.text(row, room) == key; };
  auto const& found = places_[place_of(hash_of(key), same)];
  if (found.row_and_one == 0) return std::nullopt;
  return static_cast<std::int32_t>(found.row_and_one - 1);
}

std::optional<std::int32_t> key_index::find_folded(std::string_view key) {
  std::call_once(folded_made_, [this] {
    for (std::size_t row = 0; row < keys_.size(); ++row) {
      auto const [at, is_new] =
          folded_.try_emplace(text::fold_name(keys_[row]), static_cast<std::int32_t>(row));
      if (!is_new) at->second = several;
    }
  });
  auto const found = folded_.find(text::fold_name(key));
  if (found == folded_.end() || found->second == several) return std::nullopt;
  return found->second;
}

} // namespace chitieu::data
