#include "word.hpp"

#include <chitieu/syntax/keywords.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu {
namespace {

using syntax::word;
using kind = keyword::kind;

syntax::word_set const begin_statements = syntax::any_of_words(
    word::edition, word::plan, word::bare_percentages, word::numbers, word::holidays, word::scale,
    word::population, word::let, word::term, word::phrase, word::section, word::target, word::limit,
    word::check, word::source, word::measure, word::band, word::earlier_data, word::unit,
    word::about, word::grades, word::change, word::remove);
syntax::word_set const types = syntax::any_of_words(
    word::key, word::text, word::one_of, word::set_of, word::flag, word::count, word::number,
    word::date, word::time, word::personal, word::may_be_absent, word::blank_means);
syntax::word_set const properties =
    syntax::any_of_words(word::note, word::owner, word::weight, word::empty_base, word::scores,
                         word::unknown_is_no, word::in_force_from, word::in_force_until);
syntax::word_set const quantities =
    syntax::any_of_words(word::at_least, word::more_than, word::at_most, word::less_than,
                         word::exactly, word::or_more, word::or_less, word::all, word::no);

// The operations, which sentences have in words only between numbers.
syntax::word_set const in_names =
    syntax::any_of_words(word::plus, word::minus, word::times, word::over, word::number);

kind kind_of(word w, std::string_view spelling, language which) {
  auto const letters =
      spelling.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos;
  auto const sign = !letters && !text::is_word(text::decode(spelling, 0).value);
  auto const index = static_cast<std::size_t>(w);
  if (sign) return kind::sign;
  if (which == language::vi && in_names.test(index)) return kind::name_part;
  if (begin_statements.test(index)) return kind::statement;
  if (types.test(index)) return kind::type;
  if (properties.test(index)) return kind::property;
  return quantities.test(index) ? kind::quantity : kind::word;
}

} // namespace

std::vector<keyword> keywords(language which) {
  std::vector<keyword> out;
  for (std::size_t i = 0; i < syntax::word_set().size(); ++i) {
    auto const w = static_cast<word>(i);
    for (auto spelling : syntax::spellings(w, which)) {
      auto const known = std::any_of(
          out.begin(), out.end(), [&](keyword const& each) { return each.spelling == spelling; });
      if (!known) out.push_back({spelling, kind_of(w, spelling, which)});
    }
  }
  return out;
}

} // namespace chitieu
