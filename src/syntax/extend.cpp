#include "extend.hpp"

#include "grammar.hpp"
#include "lift.hpp"

#include <chitieu/limits.hpp>

#include <algorithm>

namespace chitieu {
namespace syntax {
namespace {

// Whether a statement may be the title, told by its first word, so that few are folded twice.
bool may_be_title(std::string_view statement) {
  static auto const first_words = [] {
    std::vector<std::string> all;
    for (auto which : {language::en, language::vi})
      for (auto const spelling : spellings(word::plan, which))
        all.push_back(text::fold_name(spelling.substr(0, spelling.find(' '))));
    return all;
  }();
  auto const first = text::fold(statement.substr(0, statement.find_first_of(" \t\n"))).bytes;
  return std::ranges::any_of(first_words,
                             [&](auto const& begin) { return first.starts_with(begin); });
}

// What a plan says it extends, with the place where it says so.
std::optional<ast::name> parent_of(source const& from, std::vector<text::statement> const& all) {
  vocabulary const words;
  for (auto const& each : all) {
    auto const statement = text::without_comments(from, each);
    if (!may_be_title(statement)) continue;
    auto const folded = text::fold(statement);
    auto const found = words.find(folded.bytes, 0);
    if (!found.means || !found.means->words.test(static_cast<std::size_t>(word::plan))) continue;
    state s(folded.bytes, words, lines::free);
    if (!parse_statement(start::title, s)) continue;
    diagnostics ignored;
    lifter lift(from, folded, each.where.begin, exact::number_style::undeclared, ignored);
    if (auto title = lift.title(cursor(s.nodes, 0)); title.extends) return title.extends;
  }
  return std::nullopt;
}

std::string shown(std::vector<std::string> const& way, std::string const& last) {
  std::string out;
  for (auto const& each : way) out += each + " → ";
  return out + last;
}

} // namespace

chain follow_parents(source const& from, plan_finder const& find, diagnostics& issues) {
  chain out{from, {}, false};
  std::vector<std::string> way;
  std::optional<source> next = from;
  std::uint32_t offset = 0;
  while (next) {
    diagnostics found;
    auto statements = text::split(*next, found);
    auto const parent = parent_of(*next, statements);
    auto const move = [&](span& where) {
      where.begin += offset;
      where.end += offset;
    };
    for (auto& each : statements) {
      move(each.where);
      for (auto& comment : each.comments) move(comment);
    }
    for (auto& each : found) move(each.at.where);
    issues.insert(issues.end(), found.begin(), found.end());
    way.push_back(next->name());
    out.files.push_back({std::move(statements)});
    if (!parent) return out;

    auto where = parent->where;
    move(where);
    auto const at = out.joined.locate(where);
    auto const stop = [&](code what, argument name) {
      issues.push_back({what, at, {std::move(name)}, {}});
      out.broken = true;
      out.files.resize(1); // without all of it, what changes what cannot be told
      next.reset();
    };
    if (std::find(way.begin(), way.end(), parent->text) != way.end()) {
      stop(code::parent_cycle, shown(way, parent->text));
    } else if (way.size() == limits::depth) {
      stop(code::too_deep, std::to_string(limits::depth));
    } else {
      auto const got = find ? find(parent->text) : outcome<source, diagnostics>{};
      if (got) {
        auto joined = out.joined.followed_by(*got);
        out.joined = std::move(joined.both);
        offset = joined.offset;
        next = *got;
      } else {
        issues.insert(issues.end(), got.diagnostics.begin(), got.diagnostics.end());
        stop(code::parent_missing, parent->text);
      }
    }
  }
  return out;
}

void overwrite_word(std::string& folded, vocabulary const& words) {
  auto const end = words.find(folded, 0).end;
  std::fill_n(folded.begin(), end, ' ');
}

} // namespace syntax

plan_finder beside(std::filesystem::path const& file) {
  return [folder = file.parent_path()](std::string const& name) -> outcome<source, diagnostics> {
    std::u8string const bytes(name.begin(), name.end());
    std::filesystem::path const path(bytes);
    auto const plain = path == path.filename() && !name.empty() && name != "." && name != ".." &&
                       name.find_first_of("/\\:") == std::string::npos;
    std::error_code error;
    if (!plain || !std::filesystem::is_regular_file(folder / path, error)) return {};
    return source::from_file(folder / path);
  };
}

} // namespace chitieu
