#include "implies.hpp"

#include <algorithm>

namespace chitieu::doctor {
namespace {

using ir::condition_id;

template <class Node>
Node const* node(ir::program const& program, condition_id id) {
  return std::get_if<Node>(&program.conditions[id].node);
}

bool within(std::vector<std::int32_t> const& a, std::vector<std::int32_t> const& b) {
  return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool share_none(std::vector<std::int32_t> const& a, std::vector<std::int32_t> const& b) {
  return std::none_of(a.begin(), a.end(),
                      [&](auto code) { return std::binary_search(b.begin(), b.end(), code); });
}

// Every date of the first is one of the second; days that hang on the review are not compared.
bool within(ir::day_test const& a, ir::day_test const& b) {
  if (a.column != b.column || b.until_as_of || b.from_as_of) return false;
  return (!b.first || (a.first && *a.first >= *b.first)) &&
         (!b.last || (a.last && *a.last <= *b.last));
}

bool within(ir::number_test const& a, ir::number_test const& b) {
  if (a.column != b.column) return false;
  auto const low =
      !b.low || (a.low && (*a.low > *b.low || (*a.low == *b.low && (a.low_open || !b.low_open))));
  auto const high =
      !b.high ||
      (a.high && (*a.high < *b.high || (*a.high == *b.high && (a.high_open || !b.high_open))));
  return low && high;
}

} // namespace

bool implies(ir::program const& program, condition_id a, condition_id b) {
  if (a == b) return true;
  if (auto const* any = node<ir::any_of>(program, a))
    return std::all_of(any->parts.begin(), any->parts.end(),
                       [&](auto part) { return implies(program, part, b); });
  if (auto const* all = node<ir::all_of>(program, b))
    return std::all_of(all->parts.begin(), all->parts.end(),
                       [&](auto part) { return implies(program, a, part); });
  if (auto const* all = node<ir::all_of>(program, a))
    return std::any_of(all->parts.begin(), all->parts.end(),
                       [&](auto part) { return implies(program, part, b); });
  if (auto const* any = node<ir::any_of>(program, b))
    return std::any_of(any->parts.begin(), any->parts.end(),
                       [&](auto part) { return implies(program, a, part); });
  if (auto const* sure = node<ir::surely>(program, a)) return implies(program, sure->inner, b);
  if (auto const* x = node<ir::negation>(program, a))
    if (auto const* y = node<ir::negation>(program, b)) return implies(program, y->inner, x->inner);
  if (auto const* y = node<ir::negation>(program, b)) return exclude(program, a, y->inner);
  if (auto const* x = node<ir::code_test>(program, a))
    if (auto const* y = node<ir::code_test>(program, b))
      return x->column == y->column && within(x->codes, y->codes);
  if (auto const* x = node<ir::set_test>(program, a))
    if (auto const* y = node<ir::set_test>(program, b))
      return x->column == y->column && (x->only || !y->only) && within(x->codes, y->codes);
  if (auto const* x = node<ir::day_test>(program, a))
    if (auto const* y = node<ir::day_test>(program, b)) return within(*x, *y);
  if (auto const* x = node<ir::number_test>(program, a))
    if (auto const* y = node<ir::number_test>(program, b)) return within(*x, *y);
  return false;
}

bool exclude(ir::program const& program, condition_id a, condition_id b) {
  if (auto const* x = node<ir::negation>(program, a))
    if (implies(program, b, x->inner)) return true;
  if (auto const* y = node<ir::negation>(program, b))
    if (implies(program, a, y->inner)) return true;
  if (auto const* x = node<ir::code_test>(program, a))
    if (auto const* y = node<ir::code_test>(program, b))
      return x->column == y->column && share_none(x->codes, y->codes);
  return false;
}

} // namespace chitieu::doctor
