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
  std::vector<data::bound_data const*> earlier; ///< by dataset_id

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

  ir::value_id add_value(ir::population_id of, decltype(ir::value::node) node) {
    program.values.push_back({of, std::move(node)});
    return static_cast<ir::value_id>(program.values.size() - 1);
  }

  ir::value_id literal(ir::population_id of, exact::ratio is) {
    return add_value(of, ir::literal_value{is});
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
    evaluator fast{program, data, as_of, earlier};
    if (!fast.can_evaluate(asked)) return "cannot";
    auto const rows = fast.rows(asked);
    if (rows != interpreter{program, data, as_of, earlier}.rows(asked)) return "disagree";
    std::string signs(of == ir::world ? 1 : data.tables[of].rows, ' ');
    for (auto const row : rows[0].counted) signs[row] = 'y';
    for (auto const row : rows[0].missing) signs[row] = 'n';
    for (auto const row : rows[0].unknown) signs[row] = '?';
    return signs;
  }

  /// What each row's number can be: `3`, `1..5/2`, `..4`, `?` where nothing is known of it, `none`,
  /// with a `~` where it may be none; a word when evaluator and interpreter do not agree.
  std::string numbers(ir::value_id id) {
    evaluator fast{program, data, as_of, earlier};
    auto const all = fast.numbers(id);
    if (all.empty()) return "cannot";
    if (all != interpreter{program, data, as_of, earlier}.numbers(id)) return "disagree";
    std::string shown;
    for (auto const& one : all) shown += (shown.empty() ? "" : " ") + in_short(one);
    return shown;
  }

  std::string numbers(ir::population_id of, decltype(ir::value::node) node) {
    return numbers(add_value(of, std::move(node)));
  }

  static std::string in_short(exact::bounds const& is) {
    if (is.none) return "none";
    std::string const mark = is.may_be_none ? "~" : "";
    auto const end = [](std::optional<exact::rational> const& at) {
      return at ? to_string(*at) : std::string{};
    };
    if (!is.low && !is.high) return mark + "?";
    if (is.low && is.high && *is.low == *is.high) return mark + end(is.low);
    return mark + end(is.low) + ".." + end(is.high);
  }

  std::string answers(ir::population_id of, decltype(ir::condition::node) node) {
    return answers(add(of, std::move(node)));
  }
};

} // namespace chitieu::eval
