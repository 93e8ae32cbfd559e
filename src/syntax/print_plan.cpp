#include "printer.hpp"
#include "read_back.hpp"

#include <chitieu/syntax/parse.hpp>

namespace chitieu {
namespace {

using syntax::printer;

// As the statement reads best; with brackets everywhere if it would be read differently, which
// happens where a declared name runs into a keyword.
std::string print(ast::statement const& statement, language which, syntax::vocabulary const& words,
                  exact::number_style style) {
  auto const plain = printer(which, words, style, printer::brackets::needed).statement(statement);
  if (syntax::reads_back(plain, statement, words, style)) return plain;
  auto const safe =
      printer(which, words, style, printer::brackets::everywhere).statement(statement);
  return syntax::reads_back(safe, statement, words, style) ? safe : plain;
}

std::string print_all(ast::plan const& plan, std::vector<ast::statement> const& statements,
                      language which) {
  auto const words = syntax::vocabulary_of(plan);
  auto style = exact::number_style::undeclared;
  for (auto const& statement : plan.statements)
    if (auto const* numbers = std::get_if<ast::numbers>(&statement.node)) style = numbers->style;

  std::string out;
  auto add_comments = [&](std::vector<std::string> const& comments) {
    for (auto const& comment : comments) out += comment + "\n";
  };
  for (auto const& statement : statements) {
    // The comment that heads a file stands apart from its first statement.
    auto const heads = out.empty() && !statement.comments.empty();
    if (statement.blank_line_before && !heads) out += "\n";
    add_comments(statement.comments);
    if (statement.blank_line_before && heads) out += "\n";
    auto const text = print(statement, which, words, style);
    if (!text.empty()) out += text + "\n";
  }
  if (!plan.closing_comments.empty() && !out.empty()) out += "\n";
  add_comments(plan.closing_comments);
  return out;
}

} // namespace

std::string print(ast::plan const& plan, language which) {
  return print_all(plan, plan.written.empty() ? plan.statements : plan.written, which);
}

std::string print_flat(ast::plan const& plan, language which) {
  return print_all(plan, plan.statements, which);
}

} // namespace chitieu
