// Columns of every kind where keys, references, sets, flags, days and times are meant: blank cells,
// and cells that hold no value of their kind.
#include "bind_case.hpp"

#include <chitieu/data/columns.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace bind_case;
using chitieu::data::cell_kind;
using chitieu::data::input_column;

/// Cells as they are told: `known` is 0 for a blank one, 2 for what is no value.
class told_column final : public input_column {
 public:
  struct told {
    std::int64_t value = 0;
    std::uint8_t known = 1;
  };
  told_column(cell_kind kind, std::vector<told> cells, std::vector<std::string> choices)
      : kind_(kind), cells_(std::move(cells)), choices_(std::move(choices)) {}
  told_column(std::vector<std::vector<std::int64_t>> lists, std::vector<std::string> choices)
      : kind_(cell_kind::choice_list), lists_(std::move(lists)), choices_(std::move(choices)) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return kind_; }
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = cells_[first + i].value;
      known[i] = cells_[first + i].known;
    }
  }
  bool read_text(std::size_t row, std::string_view& out) const override {
    if (cells_[row].known == 0) return false;
    out = choices_[static_cast<std::size_t>(cells_[row].value)];
    return true;
  }
  bool read_choices(std::size_t row, std::vector<std::int64_t>& out) const override {
    out.insert(out.end(), lists_[row].begin(), lists_[row].end());
    return std::ranges::find(lists_[row], -2) == lists_[row].end();
  }
  [[nodiscard]] std::span<std::string const> choices() const override { return choices_; }

 private:
  cell_kind kind_;
  std::vector<told> cells_;
  std::vector<std::vector<std::int64_t>> lists_;
  std::vector<std::string> choices_;
};

using cells = std::vector<told_column::told>;

std::shared_ptr<input_column const> of(cell_kind kind, cells all,
                                       std::vector<std::string> choices = {}) {
  return std::make_shared<told_column>(kind, std::move(all), std::move(choices));
}

/// Rows with numbers from 0 for their ids.
input_table numbered(std::size_t rows) {
  input_table made;
  made.rows = rows;
  cells ids;
  for (std::size_t i = 0; i < rows; ++i) ids.push_back({static_cast<std::int64_t>(i), 1});
  made.columns = {{"id", of(cell_kind::integer, ids)}};
  return made;
}

/// What becomes of one column `c` of things beside units, then what is said.
std::string bound_to(schema plan, column declared, std::shared_ptr<input_column const> given,
                     std::size_t rows, input_table units) {
  plan.populations[0].columns.push_back(std::move(declared));
  auto things = numbered(rows);
  things.columns.push_back({"c", std::move(given)});
  dataset data;
  data.add("things", std::move(things));
  data.add("units", std::move(units));
  auto const bound = bind(plan, use_all(plan), data, {});
  return shown(bound, 0, 1) + "\n" + issues(bound);
}

/// The same where units are `u` and `7`.
std::string bound_to(column declared, std::shared_ptr<input_column const> given, std::size_t rows) {
  return bound_to(sample(), std::move(declared), std::move(given), rows, table("id\nu\n7\n"));
}

/// How often each code is said, in the order of lines.
std::string codes_in(std::string const& said) {
  std::istringstream lines(said);
  std::string out;
  std::string last;
  std::size_t times = 0;
  auto const end_last = [&] {
    if (times > 0) out += last + "*" + std::to_string(times) + " ";
    times = 0;
  };
  for (std::string line; std::getline(lines, line);) {
    auto const what = line.substr(0, line.find(' '));
    if (what != last) end_last();
    last = what;
    ++times;
  }
  end_last();
  return out;
}

std::string keys_of(std::shared_ptr<input_column const> given, std::size_t rows,
                    std::shared_ptr<input_column const> second = nullptr) {
  auto plan = sample();
  if (second) {
    plan.populations[0].columns.push_back(column_of("c", type::key));
    plan.populations[0].key = {0, 1};
  }
  input_table things;
  things.rows = rows;
  things.columns = {{"id", std::move(given)}};
  if (second) things.columns.push_back({"c", std::move(second)});
  dataset data;
  data.add("things", std::move(things));
  data.add("units", table("id\nu\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  std::string out;
  for (std::size_t row = 0; row < bound.tables[0].keys.size(); ++row) {
    out += (row == 0 ? "" : " ") + std::string(bound.tables[0].keys[row]);
  }
  return out + "\n" + issues(bound);
}

TEST(column_kinds, keys) {
  std::vector<std::string> const names{"a", "", "b\xFF"};
  EXPECT_EQ(keys_of(of(cell_kind::integer, {{1, 1}, {22, 1}}), 2), "1 22\n");
  EXPECT_EQ(keys_of(of(cell_kind::date, {{0, 1}, {1, 1}}), 2), "1970-01-01 1970-01-02\n");
  EXPECT_EQ(keys_of(of(cell_kind::choice, {{0, 1}}, names), 1), "a\n");
  for (auto const& [given, said] :
       std::vector<std::pair<std::shared_ptr<input_column const>, std::string>>{
           {of(cell_kind::integer, {{1, 1}, {0, 0}}), "blank-key"},
           {of(cell_kind::integer, {{1, 1}, {0, 2}}), "wrong-kind-of-column"},
           {of(cell_kind::date, {{1, 1}, {0, 0}}), "blank-key"},
           {of(cell_kind::date, {{1, 1}, {0, 2}}), "wrong-kind-of-column"},
           {of(cell_kind::choice, {{0, 1}, {0, 0}}, names), "blank-key"},
           {of(cell_kind::choice, {{0, 1}, {1, 1}}, names), "blank-key"},
           {of(cell_kind::choice, {{0, 1}, {2, 1}}, names), "not-utf8"},
           {of(cell_kind::choice, {{0, 1}, {3, 1}}, names), "wrong-kind-of-column"},
           {of(cell_kind::choice, {{0, 1}, {-1, 1}}, names), "wrong-kind-of-column"},
           {of(cell_kind::choice, {{0, 1}, {0, 2}}, names), "wrong-kind-of-column"},
           {of(cell_kind::text, {{0, 1}, {2, 1}}, names), "not-utf8"},
           {of(cell_kind::flag, {{0, 1}, {1, 1}}), "wrong-kind-of-column"},
       }) {
    auto const out = keys_of(given, 2);
    EXPECT_EQ(out.substr(0, said.size() + 1), "\n" + said) << out;
  }
  // Five of a kind are shown, and how many more there are.
  std::vector<std::string> const odd{"a\xFF", "b\xFF", "c\xFF", "d\xFF", "e\xFF", "f\xFF", "g\xFF"};
  cells each;
  for (std::int64_t i = 0; i < 7; ++i) each.push_back({i, 1});
  EXPECT_EQ(codes_in(keys_of(of(cell_kind::text, each, odd), 7)), "*1 not-utf8*5 more-like-it*1 ");
  for (auto const kind : {cell_kind::integer, cell_kind::date, cell_kind::choice})
    EXPECT_EQ(codes_in(keys_of(of(kind, cells(7, {0, 0}), odd), 7)),
              "*1 blank-key*5 more-like-it*1 ");
  // Of several columns.
  EXPECT_EQ(keys_of(of(cell_kind::integer, {{1, 1}, {2, 1}}), 2,
                    of(cell_kind::integer, {{3, 1}, {4, 1}})),
            "1 · 3 2 · 4\n");
  EXPECT_EQ(keys_of(of(cell_kind::date, {{0, 1}}), 1, of(cell_kind::choice, {{0, 1}}, names)),
            "1970-01-01 · a\n");
}

TEST(column_kinds, references) {
  std::vector<std::string> const names{"u", "", "x", "7"};
  EXPECT_EQ(bound_to(unit(), of(cell_kind::choice, {{0, 1}, {3, 1}, {0, 0}, {1, 1}}, names), 4),
            "0 1 ? ?\n");
  EXPECT_EQ(bound_to(unit(), of(cell_kind::integer, {{7, 1}, {0, 0}}), 2), "1 ?\n");
  EXPECT_EQ(bound_to(unit(true), of(cell_kind::integer, {{7, 1}, {8, 1}, {-7, 1}}), 3), "1 - -\n");
  EXPECT_EQ(bound_to(unit(true), of(cell_kind::choice, {{2, 1}}, names), 1), "-\n");
  for (auto const& given :
       {of(cell_kind::choice, {{2, 1}}, names), of(cell_kind::choice, {{4, 1}}, names),
        of(cell_kind::choice, {{-1, 1}}, names), of(cell_kind::choice, {{0, 2}}, names),
        of(cell_kind::integer, {{0, 2}}), of(cell_kind::integer, {{8, 1}})})
    EXPECT_EQ(bound_to(unit(), given, 1).substr(0, 23), "null\ndangling-reference");
}

TEST(column_kinds, references_to_records_with_numbers) {
  auto const units = numbered(3);
  EXPECT_EQ(bound_to(sample(), unit(), of(cell_kind::integer, {{2, 1}, {0, 0}, {0, 1}}), 3, units),
            "2 ? 0\n");
  EXPECT_EQ(
      bound_to(sample(), unit(true), of(cell_kind::integer, {{3, 1}, {1'000'000, 1}}), 2, units),
      "- -\n");
  EXPECT_EQ(bound_to(sample(), unit(), of(cell_kind::integer, {{3, 1}}), 1, units),
            "null\ndangling-reference things:1:2 c|units\n");
  // Numbers far apart.
  input_table apart;
  apart.rows = 2;
  apart.columns = {{"id", of(cell_kind::integer, {{9'000'000'000, 1}, {5, 1}})}};
  EXPECT_EQ(
      bound_to(sample(), unit(), of(cell_kind::integer, {{9'000'000'000, 1}, {5, 1}}), 2, apart),
      "0 1\n");
  // As texts.
  EXPECT_EQ(bound_to(unit(true), of(cell_kind::integer, {{70'000, 1}, {70'000, 1}, {7, 1}}), 3),
            "- - 1\n");
}

TEST(column_kinds, keys_that_are_numbers_and_come_twice) {
  EXPECT_EQ(keys_of(of(cell_kind::integer, {{4, 1}, {5, 1}, {4, 1}}), 3),
            "4 5 4\nduplicate-key things:3:1 things|1\n");
  // Found where one block of rows ends and the next one begins, too.
  cells many;
  for (std::int64_t i = 0; i < 513; ++i) many.push_back({i < 512 ? i : 511, 1});
  auto const out = keys_of(of(cell_kind::integer, many), many.size());
  EXPECT_EQ(out.substr(out.find('\n') + 1), "duplicate-key things:513:1 things|512\n");
}

TEST(column_kinds, references_of_blanks_and_what_is_not_utf8) {
  std::vector<std::string> const names{" ", "u", "\xFF"};
  EXPECT_EQ(bound_to(unit(), of(cell_kind::choice, {{0, 1}, {1, 1}}, names), 2), "? 0\n");
  EXPECT_EQ(bound_to(unit(), of(cell_kind::text, {{0, 1}, {1, 1}}, names), 2), "? 0\n");
  EXPECT_EQ(codes_in(bound_to(unit(), of(cell_kind::text, cells(7, {2, 1}), names), 7)),
            "null*1 not-utf8*5 more-like-it*1 ");
  EXPECT_EQ(codes_in(bound_to(unit(), of(cell_kind::choice, cells(7, {-1, 1}), names), 7)),
            "null*1 dangling-reference*5 more-like-it*1 ");
  EXPECT_EQ(bound_to(set_of(unit()), of(cell_kind::choice, {{1, 1}, {0, 1}, {0, 0}}, names), 3),
            "[0] ? ?\n");
  EXPECT_EQ(bound_to(set_of(unit()), of(cell_kind::integer, {{7, 1}, {0, 0}}), 2), "[1] ?\n");
  std::vector<std::vector<std::string>> const lists{{}, {"7", "u"}};
  auto const given = chitieu::columns(chitieu::column("c", lists)).columns[0].cells;
  EXPECT_EQ(bound_to(set_of(unit()), given, 2), "[] [0 1]\n") << "an empty list is not blank";
}

/// A reference to units where the cell before it says `units`, and to nobody where it does not.
std::string chosen(std::shared_ptr<input_column const> chooser,
                   std::shared_ptr<input_column const> given, std::size_t rows, bool set) {
  auto plan = sample();
  plan.scales.emplace_back().levels = {named("units"), named("others")};
  auto kind = level();
  kind.values = 1;
  kind.called = named("kind");
  auto way = unit();
  way.set = set;
  way.chosen_by = 1;
  way.chosen_at = {0};
  plan.populations[0].columns.push_back(kind);
  plan.populations[0].columns.push_back(way);
  auto things = numbered(rows);
  things.columns.push_back({"kind", std::move(chooser)});
  things.columns.push_back({"c", std::move(given)});
  dataset data;
  data.add("things", std::move(things));
  data.add("units", table("id\nu\n7\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  return shown(bound, 0, 2) + "\n" + issues(bound);
}

TEST(column_kinds, references_to_one_of_several_populations) {
  std::vector<std::string> const names{"units", "others", "u", " ", "u;7", " ; "};
  auto const kinds = [&](cells all) { return of(cell_kind::text, std::move(all), names); };
  auto const texts = [&](cells all) { return of(cell_kind::text, std::move(all), names); };
  EXPECT_EQ(chosen(kinds({{0, 1}, {1, 1}, {0, 0}}), texts({{2, 1}, {2, 1}, {2, 1}}), 3, false),
            "0 - ?\n");
  EXPECT_EQ(chosen(kinds({{0, 0}}), texts({{3, 1}}), 1, false), "?\n")
      << "blank, and not known whether of units";
  EXPECT_EQ(chosen(kinds({{0, 1}, {0, 1}}), of(cell_kind::integer, {{7, 1}, {0, 0}}), 2, false),
            "1 ?\n");
  EXPECT_EQ(chosen(kinds({{0, 1}}), of(cell_kind::choice, {{9, 1}}, names), 1, false),
            "null\ndangling-reference things:1:3 c|units\n");
  EXPECT_EQ(codes_in(chosen(kinds(cells(7, {0, 1})),
                            of(cell_kind::choice, cells(7, {-9, 1}), names), 7, false)),
            "null*1 dangling-reference*5 more-like-it*1 ");
  EXPECT_EQ(chosen(kinds({{0, 1}, {1, 1}, {0, 0}, {0, 0}, {0, 1}}),
                   texts({{4, 1}, {4, 1}, {4, 1}, {5, 1}, {5, 1}}), 5, true),
            "[0 1] [] ? ? ?\n");
  std::vector<std::string> const odd{"\xFF"};
  EXPECT_EQ(chosen(kinds({{0, 0}}), of(cell_kind::text, {{0, 1}}, odd), 1, false), "?\n")
      << "to whom it leads is not known, so that nothing is read";
  // Where the cell that says which cannot be read, nothing is said of the reference.
  EXPECT_EQ(codes_in(chosen(kinds({{2, 1}}), texts({{2, 1}}), 1, false)),
            "null*1 undeclared-category*1 ");
}

TEST(column_kinds, references_to_a_population_that_is_not_there) {
  auto lost = unit();
  lost.target = 9;
  std::vector<std::string> const names{"u"};
  EXPECT_EQ(bound_to(lost, of(cell_kind::text, {{0, 1}}, names), 1), "null\n");
  EXPECT_EQ(bound_to(set_of(lost), of(cell_kind::text, {{0, 1}}, names), 1), "null\n");
  lost.target.reset();
  EXPECT_EQ(bound_to(lost, of(cell_kind::text, {{0, 1}}, names), 1), "null\n");
}

TEST(column_kinds, texts) {
  std::vector<std::string> const names{"a", "", "b\xFF"};
  auto const text = column_of("c", type::text);
  EXPECT_EQ(bound_to(text, of(cell_kind::choice, {{0, 1}, {0, 0}, {1, 1}}, names), 3), "'a' ? ?\n");
  EXPECT_EQ(bound_to(text, of(cell_kind::integer, {{7, 1}, {0, 0}}), 2), "'7' ?\n");
  for (auto const& given :
       {of(cell_kind::choice, {{3, 1}}, names), of(cell_kind::choice, {{-1, 1}}, names),
        of(cell_kind::choice, {{0, 2}}, names)})
    EXPECT_EQ(bound_to(text, given, 1), "null\nundeclared-category things:1:2 c\n");
}

TEST(column_kinds, levels) {
  std::vector<std::string> const names{"Đạt", "", "odd", " "};
  EXPECT_EQ(bound_to(level(), of(cell_kind::text, {{0, 1}, {1, 1}, {3, 1}}, names), 3), "0 ? ?\n");
  EXPECT_EQ(bound_to(level(), of(cell_kind::choice, {}, names), 0), "\n");
  EXPECT_EQ(bound_to(level(), of(cell_kind::choice, {{0, 0}}), 1), "?\n") << "of no choices";
  for (auto const& given :
       {of(cell_kind::choice, {{4, 1}}, names), of(cell_kind::choice, {{-1, 1}}, names),
        of(cell_kind::choice, {{0, 2}}, names), of(cell_kind::choice, {{2, 1}}, names),
        of(cell_kind::integer, {{0, 2}}), of(cell_kind::integer, {{5, 1}})})
    EXPECT_EQ(bound_to(level(), given, 1).substr(0, 24), "null\nundeclared-category");
  auto plan = sample();
  plan.scales[0].levels = {named("10"), named("11")};
  EXPECT_EQ(bound_to(plan, level(), of(cell_kind::integer, {{11, 1}, {11, 1}, {10, 1}}), 3,
                     table("id\n")),
            "1 1 0\n");
  EXPECT_EQ(
      bound_to(plan, level(blank::value, -1), of(cell_kind::integer, {{0, 0}}), 1, table("id\n")),
      "?\n")
      << "blank means a value that is none of them";
}

TEST(column_kinds, levels_of_scales_that_say_little) {
  auto const said = [](schema plan, std::optional<std::size_t> scale) {
    auto declared = level();
    declared.values.reset();
    if (scale) declared.values = static_cast<decltype(declared.values)::value_type>(*scale);
    auto all = bound_to(plan, declared, of(cell_kind::text, {{0, 1}}, {"odd"}), 1, table("id\n"));
    auto const set =
        bound_to(plan, set_of(declared), of(cell_kind::text, {{0, 1}}, {"odd"}), 1, table("id\n"));
    EXPECT_EQ(set, all);
    return all;
  };
  auto plan = sample();
  EXPECT_EQ(said(plan, 0), "null\nundeclared-category things:1:2 c| ->  -> Đạt`, `Khá` and `Tốt\n");
  // More than anybody would read.
  plan.scales[0].levels.clear();
  for (char c = 'a'; c < 'a' + 17; ++c)
    plan.scales[0].levels.push_back(named(std::string(3, c) + "…"));
  std::string const unlisted = "null\nundeclared-category things:1:2 c|\n";
  EXPECT_EQ(said(plan, 0), unlisted);
  plan.scales[0].levels.clear();
  EXPECT_EQ(said(plan, 0), unlisted);
  EXPECT_EQ(said(plan, 7), unlisted);
  EXPECT_EQ(said(plan, std::nullopt), unlisted);
}

TEST(column_kinds, sets_of_choices) {
  std::vector<std::string> const names{"Đạt", "good", "", "odd"};
  auto const list = [&](std::vector<std::vector<std::int64_t>> lists) {
    auto const rows = lists.size();
    return bound_to(set_of(level()), std::make_shared<told_column>(std::move(lists), names), rows);
  };
  EXPECT_EQ(list({{0}, {1, 0}, {}}), "[0] [0 2] []\n");
  for (std::int64_t const odd : {3, 4, -1})
    EXPECT_EQ(list({{odd}}).substr(0, 24), "null\nundeclared-category");
  // One value for a set is the set of it.
  EXPECT_EQ(bound_to(set_of(level()), of(cell_kind::choice, {{1, 1}, {0, 0}, {2, 1}}, names), 3),
            "[2] ? ?\n");
  EXPECT_EQ(bound_to(set_of(level()), of(cell_kind::text, {{0, 1}}, {"Đạt; ;good"}), 1), "[0 2]\n");
}

TEST(column_kinds, flags) {
  std::vector<std::string> const names{"yes", "no", "", "perhaps", "\xFF", "  "};
  auto const flag = column_of("c", type::flag);
  EXPECT_EQ(bound_to(flag, of(cell_kind::flag, {{1, 1}, {0, 1}, {0, 0}}), 3), "1 0 ?\n");
  EXPECT_EQ(bound_to(flag, of(cell_kind::text, {{0, 1}, {1, 1}, {2, 1}, {0, 0}, {5, 1}}, names), 5),
            "1 0 ? ? ?\n");
  EXPECT_EQ(bound_to(flag, of(cell_kind::text, {{3, 1}}, names), 1).substr(0, 13),
            "null\nbad-flag");
  EXPECT_EQ(bound_to(flag, of(cell_kind::text, {{4, 1}}, names), 1).substr(0, 4), "null");
  EXPECT_EQ(bound_to(flag, of(cell_kind::flag, {{0, 2}}), 1).substr(0, 4), "null");
}

TEST(column_kinds, days_and_times) {
  std::vector<std::string> const names{"1/2/1970", "", "some day"};
  EXPECT_EQ(bound_to(column_of("c", type::date), of(cell_kind::date, {{31, 1}, {0, 0}}), 2),
            "31 ?\n");
  EXPECT_EQ(bound_to(column_of("c", type::date), of(cell_kind::text, {{0, 1}, {1, 1}}, names), 2),
            "31 ?\n");
  EXPECT_EQ(
      bound_to(column_of("c", type::date, blank::no), of(cell_kind::text, {{1, 1}}, names), 1),
      "?\n")
      << "no is no day";
  for (auto const& given :
       {of(cell_kind::date, {{0, 2}}), of(cell_kind::date, {{100'000'000, 1}}),
        of(cell_kind::date, {{-100'000'000, 1}}), of(cell_kind::text, {{2, 1}}, names)})
    EXPECT_EQ(bound_to(column_of("c", type::date), given, 1).substr(0, 13), "null\nbad-date");
  EXPECT_EQ(bound_to(column_of("c", type::time), of(cell_kind::date, {{1, 1}, {0, 0}}), 2),
            "86400 ?\n");
  EXPECT_EQ(bound_to(column_of("c", type::time, blank::none),
                     of(cell_kind::date, {{1, 1}, {0, 0}, {0, 0}}), 3),
            "86400 - -\n");
  EXPECT_EQ(bound_to(column_of("c", type::time), of(cell_kind::date, {{0, 2}}), 1).substr(0, 13),
            "null\nbad-date");
}

TEST(column_kinds, what_a_type_cannot_be) {
  std::vector<std::string> const names{"a"};
  for (auto const& [declared, given] :
       std::vector<std::pair<column, std::shared_ptr<input_column const>>>{
           {column_of("c", type::flag), of(cell_kind::date, {{0, 1}})},
           {column_of("c", type::date), of(cell_kind::integer, {{0, 1}})},
           {column_of("c", type::time), of(cell_kind::flag, {{0, 1}})},
           {column_of("c", type::number), of(cell_kind::flag, {{0, 1}})},
           {column_of("c", type::count), of(cell_kind::date, {{0, 1}})},
           {column_of("c", type::text), of(cell_kind::date, {{0, 1}})},
           {level(), of(cell_kind::date, {{0, 1}})},
           {unit(), of(cell_kind::flag, {{0, 1}})},
           {set_of(unit()), of(cell_kind::flag, {{0, 1}})},
           {set_of(level()), of(cell_kind::integer, {{0, 1}})},
           {set_of(column_of("c", type::flag)), of(cell_kind::flag, {{0, 1}})},
           {set_of(column_of("c", type::date)), of(cell_kind::date, {{0, 1}})},
           {set_of(column_of("c", type::time)), of(cell_kind::date, {{0, 1}})},
           {set_of(column_of("c", type::number)), of(cell_kind::integer, {{0, 1}})},
           {set_of(column_of("c", type::text)), of(cell_kind::text, {{0, 1}}, names)},
           {set_of(column_of("c", type::key)), of(cell_kind::text, {{0, 1}}, names)},
           {column_of("c", type::key), of(cell_kind::flag, {{0, 1}})},
       })
    EXPECT_EQ(bound_to(declared, given, 1).substr(0, 25), "null\nwrong-kind-of-column")
        << static_cast<int>(declared.type);
}

} // namespace
