#include "statement_meant.hpp"

#include "tokens.hpp"
#include "vocabulary.hpp"

#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/text/fixes.hpp>

#include <algorithm>
#include <iterator>

namespace chitieu::syntax {
namespace {

struct other_name {
  std::string_view said;
  word means;
  language in;
};

// What a kind of statement is called elsewhere: in plans, in spreadsheets, in textbooks.
constexpr other_name other_names[] = {
    {"mục tiêu", word::target, language::vi},      {"tiêu chí", word::target, language::vi},
    {"chỉ số", word::target, language::vi},        {"KPI", word::target, language::en},
    {"goal", word::target, language::en},          {"objective", word::target, language::en},
    {"rule", word::target, language::en},          {"quần thể", word::population, language::vi},
    {"danh sách", word::population, language::vi}, {"đối tượng", word::population, language::vi},
    {"table", word::population, language::en},     {"list", word::population, language::en},
    {"định nghĩa", word::term, language::vi},      {"khái niệm", word::term, language::vi},
    {"define", word::term, language::en},          {"definition", word::term, language::en},
    {"hạn mức", word::limit, language::vi},        {"cap", word::limit, language::en},
    {"ceiling", word::limit, language::en},        {"ranking", word::scale, language::en},
    {"chương", word::section, language::vi},       {"chapter", word::section, language::en},
};

other_name const* begins_with(std::string_view folded) {
  auto const found = std::find_if(std::begin(other_names), std::end(other_names), [&](auto& each) {
    auto const said = text::fold_name(each.said);
    return folded.starts_with(said) &&
           (folded.size() == said.size() ||
            !text::is_word(text::decode(folded, static_cast<std::uint32_t>(said.size())).value));
  });
  return found == std::end(other_names) ? nullptr : &*found;
}

} // namespace

bool begins_otherwise(std::string_view folded) { return begins_with(folded) != nullptr; }

// Words a statement that begins with no known word: which keyword may be meant.
diagnostic explain_unknown_statement(state const& s, source const& of, text::folded const& folded,
                                     std::uint32_t base) {
  constexpr word statements[] = {word::edition,  word::plan,   word::source,      word::numbers,
                                 word::holidays, word::scale,  word::population,  word::let,
                                 word::term,     word::phrase, word::section,     word::target,
                                 word::limit,    word::check,  word::measure,     word::band,
                                 word::unit,     word::grades, word::earlier_data};
  std::vector<candidate> candidates;
  for (auto which : {language::en, language::vi})
    for (auto w : statements)
      for (auto spelling : spellings(w, which))
        candidates.push_back(
            {text::fold_name(spelling), text::skeleton(spelling), std::string(spelling)});
  std::vector<std::string> near;
  auto end = std::uint32_t{0};
  auto after = end;
  auto const* said = begins_with(s.text);
  if (said) {
    after = static_cast<std::uint32_t>(text::fold_name(said->said).size());
    near.push_back(spell(said->means, said->in));
  }
  for (int words = 0; words < 3 && end < s.text.size() && near.empty(); ++words) {
    after = end = word_end(s.text, end);
    auto const tried = std::string(s.text.substr(0, end));
    near = suggest(text::fold_name(tried), text::skeleton(tried), candidates);
    while (end < s.text.size() && is_blank(s.text[end])) ++end;
  }
  auto const where =
      span{base + folded.origin[0], base + folded.origin[said ? after : word_end(s.text, 0)]};
  diagnostic out{code::unknown_statement, of.locate(where), {std::string(of.slice(where))}, {}};
  out.hint_arguments = either(near);
  out.hint_arguments.resize(1, "");
  for (auto const& each : near)
    offer(out, of, {where.begin, base + folded.origin[after]}, each,
          near.size() == 1 ? choice::sure : choice::asks);
  return out;
}

} // namespace chitieu::syntax
