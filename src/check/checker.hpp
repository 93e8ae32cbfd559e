#pragma once
#include "number_kind.hpp"

#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/ir/builder.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>
#include <chitieu/text/fixes.hpp>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::check {

using schema::column_id;
using schema::population_id;

/// What the checker knows while it resolves one plan; each construct has a file of its own.
class checker {
 public:
  explicit checker(parsed const& from, ir::program& into)
      : parsed_(from), program_(into), build_(into.conditions, into.values) {}

  void run(); // compile.cpp

 private:
  // A subject, resolved: rows of some populations.
  struct rows {
    population_id population = 0;
    ir::condition_id base = 0;
    span where;
  };
  // The clause before, for `of which`.
  struct previous_clause {
    std::vector<rows> base;
    std::vector<ir::condition_id> predicate;
    std::vector<ast::condition> said;
    ast::holding const* rank = nullptr;
  };

  // declare_schema.cpp
  void declare_scales();
  void declare_populations();
  void unread(schema::naming const& called);
  void declare_column(population_id, ast::population const&, ast::column const&);
  void resolve_modifiers(population_id, ast::population const&);
  void resolve_choice(population_id, std::vector<column_id> const& ways, ast::column_type const&);
  void unique(std::map<std::string, std::string>& taken, schema::naming const&);

  // names.cpp
  [[nodiscard]] std::optional<population_id> population_named(std::string const&) const;
  /// The name of the population or term that a noun means: itself, or the plural of it.
  [[nodiscard]] std::string noun_meant(std::string const&) const;
  /// The population whose records a noun, the name of a population or of a term of one, speaks of.
  [[nodiscard]] std::optional<population_id> population_of(std::string const& noun) const;
  [[nodiscard]] std::string const& folded_name(std::string const&) const;
  [[nodiscard]] std::optional<column_id> column_named(population_id, std::string const&) const;
  [[nodiscard]] std::optional<std::int32_t> level_named(schema::scale const&,
                                                        std::string const&) const;
  [[nodiscard]] schema::column const& column_at(population_id p, column_id c) const {
    return program_.schema.populations[p].columns[c];
  }
  [[nodiscard]] schema::scale const& scale_of(schema::column const& c) const {
    return program_.schema.scales[*c.values];
  }
  [[nodiscard]] std::string name_of(population_id p) const {
    return program_.schema.populations[p].called.name;
  }
  std::optional<column_id> find_column(population_id, ast::name const&);
  // The column and, if it may lead to several populations, those that lead to the others.
  [[nodiscard]] std::vector<column_id> ways_of(population_id, column_id first) const;
  [[nodiscard]] std::optional<column_id> column_to(population_id from, std::string const& column,
                                                   population_id to) const;
  std::int32_t find_level(schema::scale const&, ast::value const&);

  // resolve_condition.cpp
  ir::condition_id condition(population_id, ast::condition const&);
  ir::condition_id condition_itself(population_id, ast::condition const&);
  ir::condition_id flag(population_id, ast::flag_use const&, span);
  // The population that a path's last column belongs to, and what wraps a test of it.
  struct reached {
    population_id population = 0;
    column_id column = 0;
    std::vector<std::pair<population_id, column_id>> steps;
  };
  // One for each population that the path may lead through; none when it is wrong.
  std::vector<reached> follow(population_id, ast::path const&);
  bool follow_on(reached, ast::path const&, std::size_t step, std::vector<reached>& into);
  ir::condition_id wrap(reached const&, ir::condition_id inner);

  // resolve_phrase.cpp
  // A phrase under one of its names, whose slots stand in an order of their own.
  struct named_phrase {
    ast::phrase const* is = nullptr;
    std::vector<std::string> slots;
  };
  void define_phrase(ast::phrase const&);
  ast::condition const* means(ast::phrase_use const&);
  ir::condition_id phrase(population_id, ast::phrase_use const&, span);

  // resolve_constant.cpp
  void define_constant(ast::constant const&);
  ast::constant_value const* constant(std::string const& name, span);
  [[nodiscard]] exact::number_style number_style() const;
  ast::value with_constant(ast::value const&);
  std::optional<std::vector<ast::value>> with_constants(std::vector<ast::value> const&,
                                                        schema::scale const*);

  // resolve_comparison.cpp
  ir::condition_id comparison(population_id, ast::comparison const&, span);
  ir::condition_id compare(reached const&, ast::comparison const&, span);
  ir::condition_id compare_level(reached const&, ast::comparison const&, span);
  ir::condition_id compare_number(reached const&, ast::comparison const&, span);
  ir::condition_id compare_date(reached const&, ast::comparison const&, span);
  ir::condition_id compare_text(reached const&, ast::comparison const&, span);
  std::string text_of(reached const&, ast::value const&);
  ir::condition_id compare_flag(reached const&, ast::comparison const&, span);
  ir::condition_id reversed(reached const&, ast::comparison const&, span);

  // resolve_holding.cpp
  ir::condition_id holding(population_id, ast::holding const&, span);
  std::optional<column_id> column_holding(population_id, ast::holding const&);
  ir::condition_id level_codes(population_id, column_id, std::vector<std::int32_t> codes,
                               bool only);

  // resolve_linked.cpp
  ir::condition_id linked(population_id, ast::linked const&, span);
  std::optional<ir::link> link_to(population_id from, population_id to,
                                  std::optional<ast::name> const& as, span,
                                  std::optional<span> noun = {});
  std::optional<ir::link> link_by_way_of(population_id owner, population_id from, span);
  column_id column_by_way_of(population_id owner, std::vector<column_id> const& way);
  std::optional<column_id> grouping_column(population_id, ast::name const&);
  void note_open_world(ir::linked const&, span);

  // resolve_subject.cpp
  std::vector<rows> subject(ast::subject const&);
  void unite(std::vector<rows>& all, rows const& part);
  std::vector<rows> noun_phrase(ast::noun_phrase const&);
  std::vector<rows> united(std::vector<rows>); // resolve_union.cpp
  // resolve_force.cpp: what is in force at some time only
  bool define_again(ast::term const& first, ast::term const& other);
  void enter_id(std::string const&, std::optional<ast::force> const&, span);
  ir::condition_id in_force(population_id, ast::force const&);
  std::vector<rows> rows_of(ast::term const&);
  ir::condition_id filters(population_id, std::vector<ast::filter> const&);
  ir::condition_id present(population_id);
  ir::condition_id present_where(population_id, std::vector<ast::filter> const&);

  // resolve_quantity.cpp
  std::optional<exact::threshold> threshold(ast::quantity const&, bool of_records);
  bool amount(ast::amount const&, exact::ratio& value, bool& share, span);
  [[nodiscard]] bool is_zero(ir::value_id) const;
  /// Whether both are written, and the first is more.
  [[nodiscard]] bool are_reversed(ir::value_id low, ir::value_id high) const;
  bool not_negative(ast::amount const&, exact::ratio const& value);
  /// How a bare percentage is read, where the plan declares it.
  [[nodiscard]] exact::relation bare_means() const;
  std::string threshold_text(ast::quantity const&, exact::threshold const&);

  // resolve_number.cpp: numbers of the rows of a population, or of the whole (`ir::world`).
  std::optional<typed_value> number(population_id, ast::measure const&);
  std::optional<typed_value> figure(population_id, ast::figure const&, span);
  std::optional<typed_value> named_number(population_id, ast::named_number const&, span);
  std::optional<typed_value> arithmetic(population_id, ast::arithmetic const&, span);
  std::optional<typed_value> earlier(population_id, ast::earlier const&, span);
  void define_dataset(schema::naming const&);
  std::optional<ir::dataset_id> dataset_named(ast::name const&);
  typed_value in_whole(population_id, typed_value of_world);
  ir::value_id literal(population_id p, exact::ratio const& is) {
    return build_.add_value(p, ir::literal_value{is});
  }
  ir::value_id combine(population_id p, ir::arithmetic_value::sign is, ir::value_id left,
                       ir::value_id right) {
    return build_.add_value(p, ir::arithmetic_value{is, left, right});
  }

  // resolve_aggregate.cpp
  struct linked_rows {
    ir::link via;
    ir::condition_id filter = 0; ///< of the linked population
  };
  std::optional<std::vector<linked_rows>> records(population_id, ast::subject const&,
                                                  bool everywhere);
  std::optional<typed_value> aggregate(population_id, ast::aggregate const&, span);
  std::optional<typed_value> share(population_id, ast::share_of const&, span);
  std::optional<typed_value> over_groups(population_id, ast::over_groups const&, span);

  // resolve_time.cpp
  std::optional<typed_value> time_between(population_id, ast::time_between const&, span);
  std::optional<typed_value> moment(population_id, ast::moment const&);

  // resolve_within.cpp
  ir::condition_id within(population_id, ast::within const&, span);
  ir::value_id day_of(population_id, typed_value const&);
  std::vector<ir::condition_id> happened(population_id, ast::path const&);
  std::vector<ir::condition_id> not_none(population_id, ast::measured const&);

  // resolve_unit.cpp
  void define_unit(ast::unit const&);
  std::optional<typed_value> in_unit_of(population_id, typed_value, number_kind const& wanted,
                                        span);
  bool like(number_kind const& left, number_kind const& right, span);

  // resolve_table.cpp: tables, bands and named measures
  std::optional<typed_value> table(population_id, ast::table const&, span);
  std::optional<ir::condition_id> table_case(population_id, std::vector<ast::measure> const& by,
                                             ast::table_case const&);
  ir::condition_id band(population_id, ast::band const&, std::string const& value, span);
  ast::table const* table_named(std::string const&) const;

  // resolve_measured.cpp
  std::optional<ir::measured> measured(population_id, ast::measured const&, span);
  std::optional<ir::measured> growth(population_id, ast::measured const&, typed_value left, span);
  ir::condition_id test(population_id, ir::measured const&);
  std::string measured_text(ast::measured const&);
  std::string number_text(ast::clause const&);

  // resolve_place.cpp
  ir::condition_id ranked(population_id, ast::ranked const&);
  ir::condition_id count_of(population_id, ast::count_of const&, span);
  ir::condition_id picked(population_id, ast::picked const&, span);

  // resolve_group.cpp
  std::optional<population_id> spoken_of(ast::clause const&);
  std::optional<population_id> spoken_of(ast::measure const&);
  struct group_rows {
    population_id population = 0;
    std::optional<column_id> link; ///< of `of`, which is what is grouped
    ir::condition_id base = 0;
    population_id of = 0;                ///< whose records `cases` are of
    std::vector<ir::condition_id> cases; ///< what puts a record into each row that was counted out
  };
  std::optional<group_rows> groups(ast::grouping const&, population_id within,
                                   std::optional<population_id> of);
  population_id derived_groups(population_id of, std::vector<schema::group_part>,
                               std::string const& name, bool filled);
  void group_clause(ast::clause const&, ir::target&, std::optional<previous_clause>&);
  std::optional<ir::condition_id> asked_of_group(ast::clause const&, std::size_t level,
                                                 group_rows const&, ir::per_group&);
  std::optional<ir::condition_id> asked_of_rows(ast::clause const&, group_rows const&,
                                                ir::per_group&);
  std::optional<exact::threshold> threshold_of_groups(ast::grouping const&);
  std::optional<ir::condition_id> asked_of_cases(ast::clause const&, std::size_t level,
                                                 group_rows const& outer, group_rows const&,
                                                 ir::per_group&);
  // A row that a sentence counted out, while what is asked of it is resolved: of its records only
  // these count.
  struct row_case {
    population_id of = 0;
    ir::condition_id is = 0;  ///< of `of`
    population_id within = 0; ///< whose numbers count only these
  };
  std::vector<ir::condition_id> each_case(group_rows const&, population_id within,
                                          std::function<ir::condition_id()> const& asked);
  bool restrict(population_id within, population_id to, ir::condition_id& filter, span);

  // resolve_periods.cpp: groups that are spans of time or bands
  std::optional<group_rows> periods(ast::grouping const&, population_id within,
                                    std::optional<population_id> of);
  std::optional<column_id> dates_of(ast::grouping const&, population_id of);
  group_rows calendar(population_id of, schema::group_part, ast::grouping const&);
  group_rows counted_spans(population_id of, schema::group_part, ast::grouping const&);
  std::optional<group_rows> band_rows(ast::band const&, ast::name const&,
                                      std::optional<population_id> of);
  population_id counted_out(schema::counted_rows const&, std::vector<std::string> rows,
                            std::string const& name);
  // filled_group.cpp: groups in which there is somebody to ask of.
  ir::condition_id some(population_id, std::vector<ir::linked_part>);
  ir::condition_id some_or_more(population_id, std::vector<ir::linked_part>);
  std::optional<ir::condition_id> filled_group(population_id, ir::per_group const&);
  std::optional<ir::condition_id> filled_rows(group_rows const&, ir::per_group const&);
  bool is_of_nobody(ir::per_group const&) const;
  bool is_of_nobody(ir::value_id) const;
  std::optional<ir::condition_id> has_number(population_id, ir::value_id);

  // resolve_number_clause.cpp: clauses that come to a number at once
  std::optional<ir::measured> number_of(ast::clause const&, population_id within);
  std::optional<ir::measured> held_against_table(ast::clause const&, population_id within);
  std::optional<typed_value> end_of(ast::amount const&, population_id, span);
  std::optional<ir::measured> weighed_share(ast::clause const&, population_id within);
  std::optional<ir::measured> ratio_of_counts(ast::clause const&, population_id within);
  std::optional<ir::measured> compared_counts(ast::clause const&, population_id within);
  void emit(ir::target&, ir::clause, ast::clause const&);

  // resolve_clause.cpp
  void target(ast::target const&, std::string const& section, ast::properties const& inherited);
  std::optional<ir::scoring> scoring(ast::scoring const&, span); // resolve_points.cpp
  void define_grades(ast::grades const&, span);
  void steps(ast::clause const&, ir::target&, std::optional<previous_clause>&);
  std::optional<ir::alternative> alternative(ast::sentence const&, std::size_t at);
  ir::condition_id asked(population_id, std::vector<ast::condition> const& predicate);
  void clause(ast::clause const&, ir::target&, std::optional<previous_clause>&);
  std::optional<std::vector<rows>> base_of_which(ast::clause const&, previous_clause const&,
                                                 bool& counts_links);
  std::vector<rows> linked_base(ast::clause const&, previous_clause const&,
                                std::vector<rows> const& named);
  ast::linked const* linked_in(ast::condition const&, population_id from, population_id to);
  ast::holding const* rank_in(std::vector<ast::condition> const&) const;
  void warn_rank_never_both(previous_clause const&, ast::clause const&);
  exact::empty_base empty_rule(ast::target const&, ir::target const&, ast::clause const&,
                               ir::clause const&) const;

  void report(code, span, std::vector<argument> = {}, std::vector<argument> hint = {});
  // What could stand at a place, so that what was reported last is not (fixes.cpp).
  void offer(span, std::string text, choice = choice::asks);
  void offer_relations(span number);
  void offer_names(span, std::vector<std::string> const& near);
  void offer_columns(std::uint32_t at, std::vector<std::string> const&, argument const& before,
                     argument const& after);
  void offer_swapped(span first, span second);
  void offer_alike(ast::quantity const&);
  void offer_without_rounding(ast::quantity const&);
  void offer_percent(span number);
  void offer_points(span percentage);
  void offer_coverage(population_id);
  void offer_free_id(std::string const&, span sentence);
  void offer_without_slot(std::string const&, schema::naming const&);
  void offer_count(span percentage);
  [[nodiscard]] std::string said(argument const&) const;
  [[nodiscard]] std::string in_digits(exact::decimal const&) const;
  ir::condition_id failed(population_id p) {
    failed_ = true;
    return build_.always(p);
  }
  [[nodiscard]] static std::vector<std::string>
  near(std::string const&, std::vector<schema::naming const*> const& among);
  // A name that nothing is called, of what it was looked for in: the hint says what is near or,
  // where nothing is and there are few, all there is.
  void report_name(code, ast::name const&, std::string const& in,
                   std::vector<schema::naming const*> const& among);
  bool spend(span);

  parsed const& parsed_;
  ir::program& program_;
  ir::builder build_;
  std::map<std::string, population_id> populations_;
  std::map<std::string, ast::term const*> terms_;
  /// Other meanings of a term that are in force at other times, by the one in `terms_`.
  std::map<ast::term const*, std::vector<ast::term const*>> other_times_;
  std::map<std::string, named_phrase> phrases_; ///< by `ast::phrase_key`
  std::deque<ast::condition> filled_;           ///< phrases whose slots are filled
  std::map<std::string, ast::constant const*> constants_;
  std::map<std::string, ast::table const*> tables_;
  std::map<std::string, ast::band const*> bands_;
  std::map<std::string, ast::measure_definition const*> measures_;
  std::map<std::string, std::string> datasets_; ///< what each is called first, by every name
  struct unit_value {
    std::string base;  ///< folded
    exact::ratio is{}; ///< how many of the base one of it is
  };
  std::map<std::string, unit_value> units_;
  std::optional<exact::ratio> about_;         ///< what `about` allows, as a part of the number
  std::vector<void const*> open_definitions_; ///< terms and phrases being expanded
  std::set<std::string> unreadable_;          ///< names whose declaration has an error
  struct used_id {
    std::optional<ast::force> when; ///< in force
    span where;
  };
  std::multimap<std::string, used_id> ids_;
  mutable std::unordered_map<std::string, std::string> folded_names_;
  std::optional<ast::quantity::form> bare_;
  std::size_t expanded_ = 0;
  std::size_t ordinal_ = 0;
  std::size_t open_numbers_ = 0;
  std::optional<exact::empty_base> empty_group_; ///< what the target at hand says of one
  bool unknown_is_no_ = false; ///< what is asked of a record must surely be so (the target at hand)
  std::optional<row_case> in_case_;
  bool failed_ = false; ///< the clause at hand has an error
};

/// `quarter(sent_on)`, as formulas say it.
[[nodiscard]] std::string told(std::string const& column, schema::span_of_time);

} // namespace chitieu::check
