#include "still_declared.hpp"

#include "grammar.hpp"
#include "lift.hpp"
#include "plan_vocabulary.hpp"

#include <chitieu/text/statements.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

// A statement may have more; people read no longer list of mistakes.
constexpr std::size_t most_lines = 20;

// Bytes; a statement is read once for each broken line.
constexpr std::size_t longest = 20'000;

// The line in which parsing failed: a failure at a line's end is of that line and not of the next.
piece failed_line(state const& s, text::folded const& of) {
  auto const size = static_cast<std::uint32_t>(s.text.size());
  auto at = std::min(s.skip(s.failure.at), size);
  while (at > 0 && (at == size || s.text[at] == '\n')) --at;
  auto const [begin, end] = s.line_at(at);
  auto const feed = s.text.substr(0, begin).rfind('\n');
  if (feed == std::string_view::npos) return {};
  return {of.origin[feed], of.origin[end]};
}

// The name of the column that a broken line surely declares: what stands before a gap, a colon or
// an equals sign, or all of a short line.
std::string_view column_named_in(std::string_view line) {
  auto const begin = line.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  line = line.substr(begin, line.find_last_not_of(" \t\r\n") + 1 - begin);
  auto const gap = std::min(line.find("  "), line.find_first_of("\t:="));
  if (gap == std::string_view::npos && std::count(line.begin(), line.end(), ' ') > 1) return {};
  line = line.substr(0, gap);
  line = line.substr(0, line.find_last_not_of(' ') + 1);
  return line.find_first_of("\"(,") == std::string_view::npos ? line : std::string_view{};
}

// A name from one sign to the next, without what stands in quotation marks beside it.
std::string name_at(source const& of, text::folded const& folded, std::uint32_t base,
                    std::size_t begin, std::size_t end) {
  end = std::min({end, folded.bytes.find('"', begin), folded.bytes.size()});
  auto const shown = of.slice({base + folded.origin[begin], base + folded.origin[end]});
  auto const first = shown.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(shown.substr(first, shown.find_last_not_of(" \t\r\n") + 1 - first));
}

// Names between such signs, as levels, where they are called like nothing else.
void declare_list(vocabulary& words, source const& of, text::folded const& folded,
                  std::uint32_t base, std::size_t begin, std::size_t limit, char const* signs) {
  for (auto at = begin; at < limit;) {
    auto const end = std::min(folded.bytes.find_first_of(signs, at), limit);
    auto const name = name_at(of, folded, base, at, end);
    auto const as_read = text::fold_name(name);
    auto const found = words.find(as_read, 0);
    if (!found.means || found.end < as_read.size()) words.declare(name, name_kind::level);
    at = end + 1;
  }
}

// What stands after `one of` in a broken line, with a colon or without.
void declare_values(vocabulary& words, source const& of, text::folded const& folded,
                    std::uint32_t base, piece line) {
  std::string_view const text = folded.bytes;
  auto const offset_of = [&](std::uint32_t origin) {
    auto const at = std::lower_bound(folded.origin.begin(), folded.origin.end(), origin);
    return std::min(static_cast<std::size_t>(at - folded.origin.begin()), text.size());
  };
  auto const limit = offset_of(line.end);
  for (auto at = text.find_first_not_of(" \n", offset_of(line.begin)); at < limit;
       at = text.find_first_not_of(' ', text.find(' ', at))) {
    auto const found = words.find(text, static_cast<std::uint32_t>(at));
    if (!found.means || (found.means->words & any_of_words(word::one_of)).none()) continue;
    auto const begin = text.find_first_not_of(" :", found.end);
    if (begin < limit) declare_list(words, of, folded, base, begin, limit, ",");
    return;
  }
}

} // namespace

std::vector<piece> broken_lines(text::folded const& folded, vocabulary const& words) {
  std::vector<piece> out;
  if (folded.bytes.size() > longest) return out;
  while (out.size() < most_lines) {
    auto const rest = without_lines(folded, out);
    state s(rest.bytes, words, lines_of(start::population));
    if (parse_statement(start::population, s)) return out;
    auto const line = s.too_deep ? piece{} : failed_line(s, rest);
    if (line.begin == line.end) return {};
    out.push_back(line);
  }
  return {};
}

text::folded without_lines(text::folded folded, std::vector<piece> const& broken,
                           piece const* but) {
  for (auto const& line : broken) {
    if (&line == but) continue;
    auto const begin = std::lower_bound(folded.origin.begin(), folded.origin.end(), line.begin);
    auto const end = std::lower_bound(begin, folded.origin.end(), line.end);
    auto const at = static_cast<std::size_t>(begin - folded.origin.begin());
    // Its line feed stays, so that what ends before it ends there; but the first line that is left
    // tells how far lines are indented.
    if (folded.bytes.find('\n') == at) folded.bytes[at] = ' ';
    folded.bytes.erase(at + 1, static_cast<std::size_t>(end - begin) - 1);
    folded.origin.erase(begin + 1, end);
  }
  return folded;
}

void declare_lines(vocabulary& words, source const& of, text::folded const& folded,
                   std::uint32_t base, std::vector<piece> const& broken, exact::number_style style,
                   diagnostics& issues) {
  auto const rest = without_lines(folded, broken);
  state s(rest.bytes, words, lines_of(start::population));
  if (broken.empty() || !parse_statement(start::population, s)) return;
  auto const read = lifter(of, rest, base, style, issues).population(cursor(s.nodes, 0));
  for (auto const& line : broken) {
    auto const name = column_named_in(of.slice({base + line.begin, base + line.end}));
    // Its cells may be of any type, since nobody can tell.
    for (auto kind : {name_kind::column, name_kind::number_column, name_kind::flag_column,
                      name_kind::other_column, name_kind::text_column})
      words.declare(name, kind);
  }
  declare_columns(words, read);
  for (auto const& line : broken) declare_values(words, of, folded, base, line);
}

schema::naming declare_scale(vocabulary& words, source const& of, text::folded const& folded,
                             std::uint32_t base) {
  std::string_view const text = folded.bytes;
  schema::naming called;
  auto const colon = text.find(':');
  if (colon == std::string_view::npos) return called;
  auto const keyword = words.find(text, 0).end;
  called.name = name_at(of, folded, base, keyword, std::min(text.find(',', keyword), colon));
  words.declare(called.name, name_kind::scale);
  return called;
}

void declare_levels(vocabulary& words, source const& of, text::folded const& folded,
                    std::uint32_t base) {
  std::string_view const text = folded.bytes;
  auto const colon = text.find(':');
  if (colon != std::string_view::npos)
    declare_list(words, of, folded, base, colon + 1, text.size(), "<>,");
}

void declare_readable(vocabulary& words, ast::plan const& plan, source const& own) {
  if (std::ranges::none_of(plan.statements, [](ast::statement const& each) {
        return std::holds_alternative<ast::unreadable>(each.node);
      }))
    return;
  auto const style = style_of(plan);
  diagnostics ignored;
  auto const texts = text::split(own, ignored);
  auto const each_unread = [&](ast::declares what, auto declare) {
    for (auto const& each : plan.statements) {
      auto const* unread = std::get_if<ast::unreadable>(&each.node);
      if (!unread || unread->what != what) continue;
      auto const at = std::find_if(texts.begin(), texts.end(), [&](text::statement const& one) {
        return one.where.begin == each.where.begin && one.where.end == each.where.end;
      });
      if (at != texts.end()) declare(text::fold(text::without_comments(own, *at)), at->where.begin);
    }
  };
  each_unread(ast::declares::scale, [&](text::folded const& folded, std::uint32_t base) {
    declare_scale(words, own, folded, base);
  });
  each_unread(ast::declares::population, [&](text::folded const& folded, std::uint32_t base) {
    declare_lines(words, own, folded, base, broken_lines(folded, words), style, ignored);
  });
  each_unread(ast::declares::scale, [&](text::folded const& folded, std::uint32_t base) {
    declare_levels(words, own, folded, base);
  });
}

} // namespace chitieu::syntax
