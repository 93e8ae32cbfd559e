#include "random_links.hpp"
#include "random_numbers.hpp"

#include <chitieu/eval/tally_bytes.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <iterator>

namespace chitieu::eval {
namespace {

constexpr std::uint64_t first_seed = 20'231'130;

row_list first_of(row_list lists, std::size_t most) {
  for (auto* list : {&lists.counted, &lists.missing, &lists.unknown})
    list->resize(std::min(list->size(), most));
  return lists;
}

/// The rows of a group by the lists of all rows; who is of an unknown group is in none.
row_list in_group(row_list const& all, grouping const& by, std::int32_t group) {
  auto const only = [&](std::vector<std::uint32_t> const& from) {
    std::vector<std::uint32_t> some;
    std::ranges::copy_if(from, std::back_inserter(some),
                         [&](auto row) { return by.codes[row] == group; });
    return some;
  };
  return {only(all.counted), only(all.missing), only(all.unknown)};
}

/// Lists of rows, first ones and by group, are of what was kept when the rows were counted.
void expect_lists(random_world& random, std::uint64_t seed) {
  auto const& w = random.made;
  prepared const known{w.program, w.data};
  interpreter const slow{w.program, w.data, w.as_of};
  for (int again = 0; again < 2; ++again) {
    evaluator fast{known, w.as_of};
    fast.keep_rows();
    if (again == 1) (void)fast.count_all();
    for (auto const& clause : w.program.targets[0].clauses) {
      auto const expected = slow.rows(clause);
      ASSERT_EQ(fast.rows(clause), expected) << "seed " << seed;
      ASSERT_EQ(fast.count(clause), slow.count(clause)) << "seed " << seed;
      auto const most = random.below(4);
      auto const first = fast.rows(clause, {.most = most});
      std::vector<grouping> by;
      for (auto const& part : clause.parts) by.push_back(random.groups_of(part.population, 3));
      auto const of_groups = fast.rows_by(clause, by, 3);
      for (std::size_t part = 0; part < clause.parts.size(); ++part) {
        ASSERT_EQ(first[part], first_of(expected[part], most)) << "seed " << seed;
        for (std::int32_t group = 0; group < 3; ++group)
          ASSERT_EQ(of_groups.of(static_cast<std::size_t>(group), part),
                    in_group(expected[part], by[part], group))
              << "seed " << seed;
        auto const any = in_group(expected[part], by[part], grouping::unknown);
        auto of_any = any.counted;
        of_any.insert(of_any.end(), any.missing.begin(), any.missing.end());
        of_any.insert(of_any.end(), any.unknown.begin(), any.unknown.end());
        std::sort(of_any.begin(), of_any.end());
        ASSERT_EQ(of_groups.of_any[part], of_any) << "seed " << seed;
        ASSERT_EQ(of_groups.all_of_any[part], of_any.size()) << "seed " << seed;
      }
    }
  }
}

void expect_agreement(random_world& random, std::uint64_t seed) {
  auto const& w = random.made;
  evaluator fast{w.program, w.data, w.as_of};
  interpreter const slow{w.program, w.data, w.as_of};
  for (auto const& clause : w.program.targets[0].clauses) {
    ASSERT_TRUE(fast.can_evaluate(clause)) << "seed " << seed;
    ASSERT_EQ(fast.count(clause), slow.count(clause)) << "seed " << seed;
    ASSERT_EQ(fast.rows(clause), slow.rows(clause)) << "seed " << seed;
    std::vector<grouping> by;
    for (auto const& part : clause.parts) by.push_back(random.groups_of(part.population, 3));
    ASSERT_EQ(fast.count_by(clause, by, 3), slow.count_by(clause, by, 3)) << "seed " << seed;
  }
}

/// What one evaluator has thought out serves the next ones, of the same day and of others.
void expect_agreement_of_all_days(random_world& random, std::uint64_t seed) {
  auto const& w = random.made;
  prepared const known{w.program, w.data};
  for (std::optional<data::day> const as_of :
       {w.as_of, w.as_of, std::optional<data::day>{3}, w.as_of}) {
    auto const expected = evaluator{w.program, w.data, as_of}.count_all();
    evaluator fast{known, as_of};
    ASSERT_EQ(fast.count_all(), expected) << "seed " << seed;
    ASSERT_EQ(fast.count_all(), expected) << "seed " << seed;
    evaluator other{known, as_of};
    auto const& clauses = w.program.targets[0].clauses;
    auto const lists = other.rows(clauses.front());
    for (std::size_t i = 0; i < clauses.size(); ++i)
      ASSERT_EQ(other.count(clauses[i]), expected.targets[0][i]) << "seed " << seed;
  }
}

void expect_agreement_in_all(random_world& random, std::uint64_t seed) {
  expect_agreement(random, seed);
  if (testing::Test::HasFatalFailure()) return;
  expect_agreement_of_all_days(random, seed);
  if (testing::Test::HasFatalFailure()) return;
  expect_lists(random, seed);
}

TEST(random, evaluator_agrees_with_the_interpreter_on_small_tables_with_links) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 2'500; ++seed) {
    random_world random{seed, 7, true};
    expect_agreement_in_all(random, seed);
    if (HasFatalFailure()) return;
  }
}

TEST(random, evaluator_agrees_with_the_interpreter_on_records_counted_for_others) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 2'000; ++seed) {
    random_links random{seed, 9};
    expect_agreement_in_all(random, seed);
    if (HasFatalFailure()) return;
  }
}

TEST(random, evaluator_agrees_with_the_interpreter_across_words_and_blocks) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 30; ++seed) {
    random_world random{seed, 2'600, false};
    expect_agreement(random, seed);
    if (HasFatalFailure()) return;
    expect_lists(random, seed);
    if (HasFatalFailure()) return;
  }
}

void expect_agreement_on_numbers(random_numbers& random, std::uint64_t seed) {
  auto const& w = random.made;
  evaluator fast{w.program, w.data, w.as_of, w.earlier};
  interpreter const slow{w.program, w.data, w.as_of, w.earlier};
  for (ir::value_id id = 0; id < w.program.values.size(); ++id)
    ASSERT_EQ(fast.numbers(id), slow.numbers(id))
        << "seed " << seed << ", number " << id << " of kind " << w.program.values[id].node.index();
  for (auto const& clause : w.program.targets[0].clauses) {
    ASSERT_TRUE(fast.can_evaluate(clause)) << "seed " << seed;
    ASSERT_EQ(fast.rows(clause), slow.rows(clause)) << "seed " << seed;
  }
  for (ir::condition_id id = 0; id < w.program.conditions.size(); ++id)
    if (w.program.conditions[id].of == ir::world) {
      ASSERT_EQ(fast.holds(id), slow.holds(id)) << "seed " << seed << ", condition " << id;
    }
  auto const parts = random.parts_for(0);
  ASSERT_EQ(fast.counts_of_links(0, parts), slow.counts_of_links(0, parts)) << "seed " << seed;
}

TEST(random, evaluator_agrees_with_the_interpreter_on_numbers) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 3'000; ++seed) {
    random_numbers random{seed, 5};
    expect_agreement_on_numbers(random, seed);
    if (HasFatalFailure()) return;
  }
}

/// Some rows of a column, as a column.
class rows_between final : public data::bound_column {
 public:
  rows_between(std::shared_ptr<data::bound_column const> whole, std::size_t first)
      : whole_{std::move(whole)}, first_{first} {}
  [[nodiscard]] data::cell_shape shape() const noexcept override { return whole_->shape(); }
  [[nodiscard]] int scale() const noexcept override { return whole_->scale(); }
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<data::knowledge> known) const override {
    whole_->read(first_ + first, values, known);
  }
  [[nodiscard]] std::optional<std::span<std::int32_t const>> list(std::size_t row) const override {
    return whole_->list(first_ + row);
  }
  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const override {
    return whole_->text(first_ + row);
  }

 private:
  std::shared_ptr<data::bound_column const> whole_;
  std::size_t first_;
};

data::bound_data slice(data::bound_data const& whole, std::size_t first, std::size_t rows) {
  data::bound_data part;
  auto& table = part.tables.emplace_back();
  table.usable = true;
  table.rows = rows;
  for (auto const& column : whole.tables[0].columns)
    table.columns.push_back(std::make_shared<rows_between>(column, first));
  return part;
}

TEST(random, tallies_of_parts_of_the_rows_add_up_to_the_tally_of_the_whole) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 300; ++seed) {
    random_world random{seed, 200, false};
    auto const& w = random.made;
    auto const rows = w.data.tables[0].rows;
    auto const cut = random.below(rows + 1);
    auto const left = slice(w.data, 0, cut);
    auto const right = slice(w.data, cut, rows - cut);

    auto const whole = evaluator{w.program, w.data, w.as_of}.count_all();
    auto const of_left = evaluator{w.program, left, w.as_of}.count_all();
    auto const of_right = evaluator{w.program, right, w.as_of}.count_all();
    tally forwards;
    forwards += of_left;
    forwards += of_right;
    tally backwards = of_right;
    backwards += of_left;
    ASSERT_EQ(forwards, whole) << "seed " << seed;
    auto const of_bytes = tally_from(to_bytes(of_left, w.program, w.as_of), w.program, w.as_of);
    ASSERT_EQ(std::get<tally>(of_bytes), of_left) << "seed " << seed;
    ASSERT_EQ(backwards, whole) << "seed " << seed;
  }
}

} // namespace
} // namespace chitieu::eval
