// What holds of changes whatever they are: a change and its inverse are none, changes of different
// rows may be made in any order, and a batch is its changes one by one, or none of them.
#include "changing_tables.hpp"
#include "compiled_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

namespace chitieu {
namespace {

constexpr std::uint64_t first_seed = 20'261'126;
constexpr std::size_t sentences_at_once = 8;

std::string plan_of(std::size_t trial) {
  // A change of a table that no target reads is not looked at, so that every table is to be.
  std::string text = declared + "target 9: at least 1 helpers of is known\n"
                                "target 10: all staff have at least 1 entries\n"
                                "target 11: at least 1 units have at least 1 staff\n"
                                "target 12: at least 1 papers by is known\n"
                                "target 13: at least 1 visits guest is known\n"
                                "target 14: at least 1 guides who is known\n";
  for (std::size_t i = 0; i < sentences_at_once; ++i)
    text += "target " + std::to_string(i + 1) + ": " +
            sentences[(trial * sentences_at_once + i) % sentences.size()] + "\n";
  return text;
}

std::string key_of(row_change const& change) {
  for (auto const& [column, is] : change.cells)
    if (change.is == row_change::kind::insert && column == "id")
      return std::get<std::string>(is.is());
  return change.key;
}

/// What takes a change back, of rows as they were before it.
row_change inverse(shadow was, row_change const& change) {
  row_change made{change.is, change.population, key_of(change), {}};
  if (change.is == row_change::kind::insert) {
    made.is = row_change::kind::erase;
    return made;
  }
  auto const* const before = was.find(change.population, change.key);
  if (before == nullptr) throw std::logic_error("a row that is not there was changed");
  if (change.is == row_change::kind::erase) {
    made.is = row_change::kind::insert;
    for (auto const& [column, text] : *before) made.cells.emplace_back(column, text);
    return made;
  }
  for (auto const& [column, is] : change.cells) made.cells.emplace_back(column, before->at(column));
  return made;
}

/// Whether rows stand in the order in which they came, or in any.
enum class order : std::uint8_t { as_they_came, any };

/// The parts of a text between commas and brackets, sorted.
std::string without_order(std::string const& text) {
  std::vector<std::string> parts(1);
  for (char const c : text)
    if (std::string_view(",[]{}\n").find(c) == std::string_view::npos)
      parts.back() += c;
    else if (!parts.back().empty())
      parts.emplace_back();
  std::ranges::sort(parts);
  std::string all;
  for (auto const& part : parts) all += part + '\n';
  return all;
}

record_list without_rows(record_list const& of) {
  record_list made;
  for (auto const& one : of) made.add(one.population, one.key, one.name, 0);
  return made;
}

/// All that is seen of a monitor: its verdicts, and the lists that its rows make.
std::string seen(ir::program const& program, monitor const& watched, order by) {
  check_options options;
  options.who = true;
  auto lists = evaluate(program, watched.rows(), options);
  lists.diagnostics.clear();
  for (auto& target : lists.targets)
    for (auto& clause : target.clauses)
      if (clause.who)
        for (auto* list : {&clause.who->counted, &clause.who->missing, &clause.who->unknown})
          if (by == order::any) *list = without_rows(*list);
  auto const text = render::to_json(lists, language::en);
  return figures_in(watched.verdicts()) + (by == order::any ? without_order(text) : text);
}

struct laws : testing::Test {
  std::size_t inverted = 0;
  std::size_t turned = 0;
  std::size_t refused = 0;
  std::size_t batches = 0;

  void try_changes(std::size_t trial) {
    changing_tables random{first_seed + trial};
    compiled_text const plan{plan_of(trial)};
    ASSERT_FALSE(has_errors(plan.program.diagnostics));
    auto const begun = shadow{}.whole();
    shadow rows;
    monitor watched{plan.program, begun.data};
    monitor one_by_one{plan.program, begun.data};
    std::vector<row_change> made_so_far;
    auto const make_it = [&](row_change const& change) {
      return bool{watched.apply({&change, 1})};
    };
    auto const stands = [&](row_change const& change) {
      EXPECT_TRUE(one_by_one.apply({&change, 1}));
      made_so_far.push_back(change);
      make(rows, change);
    };
    for (int step = 0; step < 30; ++step) {
      auto const where =
          "seed " + std::to_string(first_seed + trial) + ", step " + std::to_string(step);
      auto const change = random.change(rows);
      auto const by = change.is == row_change::kind::erase ? order::any : order::as_they_came;
      auto const before = seen(plan.program, watched, by);
      if (!make_it(change)) continue;
      auto const after = seen(plan.program, watched, order::any);
      auto const back = inverse(rows, change);
      ASSERT_TRUE(make_it(back)) << where;
      ASSERT_EQ(seen(plan.program, watched, by), before) << where;
      ++inverted;
      ASSERT_TRUE(make_it(change)) << where;
      ASSERT_EQ(seen(plan.program, watched, order::any), after) << where;
      stands(change);
      // A batch of which the last cannot be made.
      auto const version = watched.snapshot().version();
      std::vector<row_change> const broken{
          random.change(rows), back, {row_change::kind::erase, "staff", "nobody", {}}};
      ASSERT_FALSE(watched.apply(broken)) << where;
      ASSERT_EQ(seen(plan.program, watched, order::any), after) << where;
      ASSERT_EQ(watched.snapshot().version(), version) << where;
      ++refused;
      // Another change, of another row: after this one, and before it.
      auto const other = random.change(rows);
      if (other.population == change.population && key_of(other) == key_of(change)) continue;
      if (!make_it(other)) continue;
      auto const both = seen(plan.program, watched, order::any);
      auto const other_back = inverse(rows, other);
      ASSERT_TRUE(make_it(other_back)) << where;
      ASSERT_TRUE(make_it(back)) << where;
      bool const may_be_first = make_it(other);
      if (may_be_first && make_it(change)) {
        ++turned;
        ASSERT_EQ(seen(plan.program, watched, order::any), both) << where;
      } else {
        if (may_be_first) {
          ASSERT_TRUE(make_it(other_back)) << where;
        }
        ASSERT_TRUE(make_it(change)) << where;
        ASSERT_TRUE(make_it(other)) << where;
      }
      stands(other);
      ASSERT_EQ(seen(plan.program, one_by_one, order::any), seen(plan.program, watched, order::any))
          << where;
    }
    monitor at_once{plan.program, begun.data};
    ASSERT_TRUE(at_once.apply(made_so_far)) << trial;
    ASSERT_EQ(seen(plan.program, at_once, order::as_they_came),
              seen(plan.program, one_by_one, order::as_they_came))
        << trial;
    ++batches;
  }
};

TEST_F(laws, hold_of_any_changes) {
  std::cout << "seeds from " << first_seed << '\n';
  auto const trials = (sentences.size() + sentences_at_once - 1) / sentences_at_once;
  for (std::size_t trial = 0; trial < trials; ++trial) {
    try_changes(trial);
    if (HasFatalFailure()) return;
  }
  std::cout << inverted << " changes taken back, " << turned << " made in the other order, "
            << refused << " batches refused, " << batches << " made at once\n";
  EXPECT_GT(inverted, 100U);
  EXPECT_GT(turned, 40U);
  EXPECT_EQ(batches, trials);
}

} // namespace
} // namespace chitieu
