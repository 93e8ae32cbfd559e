// A table that comes in parts, against the same rows in one table.
#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>
#include <chitieu/engine/in_parts.hpp>
#include <chitieu/limits.hpp>
#include <chitieu/render/render.hpp>

#include <gtest/gtest.h>

#include <iostream>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace chitieu {
namespace {

constexpr std::uint64_t first_seed = 20'261'126;

constexpr char const text[] = R"(
plan “Staff” for 2023
population units, complete
  id     key
  open   flag
population staff “people”, complete
  id     key
  unit   units
  good   flag
  hours  count
  since  date
population notes, complete
  id     key
  by     staff
  about  units  may be absent
target 1: at least 50% of staff good
target 2: all staff where hours is at least 3 are good, of which at most 50% have since in 2023
target 3: at least 30% of staff where unit's open have hours at most 4
target 4: all units are open
target 5: at least 2 staff have hours at least 5
target 6: all units have at least 1 of their staff good
target 7: average hours of staff ≥ 3
target 8: at least 1 staff have at least 1 notes
target 9: at least 1 units open
target 10: at least 1 staff have hours × 2 + 1 at least 9
)";

struct in_parts_test : testing::Test {
  ir::program program = compile(parse(*source::from_text("staff.plan", text)));
  std::vector<std::string> units{"A", "B", "C"};
  std::vector<bool> open{true, false, true};
  std::vector<std::string> notes{"n"};
  std::vector<std::string> by{"1"};

  // Columns of vectors that stand still.
  std::vector<std::string> ids;
  std::vector<std::string> of_units;
  std::vector<std::optional<std::int64_t>> good;
  std::vector<std::optional<std::int64_t>> hours;
  std::vector<std::string> since;

  void draw(std::mt19937_64& random, std::size_t rows) {
    auto const below = [&random](std::uint64_t n) { return random() % n; };
    for (std::size_t i = 0; i < rows; ++i) {
      ids.push_back(std::to_string(i + 1));
      of_units.push_back(below(10) == 0 ? "" : units[below(3)]);
      good.push_back(below(10) == 0 ? std::nullopt : std::optional<std::int64_t>(below(2)));
      hours.push_back(below(10) == 0 ? std::nullopt : std::optional<std::int64_t>(below(8)));
      since.push_back(below(5) == 0 ? "" : below(2) == 0 ? "2023-05-01" : "2020-05-01");
    }
  }

  [[nodiscard]] data::input_table people(std::size_t first, std::size_t rows) const {
    auto const some = [&](auto const& all) { return std::span(all).subspan(first, rows); };
    return columns(column("id", some(ids)), column("unit", some(of_units)),
                   column("good", some(good)), column("hours", some(hours)),
                   column("since", some(since)));
  }

  [[nodiscard]] dataset others() const {
    dataset out;
    out.add("units", columns(column("id", units), column("open", open)));
    out.add("notes", columns(column("id", notes), column("by", by)));
    return out;
  }

  [[nodiscard]] report at_once() const {
    auto all = others();
    all.add("staff", people(0, ids.size()));
    return evaluate(program, all);
  }
};

bool has_code(report const& of, code what) {
  return std::any_of(of.diagnostics.begin(), of.diagnostics.end(),
                     [what](auto const& each) { return each.what == what; });
}

/// What a report says, without the targets that need whole tables.
std::string said(report of) {
  for (auto& target : of.targets)
    if (target.id == "6" || target.id == "7" || target.id == "8") {
      target.clauses.clear();
      target.status = status::invalid;
    }
  of.diagnostics.clear();
  return render::to_json(of, language::en);
}

TEST_F(in_parts_test, comes_to_the_same_for_every_split) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 40; ++seed) {
    std::mt19937_64 random(seed);
    ids.clear(), of_units.clear(), good.clear(), hours.clear(), since.clear();
    draw(random, 1 + random() % 60);
    check_in_parts here(program, "staff", others());
    check_in_parts there(program, "people", others());
    for (std::size_t first = 0; first < ids.size();) {
      auto const rows = std::min<std::size_t>(ids.size() - first, random() % 9);
      (random() % 2 == 0 ? here : there).add(people(first, rows));
      first += rows;
    }
    ASSERT_EQ(here.merge(there.to_bytes()), std::nullopt) << "seed " << seed;
    ASSERT_EQ(here.rows(), ids.size());
    ASSERT_EQ(said(here.report()), said(at_once())) << "seed " << seed;
  }
}

TEST_F(in_parts_test, refuses_what_is_no_sum_and_names_what_must_stay_together) {
  std::mt19937_64 random(first_seed);
  draw(random, 20);
  check_in_parts parts(program, "staff", others());
  parts.add(people(0, 8));
  parts.add(people(8, 12));
  auto const made = parts.report();
  std::vector<std::string> refused;
  for (auto const& target : made.targets)
    if (target.status == status::invalid) refused.push_back(target.id);
  EXPECT_EQ(refused, (std::vector<std::string>{"6", "7", "8"}));
  std::vector<std::string> messages;
  for (auto const& each : made.diagnostics)
    if (each.what == code::must_stay_together) messages.push_back(message(each, language::en));
  ASSERT_EQ(messages.size(), 3U);
  EXPECT_EQ(messages[0], "what is asked here of `units`, `staff` is not the sum of what parts of "
                         "`staff` come to: these must stay together");
  EXPECT_EQ(messages[2], "what is asked here of `staff`, `notes` is not the sum of what parts of "
                         "`staff` come to: these must stay together");
  // A note about somebody of another part is no mistake.
  EXPECT_FALSE(has_code(made, code::dangling_reference));
}

TEST_F(in_parts_test, says_what_is_wrong_with_a_part_and_what_reads_it) {
  std::mt19937_64 random(first_seed);
  draw(random, 20);
  of_units[3] = "Z";
  check_in_parts parts(program, "staff", others());
  for (std::size_t first = 0; first < 20; first += 10) parts.add(people(first, 10));
  auto const made = parts.report();
  EXPECT_TRUE(has_code(made, code::dangling_reference));
  EXPECT_EQ(made.find("3")->status, status::invalid);
  EXPECT_NE(made.find("1")->status, status::invalid);
}

TEST_F(in_parts_test, takes_only_what_was_counted_for_the_same) {
  std::mt19937_64 random(first_seed);
  draw(random, 5);
  check_in_parts parts(program, "staff", others());
  parts.add(people(0, 5));
  auto const bytes = parts.to_bytes();
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_EQ(parts.merge(bytes.substr(0, length)), eval::tally_fault::not_a_tally) << length;
  check_in_parts by_units(program, "units", others());
  EXPECT_EQ(by_units.merge(bytes), eval::tally_fault::not_a_tally);
  check_options june;
  june.as_of = std::chrono::year(2023) / 6 / 1;
  check_in_parts of_june(program, "staff", others(), june);
  EXPECT_EQ(of_june.merge(bytes), eval::tally_fault::other_day);
  auto const other = compile(parse(*source::from_text("p", "population staff\n  id  key\n"
                                                           "target 1: at least 1 staff\n")));
  check_in_parts of_other(other, "staff", dataset());
  EXPECT_EQ(of_other.merge(bytes), eval::tally_fault::other_plan);
  EXPECT_EQ(parts.rows(), 5U);
  EXPECT_THROW(check_in_parts(program, "teachers", others()), std::invalid_argument);
}

TEST_F(in_parts_test, a_count_is_held_against_the_rows_of_all_parts) {
  auto const asked = compile(parse(*source::from_text("staff.plan", R"(
plan “Staff” for 2023
population staff, complete
  id     key
  hours  count
target 1: at least 15 staff have hours at least 9
target 2: at least 21 staff have hours at least 9
)")));
  std::mt19937_64 random(first_seed);
  draw(random, 20);
  check_in_parts parts(asked, "staff", dataset());
  for (std::size_t first = 0; first < 20; first += 10) parts.add(people(first, 10));
  std::vector<std::string> said;
  for (auto const& each : parts.report().diagnostics)
    if (each.what == code::count_over_population) said.push_back(message(each, language::en));
  ASSERT_EQ(said.size(), 1U);
  EXPECT_NE(said[0].find("21"), std::string::npos) << said[0];
  EXPECT_NE(said[0].find("20"), std::string::npos) << said[0];
}

TEST_F(in_parts_test, takes_no_more_than_anybody_can_have_counted) {
  check_in_parts parts(program, "staff", others());
  auto const empty = parts.to_bytes();
  auto most = empty;
  most[23] = '\1'; // 2⁵⁶ rows
  ASSERT_EQ(parts.merge(most), std::nullopt);
  auto const full = parts.to_bytes();
  for (int times = 0; times < 200; ++times)
    ASSERT_EQ(parts.merge(most), eval::tally_fault::not_a_tally);
  EXPECT_EQ(parts.to_bytes(), full);
  EXPECT_EQ(parts.merge(empty), std::nullopt);
  EXPECT_EQ(parts.merge(full), eval::tally_fault::not_a_tally);
}

TEST_F(in_parts_test, takes_no_counts_that_would_not_be_read_again) {
  std::mt19937_64 random(first_seed);
  draw(random, 20);
  check_in_parts parts(program, "staff", others());
  parts.add(people(0, 20));
  std::size_t taken = 0;
  for (; taken < 64; ++taken) {
    auto of_no_rows = parts.to_bytes();
    of_no_rows.replace(16, 8, 8, '\0');
    if (parts.merge(of_no_rows)) break;
  }
  EXPECT_GT(taken, 20U);
  EXPECT_LT(taken, 64U);
  EXPECT_EQ(parts.rows(), 20U);
}

TEST_F(in_parts_test, judges_nobody_before_the_first_part) {
  auto const made = check_in_parts(program, "staff", others()).report();
  EXPECT_EQ(made.find("4")->status, status::unmet);
  EXPECT_EQ(made.find("1")->status, status::invalid);
}

TEST_F(in_parts_test, a_sentence_about_one_record_is_of_all_parts) {
  auto const asked = compile(parse(*source::from_text("school.plan", R"(
population school, complete
  id     key
  open   flag
  opened date
population town, complete
  id     key
  open   flag
population staff, complete
  id     key
  hours  count
target 1: school is open
target 2: school and town are open
target 3: all staff have hours at least 0
target 4: in every one of the last 2 years of opened, at least 1 school
)")));
  std::vector<std::string> const one{"S"};
  std::vector<bool> const is_open{true};
  dataset whole;
  whole.add("town", columns(column("id", one), column("open", is_open)));
  check_in_parts parts(asked, "school", whole);
  std::vector<std::string> const opened{"2023-05-01"};
  parts.add(columns(column("id", one), column("open", is_open), column("opened", opened)));
  auto const of_one = parts.report();
  EXPECT_EQ(of_one.find("1")->status, status::met);
  for (auto const* id : {"2", "4"}) EXPECT_EQ(of_one.find(id)->status, status::invalid);
  EXPECT_FALSE(has_code(of_one, code::not_one_record));
  EXPECT_EQ(std::count_if(of_one.diagnostics.begin(), of_one.diagnostics.end(),
                          [](auto const& each) {
                            return each.what == code::must_stay_together &&
                                   message(each, language::en).find("`school`") !=
                                       std::string::npos;
                          }),
            2);
  std::vector<std::string> const other{"T"};
  parts.add(columns(column("id", other), column("open", is_open), column("opened", opened)));
  auto const of_two = parts.report();
  EXPECT_TRUE(has_code(of_two, code::not_one_record));
  EXPECT_EQ(of_two.find("1")->status, status::invalid);
}

TEST_F(in_parts_test, asks_whether_to_go_on_in_every_part) {
  std::mt19937_64 random(first_seed);
  draw(random, 20);
  std::size_t asked = 0;
  check_options options;
  options.poll = [&asked] { ++asked; };
  check_in_parts parts(program, "staff", others(), options);
  auto const before = asked;
  parts.add(people(0, 10));
  auto const of_first = asked;
  EXPECT_GT(of_first, before);
  parts.add(people(10, 10));
  EXPECT_GT(asked, of_first);
}

TEST_F(in_parts_test, says_once_what_whole_tables_say_with_every_part_and_so_much_at_most) {
  std::mt19937_64 random(first_seed);
  draw(random, limits::diagnostics + 10);
  for (auto& each : of_units) each = "A";
  auto whole = others();
  std::vector<std::string> const nobody{"9"};
  whole.add("pupils", columns(column("id", nobody)));
  check_in_parts parts(program, "staff", whole);
  // Of each part the last row is of a unit that is none.
  for (std::size_t last = 0; last < ids.size(); ++last) {
    auto const was = std::exchange(of_units[last], "Z");
    parts.add(people(0, last + 1));
    of_units[last] = was;
  }
  auto const made = parts.report();
  auto const told = [&made](code what) {
    return std::count_if(made.diagnostics.begin(), made.diagnostics.end(),
                         [what](auto const& each) { return each.what == what; });
  };
  EXPECT_EQ(told(code::unused_table), 1);
  EXPECT_GT(told(code::dangling_reference), 10);
  EXPECT_LE(made.diagnostics.size(), program.diagnostics.size() + limits::diagnostics + 3);
}

} // namespace
} // namespace chitieu
