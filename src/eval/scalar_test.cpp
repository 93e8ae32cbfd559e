#include "scalar_test.hpp"

#include <algorithm>
#include <variant>

namespace chitieu::eval {

scalar_test scalar_test_of(ir::code_test const& test) {
  scalar_test made;
  auto codes = test.codes;
  std::sort(codes.begin(), codes.end());
  for (std::int64_t const code : codes) {
    // A code below 0 is no level.
    if (code < 0) continue;
    if (!made.accepts.empty() && code <= made.accepts.back().last + 1)
      made.accepts.back().last = code;
    else
      made.accepts.push_back({code, code});
  }
  return made;
}

scalar_test scalar_test_of(ir::number_test const& test, cells const& column) {
  auto const listed = column.listed_numbers();
  auto const range =
      listed.empty() ? units_between(test, column.scale()) : places_between(test, listed);
  scalar_test made;
  if (range.first <= range.last) made.accepts.push_back(range);
  return made;
}

scalar_test scalar_test_of(ir::day_test const& test, std::optional<data::day> as_of) {
  scalar_test made;
  unit_range range;
  if (test.first) range.first = *test.first;
  if (test.last) range.last = *test.last;
  bool const bounded = test.first || test.last;
  bool const until = test.until_as_of && as_of;
  bool const from = test.from_as_of && as_of;
  // A day that is only held against an as-of day that was not given says nothing, known or not.
  made.of_all = !bounded && !until && !from && (test.until_as_of || test.from_as_of);
  if (until) range.last = std::min<std::int64_t>(range.last, *as_of);
  if (from) range.first = std::max<std::int64_t>(range.first, *as_of);
  // No end date means still valid; no date at all is in no range.
  made.of_none = from && !until && !bounded;
  if (range.first <= range.last) made.accepts.push_back(range);
  return made;
}

scalar_test scalar_test_of(ir::flag_test const&) {
  return {{{INT64_MIN, -1}, {1, INT64_MAX}}, false, false};
}

std::optional<scalar_test> scalar_test_of(ir::condition const& asked, cells const& column,
                                          std::optional<data::day> as_of) {
  if (column.shape() != data::cell_shape::scalar) return std::nullopt;
  if (auto const* codes = std::get_if<ir::code_test>(&asked.node)) return scalar_test_of(*codes);
  if (auto const* number = std::get_if<ir::number_test>(&asked.node))
    return scalar_test_of(*number, column);
  if (auto const* day = std::get_if<ir::day_test>(&asked.node)) return scalar_test_of(*day, as_of);
  if (auto const* flag = std::get_if<ir::flag_test>(&asked.node)) return scalar_test_of(*flag);
  return std::nullopt;
}

bool accepts(std::vector<unit_range> const& ranges, std::int64_t value) noexcept {
  return std::any_of(ranges.begin(), ranges.end(),
                     [value](unit_range const& range) { return range.holds(value); });
}

} // namespace chitieu::eval
