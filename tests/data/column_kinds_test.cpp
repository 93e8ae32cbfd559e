// Columns of every kind where keys, references, sets, flags, days and times are meant: blank cells,
// and cells that hold no value of their kind.
#include "bind_case.hpp"

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

/// What becomes of one column `c` of things beside units `u` and `7`, then what is said.
std::string bound_to(column declared, std::shared_ptr<input_column const> given, std::size_t rows) {
  auto plan = sample();
  plan.populations[0].columns.push_back(std::move(declared));
  input_table things;
  things.rows = rows;
  cells ids;
  for (std::size_t i = 0; i < rows; ++i) ids.push_back({static_cast<std::int64_t>(i), 1});
  things.columns = {{"id", of(cell_kind::integer, ids)}, {"c", std::move(given)}};
  dataset data;
  data.add("things", std::move(things));
  data.add("units", table("id\nu\n7\n"));
  auto const bound = bind(plan, use_all(plan), data, {});
  return shown(bound, 0, 1) + "\n" + issues(bound);
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

TEST(column_kinds, sets_of_choices) {
  std::vector<std::string> const names{"Đạt", "good", "", "odd"};
  auto const list = [&](std::vector<std::vector<std::int64_t>> lists) {
    auto const rows = lists.size();
    return bound_to(set_of(level()), std::make_shared<told_column>(std::move(lists), names), rows);
  };
  EXPECT_EQ(list({{0}, {1, 0}, {}}), "[0] [0 2] []\n");
  EXPECT_EQ(list({{3}}).substr(0, 24), "null\nundeclared-category");
}

TEST(column_kinds, flags) {
  std::vector<std::string> const names{"yes", "no", "", "perhaps", "\xFF"};
  auto const flag = column_of("c", type::flag);
  EXPECT_EQ(bound_to(flag, of(cell_kind::flag, {{1, 1}, {0, 1}, {0, 0}}), 3), "1 0 ?\n");
  EXPECT_EQ(bound_to(flag, of(cell_kind::text, {{0, 1}, {1, 1}, {2, 1}, {0, 0}}, names), 4),
            "1 0 ? ?\n");
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
       })
    EXPECT_EQ(bound_to(declared, given, 1).substr(0, 25), "null\nwrong-kind-of-column")
        << static_cast<int>(declared.type);
}

} // namespace
