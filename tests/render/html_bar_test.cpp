#include "html_tags.hpp"
#include "sample.hpp"

#include "render/html_bar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace chitieu::render {
namespace {

using exact::ratio;
using exact::relation;

ratio of(std::int64_t a, std::int64_t b) { return ratio::make(a, b).value(); }

std::int64_t number(html_tag const& tag, char const* name) {
  return std::stoll(tag.attribute(name));
}

struct drawn {
  std::int64_t sure = 0;    ///< where the thick part ends
  std::int64_t perhaps = 0; ///< where the thin part ends
  std::vector<std::int64_t> marks;
  std::string label;
};

drawn read(markup const& bar) {
  drawn out;
  for (html_tag const& tag : read_html(bar.html()).tags) {
    if (tag.name == "svg") out.label = tag.attribute("aria-label");
    if (tag.name != "rect") continue;
    std::int64_t const end = number(tag, "x") + number(tag, "width");
    auto const what = tag.attribute("class");
    if (what == "ct-sure") out.sure = end;
    if (what == "ct-perhaps" || what == "ct-sure") out.perhaps = std::max(out.perhaps, end);
    if (what == "ct-mark") out.marks.push_back((number(tag, "x") + end) / 2);
  }
  return out;
}

drawn draw(exact::counts const& counts, exact::threshold const& asked) {
  return read(share_bar(counts, exact::measure(counts, asked), asked, "ct-good", "93,7% · ≥ 95%"));
}

TEST(html_bar, a_share_ends_where_it_belongs) {
  auto const bar = draw(sample::sure(1, 4), sample::share(relation::at_least, 95));
  EXPECT_EQ(bar.sure, 250);
  EXPECT_EQ(bar.marks, std::vector<std::int64_t>{950});
  EXPECT_EQ(bar.label, "93,7% · ≥ 95%");
}

TEST(html_bar, a_share_that_just_fails_is_seen_to_fail) {
  auto const bar = draw(sample::sure(949'999, 1'000'000), sample::share(relation::at_least, 95));
  EXPECT_LE(bar.sure, 950 - bar_gap);
  auto const nearly_all =
      draw(sample::sure(999'999, 1'000'000), sample::share(relation::at_least, 100));
  EXPECT_LE(nearly_all.sure, bar_length - bar_gap);
}

TEST(html_bar, a_share_at_the_mark_touches_it) {
  EXPECT_EQ(draw(sample::sure(76, 80), sample::share(relation::at_least, 95)).sure, 950);
  EXPECT_EQ(draw(sample::sure(80, 80), sample::share(relation::at_least, 100)).sure, bar_length);
}

TEST(html_bar, what_blanks_leave_open_is_drawn_apart) {
  exact::counts counts = sample::sure(10, 74);
  counts.unknown = 26;
  auto const bar = draw(counts, sample::share(relation::at_least, 50));
  EXPECT_EQ(bar.sure, 100);
  EXPECT_EQ(bar.perhaps, 360);
}

TEST(html_bar, a_range_has_two_marks) {
  auto const bar =
      draw(sample::sure(12, 100), sample::between(sample::percent(10), sample::percent(15), true));
  EXPECT_EQ(bar.marks, (std::vector<std::int64_t>{100, 150}));
  EXPECT_GT(bar.sure, 100);
  EXPECT_LT(bar.sure, 150);
}

TEST(html_bar, a_rounded_share_is_marked_where_the_verdict_turns) {
  auto asked = sample::share(relation::at_least, 15);
  asked.round = exact::rounding::down;
  auto const bar = draw(sample::sure(11, 76), asked); // 15% of 76 is 11,4
  EXPECT_EQ(bar.marks, std::vector<std::int64_t>{144});
  EXPECT_EQ(bar.sure, 144);
  exact::counts open = sample::sure(11, 76);
  open.maybe_no = 1;
  EXPECT_TRUE(draw(open, asked).marks.empty());
}

TEST(html_bar, counts_and_shares_of_nobody_have_none) {
  auto const none = [](exact::counts const& counts, exact::threshold const& asked) {
    return share_bar(counts, exact::measure(counts, asked), asked, "", "").empty();
  };
  EXPECT_TRUE(none(sample::sure(2, 9), sample::count(relation::at_least, 3)));
  EXPECT_TRUE(none({}, sample::share(relation::at_least, 95)));
}

TEST(html_bar, no_share_is_drawn_on_the_other_side_of_a_mark) {
  auto const seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  auto const pick = [&random](std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random);
  };
  for (int round = 0; round < 20'000; ++round) {
    std::int64_t const base = pick(1, round % 2 ? 200 : 1'000'000'000'000);
    ratio const share = of(pick(0, base), base);
    std::vector<ratio> marks{of(pick(1, 100), 100)};
    if (round % 3 == 0) marks.push_back(of(pick(1, 1000), 1000));
    if (round % 5 == 0) marks = {share};
    std::int64_t const at = place_on_bar(share, marks);
    ASSERT_GE(at, 0);
    ASSERT_LE(at, bar_length);
    for (ratio const& mark : marks) {
      std::int64_t const there = exact::floor_times(mark, bar_length);
      if (share < mark) {
        ASSERT_LT(at, std::max<std::int64_t>(there, 1));
      }
      if (share == mark) {
        ASSERT_EQ(at, there);
      }
      if (mark < share) {
        ASSERT_GE(at, there);
      }
    }
  }
}

} // namespace
} // namespace chitieu::render
