#pragma once
#include "vocabulary.hpp"

#include <chitieu/syntax/plan.hpp>

#include <string>
#include <string_view>

namespace chitieu::syntax {

/// Writes the nodes of an AST as text of one language.
class printer {
 public:
  /// Which conditions stand in brackets.
  enum class brackets : std::uint8_t {
    needed,     ///< where precedence asks for them
    attached,   ///< also where `and` and `or` could be taken for part of something else
    everywhere, ///< around every part, for names that would run into a keyword
    quoted,     ///< the same, and names in quotation marks where they may stand so
  };

  /// The vocabulary is asked which spellings of keywords a declared name leaves free.
  printer(language which, vocabulary const& words, exact::number_style style, brackets how)
      : language_(which), words_(words), style_(style), brackets_(how) {}

  // declarations and statements (print_declaration.cpp)
  [[nodiscard]] std::string statement(ast::statement const&) const;

  // sentences (print_sentence.cpp)
  [[nodiscard]] std::string sentence(ast::sentence const&) const;
  [[nodiscard]] std::string subject(ast::subject const&, bool crowded) const;
  [[nodiscard]] std::string amount(ast::amount const&) const;

  // numbers and groups (print_measure.cpp)
  [[nodiscard]] std::string measure(ast::measure const&) const;
  [[nodiscard]] std::string figure(ast::figure const&) const;

  // conditions (print_condition.cpp)
  [[nodiscard]] std::string condition(ast::condition const&) const;

 private:
  /// Where a condition stands.
  enum class place : std::uint8_t {
    alone,          ///< nothing follows that could belong to it
    predicate,      ///< it says something of a clause's subject
    bare_predicate, ///< the same without a subject before it
    filter,         ///< after `where`, and something follows that is no `and` or `or`
    crowded,        ///< after `where`, and something follows that could be read as part of it
    exception,      ///< after `except`
    part,           ///< an operand of `and`
    choice,         ///< the first operand of `or`
    later_choice,   ///< after `or`, where a value could stand too
    negated,        ///< after `not`
    linked,         ///< it says something of linked records
  };

  [[nodiscard]] std::string clause(ast::clause const&) const;
  [[nodiscard]] std::string fraction(exact::ratio const&, std::string const& said,
                                     std::string const& written) const;
  [[nodiscard]] std::string quantity(ast::quantity const&, std::string_view at_most = {}) const;
  [[nodiscard]] std::string predicate(std::string const& before, ast::condition const&,
                                      place) const;
  [[nodiscard]] std::string noun_phrase(ast::noun_phrase const&, bool crowded, bool linked) const;
  [[nodiscard]] std::string filter(ast::filter const&, bool crowded) const;
  [[nodiscard]] std::string counted(ast::noun_phrase const&) const;
  [[nodiscard]] std::string exception(ast::condition const&, bool crowded) const;

  [[nodiscard]] std::string condition(ast::condition const&, place) const;
  [[nodiscard]] std::string operand(ast::condition const&, place, bool last) const;
  [[nodiscard]] bool bracketed(ast::condition const&, place) const;
  [[nodiscard]] std::string node(ast::all_of const&, place) const;
  [[nodiscard]] std::string node(ast::any_of const&, place) const;
  [[nodiscard]] std::string node(ast::negation const&, place) const;
  [[nodiscard]] std::string node(ast::implication const&, place) const;
  [[nodiscard]] std::string node(ast::comparison const&, place) const;
  [[nodiscard]] std::string node(ast::holding const&, place) const;
  [[nodiscard]] std::string node(ast::flag_use const&, place) const;
  [[nodiscard]] std::string node(ast::phrase_use const&, place) const;
  [[nodiscard]] std::string node(ast::linked const&, place) const;
  [[nodiscard]] std::string node(ast::measured const&, place) const;
  [[nodiscard]] std::string node(ast::count_of const&, place) const;
  [[nodiscard]] std::string node(ast::picked const&, place) const;
  [[nodiscard]] std::string node(ast::ranked const&, place) const;
  [[nodiscard]] std::string node(ast::within const&, place) const;

  /// How closely the parts of a number hold together.
  enum class binding : std::uint8_t { terms, product, factor };
  [[nodiscard]] std::string operand(ast::measure const&, binding least) const;
  [[nodiscard]] std::string left_side(ast::measure const&) const;
  [[nodiscard]] std::string measured(ast::measured const&, bool clause) const;
  [[nodiscard]] std::string grouping(ast::grouping const&) const;
  [[nodiscard]] std::string periods(ast::grouping const&, bool all) const;
  [[nodiscard]] std::string dataset(ast::name const&) const;
  [[nodiscard]] bool is_dataset(ast::figure const&) const;
  [[nodiscard]] std::string how(ast::aggregate::form, exact::decimal const& at) const;
  [[nodiscard]] std::string records(ast::subject const&, bool everywhere) const;
  [[nodiscard]] std::string moment(ast::moment const&) const;
  [[nodiscard]] std::string node(ast::aggregate const&) const;
  [[nodiscard]] std::string node(ast::share_of const&) const;
  [[nodiscard]] std::string node(ast::over_groups const&) const;
  [[nodiscard]] std::string node(ast::arithmetic const&) const;
  [[nodiscard]] std::string node(ast::earlier const&) const;
  [[nodiscard]] std::string node(ast::part_of const&) const;
  [[nodiscard]] std::string node(ast::time_between const&) const;
  [[nodiscard]] std::string bound(ast::comparison const&) const;
  [[nodiscard]] std::string dates(ast::comparison const&) const;
  [[nodiscard]] std::string date(ast::period const&) const;
  [[nodiscard]] std::string titles(ast::holding const&) const;
  [[nodiscard]] std::string path(ast::path const&) const;
  [[nodiscard]] bool is_header(ast::path const&) const;
  [[nodiscard]] bool names_a_subject(ast::path const&) const;
  [[nodiscard]] std::string value(ast::value const&) const;
  [[nodiscard]] std::string values(std::vector<ast::value> const&) const;

  // definitions (print_definition.cpp)
  [[nodiscard]] std::string definition(ast::table const&) const;
  [[nodiscard]] std::string definition(ast::band const&) const;
  [[nodiscard]] std::string definition(ast::measure_definition const&) const;
  [[nodiscard]] std::string definition(ast::earlier_data const&) const;
  [[nodiscard]] std::string definition(ast::unit const&) const;
  [[nodiscard]] std::string definition(ast::approximation const&) const;
  [[nodiscard]] std::string definition(ast::grades const&) const;
  [[nodiscard]] std::string table_case(ast::table_case const&) const;
  [[nodiscard]] std::string scoring(ast::scoring const&) const;
  [[nodiscard]] std::string number(exact::decimal const&) const;
  [[nodiscard]] std::string deadline(ast::deadline const&) const;

  [[nodiscard]] std::string constant_value(ast::constant_value const&) const;
  [[nodiscard]] std::string scale(ast::scale const&) const;
  [[nodiscard]] std::string population(ast::population const&) const;
  [[nodiscard]] std::string type(ast::column const&) const;
  [[nodiscard]] std::string modifiers(ast::column const&) const;
  [[nodiscard]] std::string target(ast::target const&) const;
  [[nodiscard]] std::string properties(ast::properties const&) const;
  [[nodiscard]] std::string in_force(ast::force const&) const;

  // words (print_word.cpp)
  /// A keyword in a spelling that is no declared name; `wish` is taken where it is free.
  [[nodiscard]] std::string say(word, std::string_view wish = {}) const;
  /// Whether the end of one text and the beginning of the next would be read as one phrase.
  [[nodiscard]] bool runs_together(std::string const& left, std::string const& right) const;
  /// The name of a subject, a phrase or other data.
  [[nodiscard]] std::string name(std::string const&) const;
  [[nodiscard]] bool all_bracketed() const noexcept { return brackets_ >= brackets::everywhere; }
  [[nodiscard]] bool vietnamese() const noexcept { return language_ == language::vi; }

  language language_;
  vocabulary const& words_;
  exact::number_style style_;
  brackets brackets_;
};

/// As a statement reads best; with brackets where it could be read differently, which happens where
/// `and` follows a filter, or a declared name runs into a keyword.
[[nodiscard]] std::string printed(ast::statement const&, language, vocabulary const&,
                                  exact::number_style);

/// A text in quotation marks; those inside it are doubled.
[[nodiscard]] std::string in_quotes(std::string_view);

/// A declared name as it was written: bare, or in quotation marks.
[[nodiscard]] std::string as_written(ast::name const&);

/// Texts in quotation marks, one after the other.
[[nodiscard]] std::string all_quoted(std::vector<std::string> const&);

/// A declared name as it was written, with its aliases.
[[nodiscard]] std::string with_aliases(schema::naming const&);

/// Whether an amount is a part of a whole, so that English puts `of` after it.
[[nodiscard]] bool is_share(ast::quantity const&);

/// Whether a condition begins with a quantity: `≥70% of their staff hold LĐTT`.
[[nodiscard]] bool begins_with_quantity(ast::condition const&);

/// Whether a comparison asks for a value itself, so that nobody “has” it.
[[nodiscard]] bool is_equality(ast::comparison::form);

/// `3rd`, `11th`, `90th`.
[[nodiscard]] std::string ordinal(std::int64_t);

/// Whether a filter after a number would be read as one of the records it is a number of.
[[nodiscard]] bool ends_with_records(ast::measure const&);

/// Whether what follows a number could be read as part of a condition at its end.
[[nodiscard]] bool ends_loosely(ast::measure const&);

/// Whether one more filter after a condition would be read as a filter of its last noun.
[[nodiscard]] bool ends_with_noun(ast::condition const&);

} // namespace chitieu::syntax
