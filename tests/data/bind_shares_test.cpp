#include "bind_case.hpp"

#include <chitieu/data/columns.hpp>

#include <atomic>
#include <iostream>
#include <random>
#include <stdexcept>

namespace {

using namespace bind_case;
using chitieu::executor;
using chitieu::threads;

constexpr std::size_t rows = 140'001; // more than four shares of rows, and a last one that is small

/// Runs tasks as `threads(3)` does, and counts them.
struct counting {
  std::shared_ptr<std::atomic<std::size_t>> tasks = std::make_shared<std::atomic<std::size_t>>(0);
  executor run_on = [tasks = tasks, all = threads(3)](std::size_t count, auto const& task) {
    *tasks += count;
    all(count, task);
  };
};

column named_column(std::string name, column made) {
  made.called = named(std::move(name));
  return made;
}

/// `things` with a column of each type whose cells can be plain text.
schema plan_of_texts() {
  schema plan = sample();
  auto& columns = plan.populations[0].columns;
  columns.push_back(named_column("level", level()));
  columns.push_back(named_column("levels", set_of(level())));
  columns.push_back(named_column("few levels", set_of(level(blank::none))));
  columns.push_back(named_column("flag", column_of("", type::flag)));
  columns.push_back(named_column("date", column_of("", type::date)));
  columns.push_back(named_column("time", column_of("", type::time)));
  columns.push_back(named_column("number", column_of("", type::number)));
  columns.push_back(named_column("count", column_of("", type::count, blank::none)));
  columns.push_back(named_column("text", column_of("", type::text)));
  columns.push_back(named_column("NFD", column_of("", type::text, blank::none)));
  columns.push_back(named_column("unit", unit(true)));
  columns.push_back(named_column("units", set_of(unit(false))));
  return plan;
}

using texts = std::vector<std::vector<std::string>>;

texts drawn(std::mt19937_64& draw) {
  std::vector<std::vector<std::string>> const kinds = {
      {"Đạt", "khá", " Tốt ", "good", ""},
      {"Đạt", "khá; Tốt", "good; good; Đạt", ""},
      {"Đạt", "khá; Tốt", ""},
      {"có", "Không", "x", "0", ""},
      {"2023-12-31", "1/2/2024", ""},
      {"2023-12-31 08:30", "1/2/2024", ""},
      {"1", "2.5", "-3.25", "1000000", ""},
      {"1", "20", ""},
      {"một", "hai ", "ba", ""},
      {"hòa", "hoa\xCC\x80", ""},
      {"01", "02", "03", "", " 02"},
      {"01", "02; 01", ""},
  };
  texts all(kinds.size() + 1);
  for (std::size_t row = 0; row < rows; ++row) {
    all[0].push_back("k" + std::to_string(row));
    for (std::size_t i = 0; i < kinds.size(); ++i)
      all[i + 1].push_back(kinds[i][draw() % kinds[i].size()]);
  }
  return all;
}

dataset data_of(schema const& plan, texts const& all) {
  input_table things;
  things.rows = rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto one = chitieu::columns(chitieu::column("c", all[i]));
    things.columns.push_back({plan.populations[0].columns[i].called.name, one.columns[0].cells});
  }
  dataset data;
  data.add("things", std::move(things));
  data.add("units", table("id\n01\n02\n"));
  return data;
}

void expect_same(schema const& plan, texts const& all, std::size_t fewest_tasks) {
  auto const data = data_of(plan, all);
  auto const alone = bind(plan, use_all(plan), data, {});
  counting const with;
  auto const shared = bind(plan, use_all(plan), data, {}, {}, with.run_on);
  EXPECT_GE(*with.tasks, fewest_tasks);
  EXPECT_EQ(issues(shared), issues(alone));
  ASSERT_EQ(shared.tables[0].keys.texts(), alone.tables[0].keys.texts());
  for (std::size_t id = 0; id < plan.populations[0].columns.size(); ++id)
    EXPECT_TRUE(shown(shared, 0, id) == shown(alone, 0, id))
        << plan.populations[0].columns[id].called.name;
}

TEST(bind_shares, give_what_one_thread_reads) {
  constexpr std::uint64_t seed = 20'261'127;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 draw{seed};
  auto const plan = plan_of_texts();
  auto const all = drawn(draw);
  // Each of the columns is shared out; the texts that are copied are read twice.
  expect_same(plan, all, 5 * (plan.populations[0].columns.size() + 1));
}

TEST(bind_shares, tell_faults_in_the_order_of_rows) {
  constexpr std::uint64_t seed = 20'261'128;
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 draw{seed};
  auto const plan = plan_of_texts();
  auto all = drawn(draw);
  for (std::size_t i = 1; i < all.size(); ++i)
    for (int times = 0; times < 4 * static_cast<int>(i); ++times)
      all[i][draw() % rows] = times % 3 == 0 ? "\xFF" : "ở đâu cũng sai";
  expect_same(plan, all, 5);
}

TEST(bind_shares, have_a_blank_wherever_it_stands) {
  auto plan = sample();
  plan.populations[0].columns.push_back(named_column("text", column_of("", type::text)));
  plan.populations[0].columns.push_back(named_column("levels", set_of(level())));
  for (std::size_t const row : {std::size_t{0}, rows / 2, rows - 1, rows}) {
    texts all(3);
    for (std::size_t i = 0; i < rows; ++i) {
      all[0].push_back("k" + std::to_string(i));
      all[1].emplace_back(i == row ? "" : "a");
      all[2].emplace_back(i == row ? "" : "Đạt; Tốt");
    }
    counting const with;
    auto const bound = bind(plan, use_all(plan), data_of(plan, all), {}, {}, with.run_on);
    EXPECT_GT(*with.tasks, 5U);
    EXPECT_EQ(bound.tables[0].columns[1]->has_blanks(), row < rows) << row;
    EXPECT_EQ(bound.tables[0].columns[2]->has_blanks(), row < rows) << row;
  }
}

/// Keys are read where they lie, but where one of them has to be copied.
TEST(bind_shares, copy_all_keys_where_the_first_share_has_one_that_is_not_plain) {
  auto const plan = sample();
  texts all(1);
  for (std::size_t i = 0; i < rows; ++i) all[0].push_back("hoà" + std::to_string(i));
  all[0][0] = " hoa\xCC\x80";
  executor const in_order = [](std::size_t count, auto const& task) {
    for (std::size_t i = 0; i < count; ++i) task(i);
  };
  auto const bound = bind(plan, use_all(plan), data_of(plan, all), {}, {}, in_order);
  EXPECT_EQ(issues(bound), "");
  auto const keys = bound.tables[0].keys.texts();
  ASSERT_EQ(keys.size(), rows);
  EXPECT_EQ(keys.front(), "hoà");
  EXPECT_EQ(keys.back(), "hoà" + std::to_string(rows - 1));
}

TEST(bind_shares, end_when_they_are_told_to) {
  struct stop {};
  std::mt19937_64 draw{1};
  auto const plan = plan_of_texts();
  auto const all_texts = drawn(draw);
  auto const data = data_of(plan, all_texts);
  std::atomic<std::size_t> all = 0;
  counting const with;
  (void)bind(plan, use_all(plan), data, {}, [&] { ++all; }, with.run_on);
  ASSERT_GT(all, 100U);
  for (std::size_t const stop_at : {std::size_t{1}, all / 3, all - 1}) {
    std::atomic<std::size_t> asked = 0;
    auto const poll = [&] {
      if (++asked >= stop_at) throw stop{};
    };
    EXPECT_THROW((void)bind(plan, use_all(plan), data, {}, poll, with.run_on), stop);
    EXPECT_LT(asked, stop_at + 3);
  }
}

TEST(bind_shares, are_not_made_of_few_rows) {
  auto const plan = sample();
  dataset data;
  data.add("things", table("id\na\nb\n"));
  data.add("units", table("id\n01\n"));
  counting const with;
  EXPECT_EQ(issues(bind(plan, use_all(plan), data, {}, {}, with.run_on)), "");
  EXPECT_EQ(*with.tasks, 0U);
}

} // namespace
