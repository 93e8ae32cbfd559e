#pragma once
#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/ir/builder.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace chitieu::check {

using schema::column_id;
using schema::population_id;

/// What the checker knows while it resolves one plan; each construct has a file of its own.
class checker {
 public:
  explicit checker(parsed const& from, ir::program& into)
      : parsed_(from), program_(into), build_(into.conditions) {}

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
  void declare_column(population_id, ast::population const&, ast::column const&);
  void resolve_modifiers(population_id, ast::population const&);
  void resolve_choice(population_id, std::vector<column_id> const& ways, ast::column_type const&);
  void unique(std::map<std::string, std::string>& taken, schema::naming const&);

  // names.cpp
  [[nodiscard]] std::optional<population_id> population_named(std::string const&) const;
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

  // resolve_holding.cpp
  ir::condition_id holding(population_id, ast::holding const&, span);
  std::optional<column_id> column_holding(population_id, ast::holding const&);
  ir::condition_id level_codes(population_id, column_id, std::vector<std::int32_t> codes,
                               bool only);

  // resolve_linked.cpp
  ir::condition_id linked(population_id, ast::linked const&, span);
  std::optional<ir::link> link_to(population_id from, population_id to,
                                  std::optional<ast::name> const& as, span);
  void note_open_world(ir::linked const&, span);

  // resolve_subject.cpp
  std::vector<rows> subject(ast::subject const&);
  std::vector<rows> noun_phrase(ast::noun_phrase const&);
  std::vector<rows> united(std::vector<rows>); // resolve_union.cpp
  ir::condition_id filters(population_id, std::vector<ast::filter> const&);
  ir::condition_id present(population_id);

  // resolve_quantity.cpp
  std::optional<exact::threshold> threshold(ast::quantity const&, bool of_records);
  bool amount(ast::amount const&, exact::ratio& value, bool& share, span);
  std::string threshold_text(ast::quantity const&, exact::threshold const&);

  // resolve_clause.cpp
  void target(ast::target const&, std::string const& section, ast::properties const& inherited);
  void clause(ast::clause const&, ir::target&, std::optional<previous_clause>&);
  std::optional<std::vector<rows>> base_of_which(ast::clause const&, previous_clause const&,
                                                 bool& counts_links);
  std::vector<rows> linked_base(ast::clause const&, previous_clause const&,
                                std::vector<rows> const& named);
  ast::linked const* linked_in(ast::condition const&, population_id from, population_id to);
  ast::holding const* rank_in(std::vector<ast::condition> const&) const;
  void warn_rank_never_both(previous_clause const&, ast::clause const&);
  exact::empty_base empty_rule(ast::target const&, ir::target const&, ast::quantity const&) const;

  void report(code, span, std::vector<argument> = {}, std::vector<argument> hint = {});
  ir::condition_id failed(population_id p) {
    failed_ = true;
    return build_.always(p);
  }
  [[nodiscard]] std::vector<argument> near(std::string const&,
                                           std::vector<schema::naming const*> const&) const;
  // What is near or, where nothing is and there are few, all there is.
  [[nodiscard]] std::vector<argument> near_or_all(std::string const&,
                                                  std::vector<schema::naming const*> const&) const;
  bool spend(span);

  parsed const& parsed_;
  ir::program& program_;
  ir::builder build_;
  std::map<std::string, population_id> populations_;
  std::map<std::string, ast::term const*> terms_;
  std::map<std::string, named_phrase> phrases_; ///< by `ast::phrase_key`
  std::deque<ast::condition> filled_;           ///< phrases whose slots are filled
  std::map<std::string, ast::constant const*> constants_;
  std::vector<void const*> open_definitions_; ///< terms and phrases being expanded
  std::set<std::string> unreadable_;          ///< names whose declaration has an error
  std::map<std::string, span> ids_;
  std::optional<ast::quantity::form> bare_;
  std::size_t expanded_ = 0;
  std::size_t ordinal_ = 0;
  bool failed_ = false; ///< the clause at hand has an error
};

} // namespace chitieu::check
