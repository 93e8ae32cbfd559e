#include "diff_plans.hpp"

#include "given_data.hpp"

#include <chitieu/check/compile.hpp>
#include <chitieu/render/diff.hpp>
#include <chitieu/render/render.hpp>

namespace chitieu::command {
namespace {

diagnostics errors_of(diagnostics const& all) {
  diagnostics out;
  for (auto const& each : all)
    if (severity_of(each.what) == severity::error) out.push_back(each);
  return out;
}

} // namespace

outcome diff_plans(arguments const& asked, compiled_plan old, surroundings const& around) {
  auto const from = source::from_file(asked.other_plan);
  auto const first = asked.language.value_or(old.program.speaks);
  if (!from) return {{}, render::to_text(from.diagnostics, first, {}, false), 2};
  auto const read = parse(*from, beside(asked.other_plan));
  auto const program = compile(read);
  auto const which = asked.language.value_or(program.speaks);

  outcome out;
  out.errors =
      render::to_text(errors_of(old.program.diagnostics), which, old.read.from.bytes(), false) +
      render::to_text(errors_of(program.diagnostics), which, read.from.bytes(), false);
  auto made = diff(old, {read, program});
  if (!asked.data.empty()) {
    given_data const given(asked);
    auto const before = evaluate(old.program, given.tables(), given.options());
    auto const after = evaluate(program, given.tables(), given.options());
    add_verdicts(made, before, after);
    // What is wrong with the data is said once, by the plan that stays.
    auto const of_data = errors_of(after.diagnostics);
    auto const of_plan = errors_of(program.diagnostics).size();
    out.errors +=
        render::to_text({of_data.begin() + static_cast<std::ptrdiff_t>(of_plan), of_data.end()},
                        which, read.from.bytes(), false);
  }
  out.output = asked.json   ? render::to_json(made, which)
               : asked.html ? render::to_html(made, which, true)
                            : render::to_text(made, which, around.colour);
  out.exit_code = !out.errors.empty() ? 2 : made.changes.empty() ? 0 : 1;
  return out;
}

} // namespace chitieu::command
