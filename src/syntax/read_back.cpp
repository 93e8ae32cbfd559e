#include "read_back.hpp"

#include "dump.hpp"
#include "printer.hpp"

#include <algorithm>
#include <optional>

namespace chitieu {
namespace syntax {
namespace {

constexpr std::size_t most_detours = 24;

// What a statement says, whether its names stand in quotation marks or not.
std::string means(ast::statement const& statement) {
  constexpr std::string_view in_marks = "value quoted ";
  constexpr std::string_view bare = "value name ";
  auto out = dump(statement);
  for (auto at = out.find(in_marks); at != std::string::npos; at = out.find(in_marks, at))
    out.replace(at, in_marks.size(), bare);
  // A flag that stands alone is one that is yes.
  constexpr std::string_view flag = "flag \"";
  for (auto at = out.find(flag); at != std::string::npos; at = out.find(flag, at)) {
    auto const line = out.rfind('\n', at) + 1;
    auto const indent = out.substr(line, at - line);
    if (auto const end = out.find('\n', at); indent.find_first_not_of(' ') == std::string::npos) {
      out.insert(std::min(end, out.size()), "\n" + indent + "  value yes");
      out.replace(at, flag.size(), "comparison is \"");
    }
    ++at;
  }
  return out;
}

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

// Whether a sentence names several nouns in one subject, as few do.
bool names_several(tree const& all) {
  auto const& nodes = all.nodes();
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    if (nodes[at].is != form::subject) continue;
    std::size_t nouns = 0;
    for (auto part = at + 1; part < at + nodes[at].size; part += nodes[part].size)
      nouns += nodes[part].is == form::noun_phrase ? 1 : 0;
    if (nouns > 1) return true;
  }
  return false;
}

// The filter of the last of several nouns whose other nouns have none.
std::optional<tree::node> spread_filter(cursor at) {
  for (auto part : at.children()) {
    if (auto const inner = spread_filter(part)) return inner;
  }
  if (!at.is(form::subject)) return std::nullopt;
  std::vector<std::optional<tree::node>> filters;
  for (auto part : at.children()) {
    if (!part.is(form::noun_phrase)) continue;
    filters.emplace_back();
    for (auto detail : part.children())
      if (detail.is(form::filter) && !filters.back()) filters.back() = *detail;
  }
  auto const bare = std::count(filters.begin(), filters.end(), std::nullopt);
  auto const others = static_cast<std::ptrdiff_t>(filters.size()) - 1;
  return others > 0 && bare == others ? filters.back() : std::nullopt;
}

} // namespace

std::optional<start> rule_for(ast::statement const& statement) {
  if (std::holds_alternative<ast::term>(statement.node)) return start::term;
  if (std::holds_alternative<ast::phrase>(statement.node)) return start::phrase;
  if (std::holds_alternative<ast::table>(statement.node)) return start::table;
  if (std::holds_alternative<ast::band>(statement.node)) return start::band;
  if (std::holds_alternative<ast::measure_definition>(statement.node))
    return start::measure_definition;
  // What stands after `change` is read as it stands there.
  if (auto const* target = std::get_if<ast::target>(&statement.node)) {
    if (statement.changes) return start::changed_target;
    return target->bare ? start::bare_target : start::target;
  }
  return std::nullopt;
}

bool holds_numbers(ast::column const& column) {
  return !column.type.set &&
         (column.type.is == schema::type::count || column.type.is == schema::type::number);
}

name_kind kind_of_cells(ast::column const& column) {
  auto const flag = column.type.is == schema::type::flag && !column.type.set;
  return flag ? name_kind::flag_column : name_kind::other_column;
}

bool holds_texts(ast::column const& column) {
  return !column.type.set &&
         (column.type.is == schema::type::text || column.type.is == schema::type::key);
}

vocabulary vocabulary_of(ast::plan const& plan) {
  vocabulary words;
  auto declare = [&](schema::naming const& called, name_kind kind) {
    words.declare(called.name, kind);
    for (auto const& alias : called.aliases) words.declare(alias, kind);
  };
  for (auto const& statement : plan.statements) {
    if (auto const* scale = std::get_if<ast::scale>(&statement.node)) {
      declare(scale->called, name_kind::scale);
      for (auto const& level : scale->levels) declare(level, name_kind::level);
    } else if (auto const* population = std::get_if<ast::population>(&statement.node)) {
      declare(population->called, name_kind::population);
      for (auto const& column : population->columns) {
        words.declare(column.called.name, name_kind::column);
        if (holds_numbers(column)) words.declare(column.called.name, name_kind::number_column);
        words.declare(column.called.name, kind_of_cells(column));
        if (holds_texts(column)) words.declare(column.called.name, name_kind::text_column);
        for (auto const& one : column.type.one_of) declare(one, name_kind::level);
        if (column.unit) declare(*column.unit, name_kind::unit);
      }
    } else if (auto const* constant = std::get_if<ast::constant>(&statement.node)) {
      declare(constant->called, name_kind::constant);
    } else if (auto const* table = std::get_if<ast::table>(&statement.node)) {
      declare(table->called, name_kind::constant);
    } else if (auto const* band = std::get_if<ast::band>(&statement.node)) {
      declare(band->called, name_kind::column);
      declare(band->called, name_kind::other_column);
      for (auto const& each : band->cases)
        if (each.band) words.declare(each.band->text, name_kind::level);
    } else if (auto const* measure = std::get_if<ast::measure_definition>(&statement.node)) {
      declare(measure->called, name_kind::measure);
    } else if (auto const* data = std::get_if<ast::earlier_data>(&statement.node)) {
      declare(data->called, name_kind::dataset);
    } else if (auto const* unit = std::get_if<ast::unit>(&statement.node)) {
      declare(unit->called, name_kind::unit);
    } else if (auto const* term = std::get_if<ast::term>(&statement.node)) {
      declare(term->called, name_kind::term);
    } else if (auto const* phrase = std::get_if<ast::phrase>(&statement.node)) {
      declare(phrase->called, name_kind::phrase);
    }
  }
  return words;
}

void overwrite_word(std::string& folded, vocabulary const& words) {
  auto const end = words.find(folded, 0).end;
  std::fill_n(folded.begin(), end, ' ');
}

void lift_into(ast::statement& out, start from, lifter& lift, cursor root) {
  switch (from) {
  case start::term:
    out.node = lift.term(root);
    break;
  case start::phrase:
    out.node = lift.phrase(root);
    break;
  case start::table:
    out.node = lift.table(root);
    break;
  case start::band:
    out.node = lift.band(root);
    break;
  case start::measure_definition:
    out.node = lift.measure_definition(root);
    break;
  default:
    out.node = lift.target(root, from == start::bare_target);
    break;
  }
}

read_again read_back(std::string const& text, ast::statement const& expected,
                     vocabulary const& words, exact::number_style style) {
  auto const from = rule_for(expected);
  if (!from) return read_again::same;
  auto const source = chitieu::source::from_text({}, text);
  if (!source) return read_again::differs;
  auto folded = text::fold(text);
  if (expected.changes) overwrite_word(folded.bytes, words);
  auto const targets =
      *from == start::target || *from == start::bare_target || *from == start::changed_target;
  state s(folded.bytes, words,
          targets                ? lines::properties
          : *from == start::term ? lines::force
                                 : lines::free);
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

std::vector<other_reading> other_readings(state const& first, start from,
                                          ast::statement const& read, source const& of,
                                          text::folded const& folded, std::uint32_t base,
                                          exact::number_style style, std::size_t& budget) {
  std::vector<other_reading> out;
  std::vector<std::string> known;
  auto enter = [&](ast::statement as, std::uint32_t begin, std::uint32_t end) {
    if (known.empty()) known.push_back(means(read));
    auto said = means(as);
    if (std::find(known.begin(), known.end(), said) != known.end()) return;
    known.push_back(std::move(said));
    as.where = read.where;
    out.push_back({0, std::move(as), {base + folded.origin[begin], base + folded.origin[end]}});
  };
  auto lifted = [&](state const& s, bool spread) {
    diagnostics issues;
    lifter lift(of, folded, base, style, issues);
    lift.spread_filters(spread);
    ast::statement as;
    lift_into(as, from, lift, cursor(s.nodes, 0));
    return issues.empty() ? std::optional(std::move(as)) : std::nullopt;
  };
  auto all = first.detours();
  if (all.size() > most_detours) all.resize(most_detours);
  for (auto at = all.begin(); at != all.end(); ++at) {
    if (std::find(all.begin(), at, *at) != at || budget == 0) continue;
    --budget;
    state s(first.text, first.words(), first.how(), *at);
    if (!parse_statement(from, s)) continue;
    auto as = lifted(s, false);
    if (!as) continue;
    auto const [begin, end] = first.words_of(*at);
    enter(std::move(*as), begin, end);
  }
  // “A and B where C” may mean that C is asked of both.
  auto const filter =
      names_several(first.nodes) ? spread_filter(cursor(first.nodes, 0)) : std::nullopt;
  if (filter)
    if (auto as = lifted(first, true)) enter(std::move(*as), filter->begin, filter->end);
  return out;
}

} // namespace syntax

std::optional<std::string> print_apart(ast::plan const& plan, ast::statement const& statement,
                                       language which) {
  using syntax::printer;
  auto const words = syntax::vocabulary_of(plan);
  auto style = exact::number_style::undeclared;
  for (auto const& each : plan.statements)
    if (auto const* numbers = std::get_if<ast::numbers>(&each.node)) style = numbers->style;
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
