#include "doctor_plan.hpp"

#include "given_data.hpp"

#include <chitieu/doctor/doctor.hpp>
#include <chitieu/render/findings.hpp>
#include <chitieu/render/render.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::command {
namespace {

std::optional<schema::population_id> population_called(ir::program const& program,
                                                       std::string const& name) {
  auto const& all = program.schema.populations;
  for (schema::population_id p = 0; p < all.size(); ++p)
    if (!all[p].groups && schema::is_called(all[p].called, text::fold_name(name))) return p;
  return std::nullopt;
}

// Of several plans, findings in one that another extends are told of both: so each is named.
std::string told_of(std::string const& plan, std::size_t findings, bool several, language which) {
  auto const vi = which == language::vi;
  if (findings == 0)
    return (vi ? "Không thấy gì đáng ngờ trong `" : "Nothing found in `") + plan + "`.\n";
  if (!several) return {};
  auto const many = std::to_string(findings);
  if (vi) return "Trong `" + plan + "` có " + many + " điều đáng ngờ:\n\n";
  return "In `" + plan + "`, " + many + (findings == 1 ? " finding:\n\n" : " findings:\n\n");
}

} // namespace

outcome doctor_plan(arguments const& asked, parsed const& read, ir::program const& program,
                    surroundings const& around) {
  auto const which = asked.language.value_or(program.speaks);
  doctor_options options;
  for (auto const& [name, size] : asked.sizes) {
    auto const p = population_called(program, name);
    if (!p) {
      argument const wrong{"the plan has no population `" + name + "`",
                           "kế hoạch không có tổng thể `" + name + "`"};
      return {{}, "chitieu: " + wrong.in(which) + "\n", 2};
    }
    options.sizes[*p] = size;
  }
  diagnostics issues = program.diagnostics;
  std::optional<given_data> given;
  std::optional<bound_dataset> bound;
  if (!asked.data.empty()) {
    given.emplace(asked);
    bound.emplace(program, given->tables(), bind_options{false, std::nullopt, {}});
    options.tables = &bound->tables();
    issues.insert(issues.end(), bound->diagnostics().begin(), bound->diagnostics().end());
  }
  auto const found = examine(read, program, options);
  std::erase_if(issues,
                [](diagnostic const& each) { return severity_of(each.what) != severity::error; });
  outcome out;
  out.errors = render::to_text(issues, which, read.from.bytes(), false);
  auto const several = !asked.more_plans.empty();
  if (asked.json) {
    out.output = render::to_json(found, which, asked.plan);
  } else if (!found.empty() || issues.empty()) { // what has an error was not looked at
    out.output = told_of(asked.plan, found.size(), several, which);
    if (!found.empty())
      out.output += render::to_text(found, which, read.from.bytes(), around.colour);
    if (several && !found.empty()) out.output += "\n";
  }
  out.exit_code = !issues.empty() ? 2 : found.empty() ? 0 : 1;
  return out;
}

} // namespace chitieu::command
