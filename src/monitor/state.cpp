#include "state.hpp"

#include "absent_names.hpp"
#include "dense.hpp"

#include <chitieu/eval/evaluate.hpp>

#include <utility>

namespace chitieu {
namespace {

std::optional<data::day> day_of(monitor_options const& options) {
  return options.as_of ? std::optional{data::to_day(*options.as_of)} : std::nullopt;
}

bind_options bind_options_of(monitor_options const& options) {
  return {options.names, options.by, options.earlier, options.poll};
}

std::vector<bool> clauses_to_evaluate(ir::program const& program, bound_dataset const& data,
                                      std::optional<data::day> as_of) {
  eval::evaluator const all{data.prepared(), as_of};
  std::vector<bool> can;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) can.push_back(all.can_evaluate(clause));
  return can;
}

std::vector<data::bound_data const*>
tables_of(std::vector<std::shared_ptr<data::bound_data const>> const& all) {
  std::vector<data::bound_data const*> made;
  for (auto const& one : all) made.push_back(one.get());
  return made;
}

/// Bound tables without their cells.
data::bound_data without_cells(data::bound_data const& all) {
  data::bound_data made;
  for (auto const& table : all.tables) {
    auto& into = made.tables.emplace_back();
    into.usable = table.usable;
    into.from = table.from;
    into.columns.resize(table.columns.size());
  }
  return made;
}

} // namespace

monitor::state::state(ir::program const& program, dataset const& data,
                      monitor_options const& options)
    : state(program, data, bound_dataset(program, data, bind_options_of(options)), options) {}

monitor::state::state(ir::program const& program, dataset const& data, bound_dataset const& bound,
                      monitor_options options)
    : program_(program), as_of_(day_of(options)), options_(std::move(options)),
      said_(bound.diagnostics()), earlier_(bound.earlier()), begun_(without_cells(bound.tables())),
      can_evaluate_(clauses_to_evaluate(program, bound, as_of_)),
      rows_(program, bound.tables(), as_of_, can_evaluate_, tables_of(earlier_), options_.poll),
      editor_(program, begun_, rows_), figures_(rows_, can_evaluate_) {
  options_.earlier.clear();
  auto all = program.diagnostics;
  all.insert(all.end(), said_.begin(), said_.end());
  said_at_all_ = std::make_shared<chitieu::diagnostics const>(std::move(all));
  live::name_absent_rows(rows_, editor_.reader(), data, bound.tables());
  figures_.prepare();
  figures_.take();
  rows_.has_begun();
  options_.poll = {};
}

outcome<moved, chitieu::diagnostics> monitor::state::apply(std::span<row_change const> changes) {
  std::lock_guard const alone(only_one_);
  chitieu::diagnostics found;
  moved all;
  bool const made = change(
      [&] {
        for (std::size_t i = 0; i < changes.size(); ++i) editor_.make(changes[i], i + 1, found);
        if (!has_errors(found)) editor_.check(found);
        if (has_errors(found)) return false;
        rows_.work_out_changes();
        return true;
      },
      [&](auto const& targets) { all.targets.assign(targets.begin(), targets.end()); });
  if (!made) return {std::nullopt, std::move(found)};
  return {std::move(all), std::move(found)};
}

std::shared_ptr<monitor_snapshot::content const> monitor::state::snapshot() const {
  auto made = std::make_shared<monitor_snapshot::content>();
  made->program = &program_;
  made->as_of = as_of_;
  made->said = said_at_all_;
  std::lock_guard const alone(only_one_);
  made->version = version_;
  made->clauses = figures_.clauses();
  made->rows = figures_.row_counts();
  return made;
}

bound_dataset monitor::state::rows() const {
  auto tables = [&] {
    std::lock_guard const alone(only_one_);
    return live::dense(rows_, begun_);
  }();
  return {program_, std::move(tables), said_, earlier_, {options_.names, options_.by, {}}};
}

std::size_t monitor::state::row_count(std::string_view population) const {
  std::lock_guard const alone(only_one_);
  return rows_.rows_of(editor_.names().population(population)).rows();
}

std::uint64_t monitor::state::steps() const {
  std::lock_guard const alone(only_one_);
  return rows_.steps();
}

} // namespace chitieu
