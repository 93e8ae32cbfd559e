#include <chitieu/exact/samples.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace chitieu::exact {
namespace {

using boost::multiprecision::cpp_rational;

constexpr aggregate aggregates[] = {
    aggregate::count,      aggregate::sum,         aggregate::average,    aggregate::median,
    aggregate::nth_lowest, aggregate::nth_highest, aggregate::percentile, aggregate::different};

std::string text_of(bounds const& value) {
  if (value.none) return "none";
  return "[" + (value.low ? to_string(*value.low) : "-oo") + ", " +
         (value.high ? to_string(*value.high) : "oo") + "]" + (value.may_be_none ? "?" : "");
}

std::string text_of(std::vector<sample> const& samples) {
  std::string text;
  for (auto const& one : samples) text += text_of(one.value) + (one.sure ? " " : " (unsure) ");
  return text;
}

sample known(rational value, bool sure = true) { return {bounds::exactly(std::move(value)), sure}; }
sample within(std::int64_t low, std::int64_t high, bool sure = true) {
  return {{low, high, false, false}, sure};
}

// The oracle counts in these units, so that halves and the inner points below are whole.
constexpr std::int64_t primes[] = {11, 13, 17, 19, 23};
constexpr std::int64_t unit = std::int64_t{2} * 11 * 13 * 17 * 19 * 23;
constexpr std::int64_t far = 1'000'000 * unit;

/// What one sample can be: numbers, or nothing (not there, or there without a number).
struct choices {
  std::vector<std::int64_t> values;
  bool absent = false;  ///< may not be there
  bool nothing = false; ///< may be there without a number
};

std::int64_t units_of(rational const& value) {
  auto const units = value * unit;
  EXPECT_EQ(units.floor(), units.ceil());
  return units.floor().value();
}

/// With membership given, sums, averages and values at a rank never fall when a value rises: their
/// extremes over a box of values lie at its corners, so the ends of each value suffice. How many
/// values differ is another matter: values meet at ends (of others, too), and avoid each other at
/// an inner point that only one sample has. A value without bound can be far out.
choices choices_of(sample const& one, std::size_t index, bool only_ends,
                   std::set<std::int64_t> const& all_ends) {
  choices found;
  found.absent = !one.sure;
  found.nothing = one.value.may_be_none || one.value.none;
  if (one.value.none) return found;
  std::int64_t const low = one.value.low ? units_of(*one.value.low) : -far;
  std::int64_t const high = one.value.high ? units_of(*one.value.high) : far;
  found.values = {low};
  if (low == high) return found;
  found.values.push_back(high);
  if (only_ends) return found;
  for (auto const end : all_ends)
    if (low < end && end < high) found.values.push_back(end);
  found.values.push_back(low + (high - low) / primes[index]);
  return found;
}

struct oracle {
  std::optional<rational> low, high;
  bool can_be_none = false;

  void see(rational const& value) {
    if (!low || value < *low) low = value;
    if (!high || value > *high) high = value;
  }
};

/// The definition, on one filling: the numbers in ascending order, and how many records there are.
void look_at(oracle& truth, aggregate how, std::vector<std::int64_t> numbers, std::int64_t records,
             ratio const& at) {
  std::sort(numbers.begin(), numbers.end());
  auto const size = static_cast<std::int64_t>(numbers.size());
  std::int64_t sum = 0;
  for (auto const number : numbers) sum += number;
  auto const ranked = [&](std::int64_t rank) {
    if (rank < 1 || rank > size)
      truth.can_be_none = true;
    else
      truth.see(rational::of(numbers[static_cast<std::size_t>(rank - 1)], unit));
  };
  switch (how) {
  case aggregate::count:
    return truth.see(records);
  case aggregate::sum:
    return truth.see(rational::of(sum, unit));
  case aggregate::different:
    return truth.see(static_cast<std::int64_t>(std::set(numbers.begin(), numbers.end()).size()));
  case aggregate::average:
    if (size == 0) break;
    return truth.see(rational::of(sum, size * unit));
  case aggregate::median: {
    if (size == 0) break;
    auto const half = static_cast<std::size_t>(size) / 2;
    if (size % 2 == 1) return truth.see(rational::of(numbers[half], unit));
    return truth.see(rational::of(numbers[half - 1] + numbers[half], 2 * unit));
  }
  case aggregate::nth_lowest:
    return ranked(at.numerator());
  case aggregate::nth_highest:
    return ranked(size + 1 - at.numerator());
  case aggregate::percentile: {
    if (size == 0) break;
    // The least rank at or below which there are at least p of the numbers.
    std::int64_t rank = 1;
    while (rank * at.denominator() < at.numerator() * size) ++rank;
    return ranked(rank);
  }
  }
  truth.can_be_none = true;
}

void fill(oracle& truth, aggregate how, std::vector<choices> const& all, std::size_t next,
          std::vector<std::int64_t>& numbers, std::int64_t records, ratio const& at) {
  if (next == all.size()) return look_at(truth, how, numbers, records, at);
  auto const& here = all[next];
  if (here.absent) fill(truth, how, all, next + 1, numbers, records, at);
  if (here.nothing) fill(truth, how, all, next + 1, numbers, records + 1, at);
  for (auto const value : here.values) {
    numbers.push_back(value);
    fill(truth, how, all, next + 1, numbers, records + 1, at);
    numbers.pop_back();
  }
}

oracle all_fillings(aggregate how, std::vector<sample> const& samples, ratio const& at) {
  std::set<std::int64_t> ends{-far, far};
  for (auto const& one : samples)
    for (auto const& end : {one.value.low, one.value.high})
      if (end) ends.insert(units_of(*end));
  std::vector<choices> all;
  for (std::size_t i = 0; i < samples.size(); ++i)
    all.push_back(choices_of(samples[i], i, how != aggregate::different, ends));
  oracle truth;
  std::vector<std::int64_t> numbers;
  fill(truth, how, all, 0, numbers, 0, at);
  return truth;
}

/// How uncertain the samples of one round are, in per cent of each.
struct uncertainty {
  unsigned unsure, wide, unbounded, may_be_none, none;
};

std::vector<sample> random_samples(std::mt19937_64& random, uncertainty const& how) {
  auto const chance = [&](unsigned percent) { return random() % 100 < percent; };
  auto const end = [&] {
    auto const halves = static_cast<std::int64_t>(random() % 9) - 4;
    return chance(80) ? rational(halves / 2) : rational::of(halves, 2);
  };
  std::vector<sample> samples(random() % 6);
  for (auto& one : samples) {
    one.sure = !chance(how.unsure);
    if (chance(how.none)) {
      one.value = bounds::nothing();
      continue;
    }
    one.value = bounds::exactly(end());
    if (chance(how.wide)) one.value.high = std::max(*one.value.low, end());
    if (chance(how.unbounded)) one.value.low.reset();
    if (chance(how.unbounded)) one.value.high.reset();
    one.value.may_be_none = chance(how.may_be_none);
  }
  return samples;
}

ratio random_at(std::mt19937_64& random, aggregate how) {
  static ratio const parts[] = {0,
                                1,
                                ratio::make(1, 2).value(),
                                ratio::make(1, 4).value(),
                                ratio::make(1, 3).value(),
                                ratio::make(2, 3).value(),
                                ratio::make(19, 20).value()};
  if (how == aggregate::percentile) return parts[random() % std::size(parts)];
  return static_cast<std::int64_t>(random() % 5 + 1);
}

void expect_tight(bounds const& made, oracle const& truth, std::string const& what) {
  ASSERT_EQ(made.none, !truth.low.has_value()) << what;
  ASSERT_EQ(made.may_be_none, truth.can_be_none) << what;
  if (made.none) return;
  if (*truth.low < -1'000) {
    ASSERT_FALSE(made.low) << what;
  } else {
    ASSERT_EQ(made.low, truth.low) << what << to_string(*truth.low);
  }
  if (*truth.high > 1'000) {
    ASSERT_FALSE(made.high) << what;
  } else {
    ASSERT_EQ(made.high, truth.high) << what << to_string(*truth.high);
  }
}

bounds times(bounds value, rational const& factor) {
  if (value.low) value.low = *value.low * factor;
  if (value.high) value.high = *value.high * factor;
  return value;
}

/// Numbers so large that they fit no 64 bits are combined like small ones.
void expect_same_when_large(aggregate how, std::vector<sample> samples, ratio const& at,
                            bounds const& made) {
  rational const factor = rational(std::numeric_limits<std::int64_t>::max()) * 3;
  for (auto& one : samples) one.value = times(one.value, factor);
  bool const counts = how == aggregate::count || how == aggregate::different;
  auto const large = combine(how, samples, at);
  ASSERT_EQ(large, counts ? made : times(made, factor))
      << text_of(samples) << "aggregate " << int(how) << " made " << text_of(large);
}

void expect_oracle(unsigned seed, int rounds, uncertainty const& how_unsure) {
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int round = 0; round < rounds; ++round) {
    auto const samples = random_samples(random, how_unsure);
    for (auto const how : aggregates) {
      // How many differ takes many more fillings: fewer are tried.
      if (how == aggregate::different && round % 8 != 0) continue;
      auto const at = random_at(random, how);
      auto const made = combine(how, samples, at);
      expect_tight(made, all_fillings(how, samples, at),
                   text_of(samples) + "aggregate " + std::to_string(int(how)) + " at " +
                       to_string(at) + " made " + text_of(made) + " ");
      expect_same_when_large(how, samples, at, made);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(samples, known_numbers_are_combined_as_defined) { expect_oracle(31, 1'500, {0, 0, 0, 0, 10}); }

TEST(samples, who_is_among_them_is_filled) { expect_oracle(32, 3'000, {60, 0, 0, 0, 0}); }

TEST(samples, values_are_filled) { expect_oracle(33, 2'000, {0, 70, 0, 0, 0}); }

TEST(samples, everything_is_filled_at_once) {
  expect_oracle(34, 1'500, {40, 50, 5, 20, 10});
  expect_oracle(35, 1'000, {40, 20, 20, 10, 10});
}

TEST(samples, nothing_has_a_sum_and_counts_but_no_average_or_rank) {
  for (std::vector<sample> const& samples :
       {std::vector<sample>{}, std::vector<sample>{{bounds::nothing(), true}}}) {
    EXPECT_EQ(combine(aggregate::count, samples),
              bounds::exactly(static_cast<std::int64_t>(samples.size())));
    EXPECT_EQ(combine(aggregate::sum, samples), bounds::exactly(0));
    EXPECT_EQ(combine(aggregate::different, samples), bounds::exactly(0));
    EXPECT_EQ(combine(aggregate::average, samples), bounds::nothing());
    EXPECT_EQ(combine(aggregate::median, samples), bounds::nothing());
    EXPECT_EQ(combine(aggregate::nth_lowest, samples, 1), bounds::nothing());
    EXPECT_EQ(combine(aggregate::nth_highest, samples, 1), bounds::nothing());
    EXPECT_EQ(combine(aggregate::percentile, samples, 0), bounds::nothing());
  }
}

TEST(samples, a_rank_that_is_no_whole_number_from_1_on_has_no_value) {
  std::vector<sample> const samples{known(1), known(2)};
  for (ratio const& at : {ratio(0), ratio(-1), ratio::make(3, 2).value(), ratio(3)}) {
    EXPECT_EQ(combine(aggregate::nth_lowest, samples, at), bounds::nothing());
    EXPECT_EQ(combine(aggregate::nth_highest, samples, at), bounds::nothing());
  }
}

TEST(samples, who_lowers_an_average_is_taken_and_who_raises_it_is_left) {
  std::vector<sample> const samples{known(6), known(8), known(1, false), known(20, false)};
  EXPECT_EQ(combine(aggregate::average, samples), (bounds{5, rational::of(34, 3), false, false}));
  EXPECT_EQ(combine(aggregate::median, samples), (bounds{6, 8, false, false}));
}

TEST(samples, how_many_differ_is_at_least_what_values_cannot_share) {
  std::vector<sample> const samples{within(0, 4), within(3, 6), within(6, 9), known(5),
                                    known(7, false)};
  EXPECT_EQ(combine(aggregate::different, samples), (bounds{3, 5, false, false}));
}

TEST(samples, ends_without_a_common_denominator_of_64_bits_stay_exact) {
  bounds const apart{rational::of(1, 4'000'000'009), rational::of(1, 4'000'000'007), false, false};
  EXPECT_EQ(combine(aggregate::median, std::vector<sample>{{apart, true}, {apart, true}}), apart);
  // In thirds the lower end fits, and the upper one does not.
  constexpr std::int64_t most = 4'000'000'000'000'000'000;
  auto const third = rational::of(1, 3);
  EXPECT_EQ(combine(aggregate::median, std::vector{within(0, most), known(third)}),
            (bounds{third / 2, (rational(most) + third) / 2, false, false}));
}

cpp_rational wide(rational const& value) { return cpp_rational(to_string(value)); }

/// Large and small, whole and broken, some with terms beyond 64 bits.
rational random_number(std::mt19937_64& random) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  switch (random() % 9) {
  case 0:
    return most - static_cast<std::int64_t>(random() % 2);
  case 1:
    return std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(random() % 2);
  case 2:
    return rational::of(decimal{static_cast<std::int64_t>(random()), 18});
  case 3:
    return rational::of(1, most - static_cast<std::int64_t>(random() % 3));
  case 4:
    return rational(most) * static_cast<std::int64_t>(random() % 5);
  case 5: // of few denominators that have no common one in 64 bits
    return rational::of(static_cast<std::int64_t>(random()) >> (random() % 60),
                        static_cast<std::int64_t>(9'999'991 - random() % 6));
  default:
    return rational::of(decimal{static_cast<std::int64_t>(random()) >> (random() % 60),
                                static_cast<std::int32_t>(random() % 4)});
  }
}

// Two ends of which each is a fraction of 64 bits, but not both over one denominator; and an end
// whose units do not fit over the denominator of another.
TEST(samples, ends_without_a_common_scale_are_combined_exactly) {
  auto const fifth = rational(1) / 762'939'453'125; // 5^17
  auto const third = rational(1) / 847'288'609'443; // 3^25
  std::vector<sample> samples{{{third, fifth, false, false}, true}, known(0), known(1)};
  EXPECT_EQ(combine(aggregate::median, samples), (bounds{third, fifth, false, false}));
  std::int64_t const far_out = 4'000'000'000'000'000'000;
  samples = {within(0, far_out), known(rational(1) / 3), known(1)};
  EXPECT_EQ(combine(aggregate::median, samples), (bounds{rational(1) / 3, 1, false, false}));
  EXPECT_EQ(combine(aggregate::nth_highest, samples, 1), (bounds{1, far_out, false, false}));
}

TEST(samples, many_numbers_of_any_size_are_combined_exactly) {
  unsigned const seed = 36;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int round = 0; round < 300; ++round) {
    // From whole numbers only, over decimals, to everything.
    int const kind = round % 4;
    std::vector<sample> samples;
    std::vector<cpp_rational> numbers;
    auto const size = random() % 40 + 1;
    while (samples.size() < size) {
      auto number = random_number(random);
      auto const small = number.small();
      if (kind == 0 && (!small || small->denominator() != 1)) continue;
      if (kind == 1 && (!small || small->denominator() > 10'000)) continue;
      if (kind == 2 && number.sign() < 0) continue;
      numbers.push_back(wide(number));
      samples.push_back(known(number));
      if (random() % 5 == 0) {
        numbers.push_back(numbers.back());
        samples.push_back(samples.back());
      }
    }
    cpp_rational sum = 0;
    for (auto const& number : numbers) sum += number;
    std::sort(numbers.begin(), numbers.end());
    auto const half = numbers.size() / 2;
    cpp_rational const median = numbers.size() % 2 == 1
                                    ? numbers[half]
                                    : cpp_rational((numbers[half - 1] + numbers[half]) / 2);
    auto const expect = [&](aggregate how, cpp_rational const& truth, ratio const& at = {}) {
      auto const made = combine(how, samples, at);
      ASSERT_TRUE(made.is_exact()) << text_of(made);
      ASSERT_EQ(wide(*made.low), truth) << int(how);
    };
    expect(aggregate::sum, sum);
    expect(aggregate::average, cpp_rational(sum / numbers.size()));
    expect(aggregate::median, median);
    expect(aggregate::nth_highest, numbers.back(), 1);
    expect(aggregate::percentile, numbers[(numbers.size() + 3) / 4 - 1], ratio::make(1, 4).value());
    expect(aggregate::different, std::set(numbers.begin(), numbers.end()).size());
    // The same with one that is there or not: the other way through the code.
    samples.push_back(known(0, false));
    auto const made = combine(aggregate::sum, samples);
    ASSERT_TRUE(made.is_exact());
    ASSERT_EQ(wide(*made.low), sum);
    if (testing::Test::HasFatalFailure()) return;
  }
}

} // namespace
} // namespace chitieu::exact
