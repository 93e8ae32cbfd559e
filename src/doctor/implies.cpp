#include "implies.hpp"

#include "number_span.hpp"

#include <algorithm>

namespace chitieu::doctor {
namespace {

using ir::condition_id;

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

bool apart(ir::day_test const& a, ir::day_test const& b) {
  return a.column == b.column &&
         ((a.last && b.first && *a.last < *b.first) || (b.last && a.first && *b.last < *a.first));
}

span_of_numbers<exact::decimal> span_of(ir::number_test const& test) {
  span_of_numbers<exact::decimal> out;
  out.low = test.low;
  out.high = test.high;
  out.low_open = test.low_open;
  out.high_open = test.high_open;
  return out;
}

std::optional<exact::ratio> figure(ir::program const& program, ir::value_id id) {
  auto const* literal = std::get_if<ir::literal_value>(&program.values[id].node);
  return literal ? std::optional(literal->is) : std::nullopt;
}

std::optional<number_span> span_of(ir::program const& program, ir::value_test const& test) {
  auto const low = figure(program, test.low);
  auto const high = figure(program, test.high);
  if (!low || !high) return std::nullopt;
  return number_span(test.how, *low, *high);
}

// Whether a share of nobody is met (`at most`), and not undetermined.
bool is_met_by_nobody(exact::threshold const& asked) {
  return asked.of_share &&
         (asked.how == exact::relation::at_most || asked.how == exact::relation::less_than);
}

bool is_plain(exact::threshold const& asked) { return asked.round == exact::rounding::none; }

bool within(exact::threshold const& a, exact::threshold const& b) {
  if (a == b) return true;
  return a.of_share == b.of_share && is_plain(a) && is_plain(b) &&
         (!is_met_by_nobody(a) || is_met_by_nobody(b)) && within(numbers_of(a), numbers_of(b));
}

bool apart(exact::threshold const& a, exact::threshold const& b) {
  return a.of_share == b.of_share && is_plain(a) && is_plain(b) &&
         !(is_met_by_nobody(a) && is_met_by_nobody(b)) && apart(numbers_of(a), numbers_of(b));
}

// Whether the records that the first part counts are among those that the second does.
bool lies_inside(ir::program const& program, ir::linked_part const& a, ir::linked_part const& b) {
  auto const has = [&](condition_id asked) {
    return implies(program, a.filter, asked) || implies(program, a.predicate, asked);
  };
  return a.via == b.via && has(b.filter) && has(b.predicate);
}

// `at least 3 entries` against `at least 2 entries of this kind`.
bool asks_no_more(ir::program const& program, ir::linked const& a, ir::linked const& b) {
  using exact::relation;
  auto const floor = [](exact::threshold const& t) {
    return t.how == relation::at_least || t.how == relation::more_than;
  };
  if (a.asked.of_share || b.asked.of_share || a.parts.size() != b.parts.size() || !floor(b.asked) ||
      !within(numbers_of(a.asked), numbers_of(b.asked)))
    return false;
  for (std::size_t i = 0; i < a.parts.size(); ++i)
    if (!lies_inside(program, a.parts[i], b.parts[i])) return false;
  return true;
}

bool is_always(ir::program const& program, condition_id id) {
  auto const* fixed = node<ir::constant>(program, id);
  return fixed && fixed->value;
}

} // namespace

bool implies(ir::program const& program, condition_id a, condition_id b) {
  if (a == b || is_always(program, b)) return true;
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
    if (auto const* y = node<ir::number_test>(program, b))
      return x->column == y->column && within(span_of(*x), span_of(*y));
  if (auto const* x = node<ir::through>(program, a))
    if (auto const* y = node<ir::through>(program, b))
      return x->column == y->column && x->target == y->target &&
             implies(program, x->inner, y->inner);
  if (auto const* x = node<ir::linked>(program, a))
    if (auto const* y = node<ir::linked>(program, b))
      return (x->parts == y->parts && within(x->asked, y->asked)) || asks_no_more(program, *x, *y);
  if (auto const* x = node<ir::count_of>(program, a))
    if (auto const* y = node<ir::count_of>(program, b))
      return x->parts == y->parts && within(x->asked, y->asked);
  if (auto const* x = node<ir::value_test>(program, a))
    if (auto const* y = node<ir::value_test>(program, b)) {
      auto const one = span_of(program, *x);
      auto const other = span_of(program, *y);
      return x->left == y->left && one && other && within(*one, *other);
    }
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
  if (auto const* x = node<ir::day_test>(program, a))
    if (auto const* y = node<ir::day_test>(program, b)) return apart(*x, *y);
  if (auto const* x = node<ir::number_test>(program, a))
    if (auto const* y = node<ir::number_test>(program, b))
      return x->column == y->column && apart(span_of(*x), span_of(*y));
  if (auto const* x = node<ir::through>(program, a))
    if (auto const* y = node<ir::through>(program, b))
      return x->column == y->column && x->target == y->target &&
             exclude(program, x->inner, y->inner);
  if (auto const* x = node<ir::linked>(program, a))
    if (auto const* y = node<ir::linked>(program, b))
      return x->parts == y->parts && apart(x->asked, y->asked);
  if (auto const* x = node<ir::count_of>(program, a))
    if (auto const* y = node<ir::count_of>(program, b))
      return x->parts == y->parts && apart(x->asked, y->asked);
  if (auto const* x = node<ir::value_test>(program, a))
    if (auto const* y = node<ir::value_test>(program, b)) {
      auto const one = span_of(program, *x);
      auto const other = span_of(program, *y);
      return x->left == y->left && one && other && apart(*one, *other);
    }
  return false;
}

} // namespace chitieu::doctor
