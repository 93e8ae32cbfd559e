#include "cell_faults.hpp"

#include <algorithm>

namespace chitieu::data {
namespace {

constexpr std::size_t reported = 5;

} // namespace

place table_places::cell(std::size_t row, std::uint32_t field) const {
  bool const has_lines = row < table->lines.size();
  auto const line = has_lines ? table->lines[row] : static_cast<std::uint32_t>(row + 1);
  return {name, {}, line, field};
}

place table_places::header(std::uint32_t field) const {
  return {name, {}, table->header_line, field};
}

diagnostic* cell_faults::add(code what, std::size_t row) {
  any_ = true;
  if (!tells_) return nullptr;
  any_error_ |= severity_of(what) == severity::error;
  auto found = std::find_if(kinds_.begin(), kinds_.end(),
                            [what](kind const& one) { return one.what == what; });
  if (found == kinds_.end()) found = kinds_.insert(kinds_.end(), {what, 0, 0});
  if (++found->count > reported) {
    if (found->count == reported + 1) found->first = row;
    return nullptr;
  }
  found_.push_back({what, places_.cell(row, field_), {}, {}});
  return &found_.back();
}

diagnostic& cell_faults::add_to_header(code what) {
  any_ = true;
  any_error_ |= severity_of(what) == severity::error;
  found_.push_back({what, places_.header(field_), {}, {}});
  return found_.back();
}

void cell_faults::finish() {
  for (auto const& one : kinds_)
    if (one.count > reported)
      found_.push_back({code::more_like_it,
                        places_.cell(one.first, field_),
                        {std::to_string(one.count - reported)},
                        {}});
  kinds_.clear();
}

} // namespace chitieu::data
