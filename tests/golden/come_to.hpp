#pragma once
#include "given.hpp"
#include "shown.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/doctor/doctor.hpp>
#include <chitieu/render/diff.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/render/repair.hpp>
#include <chitieu/repair/repair.hpp>

#include <syntax/dump.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chitieu::golden {

inline constexpr char const plan_name[] = "plan";

/// The names of all golden files, in order.
inline std::vector<std::string> golden_files() {
  namespace fs = std::filesystem;
  auto const here = fs::path(CHITIEU_ROOT) / "tests" / "golden";
  std::vector<std::string> found;
  for (auto const& path : golden_paths(here)) {
    auto const name = fs::relative(path, here).generic_u8string();
    found.emplace_back(name.begin(), name.end());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Everything the engine makes of what is given.
struct outcome_of {
  std::optional<parsed> read;
  ir::program program;
  std::optional<report> judged;
  diagnostics issues;
  std::optional<plan_diff> differs; ///< from the newer plan
  diagnostics looked_over;          ///< what the doctor finds
  std::optional<repair_plan> mended;

  explicit outcome_of(std::string const& plan, given const& from) {
    auto source = source::from_text(plan_name, plan);
    issues = source.diagnostics;
    if (!source) return;
    read = parse(*source, from.finder());
    program = compile(*read);
    issues = program.diagnostics;
    if (!from.newer.empty()) compare(from);
    if (from.asks_doctor) look_over(from);
    if (!from.has_data) return;
    auto options = from.options;
    for (auto const& [name, data] : from.earlier) options.earlier.emplace_back(name, &data);
    judged = evaluate(program, from.data, options);
    issues = judged->diagnostics;
    if (from.asks_repair)
      mended = repair(program, from.data, {options, from.may_change, from.losses});
  }

  void look_over(given const& from) {
    doctor_options options;
    auto const& all = program.schema.populations;
    for (schema::population_id p = 0; p < all.size(); ++p)
      if (auto const at = from.rows.find(all[p].called.name); at != from.rows.end())
        options.sizes[p] = at->second;
    bound_dataset const bound(program, from.data);
    if (from.has_data) options.tables = &bound.tables();
    looked_over = examine(*read, program, options);
  }

  void compare(given const& from) {
    auto const other = parse(*source::from_text("newer", from.newer), from.finder());
    auto const after = compile(other);
    differs = diff({*read, program}, {other, after});
    if (from.has_data)
      add_verdicts(*differs, evaluate(program, from.data, from.options),
                   evaluate(after, from.data, from.options));
  }
};

/// What every target comes to.
inline std::string verdicts(outcome_of const& made) {
  std::string out;
  if (made.judged)
    for (auto const& target : made.judged->targets) out += show(target);
  return out;
}

/// The exact reading of every clause.
inline std::string readings(outcome_of const& made) {
  std::string out;
  for (auto const& target : made.program.targets)
    for (auto const& clause : target.clauses)
      out += clause.id + " " + ir::print(made.program, clause) + "\n";
  return out;
}

inline std::string shown(points const& of) {
  return show(of.got) + " of " + exact::to_string(of.most);
}

/// What the targets that give points come to, all of them, and each group.
inline std::string scored(outcome_of const& made) {
  std::string out;
  if (!made.judged) return out;
  for (auto const& target : made.judged->targets)
    if (target.points) out += target.id + " " + shown(*target.points) + "\n";
  if (made.judged->points) {
    out += "all " + shown(*made.judged->points);
    out += made.judged->grade.empty() ? "\n" : " grade " + made.judged->grade + "\n";
  }
  for (auto const& each : made.judged->groups)
    out += "  in " + each.group + ": " + shown(each.points) +
           (each.place ? " place " + std::to_string(*each.place) : "") + "\n";
  return out;
}

/// The targets that could not be judged.
inline std::string invalid_ids(outcome_of const& made) {
  std::string out;
  if (made.judged)
    for (auto const& target : made.judged->targets)
      if (target.status == status::invalid) out += target.id + "\n";
  return out;
}

/// The version changes without the report changing.
inline std::string json(outcome_of const& made, language which) {
  if (!made.judged) return {};
  auto out = render::to_json(*made.judged, which);
  std::string const version = CHITIEU_VERSION;
  if (auto const at = out.find("\"" + version + "\""); at != std::string::npos)
    out.replace(at + 1, version.size(), "VERSION");
  return out.ends_with('\n') ? out : out + "\n";
}

/// A part of the file as it comes out; nothing for a part that is no expectation.
inline std::optional<std::string> actual(section const& asked, outcome_of const& made) {
  auto const which = asked.name == "vi" ? language::vi : language::en;
  if (asked.kind == "verdict") return verdicts(made);
  if (asked.kind == "reads") return readings(made);
  if (asked.kind == "points") return scored(made);
  if (asked.kind == "invalid") return invalid_ids(made);
  if (asked.kind == "diagnostics") return show(made.issues, which, plan_name);
  if (asked.kind == "json") return json(made, which);
  if (asked.kind == "ir") return ir::print(made.program);
  if (asked.kind == "ast") return made.read ? syntax::dump(made.read->plan) : "";
  if (asked.kind == "doctor") return show(made.looked_over, which, plan_name);
  if (asked.kind == "repair") return made.mended ? render::to_text(*made.mended, which, false) : "";
  if (asked.kind == "diff") return made.differs ? render::to_text(*made.differs, which, false) : "";
  if (asked.kind == "diff-json") {
    auto out = made.differs ? render::to_json(*made.differs, which) : "";
    std::string const version = "\"" CHITIEU_VERSION "\"";
    if (auto const at = out.find(version); at != std::string::npos)
      out.replace(at, version.size(), "\"VERSION\"");
    return out;
  }
  if (asked.kind == "flat") return made.read ? print_flat(made.read->plan, which) : "";
  if (asked.kind == "print") return made.read ? print(made.read->plan, which) : "";
  return std::nullopt;
}

} // namespace chitieu::golden
