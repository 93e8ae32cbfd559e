#include "golden.hpp"
#include "sample_numbers.hpp"

#include "render/number_text.hpp"
#include "render/shortfall.hpp"

#include <chitieu/render/html.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/render/review.hpp>
#include <chitieu/version.hpp>

#include <gtest/gtest.h>

namespace chitieu::render {
namespace {

using exact::relation;
using sample::as_share;
using sample::fraction;
using sample::from_to;
using sample::is;
using sample::number;

number_verdict against(relation how, exact::bounds value, exact::bounds low) {
  return number(how, std::move(value), std::move(low), std::nullopt);
}

TEST(number_text, never_crosses_what_is_asked) {
  auto const shown = [](number_verdict const& of) { return value_text(of, words_vi); };
  EXPECT_EQ(shown(against(relation::at_least, is(7999, 1000), is(8))), "7,99");
  EXPECT_EQ(shown(against(relation::at_least, is(8001, 1000), is(8))), "8,01");
  EXPECT_EQ(shown(against(relation::at_most, is(25'001, 1000), is(25))), "25,01");
  EXPECT_EQ(shown(against(relation::at_least, is(8), is(8))), "8");
  EXPECT_EQ(shown(as_share(against(relation::at_least, is(9496, 10'000), is(95, 100)))), "94,9%");
  EXPECT_EQ(shown(as_share(against(relation::at_least, is(19, 20), is(95, 100)))), "95,0%");
  EXPECT_EQ(shown(as_share(against(relation::at_least, is(-1, 3), is(0)))), "-33,4%");
  EXPECT_EQ(shown(as_share(against(relation::at_least, is(99'999, 100'000), is(1, 2)))), "99,9%");
}

TEST(number_text, stays_inside_a_range) {
  auto inside = against(relation::between, is(80'049, 10'000), is(8));
  inside.high = is(8'005, 1000);
  EXPECT_EQ(value_text(inside, words_en), "8.004");
  inside.high = is(9);
  EXPECT_EQ(value_text(inside, words_en), "8.01");
}

TEST(number_text, shows_what_blanks_leave_open) {
  auto of = against(relation::at_least, from_to(fraction(7, 1), fraction(17, 2)), is(8));
  of.unit = "giờ";
  EXPECT_EQ(value_text(of, words_vi), "7–8,5 giờ");
  of.value = {fraction(7, 1), std::nullopt};
  EXPECT_EQ(value_text(of, words_vi), "7–? giờ");
  of.value = exact::bounds::unknown();
  EXPECT_EQ(value_text(of, words_vi), "?");
  of.value = exact::bounds::nothing();
  EXPECT_EQ(value_text(of, words_vi), "—");
}

TEST(number_text, what_is_worked_out_is_told_apart_from_what_there_is) {
  auto of = as_share(against(relation::at_least, is(79'994, 100'000), is(79'996, 100'000)));
  of.low_is_figure = false;
  EXPECT_EQ(value_text(of, words_en), "79.9%");
  EXPECT_EQ(need_text(of, words_en), "≥ 80.0%");
}

TEST(number_shortfall, is_a_plain_sentence) {
  struct example {
    status which;
    number_verdict of;
    char const* threshold;
    char const* vi;
    char const* en;
  };
  auto const unmet = status::unmet;
  auto const open = status::undetermined;
  auto range = number(relation::between, is(2), is(3), fraction(1, 1));
  range.high = is(5);
  auto above = range;
  above.value = is(9);
  above.gap = fraction(4, 1);
  auto worked_out = number(relation::at_least, is(7), is(8), fraction(1, 1), "giờ");
  worked_out.low_is_figure = false;
  auto perhaps = number(relation::at_least, is(9), is(8), std::nullopt);
  perhaps.value.may_be_none = true;
  for (example const& each : {
           example{status::met, number(relation::at_least, is(9), is(8), fraction(-1, 1)), "≥ 8",
                   "", ""},
           example{unmet, number(relation::at_least, is(76, 10), is(8), fraction(2, 5)), "≥ 8",
                   "thiếu 0,4: cần ≥ 8, hiện có 7,6", "0.4 short: 7.6, ≥ 8 needed"},
           example{unmet, number(relation::at_most, is(263, 10), is(25), fraction(13, 10)), "≤ 25",
                   "vượt 1,3: cần ≤ 25, hiện có 26,3", "1.3 too much: 26.3, ≤ 25 needed"},
           example{unmet, number(relation::more_than, is(8), is(8), fraction(0, 1)), "> 8",
                   "cần > 8, hiện có 8", "8, > 8 needed"},
           example{unmet, range, "3–5", "thiếu 1: cần 3–5, hiện có 2", "1 short: 2, 3–5 needed"},
           example{unmet, above, "3–5", "vượt 4: cần 3–5, hiện có 9", "4 too much: 9, 3–5 needed"},
           example{unmet, worked_out, "", "thiếu 1 giờ: cần ≥ 8 giờ, hiện có 7 giờ",
                   "1 giờ short: 7 giờ, ≥ 8 giờ needed"},
           example{unmet, as_share(number(relation::at_least, is(1, 2), is(2, 3), fraction(1, 6))),
                   "≥ 2/3", "thiếu 16,7 điểm %: cần ≥ 2/3, hiện có 50,0%",
                   "16.7 points short: 50.0%, ≥ 2/3 needed"},
           example{unmet,
                   number(relation::at_least, from_to(fraction(6, 1), fraction(7, 1)), is(8),
                          fraction(2, 1)),
                   "≥ 8", "thiếu ≤ 2: cần ≥ 8, hiện có 6–7", "≤ 2 short: 6–7, ≥ 8 needed"},
           example{open,
                   number(relation::at_least, from_to(fraction(7, 1), fraction(9, 1)), is(8),
                          fraction(1, 1), "giờ"),
                   "≥ 8", "chưa rõ: từ 7 đến 9 giờ, cần ≥ 8",
                   "not settled: from 7 to 9 giờ, ≥ 8 needed"},
           example{open, perhaps, "≥ 8", "chưa rõ: 9, cần ≥ 8; có thể không có số liệu",
                   "not settled: 9, ≥ 8 needed; there may be no number"},
           example{open, number(relation::at_least, exact::bounds::nothing(), is(8), std::nullopt),
                   "≥ 8", "không có số liệu để xét", "there is no number to judge"},
           example{open, number(relation::at_least, is(9), exact::bounds::nothing(), std::nullopt),
                   "", "không có số liệu để so sánh; hiện có 9",
                   "there is nothing to compare with; now 9"},
       }) {
    EXPECT_EQ(number_shortfall(each.which, each.of, each.threshold, words_vi), each.vi);
    EXPECT_EQ(number_shortfall(each.which, each.of, each.threshold, words_en), each.en);
  }
}

TEST(groups_sentence, names_those_that_fall_short_and_those_unknown) {
  auto const of = sample::in_every_unit();
  EXPECT_EQ(shortfall(of, {}, words_vi), "2/5 đơn vị chưa đạt: Khoa A (3/5), Phòng D (0/3); "
                                         "1/5 đơn vị chưa rõ: Khoa C (2/4, chưa rõ 1)");
  EXPECT_EQ(shortfall(of, {}, words_en), "2 of 5 đơn vị fall short: Khoa A (3/5), Phòng D (0/3); "
                                         "1 of 5 đơn vị unknown: Khoa C (2/4, 1 unknown)");
}

TEST(groups_sentence, of_a_share_of_groups_says_first_how_many_are_lacking) {
  auto of = sample::in_every_unit();
  of.asked = sample::share(relation::at_least, 80);
  of.counts = sample::sure(2, 5);
  of.margins = exact::measure(of.counts, of.asked);
  of.groups.resize(1);
  EXPECT_EQ(shortfall(of, {}, words_vi),
            "thiếu 2 đơn vị: cần 4/5, hiện có 2; 3/5 đơn vị chưa đạt: Khoa A (3/5)");
  of.asked = sample::share(relation::at_most, 20);
  of.margins = exact::measure(of.counts, of.asked);
  of.groups = sample::in_every_unit().groups;
  EXPECT_EQ(shortfall(of, {}, words_en), "1 đơn vị too many: 2 of 5, at most 1; "
                                         "2 of 5 đơn vị counted: Khoa B (4/5), Phòng Đ (1/1)");
}

TEST(groups_sentence, calls_groups_by_their_columns) {
  using schema::span_of_time;
  auto of = sample::in_every_unit();
  of.unit = "year(joined)";
  of.groups.clear();
  of.counts = sample::sure(1, 3);
  of.margins = exact::measure(of.counts, of.asked);
  of.unit_parts = {{"joined", span_of_time::year, 1}};
  EXPECT_EQ(shortfall(of, {}, words_en), "2 of 3 years of joined fall short");
  EXPECT_EQ(shortfall(of, {}, words_vi), "2/3 năm của joined chưa đạt");
  of.unit_parts = {{"joined", span_of_time::month, 3}};
  EXPECT_EQ(shortfall(of, {}, words_en), "2 of 3 runs of 3 months of joined fall short");
  EXPECT_EQ(shortfall(of, {}, words_vi), "2/3 đợt 3 tháng của joined chưa đạt");
  of.unit_parts = {{"role", span_of_time::none, 1}, {"joined", span_of_time::week, 1}};
  EXPECT_EQ(shortfall(of, {}, words_en), "2 of 3 groups by role · weeks of joined fall short");
  EXPECT_EQ(shortfall(of, {}, words_vi), "2/3 nhóm theo role · tuần của joined chưa đạt");
}

TEST(shortfall, of_a_run_says_how_long_it_is_and_what_stands_in_its_way) {
  auto of = sample::in_every_unit();
  of.in_a_row = true;
  of.unit_parts = {{"joined", schema::span_of_time::year, 1}};
  of.asked = sample::count(relation::at_least, 3);
  of.counts = sample::sure(2, 5);
  of.margins = exact::measure(of.counts, of.asked);
  EXPECT_EQ(shortfall(of, {}, words_en),
            "the longest run of years of joined is 2: 3 needed; 2 of 5 years of joined fall short: "
            "Khoa A (3/5), Phòng D (0/3); 1 of 5 years of joined unknown: Khoa C (2/4, 1 unknown)");
  of.counts.unknown = 1;
  of.counts.no = 2;
  of.status = status::undetermined;
  of.groups.clear();
  EXPECT_EQ(shortfall(of, {}, words_vi),
            "số năm của joined liên tiếp nhiều nhất là từ 2 đến 3: cần 3");
}

TEST(groups_sentence, is_cut_where_it_gets_long_and_says_so) {
  auto of = sample::in_every_unit();
  of.counts = sample::sure(0, 22);
  of.margins = exact::measure(of.counts, of.asked);
  of.groups.assign(22, sample::group("K", status::unmet, sample::sure(0, 1), of.each_asked));
  auto const said = shortfall(of, {}, words_en);
  EXPECT_TRUE(said.ends_with("K (0/1), … and 12 more")) << said;
  of.groups.clear();
  EXPECT_EQ(shortfall(of, {}, words_en), "22 of 22 đơn vị fall short");
}

TEST(shortfall, says_what_a_condition_makes_of_a_clause) {
  auto of = sample::clause("1", status::met, "", "≥ 3", sample::count(relation::at_least, 3),
                           sample::sure(1, 9));
  of.does_not_apply = true;
  EXPECT_EQ(shortfall(of, {}, words_vi), "không áp dụng: điều nêu sau “nếu” không xảy ra");
  of.does_not_apply = false;
  of.may_not_apply = true;
  of.status = status::undetermined;
  EXPECT_EQ(shortfall(of, {}, words_en),
            "it is unknown whether it applies; if it does: 2 short: 1 counted, 3 needed");
}

TEST(numbers, are_drawn_as_reviewed) {
  text_options options;
  expect_golden("numbers.vi.txt", to_text(sample::numbers(), options));
  options.language = language::en;
  expect_golden("numbers.en.txt", to_text(sample::numbers(), options));
  auto json = to_json(sample::numbers(), language::en);
  std::string const version = CHITIEU_VERSION;
  json.replace(json.find(version), version.size(), "VERSION");
  expect_golden("numbers.json", json);
  auto html = to_html(sample::numbers(), {language::en, false, true, true});
  std::size_t const begin = html.find("<style>\n") + 8;
  html.erase(begin, html.find("</style>") - begin);
  expect_golden("numbers.en.html", html);
}

TEST(numbers, have_bars_where_they_are_shares) {
  report made;
  auto of = as_share(number(relation::at_least, is(1, 2), is(3, 4), fraction(1, 4)));
  made.targets = {sample::target(sample::clause("1", status::unmet, "", "≥ 75%", of))};
  EXPECT_NE(to_html(made, {language::en}).find("<svg"), std::string::npos);
  made.targets.front().clauses.front().number->is_share = false;
  EXPECT_EQ(to_html(made, {language::en}).find("<svg"), std::string::npos);
}

TEST(numbers, stand_in_a_review) {
  auto const made = review_of(sample::numbers(), language::vi);
  EXPECT_EQ(made.lines[0].count, "7,6 điểm");
  EXPECT_EQ(made.lines[0].share, "");
  EXPECT_EQ(made.lines[0].shortfall, "thiếu 0,4 điểm: cần ≥ 8, hiện có 7,6 điểm");
  EXPECT_EQ(made.lines[1].deadline, "20/11/2023");
  EXPECT_EQ(made.lines[3].share, "79,9%");
  EXPECT_EQ(made.lines[3].need, "≥ 80,0%");
}

} // namespace
} // namespace chitieu::render
