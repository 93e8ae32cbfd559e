#include "read_back.hpp"

#include "extend.hpp"
#include "other_readings.hpp"
#include "plan_vocabulary.hpp"
#include "printer.hpp"

#include <algorithm>
#include <optional>

namespace chitieu {
namespace syntax {
namespace {

// With the noun that has a filter first, so that it is the filter of that noun alone.
ast::subject with_filtered_first(ast::subject subject) {
  auto& parts = subject.parts;
  auto const bare = [](ast::noun_phrase const& each) { return each.filters.empty(); };
  if (parts.size() > 1 && !bare(parts.back()) && std::all_of(parts.begin(), parts.end() - 1, bare))
    std::rotate(parts.begin(), parts.end() - 1, parts.end());
  return subject;
}

ast::statement with_filtered_first(ast::statement statement) {
  if (auto* target = std::get_if<ast::target>(&statement.node)) {
    for (auto& clause : target->says)
      if (clause.of) clause.of = with_filtered_first(*clause.of);
  } else if (auto* term = std::get_if<ast::term>(&statement.node)) {
    term->means = with_filtered_first(term->means);
  }
  return statement;
}

} // namespace

read_again read_back(std::string const& text, ast::statement const& expected,
                     vocabulary const& words, exact::number_style style) {
  auto const from = rule_for(expected);
  if (!from) return read_again::same;
  auto const source = chitieu::source::from_text({}, text);
  if (!source) return read_again::differs;
  auto folded = text::fold(text);
  if (expected.changes) overwrite_word(folded.bytes, words);
  state s(folded.bytes, words, lines_of(*from));
  if (!parse_statement(*from, s)) return read_again::differs;
  diagnostics issues;
  lifter lift(*source, folded, 0, style, issues);
  ast::statement read;
  read.changes = expected.changes;
  lift_into(read, *from, lift, cursor(s.nodes, 0));
  if (means(read) != means(expected)) return read_again::differs;
  std::size_t budget = most_detours;
  auto const others = other_readings(s, *from, read, *source, folded, 0, style, budget);
  return others.empty() ? read_again::same : read_again::forked;
}

} // namespace syntax

std::optional<std::string> print_apart(ast::plan const& plan, ast::statement const& statement,
                                       language which) {
  using syntax::printer;
  auto const words = syntax::vocabulary_of(plan);
  auto const style = syntax::style_of(plan);
  for (auto const& as : {statement, syntax::with_filtered_first(statement)})
    for (auto how : {printer::brackets::needed, printer::brackets::attached,
                     printer::brackets::everywhere, printer::brackets::quoted}) {
      printer const print(which, words, style, how);
      auto const* target = std::get_if<ast::target>(&as.node);
      auto const text = print.statement(as);
      if (syntax::read_back(text, as, words, style) == syntax::read_again::same)
        return target ? print.sentence(target->says) : text;
    }
  return std::nullopt;
}

} // namespace chitieu
