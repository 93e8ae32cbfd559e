#include "compare_numbers.hpp"

#include "to_answer.hpp"

#include <compare>

namespace chitieu::eval {
namespace {

using data::knowledge;
using exact::bounds;
using exact::relation;

/// How units of one row stand to other units; of one scale they are compared as they are.
class ordering {
 public:
  ordering(units_view const& left, units_view const& right)
      : left_{left}, right_{right}, same_scale_{left.scale() == right.scale()} {}

  [[nodiscard]] std::strong_ordering operator()(std::size_t row) const {
    if (same_scale_) return left_[row] <=> right_[row];
    return exact::decimal{left_[row], left_.scale()} <=>
           exact::decimal{right_[row], right_.scale()};
  }

 private:
  units_view const& left_;
  units_view const& right_;
  bool same_scale_;
};

truth compare_units(numbers const& left, relation how, numbers const& low, numbers const& high,
                    units_view const& l, units_view const& a, units_view const& b,
                    exact::pace const& with) {
  ordering const to_low{l, a};
  ordering const to_high{l, b};
  bool const all_known = l.all_known() && a.all_known() && b.all_known();
  auto const rows_where = [&](auto holds) {
    return ask_rows(with, left.rows(), [&](std::size_t row) {
      bool const are_numbers =
          all_known || (l.known(row) == knowledge::value && a.known(row) == knowledge::value &&
                        b.known(row) == knowledge::value);
      if (are_numbers) return to_answer(holds(row));
      // The two ends of a range can decide it whatever lies between.
      if (how != relation::between) return answer::unknown;
      return to_answer(exact::compare(left[row], how, low[row], high[row]));
    });
  };
  switch (how) {
  case relation::at_least:
    return rows_where([&](std::size_t row) { return to_low(row) >= 0; });
  case relation::more_than:
    return rows_where([&](std::size_t row) { return to_low(row) > 0; });
  case relation::at_most:
    return rows_where([&](std::size_t row) { return to_low(row) <= 0; });
  case relation::less_than:
    return rows_where([&](std::size_t row) { return to_low(row) < 0; });
  case relation::exactly:
    return rows_where([&](std::size_t row) { return to_low(row) == 0; });
  case relation::between:
    break;
  }
  return rows_where([&](std::size_t row) { return to_low(row) >= 0 && to_high(row) <= 0; });
}

} // namespace

truth compare(numbers const& left, relation how, numbers const& low, numbers const& high,
              exact::pace const& with) {
  auto const l = left.units();
  auto const a = low.units();
  auto const b = high.units();
  if (l && a && b) return compare_units(left, how, low, high, *l, *a, *b, with);
  // What is the same in every row is not made anew for each.
  bounds low_here;
  bounds high_here;
  auto const at = [](numbers const& of, std::size_t row, bounds& here) -> bounds const& {
    if (auto const* same = of.everywhere()) return *same;
    return here = of[row];
  };
  return ask_rows(with, left.rows(), [&](std::size_t row) {
    return to_answer(
        exact::compare(left[row], how, at(low, row, low_here), at(high, row, high_here)));
  });
}

} // namespace chitieu::eval
