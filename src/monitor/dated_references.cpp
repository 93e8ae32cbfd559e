#include "keeper.hpp"

namespace chitieu::live {

// A dated reference that leads nowhere is none whatever its day is; one that leads to a row is not
// known where the day is not. So what it says hangs on its row, and on which rows are there. Its
// names are kept as they are written, beside those of the day: a row that it leads to is found by
// what is hidden, too.

void keeper::begin_dated_references() {
  auto const& populations = plan_.program().schema.populations;
  dated_of_.resize(populations.size());
  dated_to_.resize(populations.size());
  for (ir::population_id of = 0; of < populations.size(); ++of) {
    written_.emplace_back(populations[of].columns.size());
    for (ir::column_id id = 0; id < populations[of].columns.size(); ++id) {
      auto const& kept = rows_of(of).of(id);
      if (!kept.is_reference || !kept.dated) continue;
      dated_of_[of].push_back(id);
      dated_to_[*populations[of].columns[id].target].emplace_back(of, id);
      for (std::uint32_t row = 0; row < rows_of(of).places(); ++row) {
        pace_.take();
        show_undated(of, id, row);
      }
    }
  }
}

void keeper::name_written(ir::population_id of, ir::column_id id, std::uint32_t row) {
  auto const& rows = rows_of(of);
  auto& into = written_[of][id];
  into.drop(row);
  if (!rows.is_there(row)) return;
  rows.each_name(row, id, [&](std::uint32_t target) { into.add(row, target); });
}

void keeper::show_undated(ir::population_id of, ir::column_id id, std::uint32_t row) {
  auto& rows = rows_of(of);
  if (!rows.hangs_on_its_target(row, id)) return;
  auto const& targets = rows_of(*plan_.program().schema.populations[of].columns[id].target);
  bool leads = false;
  rows.each_name(row, id, [&](std::uint32_t to) { leads = leads || targets.is_there(to); });
  rows.show_undated(row, id, leads);
}

/// Rows that changed, and those that name a row which came or went.
void keeper::lead_on() {
  auto const& populations = plan_.program().schema.populations;
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    auto const [of, was] = touched_[i];
    auto const row = was.row;
    for (auto const id : dated_of_[of]) {
      step();
      auto const target = *populations[of].columns[id].target;
      if (!populations[target].groups)
        written_[of][id].each_named_by(row, [&](std::uint32_t other) {
          if (!rows_of(target).is_there(other)) left_places_.emplace_back(target, other);
        });
      name_written(of, id, row);
      show_undated(of, id, row);
    }
    if (was.was_there() == rows_of(of).is_there(row)) continue;
    for (auto const& [from, id] : dated_to_[of])
      written_[from][id].each_naming(row, [&, owner = from, column = id](std::uint32_t naming) {
        if (rows_of(owner).hangs_on_its_target(naming, column)) touch(owner, naming);
      });
  }
}

} // namespace chitieu::live
