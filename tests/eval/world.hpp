#pragma once
#include "tables.hpp"

#include <chitieu/eval/evaluate.hpp>
#include <chitieu/eval/interpret.hpp>

#include <utility>

namespace chitieu::eval {

/// A small schema with its rows and conditions, put together step by step.
struct world {
  ir::program program;
  data::bound_data data;
  std::optional<data::day> as_of;

  ir::population_id population(std::size_t rows) {
    program.schema.populations.emplace_back();
    auto& table = data.tables.emplace_back();
    table.usable = true;
    table.rows = rows;
    return static_cast<ir::population_id>(data.tables.size() - 1);
  }

  ir::column_id column(ir::population_id of, std::shared_ptr<data::bound_column const> cells,
                       schema::column declared = {}) {
    program.schema.populations[of].columns.push_back(std::move(declared));
    data.tables[of].columns.push_back(std::move(cells));
    return static_cast<ir::column_id>(data.tables[of].columns.size() - 1);
  }

  ir::condition_id add(ir::population_id of, decltype(ir::condition::node) node) {
    program.conditions.push_back({of, std::move(node)});
    return static_cast<ir::condition_id>(program.conditions.size() - 1);
  }

  ir::clause clause(ir::population_id of, ir::condition_id base, ir::condition_id predicate) const {
    ir::clause asked;
    asked.parts.push_back({of, base, predicate});
    return asked;
  }

  /// One sign for each row: y, n or ?; a word when evaluator and interpreter do not agree.
  std::string answers(ir::condition_id id) {
    auto const of = program.conditions[id].of;
    auto const asked = clause(of, add(of, ir::constant{true}), id);
    evaluator fast{program, data, as_of};
    if (!fast.can_evaluate(asked)) return "cannot";
    auto const rows = fast.rows(asked);
    if (rows != interpreter{program, data, as_of}.rows(asked)) return "disagree";
    std::string signs(data.tables[of].rows, ' ');
    for (auto const row : rows[0].counted) signs[row] = 'y';
    for (auto const row : rows[0].missing) signs[row] = 'n';
    for (auto const row : rows[0].unknown) signs[row] = '?';
    return signs;
  }

  std::string answers(ir::population_id of, decltype(ir::condition::node) node) {
    return answers(add(of, std::move(node)));
  }
};

} // namespace chitieu::eval
