#include "draft.hpp"
#include "plan_vocabulary.hpp"

#include <chitieu/syntax/outline.hpp>
#include <chitieu/syntax/slots.hpp>
#include <chitieu/text/fixes.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/statements.hpp>

#include <algorithm>

namespace chitieu {
namespace {

using namespace syntax;
using declared_kind = declared_name::kind;

// What one statement declares.
struct lister {
  span whole;
  std::vector<declared_name>& into;

  void add(declared_kind is, schema::naming const& called, span where) const {
    if (!called.name.empty()) into.push_back({is, called, where});
  }
  void add(declared_kind is, schema::naming const& called) const { add(is, called, whole); }

  void operator()(ast::scale const& scale) const {
    add(declared_kind::scale, scale.called);
    for (auto const& level : scale.levels) add(declared_kind::value, level);
  }
  void operator()(ast::population const& population) const {
    add(declared_kind::population, population.called);
    for (auto const& column : population.columns) {
      add(declared_kind::column, column.called, column.where);
      for (auto const& one : column.type.one_of) add(declared_kind::value, one, column.where);
    }
  }
  void operator()(ast::band const& band) const {
    add(declared_kind::band, band.called);
    for (auto const& each : band.cases)
      if (each.band) add(declared_kind::value, {each.band->text, {}, each.band->where}, each.where);
  }
  void operator()(ast::constant const& it) const { add(declared_kind::constant, it.called); }
  void operator()(ast::table const& it) const { add(declared_kind::constant, it.called); }
  void operator()(ast::measure_definition const& it) const {
    add(declared_kind::measure, it.called);
  }
  void operator()(ast::earlier_data const& it) const { add(declared_kind::dataset, it.called); }
  void operator()(ast::unit const& it) const { add(declared_kind::unit, it.called); }
  void operator()(ast::term const& it) const { add(declared_kind::term, it.called); }
  void operator()(ast::phrase const& it) const { add(declared_kind::phrase, it.called); }
  void operator()(ast::section const& it) const {
    add(declared_kind::section, {it.title, {}, whole});
  }
  void operator()(ast::target const& it) const {
    auto called = schema::naming{it.id, {}, it.sentence_where};
    if (!it.title.empty()) called.aliases.push_back(it.title);
    if (called.name.empty()) called.name = it.title;
    into.push_back({declared_kind::target, std::move(called), whole});
  }
  template <class Other>
  void operator()(Other const&) const {}
};

// Where columns list their values.
std::vector<span> lists_of_values(ast::plan const& plan) {
  std::vector<span> out;
  for (auto const& statement : plan.statements)
    if (auto const* population = std::get_if<ast::population>(&statement.node))
      for (auto const& column : population->columns)
        if (!column.type.one_of.empty()) out.push_back(column.where);
  return out;
}

// In a list a comma stands between two values, and within no name but a quoted one.
std::string with_commas_apart(text::folded const& folded, std::uint32_t begin,
                              std::vector<span> const& lists) {
  auto out = folded.bytes;
  bool quoted = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    quoted = quoted != (out[i] == '"');
    auto const at = begin + folded.origin[i];
    if (out[i] == ',' && !quoted && std::any_of(lists.begin(), lists.end(), [at](span const& list) {
          return list.begin <= at && at < list.end;
        }))
      out[i] = ';';
  }
  return out;
}

// The uses in one statement.
void add_uses(source const& from, text::statement const& statement, vocabulary const& words,
              std::vector<span> const& lists, std::vector<name_use>& into) {
  auto const folded = text::fold(text::without_comments(from, statement));
  auto const apart = with_commas_apart(folded, statement.where.begin, lists);
  std::string_view const text = apart;
  auto where = [&](std::uint32_t begin, std::uint32_t end) {
    return span{statement.where.begin + folded.origin[begin],
                statement.where.begin + folded.origin[end]};
  };
  for (auto const& each : pieces_of(text, words, 0)) {
    auto begin = each.begin;
    auto end = each.end;
    auto const quoted = text[begin] == '"' && end > begin + 2 && text[end - 1] == '"';
    if (quoted) {
      ++begin;
      --end;
    }
    auto const found = words.find(text, begin);
    if (!found.means || found.means->names.none()) continue;
    if (quoted && found.end != end) continue;
    into.push_back(
        {text::fold_name(text.substr(begin, found.end - begin)), where(begin, found.end), quoted});
  }
}

/// A phrase whose words stand around what is said in its slots.
struct slotted {
  std::string name;               ///< folded
  std::vector<std::string> words; ///< folded
};

std::vector<slotted> slotted_phrases(ast::plan const& plan) {
  std::vector<slotted> out;
  for (auto const& statement : plan.statements) {
    auto const* phrase = std::get_if<ast::phrase>(&statement.node);
    if (phrase == nullptr || ast::slots_of(phrase->called.name).empty()) continue;
    slotted made{text::fold_name(phrase->called.name), {}};
    for (auto const& each : ast::words_of_phrase(phrase->called.name))
      made.words.push_back(text::fold_name(each));
    if (!made.words.empty()) out.push_back(std::move(made));
  }
  return out;
}

bool is_letter(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80U || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

std::size_t find_words(std::string_view text, std::string_view words, std::size_t from) {
  for (auto at = text.find(words, from); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    auto const end = at + words.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end])))
      return at;
  }
  return std::string_view::npos;
}

// The uses of phrases with slots in one statement: all stretches of one after another.
void add_slotted(source const& from, text::statement const& statement,
                 std::vector<slotted> const& phrases, std::vector<name_use>& into) {
  if (phrases.empty()) return;
  auto const folded = text::fold(text::without_comments(from, statement));
  std::string_view const text = folded.bytes;
  for (auto const& phrase : phrases) {
    std::size_t at = 0;
    for (;;) {
      std::vector<name_use> found;
      for (auto const& words : phrase.words) {
        auto const begin = find_words(text, words, at);
        if (begin == std::string_view::npos) break;
        at = begin + words.size();
        found.push_back({phrase.name,
                         {statement.where.begin + folded.origin[begin],
                          statement.where.begin + folded.origin[at]},
                         false,
                         found.size()});
      }
      if (found.size() < phrase.words.size()) break;
      into.insert(into.end(), found.begin(), found.end());
    }
  }
}

} // namespace

std::vector<declared_name> declared_names(parsed const& of) {
  std::vector<declared_name> out;
  for (auto const& statement : of.plan.statements)
    std::visit(lister{statement.where, out}, statement.node);
  return out;
}

std::vector<name_use> name_uses(parsed const& of) {
  std::vector<name_use> out;
  auto const own =
      source::from_text(of.from.name(), std::string(of.from.slice({0, of.from.own_size()})));
  if (!own) return out;
  auto const words = vocabulary_of(of.plan);
  auto const phrases = slotted_phrases(of.plan);
  auto const lists = lists_of_values(of.plan);
  diagnostics ignored;
  for (auto const& statement : text::split(*own, ignored)) {
    if (statement.where.begin == statement.where.end) continue;
    add_uses(*own, statement, words, lists, out);
    add_slotted(*own, statement, phrases, out);
  }
  std::stable_sort(out.begin(), out.end(), [](name_use const& a, name_use const& b) {
    return a.where.begin < b.where.begin;
  });
  return out;
}

std::string renamed(parsed const& of, std::string const& from, std::string const& to) {
  auto const wanted = text::fold_name(from);
  auto parts = ast::words_of_phrase(to);
  bool const has_slots = !ast::slots_of(from).empty();
  if (!has_slots) parts = {to};
  std::string out;
  if (has_slots && parts.size() != ast::words_of_phrase(from).size()) parts.clear();
  std::uint32_t done = 0;
  for (auto const& use : name_uses(of)) {
    if (use.name != wanted || use.where.begin < done || use.part >= parts.size()) continue;
    out += of.from.slice({done, use.where.begin});
    out += parts[use.part];
    done = use.where.end;
  }
  out += of.from.slice({done, of.from.own_size()});
  return out;
}

} // namespace chitieu
