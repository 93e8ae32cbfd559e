// The one translation unit that sees Spirit X3. The grammar is written over meanings, so that one
// rule reads both languages.
#include "grammar.hpp"
#include "grammar_statement.hpp"

namespace chitieu::syntax {
namespace {

BOOST_SPIRIT_DEFINE(quantity, amount, condition, unary, noun_phrase, linked_noun, their_noun, value,
                    measure, factor, measured, of_records, subject, predicate, head, body, sentence,
                    filter, counted_noun, about_records, so_many_different, group_here, tail)

template <class Rule>
bool run(Rule const& rule, state& s, bool whole) {
  auto first = s.text.data();
  auto const last = first + s.text.size();
  // A rule holds its parsers by value: a directive or sequence made of it here would copy them all.
  auto here = std::ref(s);
  auto const context = x3::make_context<state_tag>(here);
  return rule.parse(first, last, context, x3::unused, x3::unused) &&
         (!whole || end.parse(first, last, context, x3::unused, x3::unused));
}

} // namespace

bool parse_statement(start from, state& s) {
  switch (from) {
  case start::edition:
    return run(edition, s, true);
  case start::title:
    return run(title, s, true);
  case start::origin:
    return run(origin, s, true);
  case start::bare_percentages:
    return run(bare_percentages, s, true);
  case start::numbers:
    return run(numbers, s, true);
  case start::holidays:
    return run(holidays, s, true);
  case start::scale:
    return run(scale, s, true);
  case start::population_head:
    return run(population_head, s, false);
  case start::population:
    return run(population, s, true);
  case start::constant:
    return run(constant, s, true);
  case start::table_head:
    return run(table_head, s, false);
  case start::table:
    return run(table, s, true);
  case start::band_head:
    return run(band_head, s, false);
  case start::band:
    return run(band, s, true);
  case start::measure_head:
    return run(measure_head, s, false);
  case start::measure_definition:
    return run(measure_definition, s, true);
  case start::earlier_data:
    return run(earlier_data, s, true);
  case start::unit_head:
    return run(unit_head, s, false);
  case start::unit:
    return run(unit, s, true);
  case start::approximation:
    return run(approximation, s, true);
  case start::grades:
    return run(grades, s, true);
  case start::term_head:
    return run(term_head, s, false);
  case start::term:
    return run(term, s, true);
  case start::phrase_head:
    return run(phrase_head, s, false);
  case start::phrase:
    return run(phrase, s, true);
  case start::section:
    return run(section, s, true);
  case start::target_head:
    return run(target_head, s, false);
  case start::target:
    return run(target, s, true);
  case start::bare_target:
    return run(bare_target, s, true);
  case start::changed_target:
    return run(changed_target, s, true);
  case start::removal:
    return run(removal, s, true);
  }
  return false;
}

std::uint32_t sentence_begins(start from, std::string_view folded, vocabulary const& words) {
  if (from != start::target) return 0;
  state s(folded, words, lines::free);
  return parse_statement(start::target_head, s) ? cursor(s.nodes, 0)->end : 0;
}

lines lines_of(start from) noexcept {
  switch (from) {
  case start::population:
  case start::population_head:
    return lines::columns;
  case start::section:
  case start::target:
  case start::bare_target:
  case start::changed_target:
    return lines::properties;
  case start::term:
    return lines::force;
  default:
    return lines::free;
  }
}

} // namespace chitieu::syntax
