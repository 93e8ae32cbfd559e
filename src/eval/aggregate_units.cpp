#include "aggregate_units.hpp"

#include "exact_sum.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>

namespace chitieu::eval {
namespace {

using exact::bounds;
using exact::rational;
using kind = exact::aggregate;

std::size_t at_percentile(exact::ratio const& p, std::size_t of) {
  auto const nth = exact::ceil_times(p, static_cast<std::int64_t>(of));
  return static_cast<std::size_t>(std::max<std::int64_t>(nth, 1));
}

/// Numbers of one scale, of which those at some places are asked for.
class ranked_units {
 public:
  ranked_units(std::vector<std::int64_t>& units, std::size_t unknown, int scale,
               exact::pace const& with)
      : units_{units}, unknown_{unknown}, scale_{scale}, with_{with} {}

  /// The one at a place, from 1 on, or the middle of that and the next: lowest where the unknown
  /// ones stand before all others, highest where they stand behind.
  [[nodiscard]] bounds at(std::size_t place, bool and_next) {
    bounds is;
    if (place > unknown_) is.low = known(place - unknown_, and_next);
    if (unknown_ == 0)
      is.high = is.low;
    else if (place + (and_next ? 1 : 0) <= units_.size())
      is.high = known(place, and_next);
    return is;
  }

  [[nodiscard]] bounds different() {
    exact::ordered_by(with_, std::less<>(), [&](auto order) { std::ranges::sort(units_, order); });
    std::int64_t count = 0;
    std::optional<std::int64_t> last;
    exact::each_piece(with_, std::span<std::int64_t const>{units_}, [&](auto piece) {
      for (auto const is : piece) {
        count += last != is ? 1 : 0;
        last = is;
      }
    });
    // The unknown ones may all be one of these, or none of them.
    auto const more = static_cast<std::int64_t>(unknown_);
    return {std::max<std::int64_t>(count, 1), count + more, false, false};
  }

 private:
  [[nodiscard]] rational number(std::int64_t is) const {
    return rational::of(exact::decimal{is, scale_});
  }

  [[nodiscard]] rational known(std::size_t place, bool and_next) {
    auto const is = nth(units_, place);
    if (!and_next) return number(is);
    auto behind = std::span{units_}.subspan(place);
    std::int64_t next = behind.front();
    exact::each_piece(with_, std::span<std::int64_t const>{behind},
                      [&](auto piece) { next = std::min(next, *std::ranges::min_element(piece)); });
    return (number(is) + number(next)) / rational{2};
  }

  [[nodiscard]] std::int64_t nth(std::span<std::int64_t> units, std::size_t place) const {
    auto const at = units.begin() + static_cast<std::ptrdiff_t>(place - 1);
    exact::ordered_by(with_, std::less<>(),
                      [&](auto order) { std::nth_element(units.begin(), at, units.end(), order); });
    return *at;
  }

  std::vector<std::int64_t>& units_;
  std::size_t unknown_;
  int scale_;
  exact::pace const& with_;
};

/// Of numbers that can be any nothing bounds the average.
bounds average(std::vector<std::int64_t> const& units, std::size_t unknown, int scale,
               exact::pace const& with) {
  if (unknown > 0) return bounds::unknown();
  exact_sum total{scale};
  exact::each_piece(with, std::span{units}, [&](auto piece) {
    for (auto const is : piece) total.add(is);
  });
  return bounds::exactly(total.total() / rational{static_cast<std::int64_t>(units.size())});
}

} // namespace

bounds aggregate_units(ir::aggregate_value const& made, std::vector<std::int64_t>& units,
                       std::size_t unknown, int scale, exact::pace const& with) {
  auto const size = units.size() + unknown;
  ranked_units ranked{units, unknown, scale, with};
  auto const asked = [&] { return static_cast<std::uint64_t>(made.at.numerator()); };
  switch (made.how) {
  case kind::average:
    return average(units, unknown, scale, with);
  case kind::median:
    return ranked.at((size + 1) / 2, size % 2 == 0);
  case kind::nth_lowest:
    return asked() > size ? bounds::nothing() : ranked.at(asked(), false);
  case kind::nth_highest:
    return asked() > size ? bounds::nothing() : ranked.at(size + 1 - asked(), false);
  case kind::percentile:
    return ranked.at(at_percentile(made.at, size), false);
  case kind::different:
    return ranked.different();
  case kind::count:
  case kind::sum:
    break;
  }
  return bounds::unknown();
}

} // namespace chitieu::eval
