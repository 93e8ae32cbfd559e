#pragma once
#include "tree.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/exact/decimal.hpp>
#include <chitieu/syntax/plan.hpp>
#include <chitieu/text/fixes.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/source.hpp>

#include <optional>
#include <string>
#include <utility>

namespace chitieu::syntax {

/// Turns the tree of one statement into AST nodes; what the grammar could not check (dates that do
/// not exist, numbers that do not fit) becomes diagnostics.
class lifter {
 public:
  lifter(source const& of, text::folded const& folded, std::uint32_t base,
         exact::number_style style, diagnostics& issues)
      : source_(of), folded_(folded), base_(base), style_(style), issues_(issues) {}

  // declarations (lift_statement.cpp, lift_definition.cpp, lift_population.cpp,
  // lift_target.cpp)
  ast::edition edition(cursor);
  ast::title title(cursor);
  ast::origin origin(cursor);
  ast::bare_percentages bare_percentages(cursor);
  ast::numbers numbers(cursor);
  ast::holidays holidays(cursor);
  ast::scale scale(cursor);
  ast::population population(cursor);
  ast::constant constant(cursor);
  ast::table table(cursor);
  ast::band band(cursor);
  ast::measure_definition measure_definition(cursor);
  ast::earlier_data earlier_data(cursor);
  ast::unit unit(cursor);
  ast::approximation approximation(cursor);
  ast::grades grades(cursor);
  ast::term term(cursor);
  ast::phrase phrase(cursor);
  ast::section section(cursor);
  ast::target target(cursor, bool bare);
  ast::removal removal(cursor);
  schema::naming naming(std::vector<cursor> const&, std::size_t& next);
  std::string id(cursor at) { return original(at->begin, at->end); }
  std::string quoted(cursor);

  // sentences (lift_sentence.cpp, lift_condition.cpp, lift_quantity.cpp, lift_word.cpp)
  ast::sentence sentence(cursor);
  ast::sentence some_of(cursor);
  ast::subject subject(cursor);
  ast::condition condition(cursor);
  ast::quantity quantity(cursor);
  ast::amount amount(cursor);
  ast::measure measure(cursor);
  ast::measured measured(cursor);
  ast::value value(cursor);
  ast::name name(cursor);
  ast::period period(cursor);
  std::string slot(cursor);

  /// Asks what filters the last of several nouns of all of them: “A and (B where C)” as “(A and B)
  /// where C”.
  void spread_filters(bool yes) { spread_ = yes; }

  /// The span of folded offsets in the original source.
  [[nodiscard]] span where(std::uint32_t begin, std::uint32_t end) const;

 private:
  ast::clause clause(cursor);
  ast::noun_phrase noun_phrase(cursor);
  ast::filter filter(cursor);
  ast::comparison comparison(cursor);
  ast::holding holding(cursor);
  ast::linked linked(cursor);
  ast::path path(cursor);
  ast::phrase_use phrase_use(cursor);
  ast::count_of count_of(cursor);
  ast::picked picked(cursor);
  ast::ranked ranked(cursor);
  ast::within within(cursor);
  ast::grouping grouping(cursor);
  ast::group_key group_key(cursor);
  std::pair<std::uint32_t, ast::group_key::span_of_time> so_many_spans(cursor);
  ast::path_step path_step(cursor);
  ast::table_case table_case(cursor);
  ast::scoring scoring(std::vector<cursor> const&);
  ast::figure figure(cursor);
  ast::measure arithmetic(cursor);
  ast::measure per_records(cursor);
  ast::measure earlier(cursor);
  ast::measure named_number(cursor);
  ast::measure over_groups(cursor);
  ast::measure ratio(cursor);
  ast::measured so_many_different(cursor);
  ast::measured on_average(cursor);
  ast::measured change_first(cursor);
  ast::aggregate aggregate(std::vector<cursor> const&);
  ast::share_of share(cursor);
  ast::time_between time_between(cursor);
  ast::moment moment(cursor);
  ast::name dataset(cursor);
  ast::constant_value constant_value(cursor);
  ast::properties properties(std::vector<cursor> const&);
  ast::force force(std::vector<cursor> const&);
  ast::column column(cursor);
  ast::column_type type(cursor);
  void take_headers(cursor type, ast::column&);
  exact::decimal number(cursor, bool percentage);
  void offer_other_order(cursor);
  exact::ratio fraction(cursor);
  [[nodiscard]] std::string digits_of_fraction(cursor) const;
  exact::decimal ordinal(cursor);

  [[nodiscard]] std::string original(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t after_joint(std::uint32_t begin) const;
  [[nodiscard]] std::string_view folded(cursor at) const {
    return std::string_view(folded_.bytes).substr(at->begin, at->end - at->begin);
  }
  void report(code what, cursor at, std::vector<argument> arguments = {});
  // What could stand between two places of the folded text, so that what was reported last is not.
  void offer(std::uint32_t begin, std::uint32_t end, std::string text, choice how) {
    chitieu::offer(issues_.back(), source_, where(begin, end), std::move(text), how);
  }

  source const& source_;
  text::folded const& folded_;
  std::uint32_t base_;
  exact::number_style style_;
  diagnostics& issues_;
  bool spread_ = false;
};

/// The unit of time that a word says.
[[nodiscard]] ast::time_unit time_unit_of(word);

/// The relation that a word or sign says; nothing for any other word.
[[nodiscard]] std::optional<exact::relation> relation_of(word);

} // namespace chitieu::syntax
