#include <chitieu/doctor/doctor.hpp>

#include "findings.hpp"

#include <algorithm>
#include <set>

namespace chitieu {
namespace {

// How many records a family has, where all its populations' sizes are known.
std::optional<std::int64_t> size_of(doctor::family const& of, doctor_options const& options) {
  std::int64_t out = 0;
  for (auto const p : of.populations) {
    if (options.tables) {
      if (!options.tables->tables[p].usable) return std::nullopt;
      out += static_cast<std::int64_t>(options.tables->tables[p].rows);
      continue;
    }
    auto const at = options.sizes.find(p);
    if (at == options.sizes.end()) return std::nullopt;
    out += at->second;
  }
  return out;
}

// Days that differ in what is in force: the last of the year, and each on which something begins.
std::vector<std::optional<data::day>> days_of(ir::program const& program) {
  std::set<data::day> begins;
  bool ends = false;
  for (auto const& target : program.targets) {
    if (target.in_force_from) begins.insert(*target.in_force_from);
    if (target.in_force_until) {
      ends = true;
      begins.insert(*target.in_force_until);
    }
  }
  if (begins.empty() && !ends) return {std::nullopt};
  std::vector<std::optional<data::day>> out(begins.begin(), begins.end());
  if (program.year) out.emplace_back(data::to_day(std::chrono::year{*program.year} / 12 / 31));
  return out;
}

void look_at_deadlines(ir::program const& program, diagnostics& into) {
  if (!program.year) return;
  for (auto const& target : program.targets) {
    if (!target.deadline || target.clauses.empty()) continue;
    auto const year = static_cast<int>(data::to_civil(*target.deadline).year());
    if (year != *program.year)
      into.push_back({code::deadline_outside_year,
                      target.clauses.front().at,
                      {target.id, data::to_iso(*target.deadline), std::to_string(*program.year)},
                      {}});
  }
}

} // namespace

diagnostics examine(parsed const& read, ir::program const& program, doctor_options const& options) {
  diagnostics out;
  for (auto const& day : days_of(program))
    for (auto const& family : doctor::families_of(program, day))
      doctor::look_at_counts(program, family, size_of(family, options), out);
  doctor::look_at_readings(program, out);
  doctor::look_at_names(read, out);
  look_at_deadlines(program, out);
  if (options.tables) doctor::look_at_categories(program, *options.tables, out);
  std::stable_sort(out.begin(), out.end(),
                   [](auto& a, auto& b) { return a.at.where.begin < b.at.where.begin; });
  std::vector<diagnostic> once;
  for (auto& each : out)
    if (std::find(once.begin(), once.end(), each) == once.end()) once.push_back(std::move(each));
  return once;
}

} // namespace chitieu
