// A check ends within a block of rows of being told to, however many rows there are.
#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace chitieu {
namespace {

constexpr std::size_t rows = 100'000;
constexpr std::size_t rows_of_block = 2048; // at most

struct told_to_stop {};

struct poll_test : testing::Test {
  ir::program program = compile(parse(*source::from_text("plan", R"(
population staff, complete
  id    key
  good  flag
  days  count
target 1: at least 50% of staff good
target 2: at least 50% of staff with days at least 3
)")));
  std::vector<std::int64_t> ids;
  std::vector<std::int64_t> days;
  std::vector<bool> good;
  dataset data;

  poll_test() {
    for (std::size_t i = 0; i < rows; ++i) {
      ids.push_back(static_cast<std::int64_t>(i));
      good.push_back(i % 3 != 0);
      days.push_back(static_cast<std::int64_t>(i % 7));
    }
    data.add("staff", columns(column("id", ids), column("good", good), column("days", days)));
  }
};

TEST_F(poll_test, is_asked_before_each_block_and_obeyed_at_once) {
  auto const bound = bound_dataset(program, data);
  std::size_t all = 0;
  check_options counting;
  counting.poll = [&all] { ++all; };
  (void)evaluate(program, bound, counting);
  ASSERT_GT(all, rows / rows_of_block);

  for (std::size_t const stop_at : {std::size_t{1}, std::size_t{2}, std::size_t{3}, all / 2, all}) {
    std::size_t asked = 0;
    check_options stopping;
    stopping.poll = [&] {
      if (++asked >= stop_at) throw told_to_stop();
    };
    EXPECT_THROW((void)evaluate(program, bound, stopping), told_to_stop);
    EXPECT_EQ(asked, stop_at) << "blocks were counted after the word to stop";
  }
  // What was stopped before leaves nothing behind.
  auto const after = evaluate(program, bound);
  EXPECT_EQ(after.targets[0].clauses[0].counts.yes, static_cast<std::int64_t>(rows - rows / 3 - 1));
}

TEST_F(poll_test, is_asked_for_lists_too) {
  std::size_t asked = 0;
  check_options stopping;
  stopping.who = true;
  stopping.poll = [&] {
    if (++asked == 2) throw told_to_stop();
  };
  EXPECT_THROW((void)evaluate(program, data, stopping), told_to_stop);
  EXPECT_EQ(asked, 2U);
}

constexpr std::size_t asked_in_all_rows = rows / 20'000; // of one column, at least

// What a plan compares with need not be given, and is then nobody's to ask.
TEST_F(poll_test, is_asked_though_other_data_are_not_given) {
  program = compile(parse(*source::from_text("plan", R"(
population staff, complete
  id    key
  good  flag
earlier data “2021”
target 1: number of staff where good is not lower than 2021
target 2: at least 50% of staff good
)")));
  std::size_t asked = 0;
  check_options counting;
  counting.poll = [&asked] { ++asked; };
  auto const made = evaluate(program, data, counting);
  EXPECT_GT(asked, rows / rows_of_block);
  EXPECT_EQ(made.targets[0].status, status::undetermined);
  EXPECT_EQ(made.targets[1].status, status::met);
}

struct binding_polls : testing::Test {
  std::string const declared = R"(
scale rating: poor < fair < good
scale honour: LĐTT < CSTĐCS
population units
  id      key
population staff
  id      key
  unit    units
  units   set of units
  role    one of lecturer, worker
  rating  rating
  titles  set of honour
  name    text
  score   number
  papers  count
  born    date
  starts  time
  active  flag
)";

  [[nodiscard]] std::size_t asked(std::string const& sentence, dataset const& of) const {
    auto const program =
        compile(parse(*source::from_text("plan", declared + "target 1: " + sentence + "\n")));
    for (auto const& each : program.diagnostics)
      EXPECT_NE(severity_of(each.what), severity::error) << message(each, language::en);
    std::size_t count = 0;
    bound_dataset const bound(program, of, {.poll = [&count] { ++count; }});
    for (auto const& each : bound.diagnostics())
      EXPECT_NE(severity_of(each.what), severity::error) << message(each, language::en);
    std::size_t before_stopping = 0;
    EXPECT_THROW((void)bound_dataset(program, of,
                                     {.poll =
                                          [&] {
                                            if (++before_stopping == count) throw told_to_stop();
                                          }}),
                 told_to_stop);
    EXPECT_EQ(before_stopping, count);
    return count;
  }
};

TEST_F(binding_polls, are_asked_while_texts_of_every_type_are_read) {
  dataset texts;
  texts.add_csv("units", "units.csv", "id\na\nb\n");
  std::string csv = "id,unit,units,role,rating,titles,name,score,papers,born,starts,active\n";
  for (std::size_t row = 0; row < rows; ++row)
    csv += std::to_string(rows - row) + ",a,a;b,worker,good,LĐTT;CSTĐCS,An,1.5,3,2001-02-03," +
           "2001-02-03 10:00,yes\n";
  texts.add_csv("staff", "staff.csv", csv);
  auto const keys_alone = asked("at least 1 staff", texts);
  EXPECT_GE(keys_alone, asked_in_all_rows);
  for (auto const* sentence :
       {"at least 1 staff unit is known", "at least 1 staff units is known",
        "at least 1 staff role is worker", "at least 1 staff rated good",
        "at least 1 staff hold LĐTT", "at least 1 staff name is “An”",
        "average score of staff is at least 1", "at least 1 staff with papers at least 3",
        "at least 1 staff born is known", "at least 1 staff starts is known",
        "at least 1 staff active", "in every month of born, at least 1 staff"})
    EXPECT_GE(asked(sentence, texts), keys_alone + asked_in_all_rows) << sentence;
  // Of the days their months are made, of these the groups in order, and of each row its group.
  EXPECT_GE(asked("in every month of born, at least 1 staff", texts),
            asked("at least 1 staff born is known", texts) + 5 * (rows / 16'384));
}

TEST_F(binding_polls, are_asked_while_numbers_are_read_where_they_lie) {
  std::vector<std::int64_t> ids;
  std::vector<std::int32_t> papers(rows, 3);
  std::vector<std::int8_t> unit(rows, 1);
  std::vector<double> score(rows, 1.5);
  for (std::size_t row = 0; row < rows; ++row)
    ids.push_back(static_cast<std::int64_t>((rows - row) * 1'000'003));
  dataset numbers;
  numbers.add_csv("units", "units.csv", "id\n1\n2\n");
  numbers.add("staff", columns(column("id", ids), column("papers", papers), column("unit", unit),
                               column("score", score)));
  auto const keys_alone = asked("at least 1 staff", numbers);
  EXPECT_GE(keys_alone, asked_in_all_rows);
  for (auto const* sentence :
       {"at least 1 staff unit is known", "average score of staff is at least 1",
        "at least 1 staff with papers at least 3"})
    EXPECT_GE(asked(sentence, numbers), keys_alone + asked_in_all_rows) << sentence;
}

} // namespace
} // namespace chitieu
