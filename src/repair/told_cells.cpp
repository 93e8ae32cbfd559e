#include "told.hpp"

#include <chitieu/data/day.hpp>

#include <map>
#include <set>

namespace chitieu::mend {

using form = repair_change::form;

std::vector<cell_change> told::cells() const {
  std::vector<cell_change> out;
  std::map<ir::population_id, std::size_t> added;
  for (auto const& each : taken_) {
    auto const& group = model_.rows()[each.by.rows];
    for (auto const row : each.chosen)
      add_cells(group.population, row, group.ways[each.by.way].steps, added, out);
  }
  for (auto const& each : more_)
    for (std::int64_t n = 0; n < each.count; ++n) {
      auto const wanted = record_of(each);
      auto const made = new_record(around_.program, around_.tables, wanted, added[wanted.of]++);
      out.insert(out.end(), made.begin(), made.end());
    }
  return out;
}

void told::add_cells(ir::population_id population, std::uint32_t row,
                     std::vector<cell_step> const& steps,
                     std::map<ir::population_id, std::size_t>& added,
                     std::vector<cell_change>& into) const {
  auto const& columns = around_.program.schema.populations[population].columns;
  for (std::size_t i = 0; i < steps.size();) {
    if (steps[i].is == form::added) {
      auto const& grows = *around_.hangs.grows(steps[i].column);
      for (std::int32_t n = 0; n < steps[i].levels.front(); ++n) {
        auto const made = new_record(around_.program, around_.tables,
                                     {grows.records, grows.like, grows.link, population, row},
                                     added[grows.records]++);
        into.insert(into.end(), made.begin(), made.end());
      }
      ++i;
      continue;
    }
    auto const column = steps[i].column;
    auto const cell =
        eval::read(around_.program.schema, around_.tables, population, column, row, around_.as_of);
    std::set<std::int32_t> levels(cell.items.begin(), cell.items.end());
    cell_change made{population, column, row, {}};
    if (steps[i].number)
      made.holds.push_back(number_words(
          around_.program, *around_.tables.tables[population].columns[column], *steps[i].number));
    for (; i < steps.size() && steps[i].column == column && steps[i].is != form::added; ++i) {
      if (steps[i].is == form::becomes) levels.clear();
      for (auto const level : steps[i].levels)
        if (steps[i].is == form::loses)
          levels.erase(level);
        else
          levels.insert(level);
    }
    for (auto const level : levels) made.holds.push_back(level_words(population, column, level));
    into.push_back(std::move(made));
    if (dating_of(around_, {population, column}, row) == dating::needed)
      into.push_back({population, *columns[column].dated, row, {data::to_iso(*around_.as_of)}});
  }
}

std::string told::level_words(ir::population_id population, ir::column_id column,
                              std::int32_t level) const {
  auto const& values = around_.program.schema.populations[population].columns[column].values;
  if (!values) return level != 0 ? "yes" : "no";
  return around_.program.schema.scales[*values].levels[static_cast<std::size_t>(level)].name;
}

wanted_record told::record_of(more const& of) const {
  auto const& group = model_.rows()[of.by.rows];
  auto const& way = group.ways[of.by.way];
  wanted_record out;
  out.of = group.population;
  out.like = way.like;
  if (way.linked_to) {
    out.link = way.linked_to->first;
    out.linked = *around_.program.schema.populations[out.of].columns[*out.link].target;
    out.to = way.linked_to->second;
  }
  return out;
}

} // namespace chitieu::mend
