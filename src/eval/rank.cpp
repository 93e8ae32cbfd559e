#include "rank.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

using data::knowledge;
using exact::bounds;

/// One row's number as far as places go, turned so that the first place has the highest.
template <class Number>
struct contender {
  std::optional<Number> low;
  std::optional<Number> high;
  bool sure = false;     ///< surely has a place
  bool possible = false; ///< perhaps has one
};

/// How many of the numbers, ascending, are above another.
template <class Number>
std::int64_t count_above(std::vector<Number> const& ascending, Number const& number) {
  return ascending.end() - std::upper_bound(ascending.begin(), ascending.end(), number);
}

/// The places of rows whose numbers are given by `of`. A row is lowest when it has all it can and
/// the others as little as they can, and the other way round: nobody's filling hangs on another's.
/// Rows that a partial population does not show may stand before any.
template <class Number, class Of>
numbers places(std::size_t rows, bool partial, exact::pace const& with, Of of) {
  std::vector<Number> surely_at_least;
  std::vector<Number> perhaps_at_most;
  surely_at_least.reserve(rows);
  perhaps_at_most.reserve(rows);
  std::int64_t without_bound = 0; ///< those that may be as high as can be
  for (std::size_t row = 0; row < rows; ++row) {
    with.take();
    contender<Number> const one = of(row);
    if (one.sure && one.low) surely_at_least.push_back(*one.low);
    if (!one.possible) continue;
    if (one.high)
      perhaps_at_most.push_back(*one.high);
    else
      ++without_bound;
  }
  for (auto* numbers : {&surely_at_least, &perhaps_at_most})
    exact::ordered_by(with, std::less<>(),
                      [&](auto order) { std::sort(numbers->begin(), numbers->end(), order); });
  auto const possible = static_cast<std::int64_t>(perhaps_at_most.size()) + without_bound;

  numbers_builder made{with, rows};
  for (std::size_t row = 0; row < rows; ++row) {
    contender<Number> const one = of(row);
    if (!one.possible) {
      made.add(bounds::nothing());
      continue;
    }
    std::int64_t const fewest = one.high ? count_above(surely_at_least, *one.high) : 0;
    std::int64_t most = one.low ? count_above(perhaps_at_most, *one.low) + without_bound : possible;
    bool const counts_itself = !one.low || !one.high || *one.low < *one.high;
    if (counts_itself) --most;
    if (partial)
      made.add({exact::rational{fewest + 1}, std::nullopt, !one.sure, false});
    else
      made.add_range({fewest + 1, most + 1}, !one.sure);
  }
  return made.finish();
}

} // namespace

numbers rank_rows(numbers const& of, truth const& among, bool highest_first, bool partial,
                  exact::pace const& with) {
  if (auto const units = of.units()) {
    return places<std::int64_t>(of.rows(), partial, with, [&](std::size_t row) {
      auto const known = units->known(row);
      auto const said = among[row];
      contender<std::int64_t> one;
      one.possible = said != answer::no && known != knowledge::none;
      one.sure = said == answer::yes && known != knowledge::none;
      if (known != knowledge::value) return one;
      // The complement turns the order round without running out of numbers.
      one.low = one.high = highest_first ? (*units)[row] : ~(*units)[row];
      return one;
    });
  }
  return places<exact::rational>(of.rows(), partial, with, [&](std::size_t row) {
    auto const is = of[row];
    auto const said = among[row];
    contender<exact::rational> one;
    one.possible = said != answer::no && !is.none;
    one.sure = said == answer::yes && !is.may_be_none && !is.none;
    one.low = is.low;
    one.high = is.high;
    if (!highest_first) {
      std::swap(one.low, one.high);
      if (one.low) one.low = -*one.low;
      if (one.high) one.high = -*one.high;
    }
    return one;
  });
}

} // namespace chitieu::eval
