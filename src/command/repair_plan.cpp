#include "repair_plan.hpp"

#include "given_data.hpp"

#include <chitieu/render/render.hpp>
#include <chitieu/render/repair.hpp>

namespace chitieu::command {

outcome repair_targets(arguments const& asked, parsed const& read, ir::program const& program,
                       surroundings const& around) {
  auto const which = asked.language.value_or(program.speaks);
  given_data const given(asked);
  repair_options options;
  options.check = given.options();
  options.check.who = asked.who;
  options.check.names = asked.names;
  options.only = asked.only;
  options.losses = asked.losses;
  auto const made = repair(program, given.tables(), options);
  outcome out;
  out.exit_code = made.exit_code();
  for (auto const& name : made.unknown_columns) {
    argument const wrong{"no column that could change is called `" + name +
                             "`; categories, sets of them and flags can",
                         "không có cột nào thay đổi được mang tên `" + name +
                             "`; chỉ bậc, tập hợp các bậc và có/không thay đổi được"};
    out.errors += "chitieu: " + wrong.in(which) + "\n";
  }
  if (!made.unknown_columns.empty()) return out;
  if (asked.json) {
    out.output = render::to_json(made, which);
    return out;
  }
  if (asked.html) {
    out.output = render::to_html(made, which, true);
    return out;
  }
  auto issues = made.diagnostics;
  std::erase_if(issues,
                [](diagnostic const& each) { return severity_of(each.what) != severity::error; });
  out.errors = render::to_text(issues, which, read.from.bytes(), around.colour);
  out.output = render::to_text(made, which, around.colour);
  return out;
}

} // namespace chitieu::command
