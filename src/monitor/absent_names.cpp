#include "absent_names.hpp"

#include "data/find_columns.hpp"

#include <algorithm>

namespace chitieu::live {
namespace {

/// The columns of a population that may name rows which are absent.
std::vector<bool> may_name_absent(schema::population const& declared, table const& rows) {
  std::vector<bool> may(declared.columns.size());
  for (ir::column_id id = 0; id < may.size(); ++id) {
    auto const& column = declared.columns[id];
    may[id] = column.may_be_absent && column.target && !column.derived &&
              rows.of(id).kept_as != column::form::absent;
  }
  return may;
}

} // namespace

void name_absent_rows(keeper& rows, row_reader& reader, dataset const& data,
                      data::bound_data const& bound) {
  auto const& populations = rows.plan().program().schema.populations;
  for (ir::population_id of = 0; of < populations.size(); ++of) {
    auto const& declared = populations[of];
    auto const wanted = may_name_absent(declared, rows.rows_of(of));
    if (!bound.tables[of].from || std::ranges::count(wanted, true) == 0) continue;
    auto const& table = data.tables()[*bound.tables[of].from].second;
    diagnostics ignored;
    auto const fields =
        data::find_columns(declared, wanted, {declared.called.name, &table}, ignored);
    reader.begin(of, 0);
    for (ir::column_id id = 0; id < fields.size(); ++id)
      if (wanted[id] && fields[id] != 0)
        for (std::uint32_t row = 0; row < table.rows; ++row) {
          rows.pace().take();
          reader.name_absent(row, id, *table.columns[fields[id] - 1].cells);
        }
  }
  rows.commit();
  reader.forget_new_places();
}

} // namespace chitieu::live
