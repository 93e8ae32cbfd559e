#include "findings.hpp"
#include "statements.hpp"

#include <chitieu/check/compile.hpp>

#include <algorithm>

namespace chitieu::doctor {
namespace {

std::size_t errors_in(ir::program const& program) {
  return static_cast<std::size_t>(
      std::count_if(program.diagnostics.begin(), program.diagnostics.end(),
                    [](auto const& each) { return severity_of(each.what) == severity::error; }));
}

// What is said by name only, and may be used or not.
schema::naming const* defined_by(ast::statement const& statement) {
  return std::visit(
      [](auto const& node) -> schema::naming const* {
        using is = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<is, ast::term> || std::is_same_v<is, ast::phrase> ||
                      std::is_same_v<is, ast::constant> || std::is_same_v<is, ast::table> ||
                      std::is_same_v<is, ast::band> || std::is_same_v<is, ast::measure_definition>)
          return &node.called;
        else
          return nullptr;
      },
      statement.node);
}

} // namespace

// A name is unused when the plan says the same without it, which is tried.
void look_at_names(parsed const& read, diagnostics& into) {
  constexpr std::size_t most = 300; // each is one more reading of the plan
  auto const flat = source::from_text("flat", print_flat(read.plan, read.plan.speaks));
  if (!flat) return;
  auto const whole = parse(*flat);
  auto const program = compile(whole);
  auto const says = ir::print(program);
  auto const errors = errors_in(program);
  std::size_t tried = 0;
  for (std::size_t i = 0; i < whole.plan.statements.size(); ++i) {
    auto const& statement = whole.plan.statements[i];
    auto const* called = defined_by(statement);
    if (!called || ++tried > most || i >= read.plan.statements.size()) continue;
    std::string text(flat->bytes());
    for (auto at = statement.where.begin; at < statement.where.end; ++at)
      if (text[at] != '\n') text[at] = ' ';
    auto const without = source::from_text("flat", text);
    if (!without) continue;
    auto const other = compile(parse(*without));
    if (errors_in(other) > errors || ir::print(other) != says) continue;
    auto const* there = defined_by(read.plan.statements[i]);
    into.push_back({code::unused_definition,
                    read.from.locate(there ? there->where : called->where),
                    {called->name},
                    {},
                    taking_out(read, read.plan.statements[i])});
  }
}

} // namespace chitieu::doctor
