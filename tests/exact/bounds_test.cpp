#include <chitieu/exact/bounds.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace chitieu::exact {
namespace {

std::string text_of(bounds const& value) {
  if (value.none) return "none";
  return "[" + (value.low ? to_string(*value.low) : "-oo") + ", " +
         (value.high ? to_string(*value.high) : "oo") + "]" + (value.may_be_none ? " or none" : "");
}

bounds between(std::int64_t low, std::int64_t high) { return {low, high, false, false}; }
bounds from(std::int64_t low) { return {low, {}, false, false}; }
bounds up_to(std::int64_t high) { return {{}, high, false, false}; }
bounds perhaps(bounds value) {
  value.may_be_none = true;
  return value;
}

bounds sample(std::mt19937_64& random) {
  auto const at = [&] { return static_cast<std::int64_t>(random() % 7) - 3; };
  if (random() % 12 == 0) return bounds::nothing();
  auto const [low, high] = std::minmax({at(), at()});
  bounds value = between(low, random() % 3 == 0 ? low : high);
  if (random() % 6 == 0) value.low.reset();
  if (random() % 6 == 0) value.high.reset();
  value.may_be_none = random() % 6 == 0;
  return value;
}

/// Whole numbers and halves within the bounds; what is unbounded is followed far and near.
std::vector<rational> fillings(bounds const& value) {
  std::vector<rational> all;
  for (std::int64_t halves = -12; halves <= 12; ++halves) all.push_back(rational::of(halves, 2));
  for (std::int64_t far : {-1'000'000, 1'000'000}) all.emplace_back(far);
  for (std::int64_t near : {-1'000'000, 1'000'000}) all.push_back(rational::of(1, near));
  if (value.low) all.push_back(*value.low);
  if (value.high) all.push_back(*value.high);
  std::erase_if(all, [&](rational const& x) {
    return value.none || (value.low && x < *value.low) || (value.high && x > *value.high);
  });
  return all;
}

struct seen {
  std::optional<rational> low;
  std::optional<rational> high;
  bool none = false;
};

using operation = std::function<std::optional<rational>(rational const&, rational const&)>;

seen all_fillings(bounds const& a, bounds const& b, operation const& operate) {
  seen result;
  result.none = a.may_be_none || a.none || b.may_be_none || b.none;
  for (auto const& x : fillings(a))
    for (auto const& y : fillings(b)) {
      auto const value = operate(x, y);
      result.none = result.none || !value;
      if (!value) continue;
      if (!result.low || *value < *result.low) result.low = value;
      if (!result.high || *value > *result.high) result.high = value;
    }
  return result;
}

/// The bounds hold what was seen and no more: an end that is not infinite is met, or come near to
/// where it is only approached (1 / x of an x without bound).
void expect_tight(bounds const& made, seen const& truth, std::string const& what) {
  ASSERT_EQ(made.none, !truth.low.has_value()) << what;
  ASSERT_EQ(made.may_be_none, truth.none) << what;
  if (made.none) return;
  rational const near = rational::of(1, 1'000);
  if (made.low) {
    ASSERT_LE(*made.low, *truth.low) << what;
    ASSERT_LE(*truth.low - *made.low, near) << what;
  } else {
    ASSERT_LT(*truth.low, -1'000) << what;
  }
  if (made.high) {
    ASSERT_GE(*made.high, *truth.high) << what;
    ASSERT_LE(*made.high - *truth.high, near) << what;
  } else {
    ASSERT_GT(*truth.high, 1'000) << what;
  }
}

TEST(bounds, operators_hold_what_every_filling_gives_and_no_more) {
  unsigned const seed = 20231103;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  for (int round = 0; round < 1'500; ++round) {
    auto const a = sample(random);
    auto const b = sample(random);
    auto const both = text_of(a) + " and " + text_of(b) + " make ";
    auto const try_out = [&](char const* name, bounds const& made, operation const& operate) {
      expect_tight(made, all_fillings(a, b, operate), name + both + text_of(made));
    };
    try_out("+ ", a + b, [](auto const& x, auto const& y) { return x + y; });
    try_out("- ", a - b, [](auto const& x, auto const& y) { return x - y; });
    try_out("* ", a * b, [](auto const& x, auto const& y) { return x * y; });
    try_out("/ ", a / b, [](auto const& x, auto const& y) {
      return y.sign() == 0 ? std::nullopt : std::optional(x / y);
    });
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(bounds, a_divisor_that_can_be_0_may_give_nothing) {
  EXPECT_EQ(between(6, 12) / between(2, 3), between(2, 6));
  EXPECT_EQ(between(6, 12) / between(0, 3), perhaps(from(2)));
  EXPECT_EQ(between(6, 12) / between(-3, 0), perhaps(up_to(-2)));
  EXPECT_EQ(between(6, 12) / between(-1, 1), perhaps(bounds::unknown()));
  EXPECT_EQ(between(0, 0) / between(-1, 1), perhaps(between(0, 0)));
  EXPECT_EQ(between(6, 12) / between(0, 0), bounds::nothing());
  EXPECT_EQ(between(6, 12) / from(3), between(0, 4));
  EXPECT_EQ(bounds::nothing() / between(1, 1), bounds::nothing());
  EXPECT_EQ(between(0, 0) * bounds::unknown(), between(0, 0));
}

TEST(bounds, either_is_everything_that_one_of_them_can_be) {
  EXPECT_EQ(either(between(1, 2), between(4, 5)), between(1, 5));
  EXPECT_EQ(either(between(1, 2), from(4)), from(1));
  EXPECT_EQ(either(up_to(2), between(1, 1)), up_to(2));
  EXPECT_EQ(either(between(1, 2), bounds::nothing()), perhaps(between(1, 2)));
  EXPECT_EQ(either(bounds::nothing(), between(1, 2)), perhaps(between(1, 2)));
  EXPECT_EQ(either(bounds::nothing(), bounds::nothing()), bounds::nothing());
  EXPECT_EQ(either(perhaps(between(1, 2)), between(1, 1)), perhaps(between(1, 2)));
}

TEST(bounds, only_one_sure_number_is_exact) {
  EXPECT_TRUE(bounds::exactly(3).is_exact());
  EXPECT_FALSE(between(3, 4).is_exact());
  EXPECT_FALSE(from(3).is_exact());
  EXPECT_FALSE(perhaps(between(3, 3)).is_exact());
  EXPECT_FALSE(bounds::nothing().is_exact());
}

constexpr relation relations[] = {relation::at_least,  relation::more_than, relation::at_most,
                                  relation::less_than, relation::exactly,   relation::between};

bool stands(rational const& value, relation how, rational const& low, rational const& high) {
  switch (how) {
  case relation::at_least:
    return value >= low;
  case relation::more_than:
    return value > low;
  case relation::at_most:
    return value <= low;
  case relation::less_than:
    return value < low;
  case relation::exactly:
    return value == low;
  case relation::between:
    return low <= value && value <= high;
  }
  return false;
}

TEST(bounds, a_number_that_no_filling_gives_is_not_exact) {
  EXPECT_FALSE(bounds::nothing().is_exact());
  EXPECT_FALSE((bounds{rational{1}, rational{1}, false, true}).is_exact());
}

TEST(bounds, a_comparison_is_decided_where_every_filling_agrees_and_nowhere_else) {
  unsigned const seed = 20231104;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random{seed};
  int decided = 0;
  for (int round = 0; round < 600; ++round) {
    auto const value = sample(random);
    auto const low = sample(random);
    auto const high = sample(random);
    for (auto const how : relations) {
      bool const uses_high = how == relation::between;
      auto truth = decision::undetermined;
      bool const has_numbers = !value.may_be_none && !low.may_be_none && !value.none && !low.none &&
                               !(uses_high && (high.may_be_none || high.none));
      if (has_numbers) {
        bool can_be_met = false;
        bool can_be_unmet = false;
        auto const highs = uses_high ? fillings(high) : std::vector<rational>{0};
        for (auto const& x : fillings(value))
          for (auto const& y : fillings(low))
            for (auto const& z : highs) (stands(x, how, y, z) ? can_be_met : can_be_unmet) = true;
        if (can_be_met != can_be_unmet) truth = can_be_met ? decision::met : decision::unmet;
      }
      ASSERT_EQ(compare(value, how, low, high), truth)
          << text_of(value) << " relation " << int(how) << ' ' << text_of(low) << ' '
          << text_of(high);
      decided += truth == decision::undetermined ? 0 : 1;
    }
  }
  EXPECT_GT(decided, 300);
}

TEST(bounds, nothing_is_compared_with_what_may_be_no_number) {
  for (auto const how : relations) {
    EXPECT_EQ(compare(perhaps(between(5, 5)), how, between(5, 5), between(5, 5)),
              decision::undetermined);
    EXPECT_EQ(compare(between(5, 5), how, perhaps(between(9, 9)), between(9, 9)),
              decision::undetermined);
    EXPECT_EQ(compare(bounds::nothing(), how, between(5, 5), between(5, 5)),
              decision::undetermined);
  }
  EXPECT_EQ(compare(between(5, 5), relation::at_least, between(5, 5), bounds::nothing()),
            decision::met);
  EXPECT_EQ(compare(between(5, 5), relation::between, between(5, 5), bounds::nothing()),
            decision::undetermined);
  EXPECT_EQ(compare(bounds::unknown(), relation::between, between(5, 5), between(4, 4)),
            decision::unmet);
}

} // namespace
} // namespace chitieu::exact
