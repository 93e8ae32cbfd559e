#include "word.hpp"

#include <array>
#include <cstddef>

namespace chitieu::syntax {
namespace {

using phrases = std::span<std::string_view const>;

struct entry {
  word meaning;
  std::array<std::string_view, 9> en;
  std::array<std::string_view, 9> vi;
};

// The first spelling of each language is the one that is printed.
constexpr entry table[] = {
    {word::edition, {"edition"}, {"ấn bản"}},
    {word::plan, {"plan"}, {"kế hoạch"}},
    {word::source, {"source"}, {"nguồn"}},
    {word::bare_percentages, {"bare percentages"}, {"tỷ lệ không ghi rõ", "tỉ lệ không ghi rõ"}},
    {word::numbers, {"numbers"}, {"số viết theo"}},
    {word::holidays, {"holidays"}, {"ngày nghỉ"}},
    {word::scale, {"scale"}, {"thang bậc", "thang"}},
    {word::population, {"population"}, {"tổng thể", "bảng"}},
    {word::let, {"let"}, {"đặt"}},
    {word::term, {"term"}, {"thuật ngữ"}},
    {word::phrase, {"phrase"}, {"cụm từ"}},
    {word::section, {"section"}, {"mục"}},
    {word::target, {"target"}, {"chỉ tiêu"}},
    {word::limit, {"limit"}, {"giới hạn", "mức trần"}},
    {word::check, {"check"}, {"kiểm tra"}},

    {word::for_year, {"for"}, {"năm", "cho năm"}},
    {word::by_year, {"by year"}, {"theo năm", "theo từng năm"}},
    {word::cumulative, {"cumulative"}, {"gồm bậc dưới"}},
    {word::complete, {"complete"}, {"đầy đủ"}},
    {word::partial, {"partial"}, {"chưa đầy đủ"}},
    {word::dated, {"dated"}, {"tính theo"}},
    {word::valid, {"valid"}, {"hiệu lực từ"}},
    {word::until, {"to"}, {"đến"}},
    {word::key_row, {"key: row"}, {"khóa: dòng"}},
    {word::listed, {"listed"}, {"liệt kê"}},

    {word::key, {"key"}, {"khóa"}},
    {word::text, {"text"}, {"chữ"}},
    {word::one_of, {"one of"}, {"một trong"}},
    {word::set_of, {"set of"}, {"tập hợp"}},
    {word::flag, {"flag"}, {"có/không"}},
    {word::count, {"count"}, {"số nguyên"}},
    {word::number, {"number"}, {"số"}},
    {word::date, {"date"}, {"ngày"}},
    {word::personal, {"personal"}, {"riêng tư"}},
    {word::may_be_absent, {"may be absent"}, {"có thể vắng"}},
    {word::blank_means, {"blank means"}, {"trống là", "để trống là"}},

    {word::note, {"note"}, {"ghi chú"}},
    {word::owner, {"owner"}, {"phụ trách"}},
    {word::weight, {"weight"}, {"trọng số"}},
    {word::empty_base, {"empty base"}, {"khi không có ai"}},
    {word::met, {"met"}, {"đạt"}},
    {word::unmet, {"unmet"}, {"chưa đạt"}},
    {word::skip, {"skip"}, {"bỏ qua"}},

    {word::at_least,
     {"at least", "≥", "no less than", "not less than", "not lower than", "no lower than",
      "not be lower than", "not be less than", "not fall below"},
     {"ít nhất", "tối thiểu", "≥", "không thấp hơn", "không dưới"}},
    {word::more_than,
     {"more than", ">", "above", "over", "higher than", "exceed", "exceeds", "exceeding"},
     {"trên", "hơn", "nhiều hơn", ">", "cao hơn", "quá", "vượt", "vượt quá"}},
    {word::at_most,
     {"at most", "≤", "no more than", "not more than", "not higher than", "no higher than",
      "not exceed", "does not exceed", "not exceeding"},
     {"không quá", "nhiều nhất", "tối đa", "≤", "không cao hơn", "không vượt quá", "không vượt"}},
    {word::less_than,
     {"less than", "<", "below", "under", "lower than"},
     {"dưới", "ít hơn", "<", "thấp hơn"}},
    {word::exactly, {"exactly", "="}, {"đúng", "="}},
    {word::from, {"from"}, {"từ"}},
    {word::to, {"to"}, {"đến"}},
    {word::or_more, {"or more", "or higher", "or better"}, {"trở lên"}},
    {word::or_less, {"or less", "or lower", "or fewer"}, {"trở xuống"}},
    {word::between, {"between"}, {"trong khoảng"}},
    {word::all, {"all", "every"}, {"tất cả", "mọi", "toàn bộ", "mỗi", "từng"}},
    {word::no, {"no", "none of"}, {"không có"}},
    {word::percent, {"%", "percent"}, {"%", "phần trăm"}},
    {word::permille, {"‰"}, {"‰"}},
    {word::rounded_down, {"rounded down"}, {"làm tròn xuống"}},
    {word::rounded_up, {"rounded up"}, {"làm tròn lên"}},
    {word::rounded_half_up, {"rounded half up"}, {"làm tròn nửa lên"}},

    {word::of, {"of", "of the"}, {"số", "trong số", "tổng số", "trong tổng số"}},
    {word::of_which, {"of which"}, {"trong đó"}},
    {word::all_of, {"all"}, {"tất cả", "toàn bộ"}},
    {word::among, {"among", "out of"}, {"trong tổng số", "trong số", "trên tổng số"}},
    {word::those, {"those"}, {"những", "các"}},
    {word::their, {"their", "its"}, {"của mình", "của họ"}},
    {word::as, {"as"}, {"với tư cách"}},
    {word::where, {"where", "such that"}, {"mà", "có điều kiện"}},
    {word::holding, {"holding"}, {"mang", "đã mang"}},
    {word::except, {"except"}, {"trừ", "không kể"}},
    {word::each, {"each"}, {"đều", "riêng từng loại"}},
    {word::noise_title, {"the title", "title"}, {"danh hiệu", "hình thức"}},

    {word::and_, {"and"}, {"và"}},
    {word::or_, {"or"}, {"hoặc", "hay"}},
    {word::not_, {"not", "do not", "does not", "are not"}, {"không", "chưa"}},
    {word::if_, {"if"}, {"nếu"}},
    {word::then, {"then"}, {"thì"}},
    {word::is, {"is", "are", "be"}, {"là"}},
    {word::is_not, {"is not"}, {"không phải là", "khác"}},
    {word::is_one_of, {"is one of"}, {"là một trong", "thuộc"}},
    {word::hold, {"hold", "holds", "achieve", "achieves"}, {"đạt", "giữ", "đạt được"}},
    {word::hold_none,
     {"hold none of", "holds none of"},
     {"không đạt gì trong", "không đạt danh hiệu nào trong"}},
    {word::hold_only, {"hold only", "holds only"}, {"chỉ đạt"}},
    {word::recorded, {"recorded", "are recorded", "is recorded"}, {"ghi đúng", "được ghi"}},
    {word::rated, {"are rated", "is rated", "rated", "be rated"}, {"xếp loại", "được xếp loại"}},
    {word::have, {"have", "has", "with"}, {"có"}},
    {word::in, {"in", "within"}, {"trong", "vào", "trong vòng", "trong thời hạn"}},
    {word::before, {"before"}, {"trước", "trước ngày"}},
    {word::by,
     {"by", "no later than", "not later than"},
     {"chậm nhất", "chậm nhất ngày", "chậm nhất là", "chậm nhất vào", "không muộn hơn"}},
    {word::after, {"after"}, {"sau", "sau ngày"}},
    {word::on, {"on"}, {"đúng ngày"}},
    {word::known, {"known", "is known"}, {"đã biết", "đã có"}},
    {word::unknown, {"unknown", "is unknown"}, {"chưa biết", "chưa rõ"}},
    {word::yes, {"yes", "true"}, {"có"}},
    {word::no_value, {"no", "false"}, {"không"}},
    {word::none, {"none"}, {"không có"}},
    {word::possessive, {"'s", "’s"}, {"'s"}},
    {word::of_owner, {"of"}, {"của"}},
    {word::year, {"year", "the year"}, {"năm"}},
    {word::month, {"month"}, {"tháng"}},
    {word::day, {"day"}, {"ngày"}},
    {word::vi, {"vi"}, {"vi"}},
    {word::en, {"en"}, {"en"}},

    {word::number_of, {"number", "the number"}, {"số lượng", "số", "tổng số"}},
    {word::different, {"different", "distinct"}, {"khác nhau"}},
    {word::sum, {"sum", "total", "the sum", "the total"}, {"tổng", "tổng số"}},
    {word::average, {"average", "mean", "the average", "the mean"}, {"trung bình", "bình quân"}},
    {word::median, {"median", "the median"}, {"trung vị"}},
    {word::lowest, {"lowest", "min", "minimum", "smallest"}, {"thấp nhất", "nhỏ nhất"}},
    {word::highest, {"highest", "max", "maximum", "largest"}, {"cao nhất", "lớn nhất"}},
    {word::nth_lowest, {"lowest place"}, {"thấp thứ", "nhỏ thứ"}},
    {word::nth_highest, {"highest place"}, {"cao thứ", "lớn thứ"}},
    {word::percentile, {"percentile"}, {"phân vị", "bách phân vị"}},
    {word::share, {"share", "proportion", "the share", "the proportion"}, {"tỷ lệ", "tỉ lệ"}},
    {word::that, {"that", "who", "which"}, {"thỏa mãn"}},
    {word::over_groups, {"over", "across"}, {"theo"}},
    {word::plus, {"+", "plus"}, {"+", "cộng"}},
    {word::minus, {"-", "minus"}, {"-"}},
    {word::times, {"×", "*", "times"}, {"×", "*", "nhân"}},
    {word::over, {"/", "÷", "divided by"}, {"/", "÷", "chia", "chia cho"}},
    {word::points,
     {"percentage points", "percentage point", "points", "point"},
     {"điểm phần trăm"}},
    {word::years, {"years"}, {"số năm"}},
    {word::months, {"months"}, {"số tháng"}},
    {word::weeks, {"weeks"}, {"số tuần"}},
    {word::days, {"days"}, {"số ngày"}},
    {word::working_days, {"working days"}, {"số ngày làm việc"}},
    {word::hours, {"hours"}, {"số giờ"}},
    {word::minutes, {"minutes"}, {"số phút"}},
    {word::as_of, {"as of", "the day of review"}, {"ngày xét"}},
    {word::at, {"in"}, {"ở", "tại"}},
    {word::previous,
     {"previous", "last year", "the previous period", "the previous year",
      "the same period last year", "the year before"},
     {"kỳ trước", "năm trước", "năm ngoái", "năm học trước", "cùng kỳ năm trước", "cùng kỳ"}},
    {word::up,
     {"up", "up by", "rises", "rises by", "increases", "increases by"},
     {"tăng", "tăng thêm"}},
    {word::down,
     {"down", "down by", "falls", "falls by", "decreases", "decreases by"},
     {"giảm", "giảm bớt"}},
    {word::against, {"against", "compared with", "compared to"}, {"so với"}},
    {word::quarter, {"quarter"}, {"quý"}},
    {word::week, {"week"}, {"tuần"}},
    {word::about, {"about", "approximately", "around"}, {"khoảng", "xấp xỉ"}},

    {word::per, {"per", "for every"}, {"cho mỗi", "trên mỗi", "trên"}},
    {word::any, {"any", "some"}, {"bất kỳ", "bất cứ"}},
    {word::unless, {"unless"}, {"trừ khi"}},
    {word::latest,
     {"the latest", "the most recent", "latest", "most recent"},
     {"gần nhất", "mới nhất"}},
    {word::earliest, {"the first", "the earliest", "first", "earliest"}, {"đầu tiên", "sớm nhất"}},
    {word::nth, {"in place"}, {"thứ"}},
    {word::from_last, {"from the last"}, {"từ cuối", "tính từ cuối"}},
    {word::top, {"in the top", "the top", "top"}, {"hạng đầu", "đầu"}},
    {word::bottom, {"in the bottom", "the bottom", "bottom"}, {"hạng cuối", "cuối"}},
    {word::along, {"by"}, {"theo"}},
    {word::otherwise, {"otherwise", "else"}, {"còn lại"}},
    {word::measure, {"measure"}, {"đại lượng"}},
    {word::band, {"band"}, {"phân loại", "nhóm"}},
    {word::earlier_data, {"earlier data"}, {"số liệu trước"}},
    {word::unit, {"unit"}, {"đơn vị tính"}},
    {word::grades, {"grades"}, {"xếp hạng"}},
    {word::off_by, {"within"}, {"chênh không quá"}},
    {word::time, {"time"}, {"thời điểm"}},
    {word::counted_in, {"in", "counted in"}, {"tính bằng"}},
    {word::scores, {"points"}, {"điểm"}},
    {word::proportional, {"proportional", "in proportion"}, {"tính theo tỷ lệ"}},
    {word::less, {"less"}, {"trừ"}},
    {word::per_unit_short,
     {"per unit short", "for each one short"},
     {"cho mỗi đơn vị thiếu", "mỗi đơn vị thiếu"}},
    {word::unknown_is_no,
     {"unknown counts as not", "unknown counts as no"},
     {"chưa rõ tính là không"}},

    {word::for_years, {"years", "year"}, {"năm"}},
    {word::for_months, {"months", "month"}, {"tháng"}},
    {word::for_weeks, {"weeks", "week"}, {"tuần"}},
    {word::for_days, {"days", "day"}, {"ngày"}},
    {word::for_working_days, {"working days", "working day"}, {"ngày làm việc"}},
    {word::for_hours, {"hours", "hour"}, {"giờ", "tiếng"}},
    {word::for_minutes, {"minutes", "minute"}, {"phút"}},
    {word::since, {"since", "counted from"}, {"kể từ", "kể từ khi", "tính từ", "từ khi"}},
    {word::must, {"must", "shall", "should"}, {"phải", "cần"}},
    {word::reach,
     {"reach", "reaches", "make up", "makes up"},
     {"đạt", "đạt được", "đạt mức", "chiếm"}},
    {word::as_many, {"as many", "times as many"}, {"lần số"}},
    {word::passive, {"have been", "has been"}, {"được", "đã được"}},
    {word::extends, {"extends"}, {"kế thừa"}},
    {word::change, {"change"}, {"sửa", "sửa đổi"}},
    {word::remove, {"remove"}, {"bỏ", "bãi bỏ"}},
    {word::in_force_from, {"in force from"}, {"có hiệu lực từ"}},
    {word::in_force_until,
     {"in force until", "in force to"},
     {"có hiệu lực đến", "có hiệu lực đến hết"}},
    {word::force_until, {"until", "to"}, {"đến", "đến hết"}},
};

static_assert(std::size(table) == static_cast<std::size_t>(word::last_));

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (table[i].meaning != static_cast<word>(i)) return false;
  return true;
}
static_assert(in_order(), "the table is indexed by meaning");

} // namespace

std::span<std::string_view const> spellings(word meaning, language which) {
  auto const& row = table[static_cast<std::size_t>(meaning)];
  auto const& all = which == language::vi ? row.vi : row.en;
  std::size_t used = 0;
  while (used < all.size() && !all[used].empty()) ++used;
  return {all.data(), used};
}

std::string spell(word meaning, language which) {
  return std::string(spellings(meaning, which).front());
}

} // namespace chitieu::syntax
