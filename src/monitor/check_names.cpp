#include "check_names.hpp"

#include <algorithm>

namespace chitieu::live {
namespace {

void check_named_by(keeper const& all, row_of const& at, std::size_t number, diagnostics& into) {
  auto const [of, row] = at;
  auto const& schema = all.plan().program().schema;
  auto const& declared = schema.populations[of];
  auto const& rows = all.rows_of(of);
  for (ir::column_id id = 0; id < declared.columns.size(); ++id) {
    auto const& column = declared.columns[id];
    if (!rows.of(id).is_reference || rows.of(id).kept_as == column::form::absent ||
        column.may_be_absent)
      continue;
    auto const& targets = all.rows_of(*column.target);
    if (std::ranges::all_of(rows.names(row, id),
                            [&](std::uint32_t target) { return targets.is_there(target); }))
      continue;
    into.push_back({code::dangling_reference,
                    {declared.called.name, {}, static_cast<std::uint32_t>(number), 0},
                    {column.called.name, schema.populations[*column.target].called.name},
                    {}});
  }
}

void check_naming(keeper const& all, row_of const& at, std::size_t number, diagnostics& into) {
  auto const [of, row] = at;
  auto const& populations = all.plan().program().schema.populations;
  for (ir::population_id from = 0; from < populations.size(); ++from)
    for (ir::column_id id = 0; id < populations[from].columns.size(); ++id) {
      auto const& column = populations[from].columns[id];
      if (column.target != of || column.may_be_absent) continue;
      auto const& rows = all.rows_of(from);
      bool named = false;
      all.each_naming(from, id, row, [&, gone = row](std::uint32_t other) {
        named =
            named || (rows.is_there(other) && std::ranges::count(rows.names(other, id), gone) > 0);
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
