#include <chitieu/verdict/in_force.hpp>
#include <chitieu/verdict/score.hpp>

#include <gtest/gtest.h>

namespace chitieu::verdict {
namespace {

constexpr data::day last_of_2024 = 20'088;

ir::target giving(std::string id, std::int64_t points) {
  ir::target out;
  out.id = std::move(id);
  out.valid = true;
  out.scores.emplace().points = points;
  out.clauses.emplace_back();
  return out;
}

target_verdict met(std::string id) {
  target_verdict out;
  out.id = std::move(id);
  out.status = status::met;
  out.clauses.emplace_back().status = status::met;
  return out;
}

std::string points_of(report const& of, std::size_t target) {
  return exact::to_string(of.targets.at(target).points.value().got.low.value());
}

TEST(score, leaves_points_with_their_targets_where_one_is_not_in_force) {
  ir::program program;
  program.year = 2024;
  program.targets = {giving("1", 10), giving("1", 5), giving("2", 3)};
  program.targets[0].in_force_until = last_of_2024 - 1;
  program.targets[1].in_force_from = last_of_2024;
  report made;
  made.targets = {met("1"), met("2")};
  score(program, made);
  EXPECT_EQ(points_of(made, 0), "5");
  EXPECT_EQ(points_of(made, 1), "3");
  EXPECT_EQ(exact::to_string(made.points.value().most), "8");

  report earlier;
  earlier.as_of = last_of_2024 - 1;
  earlier.targets = {met("1"), met("2")};
  score(program, earlier);
  EXPECT_EQ(points_of(earlier, 0), "10");
  EXPECT_EQ(points_of(earlier, 1), "3");
}

TEST(score, of_a_report_of_another_program_is_that_of_the_targets_there_are) {
  ir::program program;
  program.targets = {giving("1", 10), giving("2", 5)};
  report made;
  made.targets = {met("1")};
  score(program, made);
  EXPECT_EQ(exact::to_string(made.points.value().most), "10");
}

TEST(in_force, goes_by_the_day_of_the_review_or_the_year_of_the_plan_or_is_so) {
  ir::program program;
  auto target = giving("1", 1);
  target.in_force_from = last_of_2024 - 10;
  target.in_force_until = last_of_2024 - 1;
  EXPECT_TRUE(is_in_force(program, target, std::nullopt));
  EXPECT_FALSE(is_in_force(program, target, last_of_2024 - 11));
  EXPECT_TRUE(is_in_force(program, target, last_of_2024 - 10));
  EXPECT_TRUE(is_in_force(program, target, last_of_2024 - 1));
  EXPECT_FALSE(is_in_force(program, target, last_of_2024));
  program.year = 2024;
  EXPECT_FALSE(is_in_force(program, target, std::nullopt));
  target.valid = false; // what is wrong with it is to be seen
  EXPECT_TRUE(is_in_force(program, target, std::nullopt));
}

} // namespace
} // namespace chitieu::verdict
