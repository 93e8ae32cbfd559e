#include "aggregates.hpp"
#include "keys.hpp"

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

rational answer(question const& asked, plain_numbers& all, pace const& with) {
  auto const [lower, upper] = asked.among(static_cast<std::int64_t>(all.units.size()));
  auto const at = [&](std::int64_t rank) {
    auto const place = all.units.begin() + (rank - 1);
    ordered_by(with, std::less<>(), [&](auto order) {
      std::nth_element(all.units.begin(), place, all.units.end(), order);
    });
    return rational::of(*place, all.denominator);
  };
  return lower == upper ? at(lower) : middle(at(lower), at(upper));
}

/// The ends of one side of all samples, furthest first.
template <class Ends>
class sorted_ends {
 public:
  sorted_ends(sample_list const& samples, Ends const& before, pace const& with) : before_(before) {
    // Many would else change places while there is no room to ask.
    staying_.reserve(samples.size());
    optional_.reserve(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
      with.take();
      if (samples.takes_part(i)) (samples.stays(i) ? staying_ : optional_).push_back(before_.of(i));
    }
    for (auto* some : {&staying_, &optional_})
      ordered_by(with, before_, [&](auto order) { std::ranges::sort(*some, order); });
  }

  [[nodiscard]] std::size_t staying() const { return staying_.size(); }
  [[nodiscard]] std::size_t optional() const { return optional_.size(); }

  /// The middle of the values at these ranks when the `taken` furthest of the optional ones are in;
  /// nothing where it is unbounded.
  [[nodiscard]] std::optional<typename Ends::middle> at(ranks const& asked,
                                                        std::size_t taken) const {
    auto const first = at(asked.lower, taken);
    auto const second = asked.lower == asked.upper ? first : at(asked.upper, taken);
    if (before_.is_open(first) || before_.is_open(second)) return std::nullopt;
    return before_.between(first, second);
  }

 private:
  using key = typename Ends::key;

  [[nodiscard]] key at(std::int64_t rank, std::size_t taken) const {
    auto const lowest_first = static_cast<std::size_t>(rank);
    std::size_t const place =
        before_.towards() == side::low ? lowest_first : staying_.size() + taken + 1 - lowest_first;
    // How many of the `place` furthest stay: the fewest with which no optional one among them lies
    // further in than the next that stays.
    std::size_t from = place > taken ? place - taken : 0;
    std::size_t to = std::min(place, staying_.size());
    while (from < to) {
      std::size_t const half = from + (to - from) / 2;
      if (before_(staying_[half], optional_[place - half - 1]))
        from = half + 1;
      else
        to = half;
    }
    if (from == 0) return optional_[place - 1];
    if (from == place) return staying_[place - 1];
    auto const left = staying_[from - 1];
    auto const right = optional_[place - from - 1];
    return before_(left, right) ? right : left;
  }

  Ends before_;
  std::vector<key> staying_;
  std::vector<key> optional_;
};

/// The answer that lies furthest out over all fillings; no number where it is unbounded.
///
/// In sets of one size the value at a rank never falls when a member rises. So for each number of
/// optional members the furthest ones are the best choice, each at its own end, and it is enough to
/// try every number of them.
template <class Ends>
std::optional<rational> furthest_answer(question const& asked, sample_list const& samples,
                                        Ends const& before, pace const& with) {
  sorted_ends<Ends> const ends(samples, before, with);
  std::optional<typename Ends::middle> best;
  for (std::size_t taken = 0; taken <= ends.optional(); ++taken) {
    with.take();
    auto const size = static_cast<std::int64_t>(ends.staying() + taken);
    if (size < asked.least_size()) continue;
    auto value = ends.at(asked.among(size), taken);
    if (!value) return std::nullopt;
    if (!best || before.is_further(*value, *best)) best = std::move(value);
  }
  if (!best) return std::nullopt;
  return before.value(*best);
}

std::optional<rational> furthest_answer(question const& asked, sample_list const& samples,
                                        common_scale const& scale, side towards, pace const& with) {
  if (scale.fits())
    return furthest_answer(asked, samples, unit_ends(samples, scale, towards), with);
  return furthest_answer(asked, samples, number_ends(samples, towards), with);
}

} // namespace

bounds order_statistic(aggregate how, sample_list const& samples, ratio const& at,
                       pace const& with) {
  question const asked{how, at};
  bool const counts = how == aggregate::nth_lowest || how == aggregate::nth_highest;
  if (counts && (at.denominator() != 1 || at < 1)) return bounds::nothing();
  std::int64_t staying = 0;
  std::int64_t most = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    with.take();
    if (!samples.takes_part(i)) continue;
    ++most;
    if (samples.stays(i)) ++staying;
  }
  if (most < asked.least_size()) return bounds::nothing();
  common_scale const scale(samples, with);
  if (auto known = plain(samples, scale, with)) return bounds::exactly(answer(asked, *known, with));
  bounds value;
  value.may_be_none = staying < asked.least_size();
  value.low = furthest_answer(asked, samples, scale, side::low, with);
  value.high = furthest_answer(asked, samples, scale, side::high, with);
  return value;
}

} // namespace chitieu::exact
