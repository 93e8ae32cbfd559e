// Cells set by handles: the same as updates by texts, and refused where those are.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace chitieu {
namespace {

constexpr std::uint64_t first_seed = 20'261'128;

/// What was found and read so far, kept while rows come and go.
class handles {
 public:
  explicit handles(monitor& of) : of_{of} {}

  /// Does what an update does; nothing when some cell cannot be had by handle.
  std::optional<outcome<moved, diagnostics>> update(row_change const& change) {
    if (change.cells.empty()) return std::nullopt;
    // What became stale is found and read again, once.
    for (bool const again : {false, true}) {
      auto& row = rows_[change.population + ' ' + change.key];
      if (!row || again) row = of_.find(change.population, change.key);
      if (!row) return outcome<moved, diagnostics>{std::nullopt, {{code::no_such_row, {}, {}, {}}}};
      std::vector<watched_cell> cells;
      for (auto const& [name, is] : change.cells) {
        auto const& text = std::get<std::string>(is.is());
        auto& value = values_[change.population + ' ' + name + ' ' + text];
        if (!value || again) {
          value.reset();
          if (auto read = of_.value(change.population, name, is)) value = *read;
        }
        if (!value) return std::nullopt;
        cells.push_back({*row, *value});
      }
      auto const made = cells.size() == 1 ? of_.set(*row, cells[0].value) : of_.set(cells);
      if (made) return outcome<moved, diagnostics>{moved{{made->begin(), made->end()}}, {}};
      ++stale;
    }
    ADD_FAILURE() << "what was found anew is stale";
    return std::nullopt;
  }

  std::size_t stale = 0;

 private:
  monitor& of_;
  std::map<std::string, std::optional<watched_row>> rows_;
  std::map<std::string, std::optional<watched_value>> values_;
};

std::string plan_of(changing_tables& random) {
  std::string text = declared + "target 9: at least 1 helpers of is known\n"
                                "target 10: all staff have at least 1 entries\n"
                                "target 11: at least 1 units have at least 1 staff\n"
                                "target 12: at least 1 papers\n"
                                "target 13: at least 1 visits\n"
                                "target 14: at least 1 guides\n";
  for (int i = 1; i <= 8; ++i)
    text += "target " + std::to_string(i) + ": " + random.one_of(sentences) + "\n";
  return text;
}

TEST(handles, do_what_updates_by_texts_do) {
  std::cout << "seeds from " << first_seed << '\n';
  std::size_t by_handle = 0;
  std::size_t stale = 0;
  for (auto seed = first_seed; seed < first_seed + 40; ++seed) {
    changing_tables random{seed};
    compiled_text const plan{plan_of(random)};
    auto const begun = shadow{}.whole();
    monitor by_texts{plan.program, begun.data};
    monitor other{plan.program, begun.data};
    handles way{other};
    shadow rows;
    for (int step = 0; step < 120; ++step) {
      auto const where = "seed " + std::to_string(seed) + ", step " + std::to_string(step);
      auto const change = random.change(rows);
      auto const expected = by_texts.apply({&change, 1});
      if (expected) make(rows, change);
      std::optional<outcome<moved, diagnostics>> made;
      if (change.is == row_change::kind::update) made = way.update(change);
      by_handle += made ? 1 : 0;
      if (!made) made = other.apply({&change, 1});
      ASSERT_EQ(bool{*made}, bool{expected}) << where;
      if (expected) {
        ASSERT_EQ((*made)->targets, expected->targets) << where;
      }
      ASSERT_EQ(figures_in(other.verdicts()), figures_in(by_texts.verdicts())) << where;
    }
    stale += way.stale;
  }
  std::cout << by_handle << " updates by handles, " << stale << " of them with stale ones\n";
  EXPECT_GT(by_handle, 200U);
  EXPECT_GT(stale, 2U);
}

struct handles_test : testing::Test {
  compiled_text plan{declared + "target 1: at least 50% of staff hold LĐTT\n"
                                "target 2: all units have at least 1 staff\n"
                                "target 3: at least 1 helpers of is known\n"};
  dataset none;
  shadow rows;
  shadow::held begun = rows.whole();
  monitor watched{plan.program, begun.data};

  void SetUp() override {
    ASSERT_TRUE(watched.insert("units", {{"id", "U"}}));
    ASSERT_TRUE(watched.insert("units", {{"id", "V"}}));
    ASSERT_TRUE(watched.insert("staff", {{"id", "1"}, {"unit", "U"}}));
    ASSERT_TRUE(watched.insert("staff", {{"id", "2"}, {"unit", "V"}}));
  }

  std::string counts(std::size_t target) {
    auto const of = watched.snapshot().verdict(target).clauses[0].counts;
    return std::to_string(of.yes) + "/" + std::to_string(of.base());
  }

  template <class Made>
  static std::string first_code(Made const& made) {
    if (made) return "";
    return std::string(name(made.diagnostics.front().what)) + " " +
           std::to_string(made.diagnostics.front().at.line);
  }
};

TEST_F(handles_test, a_row_that_a_refused_batch_changes_or_erases_is_the_same) {
  ASSERT_TRUE(watched.insert("staff", {{"id", "9"}, {"unit", "U"}}));
  auto const who = *watched.find("staff", "9");
  auto const title = *watched.value("staff", "titles", "LĐTT");
  for (auto const kind : {row_change::kind::update, row_change::kind::erase})
    ASSERT_FALSE(watched.apply(std::vector<row_change>{
        {kind, "staff", "9", {}}, {row_change::kind::erase, "staff", "nobody", {}}}));
  ASSERT_TRUE(watched.set(who, title));
  EXPECT_EQ(watched.snapshot().verdict(0).clauses[0].counts.yes, 1);
}

TEST_F(handles_test, tell_which_targets_moved) {
  auto const one = *watched.find("staff", "1");
  auto const title = *watched.value("staff", "titles", "LĐTT");
  auto const made = watched.set(one, title);
  ASSERT_TRUE(made);
  EXPECT_EQ(std::vector(made->begin(), made->end()), std::vector<std::size_t>{0});
  EXPECT_EQ(counts(0), "1/2");
  EXPECT_TRUE(watched.set(one, title)->empty());
}

TEST_F(handles_test, several_cells_are_set_together_or_not_at_all) {
  auto const one = *watched.find("staff", "1");
  auto const two = *watched.find("staff", "2");
  auto const title = *watched.value("staff", "titles", "LĐTT");
  auto const to_v = *watched.value("staff", "unit", "V");
  ASSERT_TRUE(watched.erase("staff", "2"));
  auto const version = watched.snapshot().version();
  std::vector<watched_cell> const cells{{one, title}, {one, to_v}, {two, title}};
  EXPECT_EQ(first_code(watched.set(cells)), "no-such-row 3");
  EXPECT_EQ(counts(0), "0/1");
  EXPECT_EQ(counts(1), "1/2");
  EXPECT_EQ(watched.snapshot().version(), version);
  ASSERT_TRUE(watched.set(std::span{cells}.first(2)));
  EXPECT_EQ(counts(0), "1/1");
  EXPECT_EQ(counts(1), "1/2");
}

TEST_F(handles_test, a_row_that_comes_again_is_another_one) {
  auto const two = *watched.find("staff", "2");
  auto const title = *watched.value("staff", "titles", "LĐTT");
  ASSERT_TRUE(watched.erase("staff", "2"));
  EXPECT_FALSE(watched.find("staff", "2"));
  EXPECT_EQ(first_code(watched.set(two, title)), "no-such-row 1");
  ASSERT_TRUE(watched.insert("staff", {{"id", "2"}, {"unit", "V"}}));
  EXPECT_EQ(first_code(watched.set(two, title)), "no-such-row 1");
  EXPECT_TRUE(watched.set(*watched.find("staff", "2"), title));
}

TEST_F(handles_test, a_value_names_rows_that_are_there) {
  EXPECT_EQ(first_code(watched.value("staff", "unit", "W")), "dangling-reference 1");
  auto const one = *watched.find("staff", "1");
  auto const to_v = *watched.value("staff", "unit", "V");
  ASSERT_TRUE(watched.erase("staff", "2"));
  ASSERT_TRUE(watched.erase("units", "V"));
  EXPECT_EQ(first_code(watched.set(one, to_v)), "dangling-reference 1");
  ASSERT_TRUE(watched.insert("units", {{"id", "V"}}));
  EXPECT_EQ(first_code(watched.set(one, to_v)), "dangling-reference 1");
  EXPECT_TRUE(watched.set(one, *watched.value("staff", "unit", given{})));
}

TEST_F(handles_test, what_is_read_wrongly_is_told_and_misuse_is_thrown) {
  EXPECT_EQ(first_code(watched.value("staff", "titles", "no title")), "undeclared-category 1");
  EXPECT_THROW((void)watched.value("staff", "title", "LĐTT"), std::invalid_argument);
  EXPECT_THROW((void)watched.value("people", "titles", "LĐTT"), std::invalid_argument);
  EXPECT_THROW((void)watched.value("staff", "id", "3"), std::invalid_argument);
  auto const one = *watched.find("staff", "1");
  auto const title = *watched.value("staff", "titles", "LĐTT");
  EXPECT_THROW((void)watched.set(*watched.find("units", "U"), title), std::invalid_argument);
  EXPECT_THROW((void)watched.set(watched_row{}, title), std::invalid_argument);
  monitor another{plan.program, begun.data};
  EXPECT_THROW((void)another.set(one, title), std::invalid_argument);
  std::vector<watched_cell> const cells{{one, title}, {*watched.find("units", "U"), title}};
  EXPECT_THROW((void)watched.set(cells), std::invalid_argument);
  EXPECT_EQ(counts(0), "0/2");
}

/// A value stands for its number also where no row has it any more and many others come.
TEST(handles, stand_for_what_they_were_read_as) {
  compiled_text const plan{declared + "target 1: average score of staff ≥ 5\n"
                                      "target 2: highest score of staff ≤ 2\n"};
  auto const begun = shadow{}.whole();
  monitor watched{plan.program, begun.data};
  ASSERT_TRUE(watched.insert("staff", {{"id", "1"}}));
  ASSERT_TRUE(watched.insert("staff", {{"id", "2"}, {"score", "0"}}));
  auto const row = *watched.find("staff", "1");
  auto const small = *watched.value("staff", "score", given(std::string("0.0000001")));
  auto const with_small = [&] {
    EXPECT_TRUE(watched.set(row, small));
    return figures_in(watched.verdicts());
  };
  auto const expected = with_small();
  EXPECT_NE(expected.find("/10000000"), std::string::npos) << expected;
  for (int i = 10; i < 80; ++i) {
    auto const number = "0.00000" + std::to_string(i);
    ASSERT_TRUE(watched.update("staff", "1", {{"score", number}}));
    ASSERT_TRUE(watched.update("staff", "1", {{"score", "3"}}));
    ASSERT_TRUE(watched.value("staff", "score", given("0.00001" + std::to_string(i))));
  }
  EXPECT_EQ(with_small(), expected);
  EXPECT_EQ(figures_in(evaluate(plan.program, watched.rows())), expected);
}

} // namespace
} // namespace chitieu
