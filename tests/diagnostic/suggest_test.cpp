#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chitieu {
namespace {

using names = std::vector<std::string>;

names suggest_for(std::string const& typed, names const& declared) {
  std::vector<candidate> among;
  for (auto const& name : declared)
    among.push_back({text::fold_name(name), text::skeleton(name), name});
  return suggest(text::fold_name(typed), text::skeleton(typed), among);
}

TEST(suggest, offers_what_is_near) {
  EXPECT_EQ(suggest_for("lecturre", {"staff", "lecturer", "official"}), names{"lecturer"});
  EXPECT_EQ(suggest_for("xếp lọai", {"xếp loại", "danh hiệu"}), names{"xếp loại"});
  EXPECT_EQ(suggest_for("staf", {"Staff"}), names{"Staff"});
}

TEST(suggest, puts_names_that_look_the_same_first_however_far_they_are) {
  EXPECT_EQ(suggest_for("LDTT", {"LDXT", "LĐTT"}), (names{"LĐTT", "LDXT"}));
  EXPECT_EQ(suggest_for("lao dong tien tien", {"Lao động tiên tiến"}), names{"Lao động tiên tiến"});
  EXPECT_EQ(suggest_for("ôộờ", {"ooo"}), names{"ooo"});
}

TEST(suggest, offers_nothing_that_is_more_than_a_third_away) {
  EXPECT_EQ(suggest_for("abc", {"abd"}), names{"abd"});
  EXPECT_EQ(suggest_for("ab", {"ad"}), names{});
  EXPECT_EQ(suggest_for("abcdef", {"abxyef"}), names{"abxyef"});
  EXPECT_EQ(suggest_for("abcdef", {"axyzef"}), names{});
  EXPECT_EQ(suggest_for("", {"a"}), names{});
  EXPECT_EQ(suggest_for("a", {}), names{});
  EXPECT_EQ(suggest_for("…", {"?"}), names{});
}

TEST(suggest, counts_a_swap_as_one_step) {
  EXPECT_EQ(suggest_for("acb", {"abc"}), names{"abc"});
  EXPECT_EQ(suggest_for("bca", {"abc"}), names{});
}

TEST(suggest, gives_the_nearest_three_in_order_and_none_twice) {
  EXPECT_EQ(
      suggest_for("abcdefghi", {"abcdefxyz", "abcdefghx", "abcdefgxy", "abcdefgh", "zzzzzzzzz"}),
      (names{"abcdefghx", "abcdefgh", "abcdefgxy"}));
  std::vector<candidate> const aliases{{"staff", "staff", "staff"}, {"stuff", "stuff", "staff"}};
  EXPECT_EQ(suggest("staft", "staft", aliases), names{"staff"});
}

TEST(suggest, bears_names_that_are_far_too_long) {
  std::string const endless(100'000, 'a');
  EXPECT_EQ(suggest_for(endless, {"a", endless + "b"}), names{});
  EXPECT_EQ(suggest_for("a", {endless}), names{});
  EXPECT_EQ(suggest_for(endless, {"Á", endless}), names{endless});
}

TEST(suggest, names_are_listed_to_stand_in_backticks_in_both_languages) {
  EXPECT_TRUE(either({}).empty());
  EXPECT_EQ(either({"a"}), std::vector{argument("a")});
  EXPECT_EQ(either({"a", "b"}), (std::vector{argument("a` or `b", "a` hay `b")}));
  EXPECT_EQ(either({"a", "b", "c"}), (std::vector{argument("a`, `b` or `c", "a`, `b` hay `c")}));
  EXPECT_EQ(all_of_them({"a"}), argument("a"));
  EXPECT_EQ(all_of_them({"a", "b", "c"}), argument("a`, `b` and `c", "a`, `b` và `c"));
}

} // namespace
} // namespace chitieu
