// A monitor that begins asks whether to go on, and one that has begun never does; what is counted
// are questions, nothing is timed.
#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>
#include <chitieu/monitor/monitor.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chitieu {
namespace {

constexpr std::size_t rows = 50'000;
constexpr std::size_t of_a_pass = rows / 16'384; ///< questions, at least

struct told_to_stop {};

struct monitor_polls : testing::Test {
  std::vector<std::int64_t> ids;
  std::vector<std::int64_t> unit_ids;
  std::vector<std::optional<std::int64_t>> units;
  std::vector<std::optional<std::int64_t>> papers;
  std::vector<std::string> names;
  std::vector<std::chrono::sys_days> born;
  std::vector<bool> active;
  dataset data;

  monitor_polls() {
    for (std::int64_t unit = 0; unit < 10; ++unit) unit_ids.push_back(unit);
    for (std::size_t row = 0; row < rows; ++row) {
      auto const drawn = static_cast<std::int64_t>(row * 7'368'787 % 99'999'989);
      ids.push_back(static_cast<std::int64_t>(row));
      units.push_back(drawn % 50 == 0 ? std::nullopt : std::optional(drawn % 10));
      papers.push_back(drawn % 11 == 0 ? std::nullopt : std::optional(drawn % 1000));
      names.push_back("n" + std::to_string(drawn % 100));
      born.push_back(std::chrono::sys_days{std::chrono::year{1960} / 1 / 1} +
                     std::chrono::days{drawn % 12'000});
      active.push_back(drawn % 2 == 0);
    }
    data.add("units", columns(column("id", unit_ids)));
    data.add("staff",
             columns(column("id", ids), column("unit", units), column("papers", papers),
                     column("name", names), column("born", born), column("active", active)));
  }

  /// How often it asks beyond what binding the tables does.
  [[nodiscard]] std::size_t asked(std::string const& sentence) {
    auto const program = compile(parse(*source::from_text("plan", R"(
population units
  id      key
population staff
  id      key
  unit    units
  papers  count
  name    text
  born    date
  active  flag
target 1: )" + sentence + "\n")));
    for (auto const& each : program.diagnostics)
      EXPECT_NE(severity_of(each.what), severity::error) << message(each, language::en);
    std::size_t binding = 0;
    (void)bound_dataset(program, data, {.poll = [&binding] { ++binding; }});
    std::size_t count = 0;
    monitor_options options;
    options.as_of = std::chrono::year{2023} / 12 / 31;
    options.poll = [&count] { ++count; };
    monitor watched(program, data, options);
    auto const begun = count;
    EXPECT_TRUE(watched.update("staff", "77", {{"active", "no"}, {"papers", "3"}}));
    EXPECT_TRUE(watched.erase("staff", "78"));
    (void)evaluate(program, watched.rows());
    EXPECT_EQ(count, begun) << "a monitor that has begun asks";
    for (auto const stop_at : {binding + 1, (binding + begun) / 2, begun}) {
      std::size_t so_far = 0;
      options.poll = [&] {
        if (++so_far == stop_at) throw told_to_stop();
      };
      EXPECT_THROW(monitor(program, data, options), told_to_stop) << sentence;
      EXPECT_EQ(so_far, stop_at) << sentence;
    }
    return begun - binding;
  }

  void expect_passes(std::string const& sentence, std::size_t passes) {
    EXPECT_GE(asked(sentence), passes * of_a_pass) << sentence;
  }
};

// Rows are made, read column by column, named, and then worked out.
TEST_F(monitor_polls, are_asked_while_it_begins) {
  expect_passes("at least 50% of staff active", 5);
  expect_passes("at least 1 staff where name is “n77”", 5);
  expect_passes("at least 50% of units have at least 5 staff where active", 7);
  expect_passes("average papers of staff ≥ 1", 8);
  expect_passes("at least 50% of staff are in the top 3 by papers", 8);
  expect_passes("in every month of born, at least 1 staff active", 8);
}

} // namespace
} // namespace chitieu
