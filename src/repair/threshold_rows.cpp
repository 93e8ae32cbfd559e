#include "threshold_rows.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace chitieu::mend {
namespace {

using exact::relation;
using exact::rounding;

/// Which filling is asked about.
enum class filling : std::uint8_t { worst, best };

/// What one more yes and one more no in the base weigh: the worst filling gives each record that is
/// not known what weighs least, and who is perhaps in the base may weigh nothing; the best one
/// most.
weighed over_fillings(filling which, std::int64_t yes, std::int64_t no, std::int64_t at_least) {
  auto const of = [which](std::int64_t a, std::int64_t b) {
    return which == filling::worst ? std::min(a, b) : std::max(a, b);
  };
  auto const either = of(yes, no);
  return {{yes, either, no, of(yes, 0), of(either, 0), of(no, 0), 0}, at_least};
}

class builder {
 public:
  builder(filling which, exact::threshold const& asked, exact::empty_base when_empty)
      : which_(which), asked_(asked), empty_counts_as_met_(when_empty == exact::empty_base::met ||
                                                           when_empty == exact::empty_base::skip) {}

  threshold_rows build() && {
    using enum relation;
    auto const how = asked_.how;
    if (asked_.of_share && !empty_counts_as_met_ && which_ == filling::worst)
      out_.rows.push_back({{1, 1, 1, 0, 0, 0, 0}, 1});
    if (how == at_least || how == exactly || how == between) floor(asked_.low, false);
    if (how == more_than) floor(asked_.low, true);
    if (how == at_most || how == exactly) ceiling(asked_.low, false);
    if (how == between) ceiling(asked_.high, false);
    if (how == less_than) ceiling(asked_.low, true);
    return std::move(out_);
  }

 private:
  // Sums stay far inside 64 bits for any number of records.
  static constexpr std::int64_t largest = 1'000'000'000;

  [[nodiscard]] static bool is_small(exact::ratio const& p) noexcept {
    return p.denominator() <= largest && p.numerator() <= largest && p.numerator() >= 0;
  }

  void add(weighed row) {
    // Where nobody in the base counts as met, only what 0 records keep can be said.
    if (asked_.of_share && empty_counts_as_met_ && row.at_least > 0)
      out_.exact = false;
    else
      out_.rows.push_back(row);
  }

  // count ≥ bound, or > bound
  void floor(exact::ratio const& p, bool strictly) {
    if (!is_small(p)) return give_up();
    auto const a = p.numerator();
    auto const b = p.denominator();
    if (!asked_.of_share) {
      auto const whole = strictly ? exact::floor_times(p, 1) + 1 : exact::ceil_times(p, 1);
      return out_.rows.push_back(over_fillings(which_, 1, 0, whole));
    }
    std::int64_t const more = strictly ? 1 : 0;
    if (asked_.at_least_after > 0) add(over_fillings(which_, 1, 0, asked_.at_least_after + more));
    switch (asked_.round) {
    case rounding::none: // b·k ≥ a·n
      return add(over_fillings(which_, b - a, -a, more));
    case rounding::up: // k − more ≥ a·n / b
      return add(over_fillings(which_, b - a, -a, b * more));
    case rounding::down: // a·n < b·(k − more + 1)
      return add(over_fillings(which_, b - a, -a, b * more - b + 1));
    case rounding::half_up: // 2·a·n + b < 2·b·(k − more + 1)
      return add(over_fillings(which_, 2 * (b - a), -2 * a, 2 * b * more - b + 1));
    }
  }

  // count ≤ bound, or < bound
  void ceiling(exact::ratio const& p, bool strictly) {
    if (!is_small(p)) return give_up();
    auto const a = p.numerator();
    auto const b = p.denominator();
    if (!asked_.of_share) {
      auto const whole = strictly ? exact::ceil_times(p, 1) - 1 : exact::floor_times(p, 1);
      return out_.rows.push_back(over_fillings(which_, -1, 0, -whole));
    }
    // At most the larger of two bounds is no sum.
    if (asked_.at_least_after > 0) return give_up();
    std::int64_t const less = strictly ? 1 : 0;
    switch (asked_.round) {
    case rounding::none:
      return add(over_fillings(which_, a - b, a, less));
    case rounding::down: // k + less ≤ a·n / b
      return add(over_fillings(which_, a - b, a, b * less));
    case rounding::up: // b·(k + less − 1) < a·n
      return add(over_fillings(which_, a - b, a, b * less - b + 1));
    case rounding::half_up: // 2·b·(k + less) ≤ 2·a·n + b
      return add(over_fillings(which_, 2 * (a - b), 2 * a, 2 * b * less - b));
    }
  }

  void give_up() { out_.exact = false; }

  filling which_;
  exact::threshold const& asked_;
  bool empty_counts_as_met_;
  threshold_rows out_;
};

} // namespace

threshold_rows rows_of(exact::threshold const& asked, exact::empty_base when_empty) {
  return builder(filling::worst, asked, when_empty).build();
}

threshold_rows rows_of_perhaps(exact::threshold const& asked) {
  return builder(filling::best, asked, exact::empty_base::undetermined).build();
}

threshold_rows rows_of_nobody() { return {{{{-1, -1, -1, 0, 0, 0, 0}, 0}}, true}; }

threshold_rows rows_of_nobody_at_all() { return {{{{-1, -1, -1, -1, -1, -1, 0}, 0}}, true}; }

} // namespace chitieu::mend
