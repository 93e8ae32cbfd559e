#include "sample.hpp"

#include "render/shortfall.hpp"

#include <gtest/gtest.h>

namespace chitieu::render {
namespace {

using exact::relation;
using sample::between;
using sample::clause;
using sample::count;
using sample::percent;
using sample::share;
using sample::sure;

struct example {
  char const* name;
  clause_verdict of;
  char const* vi;
  char const* en;
};

exact::counts with_unknown(std::int64_t yes, std::int64_t unknown, std::int64_t base) {
  exact::counts counts;
  counts.yes = yes;
  counts.unknown = unknown;
  counts.no = base - yes - unknown;
  return counts;
}

exact::counts with_maybe(exact::counts counts, std::int64_t yes, std::int64_t no) {
  counts.maybe_yes = yes;
  counts.maybe_no = no;
  return counts;
}

clause_verdict judged(status which, exact::threshold asked, exact::counts counts,
                      char const* threshold = "") {
  return clause("1", which, "", threshold, asked, counts);
}

std::vector<example> const& examples() {
  auto const unmet = status::unmet;
  auto const open = status::undetermined;
  static std::vector<example> const all{
      {"met", judged(status::met, share(relation::at_least, 95), sure(77, 80)), "", ""},
      {"too few of a share", judged(unmet, share(relation::at_least, 95), sure(75, 80)),
       "thiếu 1: cần 76/80, hiện có 75", "1 short: 75 of 80, 76 needed"},
      {"too few of a strict share", judged(unmet, share(relation::more_than, 50), sure(40, 80)),
       "thiếu 1: cần 41/80, hiện có 40", "1 short: 40 of 80, 41 needed"},
      {"too few of a count", judged(unmet, count(relation::at_least, 3), sure(2, 45)),
       "thiếu 1: cần 3, hiện có 2", "1 short: 2 counted, 3 needed"},
      {"too many of a share", judged(unmet, share(relation::at_most, 15), sure(13, 76)),
       "thừa 2: nhiều nhất 11/76, hiện có 13", "2 too many: 13 of 76, at most 11"},
      {"too many of a strict share", judged(unmet, share(relation::less_than, 25), sure(20, 80)),
       "thừa 1: nhiều nhất 19/80, hiện có 20", "1 too many: 20 of 80, at most 19"},
      {"too many of a count", judged(unmet, count(relation::at_most, 2), sure(4, 80)),
       "thừa 2: nhiều nhất 2, hiện có 4", "2 too many: 4 counted, at most 2"},
      {"below a range", judged(unmet, between(3, 5, false), sure(2, 9)),
       "thiếu 1: cần từ 3 đến 5, hiện có 2", "1 short: 2 counted, from 3 to 5 needed"},
      {"above a range", judged(unmet, between(percent(10), percent(15), true), sure(14, 80)),
       "thừa 2: cần từ 8/80 đến 12/80, hiện có 14", "2 too many: 14 of 80, from 8 to 12 needed"},
      {"not exactly a share, too few", judged(unmet, share(relation::exactly, 15), sure(10, 80)),
       "thiếu 2: cần đúng 12/80, hiện có 10", "2 short: 10 of 80, exactly 12 needed"},
      {"not exactly a count, too many", judged(unmet, count(relation::exactly, 5), sure(6, 80)),
       "thừa 1: cần đúng 5, hiện có 6", "1 too many: 6 counted, exactly 5 needed"},
      {"exactly what no number can be",
       judged(unmet, share(relation::exactly, 15), sure(10, 77), "= 15%"),
       "với 77, không số nào khớp “= 15%”; gần nhất: 11 hoặc 12; hiện có 10",
       "no count out of 77 meets “= 15%”; nearest: 11 or 12; now 10"},
      {"more than everybody",
       judged(unmet, share(relation::more_than, 100), sure(80, 80), "> 100%"),
       "với 80, không số nào khớp “> 100%”; hiện có 80",
       "no count out of 80 meets “> 100%”; now 80"},
      {"less than nobody", judged(unmet, share(relation::less_than, 0), sure(0, 80), "< 0%"),
       "với 80, không số nào khớp “< 0%”; hiện có 0", "no count out of 80 meets “< 0%”; now 0"},
      {"too few whatever the blanks are",
       judged(unmet, share(relation::at_least, 95), with_unknown(73, 2, 80)),
       "thiếu 3: cần 76/80, hiện có 73 (không tính 2 chưa rõ)",
       "3 short: 73 of 80, 76 needed (2 unknown not counted)"},
      {"too many whatever the blanks are",
       judged(unmet, share(relation::at_most, 15), with_unknown(13, 1, 76)),
       "thừa 3: nhiều nhất 11/76, hiện có 14 (tính cả 1 chưa rõ)",
       "3 too many: 14 of 76, at most 11 (1 unknown counted too)"},
      {"too few in a base that is not sure",
       judged(unmet, share(relation::at_least, 95), with_maybe(sure(70, 80), 1, 2)),
       "thiếu 8: cần 78, hiện có 70 (không tính 3 chưa rõ)",
       "8 short: 70 counted, 78 needed (3 unknown not counted)"},
      {"blanks decide a share",
       judged(open, share(relation::at_least, 95), with_unknown(75, 3, 80)),
       "chưa rõ 3: từ 75/80 (93,8%) đến 78/80 (97,5%), cần 76/80",
       "3 unknown: from 75 of 80 (93.8%) to 78 of 80 (97.5%), 76 needed"},
      {"blanks decide a count", judged(open, count(relation::at_least, 3), with_unknown(2, 3, 45)),
       "chưa rõ 3: từ 2 đến 5, cần 3", "3 unknown: from 2 to 5, 3 needed"},
      {"blanks decide the base",
       judged(open, share(relation::at_least, 95), with_maybe(sure(76, 80), 1, 2)),
       "chưa rõ 3 (3 có thể ngoài diện xét): từ 76/82 (92,7%) đến 77/81 (95,1%)",
       "3 unknown (3 perhaps outside the base): from 76 of 82 (92.7%) to 77 of 81 (95.1%)"},
      {"blanks can empty the base",
       judged(open, share(relation::at_least, 95), with_maybe(sure(0, 0), 3, 1)),
       "chưa rõ 4: có thể không có đối tượng nào để xét",
       "4 unknown: there may be nothing to judge"},
      {"an empty base", judged(open, share(relation::at_least, 95), sure(0, 0)),
       "không có đối tượng nào để xét: 0/0", "nothing to judge: 0 of 0"},
      {"an empty base that counts as unmet",
       judged(unmet, share(relation::at_least, 95), sure(0, 0)),
       "không có đối tượng nào để xét: 0/0", "nothing to judge: 0 of 0"},
      {"a count of nobody", judged(unmet, count(relation::at_least, 3), sure(0, 0)),
       "thiếu 3: cần 3, hiện có 0", "3 short: 0 counted, 3 needed"},
      {"undetermined without a blank", judged(open, count(relation::at_most, 3), sure(2, 9)),
       "dữ liệu chưa đủ để kết luận", "the data do not settle it"},
      {"invalid", judged(status::invalid, share(relation::at_least, 95), sure(0, 0)),
       "không xét được: xem thông báo lỗi", "cannot be judged: see the error messages"},
  };
  return all;
}

TEST(shortfall, says_what_is_lacking_in_both_languages) {
  for (example const& each : examples()) {
    EXPECT_EQ(shortfall(each.of, std::nullopt, words_vi), each.vi) << each.name;
    EXPECT_EQ(shortfall(each.of, std::nullopt, words_en), each.en) << each.name;
  }
}

TEST(shortfall, names_the_deadline_only_while_it_is_ahead) {
  auto const due = sample::day_of(2023, 3, 5);
  auto ahead = judged(status::pending, share(relation::at_least, 95), sure(75, 80));
  EXPECT_EQ(shortfall(ahead, due, words_vi), "thiếu 1: cần 76/80, hiện có 75; hạn 05/03/2023");
  EXPECT_EQ(shortfall(ahead, due, words_en), "1 short: 75 of 80, 76 needed; due 05/03/2023");
  ahead.status = status::unmet;
  EXPECT_EQ(shortfall(ahead, due, words_en), "1 short: 75 of 80, 76 needed");
}

/// The whole number that stands right after these words.
std::int64_t number_after(std::string const& text, std::string const& before) {
  std::size_t const at = text.find(before);
  return at == std::string::npos ? -1 : std::stoll(text.substr(at + before.size()));
}

TEST(shortfall, figures_of_a_sentence_agree_with_each_other_for_every_small_count) {
  for (relation const how : {relation::at_least, relation::at_most})
    for (std::int64_t const part : {5, 15, 34, 50, 95})
      for (int code = 0; code < 4 * 4 * 4 * 3 * 3 * 3; ++code) {
        int rest = code;
        auto const next = [&rest](int options) {
          int const digit = rest % options;
          rest /= options;
          return digit;
        };
        exact::counts counts;
        counts.yes = next(4);
        counts.no = next(4);
        counts.unknown = next(4);
        counts.maybe_yes = next(3);
        counts.maybe_unknown = next(3);
        counts.maybe_no = next(3);
        auto const asked = share(how, part);
        if (exact::decide(counts, asked, exact::empty_base::undetermined) != exact::decision::unmet)
          continue;
        std::string const text = shortfall(judged(status::unmet, asked, counts), {}, words_vi);
        bool const over = how == relation::at_most;
        std::int64_t const by = number_after(text, over ? "thừa " : "thiếu ");
        std::int64_t const need = number_after(text, over ? "nhiều nhất " : "cần ");
        std::int64_t const now = number_after(text, "hiện có ");
        ASSERT_GT(by, 0) << text;
        ASSERT_EQ(over ? now - by : now + by, need) << text;
        ASSERT_TRUE(over || now == counts.yes) << text;
      }
}

} // namespace
} // namespace chitieu::render
