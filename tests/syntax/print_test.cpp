#include "syntax/dump.hpp"

#include <chitieu/syntax/parse.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <ostream>
#include <sstream>
#include <string>

namespace chitieu {
namespace {

constexpr char const* declarations = R"plan(edition 1
bare percentages: at least
scale rating: poor “Không hoàn thành” < fair “Hoàn thành” < good “Hoàn thành tốt” < excellent “Hoàn thành xuất sắc”
scale honour, cumulative: LĐTT “Lao động tiên tiến” < CSTĐCS “Chiến sĩ thi đua cơ sở”
population units “khoa, phòng”
  id      key
  titles  set of honour  blank means none
  rating  rating
population staff “cá nhân”
  id         key
  unit       units
  role       one of lecturer “giảng viên”, official “cán bộ”
  rating     rating
  titles     set of honour
  phd_start  date
  score      number
  on_leave   flag  “Đang nghỉ”
population entries “bài dự thi”
  id       key
  authors  set of staff
  sent_on  date
  contest  text
let goal = 60%
let quorum = 3
term “cán bộ, giảng viên” = staff where role is official or lecturer
phrase “đi học nghiên cứu sinh” = phd_start in 2023
)plan";

parsed read(std::string const& text) {
  auto const from = source::from_text("test.plan", text);
  EXPECT_TRUE(from);
  return parse(*from);
}

std::string faults(parsed const& p) {
  std::string out;
  for (auto const& each : p.diagnostics)
    out += "line " + std::to_string(each.at.line) + ", column " + std::to_string(each.at.column) +
           ": code " + std::to_string(static_cast<int>(each.what)) + "\n";
  return out;
}

parsed read_statement(std::string const& statement) {
  return read(declarations + statement + "\n");
}

// The last statement of a plan as it is printed.
std::string printed(parsed const& p, language which) {
  auto const whole = print(p.plan, which);
  auto rest = p.plan;
  rest.statements.pop_back();
  auto const tail = whole.substr(print(rest, which).size());
  return tail.substr(0, tail.size() - 1);
}

struct pair {
  char const* en;
  char const* vi;
};

std::ostream& operator<<(std::ostream& to, pair const& p) { return to << p.en; }

// Both texts are what is printed, and both are read as the same plan.
class same_in_both : public testing::TestWithParam<pair> {};

TEST_P(same_in_both, languages) {
  auto const en = read_statement(GetParam().en);
  auto const vi = read_statement(GetParam().vi);
  ASSERT_EQ(faults(en), "");
  ASSERT_EQ(faults(vi), "");
  EXPECT_EQ(syntax::dump(en.plan), syntax::dump(vi.plan));
  EXPECT_EQ(printed(en, language::en), GetParam().en);
  EXPECT_EQ(printed(en, language::vi), GetParam().vi);
  EXPECT_EQ(printed(vi, language::en), GetParam().en);
  EXPECT_EQ(printed(vi, language::vi), GetParam().vi);
}

constexpr pair quantities[] = {
    {"at least 95% of staff hold LĐTT", "ít nhất 95% staff đạt LĐTT"},
    {"more than 12,5% of staff hold LĐTT", "trên 12,5% staff đạt LĐTT"},
    {"at most 5‰ of staff hold LĐTT", "không quá 5‰ staff đạt LĐTT"},
    {"less than 2/3 of staff hold LĐTT", "dưới 2/3 staff đạt LĐTT"},
    {"exactly 3 staff hold LĐTT", "đúng 3 staff đạt LĐTT"},
    {"at least 3 of staff hold LĐTT", "ít nhất 3 trong số staff đạt LĐTT"},
    {"from 03 to 05 staff hold LĐTT", "từ 03 đến 05 staff đạt LĐTT"},
    {"from 3% to 5% of staff hold LĐTT", "từ 3% đến 5% staff đạt LĐTT"},
    {"15% of staff hold LĐTT", "15% staff đạt LĐTT"},
    {"all staff hold LĐTT", "tất cả staff đạt LĐTT"},
    {"no staff hold LĐTT", "không có staff đạt LĐTT"},
    {"at least goal of staff hold LĐTT", "ít nhất goal trong số staff đạt LĐTT"},
    {"at least quorum staff hold LĐTT", "ít nhất quorum staff đạt LĐTT"},
    {"15% rounded down, at least 1 of staff hold LĐTT",
     "15% làm tròn xuống, ít nhất 1 staff đạt LĐTT"},
    {"at most 15% rounded half up of staff hold LĐTT",
     "không quá 15% làm tròn nửa lên staff đạt LĐTT"},
    {"staff hold LĐTT", "staff đạt LĐTT"},
    {"at least 3 staff", "ít nhất 3 staff"},
};

constexpr pair subjects[] = {
    {"at least 3 staff where role is official or lecturer hold LĐTT",
     "ít nhất 3 staff mà role là official hoặc lecturer đạt LĐTT"},
    {"at least 3 staff where (on_leave or role is official) hold LĐTT",
     "ít nhất 3 staff mà (on_leave hoặc role là official) đạt LĐTT"},
    {"at least 3 staff where role is official and on_leave hold LĐTT",
     "ít nhất 3 staff mà role là official và on_leave đạt LĐTT"},
    {"at least 3 staff where (on_leave) and units hold LĐTT",
     "ít nhất 3 staff mà (on_leave) và units đạt LĐTT"},
    {"15% of staff holding LĐTT hold CSTĐCS", "15% staff mang LĐTT đạt CSTĐCS"},
    {"15% of staff holding at least LĐTT hold CSTĐCS", "15% staff mang từ LĐTT trở lên đạt CSTĐCS"},
    {"15% of those staff rated at least good hold CSTĐCS",
     "15% những staff xếp loại từ good trở lên đạt CSTĐCS"},
    {"15% of staff except LĐTT hold CSTĐCS", "15% staff trừ LĐTT đạt CSTĐCS"},
    {"15% of staff except on_leave hold CSTĐCS", "15% staff trừ on_leave đạt CSTĐCS"},
    {"15% of staff where on_leave holding LĐTT hold CSTĐCS",
     "15% staff mà on_leave mang LĐTT đạt CSTĐCS"},
    {"15% of staff where (have 2 entries) holding LĐTT hold CSTĐCS",
     "15% staff mà (có 2 entries) mang LĐTT đạt CSTĐCS"},
    {"5% of units and staff hold LĐTT", "5% units và staff đạt LĐTT"},
    {"5% of units and staff each hold LĐTT", "5% units và staff đều đạt LĐTT"},
    {"5% of cá nhân hold LĐTT among khoa, phòng", "5% cá nhân đạt LĐTT trong tổng số khoa, phòng"},
    {"at least 3 cán bộ, giảng viên đi học nghiên cứu sinh",
     "ít nhất 3 cán bộ, giảng viên đi học nghiên cứu sinh"},
};

constexpr pair conditions[] = {
    {"all staff role is lecturer", "tất cả staff role là lecturer"},
    {"all staff role is not lecturer or official",
     "tất cả staff role không phải là lecturer hoặc official"},
    {"all staff have rating at least good", "tất cả staff rating từ good trở lên"},
    {"all staff have rating at most good", "tất cả staff rating từ good trở xuống"},
    {"all staff have score more than 8.5", "tất cả staff score trên 8.5"},
    {"all staff have score less than 8.5", "tất cả staff score dưới 8.5"},
    {"all staff have score between 1 and 2", "tất cả staff score trong khoảng 1 và 2"},
    {"all staff where score is at least 8 hold LĐTT", "tất cả staff mà score ít nhất 8 đạt LĐTT"},
    {"all staff have phd_start in 2023", "tất cả staff có phd_start trong năm 2023"},
    {"all staff have phd_start in 3/2023", "tất cả staff có phd_start trong tháng 3/2023"},
    {"all staff have phd_start on 15/3/2023", "tất cả staff có phd_start đúng ngày 15/3/2023"},
    {"all staff have phd_start in 20-30/6/2023", "tất cả staff có phd_start trong 20-30/6/2023"},
    {"all staff have phd_start before 2023-06-01",
     "tất cả staff có phd_start trước ngày 2023-06-01"},
    {"all staff have phd_start by 1/6/2023", "tất cả staff có phd_start chậm nhất ngày 1/6/2023"},
    {"all staff have phd_start after 2022", "tất cả staff có phd_start sau năm 2022"},
    {"all staff have phd_start from 1/3/2023 to 31/5/2023",
     "tất cả staff có phd_start từ 1/3/2023 đến 31/5/2023"},
    {"all staff phd_start is known", "tất cả staff phd_start đã biết"},
    {"all staff phd_start is unknown", "tất cả staff phd_start chưa biết"},
    {"all staff on_leave is no", "tất cả staff on_leave là không"},
    {"all staff on_leave is yes", "tất cả staff on_leave là có"},
    {"all staff phd_start is none", "tất cả staff phd_start là không có"},
    {"all staff on_leave", "tất cả staff on_leave"},
    {"all staff (“Đang nghỉ” is no)", "tất cả staff (“Đang nghỉ” là không)"},
    {"all staff where “Đang nghỉ” is no hold LĐTT",
     "tất cả staff mà “Đang nghỉ” là không đạt LĐTT"},
    {"all staff hold LĐTT or (“Đang nghỉ” is no)",
     "tất cả staff đạt LĐTT hoặc (“Đang nghỉ” là không)"},
    {"all staff unit's rating is good", "tất cả staff rating của unit là good"},
    {"all staff đi học nghiên cứu sinh", "tất cả staff đi học nghiên cứu sinh"},
    {"all staff are rated at least good", "tất cả staff xếp loại từ good trở lên"},
    {"all staff are recorded good", "tất cả staff ghi đúng good"},
    {"all staff hold none of LĐTT or CSTĐCS", "tất cả staff không đạt gì trong LĐTT hoặc CSTĐCS"},
    {"all staff hold only LĐTT", "tất cả staff chỉ đạt LĐTT"},
    {"all staff hold titles LĐTT", "tất cả staff đạt titles LĐTT"},
    {"all staff hold “Lao động tiên tiến”", "tất cả staff đạt “Lao động tiên tiến”"},
    {"all entries contest is “số ““1”” của 2023”", "tất cả entries contest là “số ““1”” của 2023”"},
    {"all staff do not hold LĐTT", "tất cả staff không đạt LĐTT"},
    {"all staff are not rated good", "tất cả staff không xếp loại good"},
    {"all staff not (on_leave and role is lecturer)",
     "tất cả staff không (on_leave và role là lecturer)"},
    {"all staff on_leave and hold LĐTT or are rated good",
     "tất cả staff on_leave và đạt LĐTT hoặc xếp loại good"},
    {"all staff hold LĐTT and (on_leave or are rated good)",
     "tất cả staff đạt LĐTT và (on_leave hoặc xếp loại good)"},
    {"all staff if on_leave then hold LĐTT", "tất cả staff nếu on_leave thì đạt LĐTT"},
    {"all staff on_leave and (if role is lecturer then hold LĐTT)",
     "tất cả staff on_leave và (nếu role là lecturer thì đạt LĐTT)"},
    {"all staff are rated good or (have 2 entries)",
     "tất cả staff xếp loại good hoặc (có 2 entries)"},
};

constexpr pair links[] = {
    {"all staff have entries", "tất cả staff có entries"},
    {"all staff have no entries", "tất cả staff không có entries"},
    {"all staff do not have at least 2 entries", "tất cả staff không (có ít nhất 2 entries)"},
    {"all staff have at least 2 entries where contest is “A”",
     "tất cả staff có ít nhất 2 entries mà contest là “A”"},
    {"all units no of their staff hold LĐTT",
     "tất cả units không có trong số staff của mình đạt LĐTT"},
    {"all staff have at most 2 entries", "tất cả staff có tối đa 2 entries"},
    {"all staff where on_leave is no have 2 entries",
     "tất cả staff mà on_leave là không (có 2 entries)"},
    {"all staff have at least 2 entries as authors",
     "tất cả staff có ít nhất 2 entries với tư cách authors"},
    {"all units have at least 1 of their staff holding CSTĐCS",
     "tất cả units có ít nhất 1 staff của mình mang CSTĐCS"},
    {"90% of units at least 95% of their staff hold LĐTT",
     "90% units ít nhất 95% staff của mình đạt LĐTT"},
    {"90% of units at least 95% of their staff (hold LĐTT and on_leave)",
     "90% units ít nhất 95% staff của mình (đạt LĐTT và on_leave)"},
    {"all units (have 2 staff where on_leave) and hold LĐTT",
     "tất cả units (có 2 staff mà on_leave) và đạt LĐTT"},
    {"all units where have 2 staff hold LĐTT", "tất cả units mà có 2 staff đạt LĐTT"},
    {"all units where (have 2 staff) holding LĐTT are rated good",
     "tất cả units mà (có 2 staff) mang LĐTT xếp loại good"},
};

constexpr pair sentences[] = {
    {"all units are rated at least good, of which at least 20% are rated excellent",
     "tất cả units xếp loại từ good trở lên, trong đó ít nhất 20% xếp loại excellent"},
    {"all units hold LĐTT, of which 20% of units are rated good, of which 3 are rated excellent",
     "tất cả units đạt LĐTT, trong đó 20% units xếp loại good, trong đó 3 xếp loại excellent"},
    {"all units hold LĐTT, of which 20% of all units are rated good",
     "tất cả units đạt LĐTT, trong đó 20% tất cả units xếp loại good"},
    {"all units hold LĐTT, of which 20% rating is good",
     "tất cả units đạt LĐTT, trong đó 20% rating là good"},
    {"20% of units hold CSTĐCS; all staff hold LĐTT",
     "20% units đạt CSTĐCS; tất cả staff đạt LĐTT"},
    {"10a: 20% of units hold CSTĐCS; 10b: all staff hold LĐTT",
     "10a: 20% units đạt CSTĐCS; 10b: tất cả staff đạt LĐTT"},
};

constexpr pair statements[] = {
    {"target 6 “Lao động tiên tiến”: at least 95% of staff hold LĐTT\n"
     "  by 31/12/2023\n  source “II.3”\n  note “Ghi chú”\n  owner “Phòng A”\n  weight 2\n"
     "  empty base: skip",
     "chỉ tiêu 6 “Lao động tiên tiến”: ít nhất 95% staff đạt LĐTT\n"
     "  chậm nhất 31/12/2023\n  nguồn “II.3”\n  ghi chú “Ghi chú”\n  phụ trách “Phòng A”\n"
     "  trọng số 2\n  khi không có ai: bỏ qua"},
    {"limit 7c: at most 15% of staff hold LĐTT\n  before 15/3/2023",
     "giới hạn 7c: không quá 15% staff đạt LĐTT\n  trước 15/3/2023"},
    {"check c1: all staff hold LĐTT\n  empty base: met",
     "kiểm tra c1: tất cả staff đạt LĐTT\n  khi không có ai: đạt"},
    {"section “II.3. Chỉ tiêu”\n  by 3/2023", "mục “II.3. Chỉ tiêu”\n  chậm nhất 3/2023"},
    {"plan “Thi đua” for 2023", "kế hoạch “Thi đua” năm 2023"},
    {"source “Kế hoạch, mục II”", "nguồn “Kế hoạch, mục II”"},
    {"numbers: vi", "số viết theo: vi"},
    {"let share = 2/3", "đặt share = 2/3"},
    {"term young “trẻ, mới” = staff where on_leave",
     "thuật ngữ young “trẻ, mới” = staff mà on_leave"},
    {"phrase “có bài” = have at least 1 entries where sent_on in 2023",
     "cụm từ “có bài” = có ít nhất 1 entries mà sent_on trong năm 2023"},
    {"scale step, cumulative: “bước 1” “b1” < second",
     "thang bậc step, gồm bậc dưới: “bước 1” “b1” < second"},
    {"population visits “lượt, chuyến”, partial, dated day\n"
     "  code          key    “Mã”      personal\n"
     "  visitor       staff  “Người”   may be absent\n"
     "  kind          one of short, long “dài”  blank means “long”  “Loại”\n"
     "  paid in full  flag   “Trả đủ”  blank means no  dated day\n"
     "  day           date",
     "tổng thể visits “lượt, chuyến”, chưa đầy đủ, tính theo day\n"
     "  code          khóa      “Mã”      riêng tư\n"
     "  visitor       staff     “Người”   có thể vắng\n"
     "  kind          một trong short, long “dài”  trống là “long”  “Loại”\n"
     "  paid in full  có/không  “Trả đủ”  trống là không  tính theo day\n"
     "  day           ngày"},
};

auto const named = [](auto const& info) { return "row_" + std::to_string(info.index); };
INSTANTIATE_TEST_SUITE_P(quantities, same_in_both, testing::ValuesIn(quantities), named);
INSTANTIATE_TEST_SUITE_P(subjects, same_in_both, testing::ValuesIn(subjects), named);
INSTANTIATE_TEST_SUITE_P(conditions, same_in_both, testing::ValuesIn(conditions), named);
INSTANTIATE_TEST_SUITE_P(links, same_in_both, testing::ValuesIn(links), named);
INSTANTIATE_TEST_SUITE_P(sentences, same_in_both, testing::ValuesIn(sentences), named);
INSTANTIATE_TEST_SUITE_P(statements, same_in_both, testing::ValuesIn(statements), named);

struct free_writing {
  char const* written;
  char const* en;
};

constexpr free_writing free_writings[] = {
    {"≥95% of the staff hold the title LĐTT.", "at least 95% of staff hold LĐTT"},
    {"Có từ 95 phần trăm trở lên cá nhân đạt danh hiệu LĐTT;", "at least 95% of cá nhân hold LĐTT"},
    {"every STAFF holding LĐTT has rating from good or more",
     "all STAFF holding LĐTT have rating at least good"},
    {"từ 3 đến 5% staff đạt LĐTT", "from 3% to 5% of staff hold LĐTT"},
    {"95% of staff “Lao động tiên tiến” hold CSTĐCS",
     "95% of staff holding “Lao động tiên tiến” hold CSTĐCS"},
    {"20% of units hold CSTĐCS, 90% of units hold LĐTT",
     "20% of units hold CSTĐCS; 90% of units hold LĐTT"},
    {"all staff hold LĐTT, on_leave and are rated good",
     "all staff hold LĐTT and on_leave and are rated good"},
    {"all staff role is one of (lecturer, official)", "all staff role is lecturer or official"},
    {"all staff rating of unit is good", "all staff unit's rating is good"},
};

TEST(print, puts_free_writing_into_one_form) {
  for (auto const& each : free_writings) {
    auto const p = read_statement(each.written);
    ASSERT_EQ(faults(p), "") << each.written;
    EXPECT_EQ(printed(p, language::en), each.en);
  }
}

// Every step must give the same plan, and a second print the same text.
void expect_round_trip(parsed const& first) {
  auto const wanted = syntax::dump(first.plan);
  for (auto which : {language::en, language::vi}) {
    auto const text = print(first.plan, which);
    auto const again = read(text);
    EXPECT_EQ(faults(again), "") << text;
    EXPECT_EQ(syntax::dump(again.plan), wanted) << text;
    EXPECT_EQ(print(again.plan, which), text);
    auto const other = which == language::en ? language::vi : language::en;
    EXPECT_EQ(print(read(print(again.plan, other)).plan, which), text);
  }
}

TEST(print, keeps_the_plan_of_2023) {
  std::ifstream file(CHITIEU_ROOT "/rules/thi-dua-2023.plan", std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  auto const p = read(bytes.str());
  ASSERT_FALSE(p.plan.statements.empty());
  ASSERT_EQ(faults(p), "");
  expect_round_trip(p);
}

TEST(print, keeps_comments_and_blank_lines) {
  constexpr char const* text =
      "# Heading\n\nedition 1\nplan “A” for 2023\n\n# About it\n# and more\n"
      "source “B”\n\n# The end\n";
  auto const p = read(text);
  EXPECT_EQ(print(p.plan, language::en), text);
  expect_round_trip(p);
  expect_round_trip(read("\n\nedition 1   # inside\n# above\n\nplan “A”\n# after\n"));
}

TEST(print, keeps_a_quotation_mark_at_the_edge_of_a_text) {
  expect_round_trip(read("source “ ““A”” b ““c”””\n"));
}

TEST(print, keeps_texts_that_hold_keywords_and_signs) {
  expect_round_trip(read("source “a # b, c: d < e = f of which (”\n"));
}

TEST(print, takes_another_spelling_where_a_name_holds_the_first) {
  auto const p = read("population đơn vị\n  mã  key\n  loại  one of đạt, không\n"
                      "  bậc  one of a, b\nall đơn vị hold a\n");
  ASSERT_EQ(faults(p), "");
  EXPECT_EQ(printed(p, language::vi), "tất cả đơn vị giữ a");
  expect_round_trip(p);
}

TEST(print, puts_brackets_where_a_name_would_run_into_a_keyword) {
  // “không” and “có bài” side by side would be read as “không có”.
  auto const p = read("population đơn vị\n  mã  key\n  nộp  flag\nphrase “có bài” = nộp\n"
                      "all đơn vị not có bài\n");
  ASSERT_EQ(faults(p), "");
  EXPECT_EQ(printed(p, language::en), "all đơn vị not có bài");
  EXPECT_EQ(printed(p, language::vi), "tất cả đơn vị không (có bài)");
  expect_round_trip(p);
}

TEST(print, leaves_out_what_could_not_be_read) {
  auto const p = read("edition 1\nscale\ntarget 1: nonsense\nplan “A”\n");
  EXPECT_EQ(print(p.plan, language::en), "edition 1\nplan “A”\n");
}

} // namespace
} // namespace chitieu
