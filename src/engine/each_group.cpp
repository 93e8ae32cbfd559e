#include "each_group.hpp"

#include "measured_rows.hpp"
#include "row_name.hpp"

#include <chitieu/exact/in_a_row.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::engine {
namespace {

using decided_row = std::pair<std::uint32_t, exact::decision>;

std::vector<decided_row> in_order(eval::row_list const& lists, exact::pace const& with) {
  std::vector<decided_row> out;
  out.reserve(lists.missing.size() + lists.unknown.size() + groups_listed);
  auto const take = [&](std::vector<std::uint32_t> const& from, exact::decision what) {
    for (auto const row : from) {
      with.take();
      out.emplace_back(row, what);
    }
  };
  take(lists.missing, exact::decision::unmet);
  take(lists.unknown, exact::decision::undetermined);
  if (out.size() + lists.counted.size() <= groups_listed) take(lists.counted, exact::decision::met);
  exact::ordered_by(with, std::less<>(),
                    [&](auto order) { std::sort(out.begin(), out.end(), order); });
  return out;
}

} // namespace

namespace {

/// Of each row how many of some conditions hold, or the most that do one after another.
std::vector<exact::counts> counts_of_these(eval::evaluator& from, ir::per_group const& asked,
                                           exact::pace const& with) {
  std::vector<std::vector<exact::decision>> of_row;
  for (auto const id : asked.of_these) {
    auto const said = from.decisions(id);
    of_row.resize(std::max(of_row.size(), said.size()));
    for (std::size_t row = 0; row < said.size(); ++row) {
      with.take();
      of_row[row].push_back(said[row]);
    }
  }
  std::vector<exact::counts> out;
  for (auto const& row : of_row) {
    with.take();
    if (asked.in_a_row) {
      out.push_back(exact::longest_run(row));
      continue;
    }
    auto& counts = out.emplace_back();
    for (auto const said : row)
      ++(said == exact::decision::met     ? counts.yes
         : said == exact::decision::unmet ? counts.no
                                          : counts.unknown);
  }
  return out;
}

/// What each group of a clause comes to: a number, or counts.
class group_figures {
 public:
  group_figures(ir::program const& program, eval::evaluator& from, schema::population_id of,
                ir::per_group const& asked, exact::pace const& with)
      : program_(program), from_(from), asked_(asked), with_(with) {
    if (!asked.of_row.empty()) return;
    if (asked.number)
      numbers_.emplace(program, from, *asked.number);
    else if (!asked.of_these.empty())
      counts_ = counts_of_these(from, asked, with);
    else
      counts_ = from.counts_of_links(of, asked.parts);
  }

  [[nodiscard]] std::optional<verdict::measurement> number_at(std::size_t row) const {
    if (auto const* apart = apart_at(row))
      return apart->number ? measured_rows(program_, from_, *apart->number).only() : std::nullopt;
    return numbers_ ? numbers_->at(row) : std::nullopt;
  }

  [[nodiscard]] exact::counts counts_at(std::size_t row) const {
    if (auto const* apart = apart_at(row))
      return group_figures(program_, from_, ir::world, *apart, with_).counts_at(0);
    return row < counts_.size() ? counts_[row] : exact::counts{};
  }

 private:
  /// What a sentence counted out is asked of the whole, apart for each row.
  [[nodiscard]] ir::per_group const* apart_at(std::size_t row) const {
    return row < asked_.of_row.size() ? &asked_.of_row[row] : nullptr;
  }

  ir::program const& program_;
  eval::evaluator& from_;
  ir::per_group const& asked_;
  exact::pace const& with_;
  std::optional<measured_rows> numbers_;
  std::vector<exact::counts> counts_;
};

} // namespace

judged_groups judge_groups(ir::program const& program, ir::target const& target,
                           ir::clause const& clause, data::bound_data const& data,
                           eval::evaluator& from, std::optional<data::day> as_of,
                           exact::pace const& with) {
  judged_groups out;
  if (!clause.each_group || clause.parts.size() != 1) return out;
  auto const id = clause.parts.front().population;
  auto const& population = program.schema.populations[id];
  group_figures const figures(program, from, id, *clause.each_group, with);
  for (auto const& [row, decided] : in_order(from.rows(clause).front(), with)) {
    with.take();
    auto name = row_name(population, data.tables[id], row, as_of);
    if (auto const number = figures.number_at(row))
      out.groups.push_back(
          verdict::judge_each(target, clause, std::move(name), decided, *number, as_of));
    else
      out.groups.push_back(verdict::judge_each(target, clause, std::move(name), decided,
                                               figures.counts_at(row), as_of));
    out.rows.push_back(row);
  }
  return out;
}

std::optional<group_members> members_of(schema::schema const& schema, ir::clause const& clause,
                                        data::bound_data const& data, eval::evaluator const& from) {
  auto const& asked = *clause.each_group;
  if (asked.number || !asked.of_these.empty() || !asked.of_row.empty() || clause.parts.size() != 1)
    return std::nullopt;
  group_members out;
  auto const id = clause.parts.front().population;
  out.groups = data.tables[id].rows;
  // Of several columns some may be known, and then a record is perhaps in some of the groups alone.
  auto const& made = schema.populations[id].groups;
  bool const in_part = made && made->by.size() > 1;
  for (auto const& part : asked.parts) {
    if (part.via.forward || part.via.everyone) return std::nullopt;
    auto grouping = from.group_by(part.via.to, part.via.column);
    if (!grouping || (in_part && std::ranges::count(grouping->codes, eval::grouping::unknown) > 0))
      return std::nullopt;
    out.of_parts.push_back(std::move(*grouping));
    out.asked.parts.push_back({part.via.to, part.filter, part.predicate});
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
