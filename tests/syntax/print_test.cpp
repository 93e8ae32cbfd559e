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
  pay        number in “triệu đồng”
  on_leave   flag  “Đang nghỉ”
population entries “bài dự thi”
  id       key
  authors  set of staff
  sent_on  date
  contest  text
  pages    number
unit “tỷ đồng” = 1000 triệu đồng
earlier data “2021”
measure age of staff = years from phd_start to as of
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
    {"unit “piece” “pieces”", "đơn vị tính “piece” “pieces”"},
    {"population visits, complete\n  id     key\n  state  one of (open “o”)",
     "tổng thể visits, đầy đủ\n  id     khóa\n  state  một trong (open “o”)"},
    {"population visits, complete, dated “since”\n"
     "  id     key\n  since  date\n  kind   one of units, staff\n"
     "  to     units or staff by “kind”\n"
     "  rank   rating                    “Rank” “Other”  dated “since”",
     "tổng thể visits, đầy đủ, tính theo “since”\n"
     "  id     khóa\n  since  ngày\n  kind   một trong units, staff\n"
     "  to     units hoặc staff theo “kind”\n"
     "  rank   rating                        “Rank” “Other”  tính theo “since”"},
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
     "  kind          one of (short, long “dài”)  “Loại”  blank means “long”\n"
     "  paid in full  flag   “Trả đủ”  blank means no  dated day\n"
     "  day           date",
     "tổng thể visits “lượt, chuyến”, chưa đầy đủ, tính theo day\n"
     "  code          khóa      “Mã”      riêng tư\n"
     "  visitor       staff     “Người”   có thể vắng\n"
     "  kind          một trong (short, long “dài”)  “Loại”  trống là “long”\n"
     "  paid in full  có/không  “Trả đủ”  trống là không  tính theo day\n"
     "  day           ngày"},
};

constexpr pair measures[] = {
    {"number of staff is at least 5", "số lượng staff ít nhất 5"},
    {"number of all staff is exactly 5", "số lượng toàn bộ staff đúng 5"},
    {"number of different role of staff is at most 5",
     "số lượng role khác nhau của staff không quá 5"},
    {"sum of pay of staff is at least 2 tỷ đồng", "tổng pay của staff ít nhất 2 tỷ đồng"},
    {"average score of staff where role is lecturer is from 5 to 8",
     "score trung bình của staff mà role là lecturer từ 5 đến 8"},
    {"3rd highest score of staff is more than 8", "score cao thứ 3 của staff trên 8"},
    {"lowest score of staff is less than 8", "score thấp nhất của staff dưới 8"},
    {"90th percentile of score of staff is at most 8",
     "phân vị 90 của score của staff không quá 8"},
    {"average (score × 2 + pay) of staff is at most 8",
     "trung bình (score × 2 + pay) của staff không quá 8"},
    {"average unit's rating of staff is at most 8",
     "trung bình rating của unit của staff không quá 8"},
    {"share of staff that hold LĐTT is at least 80%", "tỷ lệ staff đạt LĐTT ít nhất 80%"},
    {"share of staff that (on_leave) is at most 5%", "tỷ lệ staff (on_leave) không quá 5%"},
    {"share of staff holding LĐTT is at least share of staff holding LĐTT in previous + "
     "2 percentage points",
     "tỷ lệ staff mang LĐTT ít nhất tỷ lệ staff mang LĐTT ở kỳ trước + 2 điểm phần trăm"},
    {"number of staff / number of units is at most 25",
     "số lượng staff / số lượng units không quá 25"},
    {"number of staff - (number of units - 2) is at least 20% of number of entries",
     "số lượng staff - (số lượng units - 2) ít nhất 20% số lượng entries"},
    {"median over units of number of staff is at least 5",
     "trung vị theo units của số lượng staff ít nhất 5"},
    {"number of staff is up at least 10% against previous",
     "số lượng staff tăng ít nhất 10% so với kỳ trước"},
    {"number of staff is up against “2021”", "số lượng staff tăng so với “2021”"},
    {"number of staff is down from 1% to 2% against “2021”",
     "số lượng staff giảm từ 1% đến 2% so với “2021”"},
    {"number of staff is no lower than previous", "số lượng staff không thấp hơn kỳ trước"},
    {"number of staff is higher than “2021”", "số lượng staff cao hơn “2021”"},
    {"all staff have age at least 30", "tất cả staff có age ít nhất 30"},
    {"all staff have score + pay at least 30", "tất cả staff có score + pay ít nhất 30"},
    {"all staff have pay at least 5 triệu đồng", "tất cả staff có pay ít nhất 5 triệu đồng"},
    {"all staff have sum of pages of their entries at least 100",
     "tất cả staff có tổng pages của entries của mình ít nhất 100"},
    {"all staff have working days from 1/3/2023 to phd_start at most 10",
     "tất cả staff có số ngày làm việc từ ngày 1/3/2023 đến phd_start không quá 10"},
    {"all staff are in the top 3 by score", "tất cả staff thuộc 3 hạng đầu theo score"},
    {"all staff are in the bottom 5% by score", "tất cả staff thuộc 5% cuối theo score"},
    {"all staff at least 2 of (on_leave, hold LĐTT)",
     "tất cả staff ít nhất 2 trong số (on_leave, đạt LĐTT)"},
    {"all staff the latest of their entries by sent_on contest is “A”",
     "tất cả staff entries gần nhất của mình theo sent_on contest là “A”"},
    {"all staff the 2nd earliest of their entries by sent_on contest is “A”",
     "tất cả staff entries thứ 2 của mình theo sent_on contest là “A”"},
};

constexpr pair groups[] = {
    {"in every units, at least 95% of staff hold LĐTT", "ở mỗi units, ít nhất 95% staff đạt LĐTT"},
    {"in at least 80% of units where rating is good, number of staff is at least 5",
     "ở ít nhất 80% units mà rating là good, số lượng staff ít nhất 5"},
    {"in every units and role, in every year of sent_on, number of entries is at least 5",
     "ở mỗi units và role, ở mỗi năm của sent_on, số lượng entries ít nhất 5"},
    {"if number of staff at least 20 then at least 80% of staff hold LĐTT",
     "nếu số lượng staff ít nhất 20 thì ít nhất 80% staff đạt LĐTT"},
    {"all staff hold LĐTT; or number of units is at most 3",
     "tất cả staff đạt LĐTT; hoặc số lượng units không quá 3"},
    {"at least 1/3 of score of staff hold LĐTT", "ít nhất 1/3 score của staff đạt LĐTT"},
    {"at least 1 staff per 25 entries", "ít nhất 1 staff cho mỗi 25 entries"},
    {"at least 2 staff per units", "ít nhất 2 staff cho mỗi units"},
    {"at least 50% by 2027, 70% by 2029 of staff hold LĐTT",
     "ít nhất 50% đến năm 2027, 70% đến năm 2029 staff đạt LĐTT"},
    {"about 50% of staff hold LĐTT", "khoảng 50% staff đạt LĐTT"},
};

auto const named = [](auto const& info) { return "row_" + std::to_string(info.index); };
INSTANTIATE_TEST_SUITE_P(quantities, same_in_both, testing::ValuesIn(quantities), named);
INSTANTIATE_TEST_SUITE_P(subjects, same_in_both, testing::ValuesIn(subjects), named);
INSTANTIATE_TEST_SUITE_P(conditions, same_in_both, testing::ValuesIn(conditions), named);
INSTANTIATE_TEST_SUITE_P(links, same_in_both, testing::ValuesIn(links), named);
INSTANTIATE_TEST_SUITE_P(measures, same_in_both, testing::ValuesIn(measures), named);
INSTANTIATE_TEST_SUITE_P(groups, same_in_both, testing::ValuesIn(groups), named);
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
    {"average of score of staff ≥ 8.0", "average score of staff is at least 8.0"},
    {"trung bình score của staff từ 8 trở lên", "average score of staff is at least 8"},
    {"score bình quân của staff là 8", "average score of staff is exactly 8"},
    {"tổng số cá nhân ≥ 5", "number of cá nhân is at least 5"},
    {"number of staff is not lower than last year", "number of staff is no lower than previous"},
    {"number of staff at least 1/3 less than in “2021”",
     "number of staff is down at least 1/3 against “2021”"},
    {"số lượng staff tăng 10% so với năm trước", "number of staff is up 10% against previous"},
    {"all staff any of their entries contest is “A”",
     "all staff at least 1 of their entries contest is “A”"},
    {"all staff hold LĐTT unless on_leave", "all staff hold LĐTT or on_leave"},
    {"tại từng units, ít nhất 95% staff đạt LĐTT",
     "in every units, at least 95% of staff hold LĐTT"},
    {"ít nhất 1 staff trên 25 entries", "at least 1 staff per 25 entries"},
    {"ít nhất 50% vào năm 2027, 70% vào năm 2029 staff đạt LĐTT",
     "at least 50% by 2027, 70% by 2029 of staff hold LĐTT"},
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

TEST(print, keeps_comments_where_there_is_nothing_else) {
  std::string const text = "# only\n# a thought\n";
  EXPECT_EQ(print(parse(*source::from_text("plan", text)).plan, language::en), text);
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
