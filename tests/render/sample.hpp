#pragma once
#include <chitieu/verdict/report.hpp>

#include <chrono>
#include <string>
#include <utility>

/// Reports for the tests of the room `render`.
namespace chitieu::render::sample {

inline data::day day_of(int year, unsigned month, unsigned day) {
  return data::to_day(std::chrono::year_month_day{
      std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}});
}

inline exact::ratio percent(std::int64_t of_hundred) {
  return exact::ratio::make(of_hundred, 100).value();
}

inline exact::threshold share(exact::relation how, std::int64_t of_hundred) {
  exact::threshold asked;
  asked.how = how;
  asked.of_share = true;
  asked.low = percent(of_hundred);
  return asked;
}

inline exact::threshold count(exact::relation how, std::int64_t heads) {
  exact::threshold asked;
  asked.how = how;
  asked.low = heads;
  return asked;
}

inline exact::threshold between(exact::ratio low, exact::ratio high, bool of_share) {
  exact::threshold asked;
  asked.how = exact::relation::between;
  asked.of_share = of_share;
  asked.low = low;
  asked.high = high;
  return asked;
}

inline exact::counts sure(std::int64_t yes, std::int64_t base) {
  exact::counts counts;
  counts.yes = yes;
  counts.no = base - yes;
  return counts;
}

inline clause_verdict clause(std::string id, status which, std::string sentence,
                             std::string threshold, exact::threshold asked, exact::counts counts) {
  clause_verdict made;
  made.id = std::move(id);
  made.status = which;
  made.sentence = std::move(sentence);
  made.asked = asked;
  made.threshold = std::move(threshold);
  made.counts = counts;
  made.margins = exact::measure(counts, asked);
  return made;
}

inline target_verdict target(clause_verdict only, std::string title = {}) {
  target_verdict made;
  made.id = only.id;
  made.title = std::move(title);
  made.status = only.status;
  made.clauses.push_back(std::move(only));
  return made;
}

/// A plan in which everything that a table can show happens once.
inline report everything() {
  using exact::relation;
  report made;
  made.plan_title = "Phong trào thi đua năm 2023";
  made.plan_year = 2023;
  made.plan_source = "Kế hoạch triển khai phong trào thi đua năm 2023, mục II.3";
  made.as_of = day_of(2023, 10, 30);

  auto met = target(clause("1", status::met,
                           "100% đơn vị khoa, phòng hưởng ứng phong trào thi đua yêu nước",
                           "= 100%", share(relation::at_least, 100), sure(8, 8)));
  met.section = "Chỉ tiêu thi đua";
  made.targets.push_back(met);

  auto pending = target(clause("5", status::pending,
                               "Có ít nhất 03 cán bộ, giảng viên đi học nghiên cứu sinh trong "
                               "năm 2023",
                               "≥ 3", count(relation::at_least, 3), sure(2, 45)));
  pending.section = met.section;
  pending.deadline = day_of(2023, 12, 31);
  pending.owner = "Phòng Tổ chức";
  made.targets.push_back(pending);

  auto titled = target(
      clause("6", status::unmet,
             "Có từ 95% trở lên cá nhân đạt danh hiệu “Lao động tiên tiến” trong tổng số cán bộ, "
             "viên chức, người lao động",
             "≥ 95%", share(relation::at_least, 95), sure(75, 80)),
      "Lao động tiên tiến");
  titled.section = met.section;
  witnesses who;
  who.missing = {{"cá nhân", "0012", "Lê Văn An"},
                 {"cá nhân", "0044", "Nguyễn Thị Bình"},
                 {"cá nhân", "0051", "Phạm Thị Cúc"},
                 {"cá nhân", "0060", "Trần Đại Dương"},
                 {"cá nhân", "0071", ""}};
  titled.clauses.front().who = who;
  made.targets.push_back(titled);

  exact::counts open = sure(10, 74);
  open.unknown = 3;
  auto undetermined = target(clause("7", status::undetermined,
                                    "Có 15% cá nhân đạt danh hiệu “Chiến sĩ thi đua cấp cơ sở” "
                                    "trong số cá nhân danh hiệu “Lao động tiên tiến”",
                                    "≥ 15%", share(relation::at_least, 15), open));
  undetermined.section = met.section;
  witnesses unknown;
  unknown.unknown = {{"cá nhân", "0003", ""}, {"cá nhân", "0009", ""}, {"cá nhân", "0077", ""}};
  undetermined.clauses.front().who = unknown;
  made.targets.push_back(undetermined);

  target_verdict chain;
  chain.id = "10";
  chain.section = met.section;
  chain.title = "Xếp loại tổ chức đảng";
  chain.status = status::unmet;
  chain.clauses = {
      clause("10", status::met, "100% tổ chức đảng xếp loại từ “Hoàn thành tốt nhiệm vụ” trở lên",
             "= 100%", share(relation::at_least, 100), sure(6, 6)),
      clause("10.1", status::unmet, "trong đó có 20% xếp loại “Hoàn thành xuất sắc nhiệm vụ”",
             "≥ 20%", share(relation::at_least, 20), sure(1, 6)),
      clause("10.2", status::undetermined, "100% đoàn thể xếp loại “Hoàn thành tốt nhiệm vụ”",
             "= 100%", share(relation::at_least, 100), {})};
  clause_verdict& grouped = chain.clauses[1];
  group_verdict first;
  first.group = "Khối đào tạo";
  first.counts = sure(1, 3);
  first.margins = exact::measure(first.counts, grouped.asked);
  group_verdict second;
  second.status = status::unmet;
  second.counts = sure(0, 3);
  second.margins = exact::measure(second.counts, grouped.asked);
  grouped.groups = {first, second};
  made.targets.push_back(chain);

  auto ceiling = target(clause("7c", status::unmet, "tối đa 15% cá nhân danh hiệu LĐTT đạt CSTĐCS",
                               "≤ 15%", share(relation::at_most, 15), sure(13, 76)),
                        "trần theo luật");
  ceiling.kind = kind::limit;
  ceiling.section = "Ràng buộc";
  made.targets.push_back(ceiling);

  auto spare = target(clause("kiểm-tra-xếp-loại-cá-nhân", status::met,
                             "không quá 2 cá nhân không hoàn thành nhiệm vụ", "≤ 2",
                             count(relation::at_most, 2), sure(0, 80)));
  spare.kind = kind::check;
  spare.section = ceiling.section;
  made.targets.push_back(spare);

  target_verdict invalid;
  invalid.id = "12";
  invalid.title = "đăng ký danh hiệu";
  invalid.section = ceiling.section;
  made.targets.push_back(invalid);
  return made;
}

} // namespace chitieu::render::sample
