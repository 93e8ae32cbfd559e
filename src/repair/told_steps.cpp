#include "told.hpp"

#include "engine/name_column.hpp"
#include "engine/row_name.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {

using form = repair_change::form;

repair_change told::tell(ir::population_id population, cell_step const& step) const {
  if (step.is == form::added) {
    auto const records = around_.hangs.grows(step.column)->records;
    return {step.is,
            around_.program.schema.populations[records].called.name,
            {},
            {std::to_string(step.levels.front())}};
  }
  auto const& of = around_.program.schema.populations[population];
  auto const& column = of.columns[step.column];
  repair_change out{step.is, of.called.name, column.called.name, {}};
  if (step.number)
    out.levels.push_back(number_words(
        around_.program, *around_.tables.tables[population].columns[step.column], *step.number));
  for (auto const level : step.levels)
    out.levels.push_back(level_words(population, step.column, level));
  return out;
}

// Where it is linked to another row it is told of that row; else of the records themselves, and
// which they are like.
repair_step told::tell(more const& of, bool who, bool names) const {
  auto const record = record_of(of);
  auto const whose = record.link ? record.linked : record.of;
  auto const& populations = around_.program.schema.populations;
  repair_step out;
  out.population = populations[whose].called.name;
  auto const each = record.link ? of.count : 1;
  out.changes.push_back(
      {form::added, populations[record.of].called.name, {}, {std::to_string(each)}});
  out.count = out.among = record.link ? 1 : of.count;
  if (who)
    out.chosen =
        name(whose, {static_cast<std::uint32_t>(record.link ? record.to : record.like)}, names);
  return out;
}

std::vector<witness> told::name(ir::population_id population,
                                std::vector<std::uint32_t> const& rows, bool names) const {
  auto const& of = around_.program.schema.populations[population];
  auto const& table = around_.tables.tables[population];
  std::vector<witness> out;
  for (auto const row : rows) {
    witness made;
    made.population = of.called.name;
    made.row = row;
    made.key = engine::row_name(of, table, row, around_.as_of);
    if (names)
      if (auto const column = engine::name_column(of); column && table.columns[*column])
        made.name = std::string(table.columns[*column]->text(row).value_or(std::string_view()));
    out.push_back(std::move(made));
  }
  return out;
}

std::vector<repair_step> told::steps(bool who, bool names) const {
  std::vector<repair_step> out;
  for (auto const& each : more_) out.push_back(tell(each, who, names));
  for (auto const& each : taken_) {
    auto const& group = model_.rows()[each.by.rows];
    repair_step made;
    made.population = around_.program.schema.populations[group.population].called.name;
    for (auto const& step : group.ways[each.by.way].steps)
      made.changes.push_back(tell(group.population, step));
    made.count = static_cast<std::int64_t>(each.chosen.size());
    made.among = made.count + static_cast<std::int64_t>(each.others.size());
    if (who) {
      made.chosen = name(group.population, each.chosen, names);
      made.others = name(group.population, each.others, names);
    }
    // Where nobody could stand for them, it is one line for all who are changed so.
    auto const same = std::find_if(out.begin(), out.end(), [&](repair_step const& other) {
      return made.count == made.among && other.count == other.among &&
             made.population == other.population && made.changes == other.changes;
    });
    if (same == out.end()) {
      out.push_back(std::move(made));
      continue;
    }
    same->count += made.count;
    same->among += made.among;
    same->chosen.insert(same->chosen.end(), made.chosen.begin(), made.chosen.end());
    std::sort(same->chosen.begin(), same->chosen.end(),
              [](witness const& a, witness const& b) { return a.row < b.row; });
  }
  return out;
}

} // namespace chitieu::mend
