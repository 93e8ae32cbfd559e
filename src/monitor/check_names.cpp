#include "check_names.hpp"

namespace chitieu::live {
namespace {

void check_named_by(keeper const& all, row_of const& at, std::size_t number, diagnostics& into) {
  auto const [of, row] = at;
  auto const& declared = all.plan().program().schema.populations[of];
  auto const& rows = all.rows_of(of);
  for (ir::column_id id = 0; id < declared.columns.size(); ++id) {
    auto const& column = declared.columns[id];
    if (column.derived || !rows.of(id).is_reference ||
        rows.of(id).kept_as == column::form::absent || column.may_be_absent)
      continue;
    auto const& targets = all.rows_of(*column.target);
    bool all_there = true;
    rows.each_name(
        row, id, [&](std::uint32_t target) { all_there = all_there && targets.is_there(target); });
    if (all_there) continue;
    into.push_back(names_no_row(all.plan().program(), of, id, number));
  }
}

void check_naming(keeper const& all, row_of const& at, std::size_t number, diagnostics& into) {
  auto const [of, row] = at;
  auto const& populations = all.plan().program().schema.populations;
  for (ir::population_id from = 0; from < populations.size(); ++from)
    for (ir::column_id id = 0; id < populations[from].columns.size(); ++id) {
      auto const& column = populations[from].columns[id];
      if (column.target != of || column.may_be_absent || column.derived) continue;
      auto const& rows = all.rows_of(from);
      bool named = false;
      all.each_naming(from, id, row, [&, gone = row](std::uint32_t other) {
        if (rows.is_there(other))
          rows.each_name(other, id, [&](std::uint32_t target) { named = named || target == gone; });
      });
      if (named)
        into.push_back(
            {code::row_is_named,
             {populations[of].called.name, {}, static_cast<std::uint32_t>(number), 0},
             {populations[of].called.name, column.called.name, populations[from].called.name},
             {}});
    }
}

} // namespace

diagnostic names_no_row(ir::program const& program, ir::population_id of, ir::column_id id,
                        std::size_t number) {
  auto const& populations = program.schema.populations;
  auto const& column = populations[of].columns[id];
  return {code::dangling_reference,
          {populations[of].called.name, {}, static_cast<std::uint32_t>(number), 0},
          {column.called.name, populations[*column.target].called.name},
          {}};
}

void check_names(keeper const& all, std::span<row_of const> changed, diagnostics& into) {
  for (std::size_t i = 0; i < changed.size(); ++i) {
    auto const [of, row] = changed[i];
    if (all.rows_of(of).is_there(row))
      check_named_by(all, changed[i], i + 1, into);
    else
      check_naming(all, changed[i], i + 1, into);
    if (has_errors(into)) return;
  }
}

} // namespace chitieu::live
