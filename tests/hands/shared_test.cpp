// Programs, tables and what was bound of them are shared between threads, which say what one says.
#include "work.hpp"

#include <chitieu/check/correct.hpp>
#include <chitieu/data/arrow.hpp>
#include <chitieu/data/arrow_table.hpp>
#include <chitieu/data/executor.hpp>
#include <chitieu/doctor/doctor.hpp>
#include <chitieu/engine/in_parts.hpp>
#include <chitieu/syntax/complete.hpp>

#include <gtest/gtest.h>

#include <memory>

namespace many_hands {
namespace {

using namespace chitieu;

constexpr std::size_t many = 4;
constexpr int people = 300;

/// In a process that has used nothing of the library before (each test is run in its own).
TEST(shared, the_first_use_may_be_by_several_threads) {
  std::vector<std::string> said(many);
  at_once(many, [&](std::size_t i) {
    auto const program = compiled();
    said[i] =
        answer_of(program, tables_of(people)) +
        correct(*source::from_text("plan", plan_text + "target 8: ≥95 of staff active\n")).text;
  });
  for (auto const& each : said) EXPECT_EQ(each, said[0]);
  EXPECT_NE(said[0], "");
}

TEST(shared, programs_and_tables_are_read_by_many) {
  auto const program = compiled();
  auto const tables = tables_of(people);
  bound_dataset const bound(program, tables, {.by = "role"});
  auto const alone = answer_of(program, bound);
  std::atomic<int> wrong = 0;
  at_once(many, [&](std::size_t i) {
    for (int times = 0; times < 3; ++times)
      if ((i % 2 == 0 ? answer_of(program, bound) : answer_of(program, tables)) != alone) ++wrong;
  });
  EXPECT_EQ(wrong, 0);
}

/// What is read of a dictionary the first time somebody asks for it.
TEST(shared, tables_of_arrow_are_read_by_many) {
  auto const program = compiled();
  auto const text = tables_of(people);
  std::vector<std::size_t> rows(people);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  dataset tables;
  for (auto const& [name, table] : text.tables()) {
    rows.resize(table.rows);
    ArrowArrayStream stream;
    data::export_stream(std::make_shared<data::arrow_table const>(data::gather(table, rows)),
                        stream);
    auto const read = data::read_arrow(name, stream);
    ASSERT_TRUE(read);
    tables.add(name, *read);
    rows.clear();
    for (std::size_t i = 0; i < people; ++i) rows.push_back(i);
  }
  std::vector<std::string> said(many);
  at_once(many, [&](std::size_t i) { said[i] = answer_of(program, tables); });
  for (auto const& each : said) EXPECT_EQ(each, said[0]);
}

TEST(shared, a_text_that_was_read_is_asked_by_many) {
  auto const read = parse(*source::from_text("plan", plan_text));
  auto const program = compile(read);
  std::vector<std::string> said(many);
  at_once(many, [&](std::size_t i) {
    said[i] = print(read.plan, language::vi) + print(read.plan, language::en);
    for (auto const& each : complete(read, static_cast<std::uint32_t>(plan_text.size() - 10)))
      said[i] += each.text;
    for (auto const& each : compile(read).diagnostics) said[i] += message(each, language::vi);
  });
  for (auto const& each : said) EXPECT_EQ(each, said[0]);
}

TEST(shared, parts_are_counted_apart_and_merged) {
  auto const program = compile(parse(*source::from_text("plan", R"(
plan “p” for 2023
population staff
  id      key
  active  flag  blank means no
target 1: at least 50% of staff active
)")));
  auto const part = [](std::size_t i) {
    dataset one;
    one.add_csv("staff", "staff.csv",
                "id,active\n" + std::to_string(2 * i) + ",yes\n" + std::to_string(2 * i + 1) +
                    ",\n");
    return one.tables().front().second;
  };
  dataset const whole;
  std::vector<std::string> counted(many);
  at_once(many, [&](std::size_t i) {
    check_in_parts here(program, "staff", whole);
    here.add(part(i));
    counted[i] = here.to_bytes();
  });
  check_in_parts all(program, "staff", whole);
  for (auto const& each : counted) ASSERT_FALSE(all.merge(each));
  EXPECT_EQ(all.rows(), 2 * many);
  EXPECT_EQ(all.report().targets[0].clauses[0].counts.yes, std::int64_t{many});
}

/// The rows of each part are shared out, too, among helpers that all callers have in common.
TEST(shared, helpers_work_for_several_callers_at_once) {
  constexpr int rows = 30'000;
  auto const program = compile(parse(*source::from_text("plan", R"(
plan “p” for 2023
population staff
  id      key
  active  flag
  hours   number
target 1: at least 50% of staff active
target 2: at least 30% of staff with hours at least 3
)")));
  std::string text = "id,active,hours\n";
  for (int i = 0; i < rows; ++i)
    text += std::to_string(i) +
            (i % 3 == 0   ? ",yes,"
             : i % 3 == 1 ? ",no,"
                          : ",,") +
            std::to_string(i % 7) + "\n";
  dataset given;
  given.add_csv("staff", "staff.csv", text);
  auto const part = given.tables().front().second;
  auto const helpers = threads(3);
  dataset const whole;
  std::vector<std::string> counted(many);
  at_once(many, [&](std::size_t i) {
    check_in_parts here(program, "staff", whole, {.run_on = helpers});
    for (int times = 0; times < 3; ++times) here.add(part);
    counted[i] = here.to_bytes();
  });
  for (auto const& each : counted) EXPECT_EQ(each, counted[0]);
  check_in_parts all(program, "staff", whole);
  ASSERT_FALSE(all.merge(counted[0]));
  EXPECT_EQ(all.report().targets[0].clauses[0].counts.yes, std::int64_t{rows});
}

/// A call's first two tasks wait for each other, so that a helper is there while the others are
/// taken.
TEST(shared, tasks_are_done_once_while_helpers_take_them_too) {
  constexpr int calls = 20;
  constexpr std::size_t tasks = 500;
  auto const helpers = threads(3);
  std::atomic<int> wrong = 0;
  at_once(many, [&](std::size_t) {
    for (int call = 0; call < calls; ++call) {
      std::vector<int> done(tasks);
      std::atomic<std::size_t> begun = 0;
      helpers(tasks, [&](std::size_t task) {
        if (++begun <= 2)
          while (begun < 2) std::this_thread::yield();
        ++done[task];
      });
      for (auto const times : done) wrong += times == 1 ? 0 : 1;
    }
  });
  EXPECT_EQ(wrong, 0);
}

} // namespace
} // namespace many_hands
