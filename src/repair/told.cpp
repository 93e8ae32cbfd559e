#include "told.hpp"

#include "engine/name_column.hpp"
#include "engine/row_name.hpp"

#include <chitieu/data/day.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace chitieu::mend {
namespace {

using form = repair_change::form;

/// What a way comes to in every count; two ways of one difference may stand for each other.
std::map<placed, int> difference(effect const& now, effect const& then) {
  std::map<placed, int> out;
  for (auto const& each : now) --out[each];
  for (auto const& each : then) ++out[each];
  std::erase_if(out, [](auto const& each) { return each.second == 0; });
  return out;
}

} // namespace

told::told(model const& of, surroundings const& around, std::vector<std::int64_t> const& values)
    : model_(of), around_(around) {
  auto const& rows = of.rows();
  auto const& variables = of.variables();
  std::vector<std::size_t> used(rows.size());
  std::vector<std::size_t> first(variables.size());
  for (std::size_t i = 0; i < variables.size(); ++i) {
    first[i] = used[variables[i].rows];
    used[variables[i].rows] += static_cast<std::size_t>(values[i]);
  }
  using kind = std::pair<std::vector<cell_step>, std::map<placed, int>>;
  std::map<std::pair<ir::population_id, kind>, std::size_t> known;
  auto const kind_of = [&](std::size_t i) {
    auto const& group = rows[variables[i].rows];
    auto const& way = group.ways[variables[i].way];
    return std::pair(group.population, kind(way.steps, difference(group.now, way.then)));
  };
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (values[i] == 0) continue;
    if (rows[variables[i].rows].to_be_added) {
      more_.push_back({variables[i], values[i]});
      continue;
    }
    auto const [at, is_new] = known.try_emplace(kind_of(i), taken_.size());
    if (is_new) taken_.push_back({variables[i], {}, {}});
    auto const& all = rows[variables[i].rows].rows;
    auto const begin = all.begin() + static_cast<std::ptrdiff_t>(first[i]);
    auto& into = taken_[at->second].chosen;
    into.insert(into.end(), begin, begin + static_cast<std::ptrdiff_t>(values[i]));
  }
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (rows[variables[i].rows].to_be_added) continue;
    auto const at = known.find(kind_of(i));
    if (at == known.end()) continue;
    auto const& all = rows[variables[i].rows].rows;
    auto& into = taken_[at->second].others;
    into.insert(into.end(), all.begin() + static_cast<std::ptrdiff_t>(used[variables[i].rows]),
                all.end());
  }
  for (auto& each : taken_) {
    std::sort(each.chosen.begin(), each.chosen.end());
    std::sort(each.others.begin(), each.others.end());
  }
}

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
    for (auto const level : levels)
      made.holds.push_back(columns[column].values
                               ? around_.program.schema.scales[*columns[column].values]
                                     .levels[static_cast<std::size_t>(level)]
                                     .name
                           : level != 0 ? "yes"
                                        : "no");
    into.push_back(std::move(made));
    if (dating_of(around_, {population, column}, row) == dating::needed)
      into.push_back({population, *columns[column].dated, row, {data::to_iso(*around_.as_of)}});
  }
}

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
    out.levels.push_back(column.values ? around_.program.schema.scales[*column.values]
                                             .levels[static_cast<std::size_t>(level)]
                                             .name
                         : level != 0 ? "yes"
                                      : "no");
  return out;
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
