#include "monitor/dense.hpp"
#include "monitor/keeper.hpp"

#include "eval/random_numbers.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>

namespace chitieu::live {
namespace {

constexpr std::uint64_t first_seed = 20'261'126;

using data::knowledge;

/// A random program over random rows, and random changes of these.
class changing_world : public eval::random_numbers {
 public:
  explicit changing_world(std::uint64_t seed) : random_numbers{seed, 6}, steps_{seed} {
    for (auto& table : made.data.tables)
      for (auto& column : table.columns)
        if (column->candidate_sets() > 0) column = without_sets(*column, table.rows);
    // All clauses that there are: of both kinds of numbers, too.
    auto& clauses = made.program.targets[0].clauses;
    for (int i = 0; i < 3; ++i) add_clause();
    for (ir::value_id id = 0; id < made.program.values.size(); ++id)
      if (made.program.values[id].of == ir::world) {
        ir::clause asked;
        asked.number =
            ir::measured{ir::world, id, exact::relation::at_least, id, id, false, false, {}};
        clauses.push_back(asked);
      }
    for (ir::condition_id id = 0; id < made.program.conditions.size(); ++id)
      if (made.program.conditions[id].of == ir::world && clauses.size() > 1 && below(2) == 0)
        clauses[below(clauses.size())].only_if = id;
  }

  std::vector<bool> can_evaluate() {
    eval::evaluator const fast{made.program, made.data, made.as_of, made.earlier};
    std::vector<bool> all;
    for (auto const& clause : made.program.targets[0].clauses)
      all.push_back(fast.can_evaluate(clause));
    return all;
  }

  std::size_t pick(std::size_t n) { return steps_() % n; }

  /// A cell as such a column could hold one.
  cell random_cell(keeper const& on, ir::population_id of, ir::column_id id) {
    auto const& declared = made.program.schema.populations[of].columns[id];
    auto const& kept = on.rows_of(of).of(id);
    cell made_cell;
    auto const blank = pick(6);
    made_cell.known = blank == 0   ? knowledge::unknown
                      : blank == 1 ? knowledge::none
                                   : knowledge::value;
    auto const most = declared.target ? on.rows_of(*declared.target).places() : 4U;
    if (most == 0) made_cell.known = knowledge::none;
    if (made_cell.known != knowledge::value) return made_cell;
    switch (kept.kept_as) {
    case column::form::absent:
      break;
    case column::form::number:
      if (declared.type == schema::type::flag)
        made_cell.value = static_cast<std::int64_t>(pick(2));
      else if (declared.target || declared.values)
        made_cell.value = static_cast<std::int64_t>(pick(most));
      else if (declared.type == schema::type::date)
        made_cell.value = static_cast<std::int64_t>(pick(8));
      else if (pick(4) == 0)
        made_cell.number = exact::rational::of(static_cast<std::int64_t>(pick(100)), 1000);
      else if (pick(20) == 0)
        made_cell.number = exact::rational::of(exact::decimal{INT64_MAX, 0});
      else
        made_cell.value = static_cast<std::int64_t>(pick(12)) - 3;
      break;
    case column::form::level_bits:
    case column::form::list:
      for (std::uint32_t item = 0; item < most; ++item)
        if (pick(3) == 0) made_cell.items.push_back(static_cast<std::int32_t>(item));
      break;
    case column::form::text: {
      constexpr char const* words[] = {"", "a", "b", "đ", "new"};
      made_cell.text = words[pick(5)];
      break;
    }
    }
    return made_cell;
  }

  /// One change: a row more, a row less, or cells of a row.
  void change(keeper& on) {
    auto const of = static_cast<ir::population_id>(pick(made.data.tables.size()));
    auto& rows = on.rows_of(of);
    auto const kind = pick(10);
    auto row = static_cast<std::uint32_t>(pick(rows.places() + 1));
    if (row == rows.places()) row = rows.add("new " + std::to_string(row));
    on.touch(of, row);
    if (kind < 2) {
      rows.set_there(row, false);
      return;
    }
    bool const is_new = !rows.is_there(row);
    rows.set_there(row, true);
    for (ir::column_id c = 0; c < rows.columns(); ++c)
      if (is_new || pick(3) == 0) rows.write(row, c, random_cell(on, of, c));
  }

 private:
  static std::shared_ptr<data::bound_column const> without_sets(data::bound_column const& from,
                                                                std::size_t rows) {
    std::vector<eval::tables::scalar> cells;
    for (std::size_t row = 0; row < rows; ++row) {
      std::int64_t value = 0;
      auto known = knowledge::unknown;
      from.read(row, {&value, 1}, {&known, 1});
      cells.push_back(known == knowledge::value ? eval::tables::scalar{value}
                                                : eval::tables::scalar{known});
    }
    return eval::tables::scalars(std::move(cells));
  }

  std::mt19937_64 steps_;
};

std::size_t kept_clauses = 0;
std::size_t all_clauses = 0;

eval::answer as_answer(exact::decision said) {
  return said == exact::decision::met     ? eval::answer::yes
         : said == exact::decision::unmet ? eval::answer::no
                                          : eval::answer::unknown;
}

void expect_agreement(changing_world& w, keeper const& kept, std::string const& where) {
  auto const& program = w.made.program;
  auto const now = dense(kept, w.made.data);
  eval::evaluator fast{program, now, w.made.as_of, w.made.earlier};
  std::size_t number = 0;
  for (auto const& clause : program.targets[0].clauses) {
    auto const at = number++;
    ++all_clauses;
    if (!kept.plan().keeps()[at]) continue;
    ++kept_clauses;
    ASSERT_TRUE(fast.can_evaluate(clause)) << where;
    if (clause.number) {
      ASSERT_EQ(kept.number(clause.number->left, 0), fast.numbers(clause.number->left)[0])
          << where << ", number " << clause.number->left << " of kind "
          << program.values[clause.number->left].node.index();
    } else {
      ASSERT_EQ(kept.counts(at), fast.count(clause)) << where << ", clause " << at << '\n'
                                                     << ir::print(program, clause);
    }
    if (clause.only_if) {
      ASSERT_EQ(kept.says(*clause.only_if, 0), as_answer(fast.holds(*clause.only_if))) << where;
    }
  }
}

/// Not only what clauses come to: what is said of each row.
void expect_agreement_on_rows(changing_world& w, keeper const& kept, std::string const& where) {
  auto const& program = w.made.program;
  auto const now = dense(kept, w.made.data);
  eval::evaluator fast{program, now, w.made.as_of, w.made.earlier};
  for (auto const node : kept.plan().order()) {
    auto const& rows = kept.rows_of(kept.plan().all().population(node));
    auto const order = rows.in_order();
    if (kept.plan().all().condition(node) != nullptr) {
      auto const id = static_cast<ir::condition_id>(node);
      auto const expected = fast.decisions(id);
      for (std::size_t at = 0; at < order.size(); ++at)
        ASSERT_EQ(kept.says(id, order[at]), as_answer(expected[at]))
            << where << ", row " << at << ", condition " << id << " of kind "
            << program.conditions[id].node.index();
      continue;
    }
    auto const id = static_cast<ir::value_id>(node - program.conditions.size());
    auto const expected = fast.numbers(id);
    for (std::size_t at = 0; at < order.size(); ++at)
      ASSERT_EQ(kept.number(id, order[at]), expected[at])
          << where << ", row " << at << ", number " << id << " of kind "
          << program.values[id].node.index();
  }
}

TEST(keeper, agrees_with_the_evaluator_after_any_changes) {
  std::cout << "seeds from " << first_seed << '\n';
  for (auto seed = first_seed; seed < first_seed + 800; ++seed) {
    changing_world w{seed};
    keeper kept{w.made.program, w.made.data, w.made.as_of, w.can_evaluate(), w.made.earlier};
    auto const where = [&](int step) {
      return "seed " + std::to_string(seed) + ", step " + std::to_string(step);
    };
    expect_agreement(w, kept, where(-1));
    if (testing::Test::HasFatalFailure()) return;
    for (int step = 0; step < 6; ++step) {
      auto const changes = 1 + w.pick(3);
      for (std::size_t i = 0; i < changes; ++i) w.change(kept);
      if (w.pick(4) == 0)
        kept.roll_back();
      else
        kept.commit();
      expect_agreement(w, kept, where(step));
      expect_agreement_on_rows(w, kept, where(step));
      if (testing::Test::HasFatalFailure()) return;
    }
  }
  std::cout << kept_clauses << " of " << all_clauses << " clauses were kept\n";
  EXPECT_GT(kept_clauses, all_clauses / 4);
}

} // namespace
} // namespace chitieu::live
