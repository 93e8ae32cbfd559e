#pragma once
#include "random_world.hpp"

#include <algorithm>

namespace chitieu::eval {

/// A random world in which records are counted for the rows that they refer to, as they are where
/// they are read: references lie in 8, 16 or 32 bits, and what is asked of the records are tests of
/// cells.
class random_links : public random_world {
 public:
  random_links(std::uint64_t seed, std::size_t most_rows) : random_world{seed, most_rows, true} {
    auto const populations = columns_.size();
    for (ir::population_id from = 0; from < populations; ++from)
      for (std::size_t i = 0, wanted = 1 + below(2); i < wanted; ++i)
        add_reference(from, chance(80) ? other_than(from) : from);
    for (std::size_t i = 0, wanted = 2 + below(4); i < wanted; ++i) add_count();
    made.program.targets[0].clauses.clear();
    for (std::size_t i = 0; i < 4; ++i) add_clause_on_counts();
  }

 private:
  struct reference {
    ir::population_id from, to;
    ir::column_id column;
  };

  ir::population_id other_than(ir::population_id of) {
    auto const populations = columns_.size();
    return static_cast<ir::population_id>(
        (of + below(std::max<std::size_t>(populations - 1, 1)) + 1) % populations);
  }

  void add_reference(ir::population_id from, ir::population_id to) {
    std::vector<tables::scalar> values;
    auto const most = made.data.tables[to].rows;
    auto const blanks = chance(50) ? 0U : 20U;
    for (std::size_t row = 0; row < made.data.tables[from].rows; ++row)
      if (most == 0 || chance(blanks))
        values.emplace_back(chance(50) ? tables::unknown : tables::none);
      else
        values.emplace_back(static_cast<std::int64_t>(below(most)));
    schema::column declared;
    declared.target = to;
    auto column = std::make_shared<tables::viewed_column>(tables::viewed_column::row_numbers{},
                                                          std::move(values), views_);
    references_.push_back({from, to, made.column(from, std::move(column), declared)});
  }

  /// A condition of a population that is worked out of its own cells, for the most part.
  ir::condition_id of_cells(ir::population_id of) {
    if (chance(25)) return of; // the constant that each population begins with
    add_test(of);
    auto const leaf = last();
    auto const other = some(of);
    // Links of links take the interpreter long.
    if (chance(60) || depths_[other] > 1) return leaf;
    depth_of(add(of, ir::any_of{{leaf, other}}), depths_[other] + 1);
    return last();
  }

  void add_test(ir::population_id of) {
    if (chance(15)) return add_leaf(of);
    auto const& column = columns_[of][below(columns_[of].size())];
    bool const in_blocks =
        column.is != sort::set && column.is != sort::text && column.is != sort::references;
    // The first one is a day.
    depth_of(add(of, leaf(in_blocks ? column : columns_[of].front())), 0);
  }

  void add_count() {
    auto const& by = references_[below(references_.size())];
    ir::linked node;
    auto const filter = of_cells(by.from);
    auto const predicate = of_cells(by.from);
    node.parts.push_back({{by.from, by.column, false}, filter, predicate});
    node.asked.how = static_cast<exact::relation>(below(6));
    node.asked.low = exact::ratio{static_cast<std::int64_t>(below(4))};
    node.asked.high = exact::ratio{static_cast<std::int64_t>(3 + below(3))};
    node.partial = chance(20);
    depth_of(add(by.to, std::move(node)), std::max(depths_[filter], depths_[predicate]) + 2);
    counts_.push_back(last());
    if (!chance(30)) return;
    depth_of(add(by.to, ir::negation{last()}), depths_.back() + 1); // which waits for that pass
    counts_.push_back(last());
  }

  void add_clause_on_counts() {
    auto const asked = counts_[below(counts_.size())];
    auto const of = made.program.conditions[asked].of;
    ir::clause clause;
    if (chance(30))
      clause.parts.push_back({of, asked, of_cells(of)});
    else
      clause.parts.push_back({of, of_cells(of), asked});
    made.program.targets[0].clauses.push_back(std::move(clause));
  }

  [[nodiscard]] ir::condition_id last() const {
    return static_cast<ir::condition_id>(made.program.conditions.size() - 1);
  }

  std::vector<reference> references_;
  std::vector<ir::condition_id> counts_;
};

} // namespace chitieu::eval
