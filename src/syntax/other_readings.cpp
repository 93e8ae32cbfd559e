#include "other_readings.hpp"

#include "dump.hpp"

#include <algorithm>

namespace chitieu::syntax {
namespace {

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

} // namespace chitieu::syntax
