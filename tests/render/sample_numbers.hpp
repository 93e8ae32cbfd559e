#pragma once
#include "sample.hpp"

/// Reports about numbers and groups for the tests of the room `render`.
namespace chitieu::render::sample {

inline exact::rational fraction(std::int64_t top, std::int64_t bottom) {
  return exact::rational::of(top, bottom);
}

inline exact::bounds is(std::int64_t top, std::int64_t bottom = 1) {
  return exact::bounds::exactly(fraction(top, bottom));
}

inline exact::bounds from_to(exact::rational low, exact::rational high) {
  return {std::move(low), std::move(high), false, false};
}

inline number_verdict number(exact::relation how, exact::bounds value, exact::bounds against,
                             std::optional<exact::rational> gap, std::string unit = {}) {
  number_verdict made;
  made.value = std::move(value);
  made.how = how;
  made.low = against;
  made.high = std::move(against);
  made.gap = std::move(gap);
  made.low_is_figure = true;
  made.unit = std::move(unit);
  return made;
}

inline number_verdict as_share(number_verdict of) {
  of.is_share = true;
  return of;
}

inline clause_verdict clause(std::string id, status which, std::string sentence,
                             std::string threshold, number_verdict of) {
  clause_verdict made;
  made.id = std::move(id);
  made.status = which;
  made.sentence = std::move(sentence);
  made.threshold = std::move(threshold);
  made.number = std::move(of);
  return made;
}

inline group_verdict group(std::string name, status which, exact::counts counts,
                           exact::threshold asked) {
  group_verdict made;
  made.group = std::move(name);
  made.status = which;
  made.counts = counts;
  made.margins = exact::measure(counts, asked);
  return made;
}

/// `in every unit, at least 70% of staff …`: of five units two fall short.
inline clause_verdict in_every_unit() {
  auto made = clause("4", status::unmet, "trong mỗi đơn vị, ít nhất 70% cá nhân đạt LĐTT", "≥ 100%",
                     share(exact::relation::at_least, 100), sure(2, 5));
  made.unit = "đơn vị";
  made.in_every = true;
  made.each_asked = share(exact::relation::at_least, 70);
  made.each_threshold = "≥ 70%";
  made.counts.unknown = 1;
  made.counts.no = 2;
  made.margins = exact::measure(made.counts, made.asked);
  exact::counts open = sure(2, 4);
  open.unknown = 1;
  open.no = 1;
  made.groups = {group("Khoa A", status::unmet, sure(3, 5), made.each_asked),
                 group("Khoa B", status::met, sure(4, 5), made.each_asked),
                 group("Khoa C", status::undetermined, open, made.each_asked),
                 group("Phòng D", status::unmet, sure(0, 3), made.each_asked),
                 group("Phòng Đ", status::met, sure(1, 1), made.each_asked)};
  return made;
}

/// A plan in which everything that numbers and groups can show happens once.
inline report numbers() {
  using exact::relation;
  report made;
  made.plan_title = "Chỉ tiêu chất lượng";
  made.plan_year = 2023;
  made.as_of = day_of(2023, 10, 30);
  auto const add = [&made](clause_verdict only) {
    made.targets.push_back(target(std::move(only)));
  };
  add(clause("1", status::unmet, "điểm trung bình của giảng viên từ 8,0 trở lên", "≥ 8",
             number(relation::at_least, is(76, 10), is(8), fraction(2, 5), "điểm")));
  auto early = clause("1a", status::pending, "điểm trung bình của bài dự thi từ 8,0 trở lên", "≥ 8",
                      number(relation::at_least, is(23, 3), is(8), fraction(1, 3)));
  early.deadline = day_of(2023, 11, 20);
  add(early);
  add(clause("2", status::met, "số sinh viên trên một giảng viên không quá 25", "≤ 25",
             number(relation::at_most, is(1234, 50), is(25), fraction(-8, 25))));
  auto worked_out =
      as_share(number(relation::at_least, is(7999, 10'000), is(8, 10), fraction(1, 10'000)));
  worked_out.low_is_figure = false;
  add(clause("3", status::unmet, "tỷ lệ đạt LĐTT không thấp hơn năm trước", "≥", worked_out));
  add(in_every_unit());

  auto open = number(relation::at_least, from_to(fraction(71, 10), fraction(83, 10)), is(8),
                     fraction(9, 10), "giờ");
  add(clause("5", status::undetermined, "tổng số giờ của giảng viên từ 8 trở lên", "≥ 8", open));
  auto unbounded = number(relation::at_most, {fraction(3, 1), std::nullopt}, is(5), std::nullopt);
  add(clause("5a", status::undetermined, "số ngày chờ lâu nhất không quá 5", "≤ 5", unbounded));
  add(clause("5b", status::undetermined, "điểm trung bình của học viên từ 8 trở lên", "≥ 8",
             number(relation::at_least, exact::bounds::nothing(), is(8), std::nullopt)));
  auto uncompared = number(relation::at_least, is(12), exact::bounds::nothing(), std::nullopt);
  uncompared.low_is_figure = false;
  add(clause("5c", status::undetermined, "số đề tài không ít hơn năm trước", "≥", uncompared));

  auto skipped = clause("6", status::met, "nếu có sinh viên thì có ít nhất 3 giải", "≥ 3",
                        count(relation::at_least, 3), sure(1, 9));
  skipped.does_not_apply = true;
  add(skipped);

  target_verdict either;
  either.id = "7";
  either.title = "Nghiên cứu khoa học";
  either.status = status::met;
  either.clauses = {
      clause("7", status::unmet, "có ít nhất 3 đề tài", "≥ 3", count(relation::at_least, 3),
             sure(2, 9)),
      clause("7.1", status::met, "tổng kinh phí đề tài trên 100 triệu đồng", "> 100",
             number(relation::more_than, is(250, 2), is(100), fraction(-25, 1), "triệu đồng"))};
  either.clauses[0].alternative = ir::alternative{1, 2, 0};
  either.clauses[1].alternative = ir::alternative{1, 2, 1};
  made.targets.push_back(either);

  auto each = clause("8", status::met, "trong mỗi đơn vị, điểm trung bình từ 7 trở lên", "≥ 100%",
                     share(relation::at_least, 100), sure(1, 1));
  each.unit = "đơn vị";
  each.in_every = true;
  each.each_threshold = "≥ 7";
  group_verdict only;
  only.group = "Khoa A";
  only.number = number(relation::at_least, is(15, 2), is(7), fraction(-1, 2), "điểm");
  each.groups = {only};
  each.who.emplace();
  add(each);
  return made;
}

} // namespace chitieu::render::sample
