// What a check in parts refuses: lists, bytes of something else, and what cannot be told from
// parts.
#include "compiled_text.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/engine/in_parts.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

compiled_text const& plan() {
  static compiled_text const made(R"(
plan “Parts” for 2023
population school, complete
  id    key
  open  flag
population staff, complete
  id    key
  good  flag
  role  one of lecturer, official
  born  date
target 1: at least 1 staff good
target 2: school open
target 3: at least 2 staff good
  in force from 1/7/2023
target 4: in every role, at least 1 staff good
target 5: in every month of born, at least 1 staff good
target 6: median of (days from born to 31/12/2023) of staff is at least 1
)");
  return made;
}

dataset whole(char const* school = "id,open\nS,yes\n") {
  dataset data;
  data.add_csv("school", "school.csv", school);
  return data;
}

data::input_table part() {
  static std::vector<std::string> const ids{"1", "2"};
  static std::vector<std::string> const good{"yes", "no"};
  static std::vector<std::string> const role{"lecturer", "official"};
  static std::vector<std::string> const born{"1/2/2000", "1/2/2001"};
  return columns(column("id", ids), column("good", good), column("role", role),
                 column("born", born));
}

check_options as_of(int month) {
  check_options made;
  made.as_of = std::chrono::year(2023) / month / 1;
  return made;
}

TEST(parts_refused, lists_of_people) {
  auto const data = whole();
  for (auto const& options :
       {check_options{.who = true}, check_options{.names = true}, check_options{.by = "role"}})
    EXPECT_THROW(check_in_parts(plan().program, "staff", data, options), std::invalid_argument);
  EXPECT_THROW(check_in_parts(plan().program, "nobody", data), std::invalid_argument);
}

TEST(parts_refused, bytes_of_something_else) {
  auto const data = whole();
  check_in_parts parts(plan().program, "staff", data, as_of(2));
  parts.add(part());
  auto const bytes = parts.to_bytes();
  check_in_parts other(plan().program, "staff", data, as_of(2));
  EXPECT_FALSE(other.merge(bytes));
  EXPECT_EQ(other.rows(), 2U);
  for (auto wrong : {std::string(), bytes.substr(0, 10), "x" + bytes.substr(1),
                     bytes.substr(0, bytes.size() - 1), bytes + "x"})
    EXPECT_TRUE(other.merge(wrong));
  // Of another table, and of more rows than can be.
  check_in_parts of_school(plan().program, "school", data, as_of(2));
  EXPECT_TRUE(of_school.merge(bytes));
  auto many = bytes;
  many[16 + 7] = '\x7f';
  EXPECT_TRUE(other.merge(many));
  // As of another day.
  check_in_parts later(plan().program, "staff", data, as_of(8));
  EXPECT_TRUE(later.merge(bytes));
  EXPECT_EQ(other.rows(), 2U);
}

TEST(parts_refused, what_is_not_in_force_is_left_out) {
  auto const data = whole();
  for (auto const month : {2, 8}) {
    check_in_parts parts(plan().program, "staff", data, as_of(month));
    parts.add(part());
    auto const report = parts.report();
    EXPECT_EQ(report.find("3") != nullptr, month == 8);
    EXPECT_EQ(report.find("1")->status, status::met);
    EXPECT_EQ(report.find("2")->status, status::met);
    // Groups of values and calendars are counted together, and cannot be told from parts.
    EXPECT_EQ(report.find("4")->status, status::invalid);
    EXPECT_EQ(report.find("5")->status, status::invalid);
    EXPECT_EQ(report.find("6")->status, status::invalid);
  }
}

/// Whose papers they are hangs on rows of another part.
TEST(parts_refused, what_lies_two_references_away) {
  compiled_text const far{"plan “p” for 2023\n"
                          "population units, complete\n  id  key\n"
                          "population staff, complete\n  id  key\n  unit  units\n"
                          "population papers, complete\n  id  key\n  by  staff\n"
                          "target 1: at least 1 units have at least 1 papers\n"};
  dataset data;
  data.add_csv("staff", "staff.csv", "id,unit\n1,U\n");
  data.add_csv("papers", "papers.csv", "id,by\np,1\n");
  check_in_parts parts(far.program, "units", data);
  std::vector<std::string> const ids{"U"};
  parts.add(columns(column("id", ids)));
  EXPECT_EQ(parts.report().find("1")->status, status::invalid);
}

TEST(parts_refused, a_record_that_is_not_the_only_one) {
  auto const data = whole("id,open\nS,yes\nT,yes\n");
  check_in_parts parts(plan().program, "staff", data, as_of(2));
  parts.add(part());
  EXPECT_EQ(parts.report().find("2")->status, status::invalid);
}

} // namespace
} // namespace chitieu
