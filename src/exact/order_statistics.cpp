#include "aggregates.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::exact {
namespace {

/// Which of the values in ascending order are asked for, from 1 on; two where their middle is.
struct ranks {
  std::int64_t lower = 0;
  std::int64_t upper = 0;
};

/// What is asked of sets of any size.
struct question {
  aggregate how;
  ratio at;

  /// The least size of a set that has an answer.
  [[nodiscard]] std::int64_t least_size() const {
    return how == aggregate::nth_lowest || how == aggregate::nth_highest ? at.numerator() : 1;
  }

  [[nodiscard]] ranks among(std::int64_t size) const {
    std::int64_t rank = 1;
    if (how == aggregate::median) return {(size + 1) / 2, size / 2 + 1};
    if (how == aggregate::nth_lowest) rank = at.numerator();
    if (how == aggregate::nth_highest) rank = size + 1 - at.numerator();
    if (how == aggregate::percentile && at > 0)
      rank = std::clamp<std::int64_t>(ceil_times(at, size), 1, size);
    return {rank, rank};
  }
};

rational middle(rational const& a, rational const& b) { return a == b ? a : (a + b) / 2; }

rational answer(question const& asked, plain_numbers& all) {
  auto const [lower, upper] = asked.among(static_cast<std::int64_t>(all.units.size()));
  auto const at = [&all](std::int64_t rank) {
    auto const place = all.units.begin() + (rank - 1);
    std::nth_element(all.units.begin(), place, all.units.end());
    return rational::of(*place, all.denominator);
  };
  return lower == upper ? at(lower) : middle(at(lower), at(upper));
}

/// The ends of one side of all samples, furthest first.
class sorted_ends {
 public:
  sorted_ends(std::span<sample const> samples, side towards) : towards_(towards) {
    for (sample const& one : samples)
      if (!one.value.none) (stays(one) ? staying_ : optional_).push_back(end_of(one, towards));
    for (auto* ends : {&staying_, &optional_})
      std::ranges::sort(*ends,
                        [towards](value_end a, value_end b) { return further(towards, a, b); });
  }

  [[nodiscard]] std::size_t staying() const { return staying_.size(); }
  [[nodiscard]] std::size_t optional() const { return optional_.size(); }

  /// The values at these ranks when the `taken` furthest of the optional ones are in.
  [[nodiscard]] std::optional<rational> at(ranks const& asked, std::size_t taken) const {
    value_end const first = at(asked.lower, taken);
    value_end const second = asked.lower == asked.upper ? first : at(asked.upper, taken);
    if (!*first || !*second) return std::nullopt;
    return middle(**first, **second);
  }

 private:
  [[nodiscard]] value_end at(std::int64_t rank, std::size_t taken) const {
    auto const lowest_first = static_cast<std::size_t>(rank);
    std::size_t const place =
        towards_ == side::low ? lowest_first : staying_.size() + taken + 1 - lowest_first;
    // How many of the `place` furthest stay: the fewest with which no optional one among them lies
    // further in than the next that stays.
    std::size_t from = place > taken ? place - taken : 0;
    std::size_t to = std::min(place, staying_.size());
    while (from < to) {
      std::size_t const half = from + (to - from) / 2;
      if (further(towards_, staying_[half], optional_[place - half - 1]))
        from = half + 1;
      else
        to = half;
    }
    if (from == 0) return optional_[place - 1];
    if (from == place) return staying_[place - 1];
    value_end const left = staying_[from - 1];
    value_end const right = optional_[place - from - 1];
    return further(towards_, left, right) ? right : left;
  }

  side towards_;
  std::vector<value_end> staying_;
  std::vector<value_end> optional_;
};

/// The answer that lies furthest out over all fillings; no number where it is unbounded.
///
/// In sets of one size the value at a rank never falls when a member rises. So for each number of
/// optional members the furthest ones are the best choice, each at its own end, and it is enough to
/// try every number of them.
std::optional<rational> furthest_answer(question const& asked, std::span<sample const> samples,
                                        side towards) {
  sorted_ends const ends(samples, towards);
  std::optional<rational> best;
  for (std::size_t taken = 0; taken <= ends.optional(); ++taken) {
    auto const size = static_cast<std::int64_t>(ends.staying() + taken);
    if (size < asked.least_size()) continue;
    auto value = ends.at(asked.among(size), taken);
    if (!value) return std::nullopt;
    if (!best || further(towards, *value, *best)) best = std::move(value);
  }
  return best;
}

} // namespace

bounds order_statistic(aggregate how, std::span<sample const> samples, ratio const& at) {
  question const asked{how, at};
  bool const counts = how == aggregate::nth_lowest || how == aggregate::nth_highest;
  if (counts && (at.denominator() != 1 || at < 1)) return bounds::nothing();
  std::int64_t staying = 0;
  std::int64_t most = 0;
  for (sample const& one : samples) {
    if (one.value.none) continue;
    ++most;
    if (stays(one)) ++staying;
  }
  if (most < asked.least_size()) return bounds::nothing();
  if (auto known = plain(samples)) return bounds::exactly(answer(asked, *known));
  bounds value;
  value.may_be_none = staying < asked.least_size();
  value.low = furthest_answer(asked, samples, side::low);
  value.high = furthest_answer(asked, samples, side::high);
  return value;
}

} // namespace chitieu::exact
