#pragma once
#include "random_world.hpp"

#include <memory>

namespace chitieu::eval {

/// A random world with numbers of every kind, conditions on them, and datasets to compare with.
class random_numbers : public random_world {
 public:
  std::vector<std::unique_ptr<data::bound_data>> others;

  random_numbers(std::uint64_t seed, std::size_t most_rows) : random_world{seed, most_rows, true} {
    populations_ = columns_.size();
    for (std::size_t day = 0; day < 8; ++day)
      if (chance(20)) made.program.holidays.insert(static_cast<data::day>(day));
    add_keys(made.data);
    add_datasets();
    always_ = add(ir::world, ir::constant{true});
    depth_of(always_, 0);
    for (ir::population_id of = 0; of < populations_; ++of) add_literal(of);
    add_literal(ir::world);
    for (std::size_t i = 0, wanted = 10 + below(16); i < wanted; ++i) {
      if (chance(60))
        add_number(any_population());
      else
        add_condition_on_numbers(any_population());
    }
    made.program.targets[0].clauses.clear();
    for (int i = 0; i < 3; ++i) add_clause();
  }

  /// Ways from a population to records, for their counts.
  std::vector<ir::linked_part> parts_for(ir::population_id of) {
    std::vector<ir::linked_part> parts;
    for (std::size_t i = 0, wanted = 1 + below(2); i < wanted; ++i) {
      auto const via = link_from(of);
      parts.push_back({via, condition_of(via.to), condition_of(via.to)});
    }
    return parts;
  }

 private:
  using sign = ir::arithmetic_value::sign;
  using unit = ir::time_between_value::unit;

  static constexpr int deepest = 4;

  struct number_facts {
    int depth = 0;
    bool is_small = false; ///< near enough to count its days one by one
  };

  void add_keys(data::bound_data& data) {
    for (auto& table : data.tables) {
      auto const first = below(3);
      for (std::size_t row = 0; row < table.rows; ++row)
        table.keys.push_back(std::to_string(first + row));
    }
  }

  /// One that is given, one that is not, and perhaps one that the list does not reach.
  void add_datasets() {
    auto& data = *others.emplace_back(std::make_unique<data::bound_data>());
    for (std::size_t of = 0; of < populations_; ++of) {
      auto& table = data.tables.emplace_back();
      table.usable = true;
      table.rows = below(6);
    }
    for (std::size_t of = 0; of < populations_; ++of)
      for (auto const& column : columns_[of])
        data.tables[of].columns.push_back(
            cells(column.is, data.tables[of].rows, data.tables[column.target].rows, 20));
    add_keys(data);
    made.earlier = {&data, nullptr};
  }

  ir::population_id any_population() {
    auto const at = below(populations_ + 1);
    return at == populations_ ? ir::world : static_cast<ir::population_id>(at);
  }

  /// A link from any row of a population, or from the whole.
  ir::link link_from(ir::population_id of) {
    if (of != ir::world && chance(75)) {
      auto const links = links_of(of);
      if (!links.empty()) return links[below(links.size())].first;
    }
    return {static_cast<ir::population_id>(below(populations_)), 0, false, true};
  }

  void add_literal(ir::population_id of) { enter(of, ir::literal_value{ratio()}, {0, true}); }

  exact::ratio ratio() {
    constexpr std::int64_t divisors[] = {1, 1, 2, 3, 10};
    return *exact::ratio::make(static_cast<std::int64_t>(below(16)) - 4, divisors[below(5)]);
  }

  ir::value_id enter(ir::population_id of, decltype(ir::value::node) node, number_facts facts) {
    facts_.push_back(facts);
    return made.add_value(of, std::move(node));
  }

  /// A number of a population that is not too deep; late ones first.
  ir::value_id number_of(ir::population_id of, bool small = false) {
    auto const& all = made.program.values;
    for (int attempt = 0; attempt < 20; ++attempt) {
      auto const id = all.size() - 1 - std::min(below(all.size()), below(all.size()));
      if (all[id].of == of && facts_[id].depth < deepest && (!small || facts_[id].is_small))
        return static_cast<ir::value_id>(id);
    }
    return of == ir::world ? static_cast<ir::value_id>(populations_) : of; // a literal
  }

  ir::condition_id condition_of(ir::population_id of) {
    if (of != ir::world) return some(of);
    auto const& all = made.program.conditions;
    for (int attempt = 0; attempt < 20; ++attempt) {
      auto const id = all.size() - 1 - std::min(below(all.size()), below(all.size()));
      if (all[id].of == of && depths_[id] < deepest) return static_cast<ir::condition_id>(id);
    }
    return always_;
  }

  void add_number(ir::population_id of) {
    switch (below(13)) {
    case 0:
      return add_literal(of);
    case 1:
    case 2:
      return of == ir::world ? add_literal(of) : add_cell(of);
    case 3: {
      ir::as_of_value node;
      if (chance(50)) node.otherwise = static_cast<data::day>(below(8));
      enter(of, node, {0, true});
      return;
    }
    case 4:
      return add_aggregate(of);
    case 5:
      return add_different(of);
    case 6:
      return add_share(of);
    case 7: {
      auto const left = number_of(of);
      auto const right = number_of(of);
      ir::arithmetic_value const node{static_cast<sign>(below(4)), left, right};
      enter(of, node, {std::max(facts_[left].depth, facts_[right].depth) + 1, false});
      return;
    }
    case 8: {
      auto const from = number_of(of, true);
      auto const to = number_of(of, true);
      ir::time_between_value const node{static_cast<unit>(below(7)), from, to, chance(30)};
      enter(of, node, {std::max(facts_[from].depth, facts_[to].depth) + 1, false});
      return;
    }
    case 9:
      return add_choice(of);
    case 10: {
      auto const inner = number_of(ir::world);
      enter(of, ir::whole_value{inner}, {facts_[inner].depth + 1, facts_[inner].is_small});
      return;
    }
    case 11: {
      auto const inner = number_of(of);
      auto const dataset = static_cast<ir::dataset_id>(chance(80) ? 0 : below(3));
      enter(of, ir::earlier_value{dataset, inner}, {facts_[inner].depth + 1, false});
      return;
    }
    default: {
      auto const number = number_of(of);
      auto const among = condition_of(of);
      enter(of, ir::rank_value{number, among, chance(50), chance(20)},
            {std::max(facts_[number].depth, depths_[among]) + 2, false});
      return;
    }
    }
  }

  void add_cell(ir::population_id of) {
    auto const& column = columns_[of][below(columns_[of].size())];
    if (column.is == sort::reference) {
      auto const inner = number_of(column.target);
      enter(of, ir::through_value{column.id, column.target, inner},
            {facts_[inner].depth + 1, facts_[inner].is_small});
    } else if (column.is == sort::number || column.is == sort::day || column.is == sort::code) {
      enter(of, ir::cell_value{column.id}, {0, true});
    } else {
      enter(of, ir::cell_value{0}, {0, true}); // the first column is a date
    }
  }

  void add_aggregate(ir::population_id of) {
    ir::aggregate_value node;
    node.how = static_cast<exact::aggregate>(below(8));
    node.partial = chance(20);
    node.at = exact::ratio{static_cast<std::int64_t>(1 + below(3))};
    if (node.how == exact::aggregate::percentile)
      node.at = *exact::ratio::make(static_cast<std::int64_t>(below(5)), 4);
    int most = 0;
    for (std::size_t i = 0, wanted = chance(80) ? 1U : 2U; i < wanted; ++i) {
      auto const via = link_from(of);
      auto const& part =
          node.parts.emplace_back(ir::aggregate_part{via, condition_of(via.to), number_of(via.to)});
      most = std::max({most, depths_[part.filter], facts_[part.what].depth});
    }
    enter(of, std::move(node), {most + 2, false});
  }

  void add_different(ir::population_id of) {
    auto const via = link_from(of);
    auto const filter = condition_of(via.to);
    auto const column = columns_[via.to][below(columns_[via.to].size())].id;
    enter(of, ir::different_value{via, filter, column, chance(20)}, {depths_[filter] + 2, false});
  }

  void add_share(ir::population_id of) {
    ir::share_value node{parts_for(of), chance(20)};
    int most = 0;
    for (auto const& part : node.parts)
      most = std::max({most, depths_[part.filter], depths_[part.predicate]});
    enter(of, std::move(node), {most + 2, false});
  }

  void add_choice(ir::population_id of) {
    ir::chosen_value node;
    number_facts facts{0, true};
    auto const take = [&] {
      auto const value = number_of(of);
      facts.depth = std::max(facts.depth, facts_[value].depth);
      facts.is_small &= facts_[value].is_small;
      return value;
    };
    for (std::size_t i = 0, wanted = 1 + below(2); i < wanted; ++i) {
      auto const when = condition_of(of);
      facts.depth = std::max(facts.depth, depths_[when]);
      node.cases.push_back({when, take()});
    }
    if (chance(60)) node.otherwise = take();
    ++facts.depth;
    enter(of, std::move(node), facts);
  }

  void add_condition_on_numbers(ir::population_id of) {
    auto const pick = below(10);
    if (pick < 5) {
      ir::value_test const node{number_of(of), static_cast<exact::relation>(below(6)),
                                number_of(of), number_of(of)};
      auto const most =
          std::max({facts_[node.left].depth, facts_[node.low].depth, facts_[node.high].depth});
      return depth_of(add(of, node), most + 1);
    }
    if (pick < 7) return add_count_of(of);
    auto const via = link_from(of);
    auto const filter = condition_of(via.to);
    auto const predicate = condition_of(via.to);
    auto const most = std::max(depths_[filter], depths_[predicate]);
    if (pick < 9) {
      ir::picked const node{via,        filter,    order_of(via.to), 1 + std::uint32_t(below(3)),
                            chance(50), predicate, chance(20)};
      return depth_of(add(of, node), most + 2);
    }
    ir::linked node;
    node.parts.push_back({via, filter, predicate});
    node.asked = threshold();
    depth_of(add(of, std::move(node)), most + 2);
  }

  /// A column of days.
  ir::column_id order_of(ir::population_id of) {
    for (auto const& column : columns_[of])
      if (column.id > 0 && column.is == sort::day && chance(60)) return column.id;
    return 0;
  }

  void add_count_of(ir::population_id of) {
    ir::count_of node;
    int most = 0;
    for (std::size_t i = 0, wanted = 1 + below(4); i < wanted; ++i) {
      node.parts.push_back(condition_of(of));
      most = std::max(most, depths_[node.parts.back()]);
    }
    node.asked = threshold();
    node.asked.of_share = false;
    node.asked.round = exact::rounding::none;
    depth_of(add(of, std::move(node)), most + 1);
  }

  std::size_t populations_ = 0;
  ir::condition_id always_ = 0;
  std::vector<number_facts> facts_; ///< of each number
};

} // namespace chitieu::eval
