#include "group_names.hpp"

#include <chitieu/eval/columns_read.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <numeric>

namespace chitieu::engine {

std::optional<schema::column_id> column_called(schema::population const& population,
                                               std::string const& folded) {
  for (schema::column_id c = 0; c < population.columns.size(); ++c) {
    auto const& column = population.columns[c];
    auto const groups =
        !column.set && !column.derived && !column.chosen_by &&
        (column.type == schema::type::category || column.type == schema::type::reference);
    if (groups && schema::is_called(column.called, folded)) return c;
  }
  return std::nullopt;
}

void use_columns_called(std::string const& by, ir::program const& program, data::column_use& use) {
  auto const folded = text::fold_name(by);
  auto const& populations = program.schema.populations;
  for (schema::population_id p = 0; p < populations.size(); ++p)
    if (use.populations[p])
      if (auto const c = column_called(populations[p], folded))
        eval::add_column(use, program.schema, p, *c);
}

std::optional<clause_groups> group_clause(ir::program const& program, ir::clause const& clause,
                                          data::bound_data const& data,
                                          eval::evaluator const& evaluator, std::string const& by) {
  auto const folded = text::fold_name(by);
  auto const& populations = program.schema.populations;
  clause_groups out;
  std::optional<group_kind> kind;
  for (auto const& part : clause.parts) {
    auto const& population = populations[part.population];
    group_kind here;
    if (auto const c = column_called(population, folded)) {
      auto grouping = evaluator.group_by(part.population, *c);
      if (!grouping) return std::nullopt;
      out.of_parts.push_back(std::move(*grouping));
      here = {population.columns[*c].target, population.columns[*c].values};
    } else if (schema::is_called(population.called, folded)) {
      eval::grouping itself;
      itself.codes.resize(data.tables[part.population].rows);
      std::iota(itself.codes.begin(), itself.codes.end(), 0);
      out.of_parts.push_back(std::move(itself));
      here = {part.population, std::nullopt};
    } else {
      return std::nullopt;
    }
    if (kind && *kind != here) return std::nullopt;
    kind = here;
  }
  if (!kind) return std::nullopt;
  if (kind->rows_of) {
    auto const& table = data.tables[*kind->rows_of];
    out.names = table.keys.texts();
  } else {
    for (auto const& level : program.schema.scales[*kind->levels_of].levels)
      out.names.push_back(level.name);
  }
  return out;
}

} // namespace chitieu::engine
