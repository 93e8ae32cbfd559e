#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>
#include <chitieu/render/render.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace chitieu {
namespace {

struct bound_data_test : testing::Test {
  ir::program program = compile(parse(*source::from_text("plan", R"(
population staff, complete
  id    key
  unit  one of a, b
  good  flag
target 1: at least 50% of staff good
)")));
  std::vector<std::string> ids{"1", "2", "3"};
  std::vector<std::string> units{"a", "a", "b"};
  std::vector<bool> good{true, false, true};

  dataset tables() {
    dataset out;
    out.add("staff", columns(column("id", ids), column("unit", units), column("good", good)));
    return out;
  }
};

TEST_F(bound_data_test, gives_the_same_report_as_checking_at_once) {
  auto const bound = bound_dataset(program, tables(), {false, "unit"});
  check_options options;
  options.by = "unit";
  options.who = true;
  auto const once = evaluate(program, tables(), options);
  for (int again = 0; again < 2; ++again) {
    auto const many = evaluate(program, bound, options);
    ASSERT_EQ(many.targets.size(), 1U);
    auto const& clause = many.targets[0].clauses[0];
    EXPECT_EQ(clause.counts, once.targets[0].clauses[0].counts);
    EXPECT_EQ(clause.who, once.targets[0].clauses[0].who);
    EXPECT_EQ(clause.groups.size(), 2U);
  }
}

TEST_F(bound_data_test, says_the_same_on_any_number_of_threads) {
  constexpr std::size_t rows = 70'000;
  std::vector<std::string> many_ids;
  std::vector<std::string> many_units;
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < rows; ++row) {
    many_ids.push_back(std::to_string(row));
    many_units.emplace_back(row % 3 == 0 ? "a" : "b");
    texts.emplace_back(row % 7 == 0 ? "" : row % 5 == 0 ? "no" : "yes");
  }
  dataset data;
  data.add("staff",
           columns(column("id", many_ids), column("unit", many_units), column("good", texts)));
  check_options options{.who = true, .by = "unit"};
  auto const alone = evaluate(program, data, options);
  std::size_t tasks = 0;
  options.run_on = [&tasks, helpers = threads(3)](std::size_t count, auto const& task) {
    tasks += count;
    helpers(count, task);
  };
  auto const shared = evaluate(program, data, options);
  auto const of_all = tasks;
  EXPECT_EQ(render::to_json(shared, language::en), render::to_json(alone, language::en));
  bound_dataset const bound(program, data, {.by = "unit", .run_on = options.run_on});
  auto const while_bound = tasks - of_all;
  EXPECT_GE(while_bound, 9U) << "the key, the unit and the flag, in three shares each";
  EXPECT_GT(of_all, while_bound) << "rows are counted on threads, too";
  EXPECT_FALSE(bound.options().run_on) << "the executor is not kept";
}

TEST_F(bound_data_test, tells_the_row_of_who_is_listed) {
  check_options options;
  options.who = true;
  auto const r = evaluate(program, tables(), options);
  auto const& who = *r.targets[0].clauses[0].who;
  ASSERT_EQ(who.missing.size(), 1U);
  EXPECT_EQ(who.missing[0].row, 1U);
  ASSERT_EQ(who.counted.size(), 2U);
  EXPECT_EQ(who.counted[1].row, 2U);
}

TEST_F(bound_data_test, is_refused_where_it_was_bound_for_something_else) {
  auto const bound = bound_dataset(program, tables());
  auto const other = program;
  EXPECT_THROW((void)evaluate(other, bound), std::invalid_argument);
  check_options by;
  by.by = "unit";
  EXPECT_THROW((void)evaluate(program, bound, by), std::invalid_argument);
  check_options names;
  names.who = names.names = true;
  EXPECT_THROW((void)evaluate(program, bound, names), std::invalid_argument);
}

TEST_F(bound_data_test, a_check_ends_with_what_its_poll_throws) {
  struct stopped {};
  check_options options;
  options.poll = [] { throw stopped{}; };
  EXPECT_THROW((void)evaluate(program, tables(), options), stopped);
}

TEST(bound_earlier_data, that_are_no_data_are_not_given) {
  auto const program = compile(parse(*source::from_text("plan", R"(
population staff, complete
  id    key
target 1: number of staff is not lower than previous
)")));
  std::vector<std::string> const ids{"1"};
  dataset now;
  now.add("staff", columns(column("id", ids)));
  check_options options;
  options.earlier = {{"previous", nullptr}, {"previous", &now}};
  EXPECT_EQ(evaluate(program, now, options).find("1")->status, status::met);
  options.earlier.pop_back();
  auto const without = evaluate(program, now, options);
  EXPECT_EQ(without.find("1")->status, status::undetermined);
  ASSERT_EQ(without.diagnostics.size(), 1U);
  EXPECT_EQ(without.diagnostics[0].what, code::dataset_not_given);
}

} // namespace
} // namespace chitieu
