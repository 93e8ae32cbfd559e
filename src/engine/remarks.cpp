#include "remarks.hpp"

#include <chitieu/verdict/in_force.hpp>

namespace chitieu::engine {

bool is_in_force(ir::program const& program, ir::target const& target,
                 std::optional<data::day> as_of, diagnostics& into) {
  if (verdict::is_in_force(program, target, as_of)) return true;
  auto const day = verdict::decisive_day(program, as_of).value();
  auto const& from = target.in_force_from;
  auto const& until = target.in_force_until;
  argument when("", "");
  if (from) when = {"from " + data::to_iso(*from), "từ " + data::to_iso(*from)};
  if (until) {
    when.en += (from ? " until " : "until ") + data::to_iso(*until);
    when.vi += (from ? " đến hết " : "đến hết ") + data::to_iso(*until);
  }
  into.push_back({code::not_in_force,
                  target.clauses.empty() ? place{} : target.clauses.front().at,
                  {target.id, data::to_iso(day)},
                  {std::move(when)}});
  return false;
}

bool has_one_record(ir::program const& program, ir::clause const& clause, row_counts const& rows_of,
                    diagnostics& into) {
  if (!clause.needs_one_record) return true;
  for (auto const& part : clause.parts) {
    auto const rows = rows_of(part.population);
    if (rows == 1) continue;
    into.push_back({code::not_one_record,
                    clause.at,
                    {program.schema.populations[part.population].called.name, std::to_string(rows)},
                    {}});
    return false;
  }
  return true;
}

// “at least 95 of 80” cannot be: a sign is probably missing.
void warn_count_over_population(ir::clause const& clause, row_counts const& rows_of,
                                diagnostics& into) {
  if (clause.asked.of_share || clause.asked.how != exact::relation::at_least) return;
  std::size_t rows = 0;
  for (auto const& part : clause.parts) rows += rows_of(part.population);
  if (rows == 0 || clause.asked.low <= exact::ratio(static_cast<std::int64_t>(rows))) return;
  auto const asked = exact::to_string(clause.asked.low);
  into.push_back({code::count_over_population, clause.at, {asked, std::to_string(rows)}, {asked}});
}

} // namespace chitieu::engine
