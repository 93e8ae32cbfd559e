#include "printer.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::syntax {
namespace {

// Whether a name can stand without quotation marks where it is declared.
bool can_be_bare(std::string_view name) {
  auto const folded = text::fold_name(name);
  return !folded.empty() && (folded.front() < '0' || folded.front() > '9') &&
         folded.find_first_of("\",:<=#") == std::string::npos;
}

// A name as it was written: the place of one in quotation marks is wider than its text.
std::string as_written(std::string const& name, span where) {
  auto const wide = where.end - where.begin > name.size();
  return can_be_bare(name) && !wide ? name : in_quotes(name);
}

} // namespace

std::string in_quotes(std::string_view text) {
  std::string out = "“";
  for (std::size_t i = 0; i < text.size();) {
    auto const c = text::decode(text, i);
    auto const letter = text.substr(i, c.length);
    auto const quote = c.value == U'"' || c.value == U'“' || c.value == U'”';
    // Two marks right at the beginning would be an empty text.
    if (quote && i == 0) out += " ";
    out += letter;
    if (quote) out += letter;
    i += c.length;
  }
  return out + "”";
}

std::string printer::say(word meaning, std::string_view wish) const {
  auto const all = spellings(meaning, language_);
  auto is_free = [&](std::string_view spelling) {
    auto const folded = text::fold_name(spelling);
    auto const found = words_.find(folded, 0);
    return !found.means || found.end != folded.size() || found.means->names.none();
  };
  if (std::find(all.begin(), all.end(), wish) != all.end() && is_free(wish))
    return std::string(wish);
  auto const first = std::find_if(all.begin(), all.end(), is_free);
  return std::string(first == all.end() ? all.front() : *first);
}

std::string as_written(ast::name const& name) { return as_written(name.text, name.where); }

std::string all_quoted(std::vector<std::string> const& names) {
  std::string out;
  for (auto const& name : names) out += (out.empty() ? "" : " ") + in_quotes(name);
  return out;
}

std::string with_aliases(schema::naming const& called) {
  auto const aliases = called.aliases.empty() ? std::string() : " " + all_quoted(called.aliases);
  return as_written(called.name, called.where) + aliases;
}

std::string printer::name(std::string const& text) const {
  if (brackets_ != brackets::quoted) return text;
  auto const folded = text::fold_name(text);
  auto const found = words_.find(folded, 0);
  auto const speaks = only(name_kind::population) | only(name_kind::term) | only(name_kind::phrase);
  auto const whole = found.means && found.end == folded.size();
  return whole && (found.means->names & speaks).any() ? in_quotes(text) : text;
}

bool printer::runs_together(std::string const& left, std::string const& right) const {
  auto const before = text::fold_name(left);
  auto const both = before + " " + text::fold_name(right);
  // No phrase that a keyword begins is longer than four words.
  auto at = before.size();
  for (int words = 0; words < 4 && at > 0; ++words) {
    auto const blank = before.rfind(' ', at - 1);
    at = blank == std::string::npos ? 0 : blank;
    auto const begin = static_cast<std::uint32_t>(blank == std::string::npos ? 0 : blank + 1);
    auto const found = words_.find(both, begin);
    if (found.means && found.end > before.size()) return true;
  }
  return false;
}

} // namespace chitieu::syntax
