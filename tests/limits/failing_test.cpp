// Every allocation made to fail in turn: std::bad_alloc or a code comes out, nothing is lost, and
// what was there before is unchanged. CHITIEU_ALLOCATIONS=whole takes every one; otherwise some of
// each scenario.
#include "allocations.hpp"

#include <chitieu/c.h>
#include <chitieu/check/correct.hpp>
#include <chitieu/chitieu.hpp>
#include <chitieu/data/arrow.hpp>
#include <chitieu/data/arrow_table.hpp>
#include <chitieu/doctor/doctor.hpp>
#include <chitieu/engine/in_parts.hpp>
#include <chitieu/eval/tally_bytes.hpp>
#include <chitieu/monitor/monitor.hpp>
#include <chitieu/render/html.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/repair/repair.hpp>

#include <golden/golden_file.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <new>
#include <numeric>
#include <random>
#include <set>
#include <string>

namespace chitieu {
namespace {

namespace fs = std::filesystem;

constexpr unsigned seed = 20261126;
constexpr std::size_t tried_at_first = 12; // of a scenario
constexpr std::size_t tried_later = 12;

/// What the scenarios are made of: folders of golden files.
std::vector<std::string> const to_be_read = {"mistakes", "terms"};
std::vector<std::string> const to_be_counted = {"conditions", "links",   "measures",
                                                "groups",     "periods", "found"};
std::vector<std::string> const to_be_written = {"sentences", "missing"};
std::vector<std::string> const to_be_corrected = {"spelling"};
std::vector<std::string> const to_be_examined = {"doctor"};
std::vector<std::string> const to_be_repaired = {"repair"};
std::vector<std::string> const to_come_in_parts = {"unions", "of_which", "quantities"};

/// How many allocations something makes.
std::size_t allocations_of(std::function<void()> const& something) {
  auto const before = allocations::so_far().count;
  something();
  return allocations::so_far().count - before;
}

/// Lets allocations of `something` fail, once and from then on; `intact` looks afterwards.
void fail_in_turn(
    std::string const& called, std::function<void()> const& something,
    std::function<void()> const& intact = [] {}) {
  SCOPED_TRACE(called);
  something(); // what is made once and kept is there then
  auto const all = allocations_of(something);
  std::set<std::size_t> at;
  std::mt19937 random(seed);
  auto const* const whole = std::getenv("CHITIEU_ALLOCATIONS");
  for (std::size_t i = 0; i < all && (whole != nullptr || i < tried_at_first); ++i) at.insert(i);
  for (std::size_t i = 0; all > 0 && i < tried_later; ++i) at.insert(random() % all);
  auto const live = allocations::so_far().live;
  for (auto const each : at)
    for (bool const from_then_on : {false, true}) {
      try {
        allocations::failing const now(each, from_then_on);
        something();
      } catch (std::bad_alloc const&) {
      }
      intact();
      auto const after = allocations::so_far().live;
      ASSERT_EQ(after, live) << "the failure of allocation " << each << " of " << all << " leaks";
    }
  something();
}

/// The plans and tables of golden files.
struct sample {
  std::string name;
  std::string plan;
  std::vector<std::pair<std::string, std::string>> tables;
};

std::vector<sample> samples(std::vector<std::string> const& folders) {
  std::vector<sample> out;
  for (auto const& folder : folders) {
    std::set<fs::path> files;
    for (auto const& entry :
         fs::directory_iterator(fs::path(CHITIEU_ROOT) / "tests" / "golden" / folder))
      files.insert(entry.path());
    for (auto const& path : files) {
      auto const file = golden::read_golden(path);
      auto const* const plan = file.find("plan");
      if (plan == nullptr || !plan->name.empty()) continue;
      auto const* const sentences = file.find("sentences", "en");
      sample made{path.stem().string(), plan->body + (sentences ? sentences->body : ""), {}};
      for (auto const& each : file.sections)
        if (each.kind == "data" && each.name.ends_with(".csv"))
          made.tables.emplace_back(each.name.substr(0, each.name.size() - 4), each.body);
      out.push_back(std::move(made));
    }
  }
  return out;
}

dataset tables_of(sample const& from) {
  dataset out;
  for (auto const& [name, bytes] : from.tables) out.add_csv(name, name + ".csv", bytes);
  return out;
}

TEST(failing, plans_that_are_read) {
  for (auto const& each : samples(to_be_read))
    fail_in_turn(each.name, [&] {
      auto const text = source::from_text("plan", each.plan);
      (void)compile(parse(*text), advice::of_text);
    });
}

TEST(failing, tables_that_are_bound_and_counted) {
  check_options options;
  options.who = true;
  for (auto const& each : samples(to_be_counted)) {
    auto const text = source::from_text("plan", each.plan);
    auto const program = compile(parse(*text), advice::of_text);
    auto const data = tables_of(each);
    auto const expected = render::to_json(evaluate(program, data, options), language::en);
    fail_in_turn(
        each.name,
        [&] {
          auto const report = evaluate(program, tables_of(each), options);
          EXPECT_EQ(render::to_json(report, language::en), expected);
        },
        [&] { ASSERT_EQ(program.targets.empty(), false); });
  }
}

TEST(failing, reports_that_are_written) {
  for (auto const& each : samples(to_be_written)) {
    auto const text = source::from_text("plan", each.plan);
    auto const program = compile(parse(*text), advice::of_text);
    auto const report = evaluate(program, tables_of(each));
    fail_in_turn(each.name, [&] {
      (void)render::to_json(report, language::vi);
      (void)render::to_text(report, {});
      (void)render::to_html(report, {});
      (void)print(parse(*text).plan, language::vi);
    });
  }
}

TEST(failing, plans_that_are_corrected) {
  for (auto const& each : samples(to_be_corrected))
    fail_in_turn(each.name, [&] { (void)correct(*source::from_text("plan", each.plan)); });
}

TEST(failing, plans_that_are_examined) {
  for (auto const& each : samples(to_be_examined)) {
    auto const read = parse(*source::from_text("plan", each.plan));
    auto const program = compile(read, advice::of_text);
    fail_in_turn(each.name, [&] { (void)examine(read, program); });
  }
}

TEST(failing, tables_that_are_repaired) {
  repair_options options;
  options.effort = 2'000;
  for (auto const& each : samples(to_be_repaired)) {
    auto const program = compile(parse(*source::from_text("plan", each.plan)), advice::of_text);
    auto const data = tables_of(each);
    auto const expected = repair(program, data, options).changes;
    fail_in_turn(each.name, [&] { EXPECT_EQ(repair(program, data, options).changes, expected); });
  }
}

TEST(failing, tables_that_come_in_parts) {
  for (auto const& each : samples(to_come_in_parts)) {
    auto const program = compile(parse(*source::from_text("plan", each.plan)), advice::of_text);
    auto const data = tables_of(each);
    if (data.tables().empty() || program.schema.populations.empty()) continue;
    auto const whole = render::to_json(evaluate(program, data), language::en);
    fail_in_turn(each.name, [&] {
      check_in_parts parts(program, data.tables().front().first, data);
      parts.add(data.tables().front().second);
      EXPECT_FALSE(parts.merge(parts.to_bytes()));
      (void)parts.report();
    });
    EXPECT_EQ(render::to_json(evaluate(program, data), language::en), whole);
  }
}

constexpr std::string_view watched_plan =
    "population units, complete\n"
    "  id    key\n"
    "  open  flag\n"
    "population staff, complete\n"
    "  id    key\n"
    "  unit  units\n"
    "  score number\n"
    "  good  flag\n"
    "target 1: at least 50% of staff good\n"
    "target 2: average score of staff is at least 5\n"
    "target 3: all units have at least 1 staff\n"
    "target 4: at least 50% of staff where score at least 4, good\n";

/// A stream that is released, whoever has it when memory runs out.
struct held_stream {
  ArrowArrayStream is{};

  held_stream() = default;
  held_stream(held_stream const&) = delete;
  held_stream& operator=(held_stream const&) = delete;
  ~held_stream() {
    if (is.release != nullptr) is.release(&is);
  }
};

TEST(failing, tables_that_go_out_and_come_back) {
  for (auto const& each : samples(to_come_in_parts)) {
    auto const text = source::from_text("plan", each.plan);
    auto const program = compile(parse(*text), advice::of_text);
    auto const given = tables_of(each);
    fail_in_turn(each.name, [&] {
      dataset tables;
      for (auto const& [name, table] : given.tables()) {
        std::vector<std::size_t> rows(table.rows);
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        held_stream stream;
        data::export_stream(std::make_shared<data::arrow_table const>(data::gather(table, rows)),
                            stream.is);
        auto read = data::read_arrow(name, stream.is);
        if (!read) return;
        tables.add(name, *std::move(read));
      }
      (void)evaluate(program, tables);
    });
  }
}

struct watched : testing::Test {
  ir::program program = compile(parse(*source::from_text("plan", std::string(watched_plan))));
  dataset data;
  watched() {
    data.add_csv("units", "units.csv", "id,open\na,yes\nb,no\n");
    data.add_csv("staff", "staff.csv", "id,unit,score,good\n1,a,5,yes\n2,b,6,no\n3,a,,yes\n");
  }
};

TEST_F(watched, monitors_and_changes_lose_nothing) {
  using kind = row_change::kind;
  std::vector<row_change> const changes = {
      {kind::insert, "units", "", {{"id", "c"}, {"open", true}}},
      {kind::insert, "staff", "", {{"id", "8"}, {"unit", "c"}, {"good", true}}},
      {kind::update, "staff", "2", {{"unit", "c"}, {"score", 3}}},
      {kind::erase, "staff", "1", {}}};
  fail_in_turn("a monitor, changes, a snapshot", [&] {
    monitor one(program, data);
    (void)one.apply(changes);
    (void)one.verdicts();
  });
}

#ifdef CHITIEU_HAS_C
TEST(failing, the_c_interface_has_a_code_for_it) {
  std::string const text(watched_plan);
  std::string const staff = "id,unit,score,good\n1,a,5,yes\n2,b,6,no\n";
  chitieu_data data = 0;
  ASSERT_EQ(chitieu_data_new(&data), CHITIEU_OK);
  ASSERT_EQ(chitieu_data_add_csv(data, "staff", "staff.csv", staff.data(), staff.size()),
            CHITIEU_OK);
  bool out_of_memory = false;
  fail_in_turn("plan, check, report", [&] {
    chitieu_source const from{"plan", text.data(), text.size()};
    std::uint64_t handles[4] = {};
    auto const fine = [&](std::int32_t code) {
      EXPECT_TRUE(code == CHITIEU_OK || code == CHITIEU_OUT_OF_MEMORY) << chitieu_last_error();
      out_of_memory = out_of_memory || code == CHITIEU_OUT_OF_MEMORY;
      return code == CHITIEU_OK;
    };
    if (fine(chitieu_plan_read(&from, 1, &handles[0])) &&
        fine(chitieu_check(handles[0], data, nullptr, &handles[1])) &&
        fine(chitieu_report_json(handles[1], CHITIEU_EN, &handles[2])))
      (void)fine(chitieu_plan_diagnostics(handles[0], CHITIEU_EN, nullptr, &handles[3]));
    for (auto const each : handles) EXPECT_EQ(chitieu_free(each), CHITIEU_OK);
  });
  EXPECT_TRUE(out_of_memory);
  EXPECT_EQ(chitieu_free(data), CHITIEU_OK);
}
#endif

TEST(failing, is_tried_in_many_scenarios) {
  std::size_t scenarios = 0;
  for (auto const* folders : {&to_be_read, &to_be_counted, &to_be_written, &to_be_corrected,
                              &to_be_examined, &to_be_repaired, &to_come_in_parts})
    scenarios += samples(*folders).size();
  std::cout << scenarios << " scenarios of golden files, seed " << seed << '\n';
  EXPECT_GE(scenarios, 100U);
}

} // namespace
} // namespace chitieu
