#include "dump.hpp"
#include "plan_vocabulary.hpp"
#include "printer.hpp"
#include "read_back.hpp"

#include <chitieu/syntax/parse.hpp>

namespace chitieu {
namespace syntax {

std::string printed(ast::statement const& statement, language which, vocabulary const& words,
                    exact::number_style style) {
  std::optional<std::string> second;
  for (auto how : {printer::brackets::needed, printer::brackets::attached,
                   printer::brackets::everywhere, printer::brackets::quoted}) {
    // A value in quotation marks would be another text for the same.
    if (how == printer::brackets::quoted &&
        dump(statement).find("value name ") != std::string::npos)
      continue;
    auto const text = printer(which, words, style, how).statement(statement);
    auto const again = read_back(text, statement, words, style);
    if (again == read_again::same) return text;
    if (again == read_again::forked && !second) second = text;
  }
  return second ? *second
                : printer(which, words, style, printer::brackets::needed).statement(statement);
}

} // namespace syntax

namespace {

std::string print_all(ast::plan const& plan, std::vector<ast::statement> const& statements,
                      language which) {
  auto const words = syntax::vocabulary_of(plan);
  auto const style = syntax::style_of(plan);

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
    auto const text = syntax::printed(statement, which, words, style);
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
