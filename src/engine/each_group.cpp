#include "each_group.hpp"

#include "measured_rows.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::engine {
namespace {

using decided_row = std::pair<std::uint32_t, exact::decision>;

std::vector<decided_row> in_order(eval::row_list const& lists) {
  std::vector<decided_row> out;
  auto const take = [&](std::vector<std::uint32_t> const& from, exact::decision what) {
    for (auto const row : from) out.emplace_back(row, what);
  };
  take(lists.missing, exact::decision::unmet);
  take(lists.unknown, exact::decision::undetermined);
  if (out.size() + lists.counted.size() <= groups_listed) take(lists.counted, exact::decision::met);
  std::sort(out.begin(), out.end());
  return out;
}

} // namespace

std::vector<group_verdict> judge_groups(ir::program const& program, ir::target const& target,
                                        ir::clause const& clause, data::bound_data const& data,
                                        eval::evaluator& from, std::optional<data::day> as_of) {
  std::vector<group_verdict> out;
  if (!clause.each_group || clause.parts.size() != 1) return out;
  auto const& asked = *clause.each_group;
  auto const population = clause.parts.front().population;
  auto const& keys = data.tables[population].keys;
  std::optional<measured_rows> numbers;
  std::vector<exact::counts> counts;
  if (asked.number)
    numbers.emplace(program, from, *asked.number);
  else
    counts = from.counts_of_links(population, asked.parts);
  for (auto const& [row, decided] : in_order(from.rows(clause).front())) {
    auto name = row < keys.size() ? keys[row] : std::to_string(row + 1);
    auto const number = numbers ? numbers->at(row) : std::nullopt;
    if (number)
      out.push_back(verdict::judge_each(target, clause, std::move(name), decided, *number, as_of));
    else
      out.push_back(verdict::judge_each(target, clause, std::move(name), decided,
                                        row < counts.size() ? counts[row] : exact::counts{},
                                        as_of));
  }
  return out;
}

bool are_groups_personal(ir::program const& program, ir::clause const& clause) {
  return std::ranges::any_of(clause.parts, [&](ir::part const& part) {
    auto const& population = program.schema.populations[part.population];
    return std::ranges::any_of(population.key,
                               [&](schema::column_id c) { return population.columns[c].personal; });
  });
}

} // namespace chitieu::engine
