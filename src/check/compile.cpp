#include "checker.hpp"
#include "right_hints.hpp"
#include "two_readings.hpp"

#include <chitieu/check/compile.hpp>
#include <chitieu/limits.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <set>

namespace chitieu {
namespace check {

void checker::run() {
  program_.file = parsed_.plan.file;
  program_.speaks = parsed_.plan.speaks;
  program_.diagnostics = parsed_.diagnostics;
  declare_scales();
  declare_populations();
  for (auto const* name : {"previous", "last year", "kỳ trước", "năm trước"})
    datasets_.try_emplace(text::fold_name(name), "previous");
  std::set<std::size_t> made_once; // kinds of statements that a plan makes once
  auto once = [&](ast::statement const& statement) {
    if (made_once.insert(statement.node.index()).second) return;
    report(code::duplicate_statement, statement.where);
    offer(statement.where, {}); // the first one stays
  };
  auto define = [&](auto& into, schema::naming const& called, auto const* what) {
    auto enter = [&](std::string const& name) {
      auto const [at, fresh] = into.try_emplace(text::fold_name(name), what);
      if (!fresh && at->second != what) report(code::duplicate_name, called.where, {name});
    };
    enter(called.name);
    for (auto const& alias : called.aliases) enter(alias);
  };
  // Where a record has a column and a number or band of one name, nobody could say which is meant.
  auto not_a_column = [&](std::string const& of, schema::naming const& called) {
    auto const population = population_named(of);
    if (population && column_named(*population, called.name))
      report(code::duplicate_name, called.where, {called.name});
  };
  for (auto const& statement : parsed_.plan.statements) {
    if (auto const* unreadable = std::get_if<ast::unreadable>(&statement.node)) {
      unread(unreadable->called);
    } else if (auto const* title = std::get_if<ast::title>(&statement.node)) {
      once(statement);
      program_.title = title->text;
      program_.year = title->year;
    } else if (std::holds_alternative<ast::edition>(statement.node)) {
      once(statement);
    } else if (auto const* origin = std::get_if<ast::origin>(&statement.node)) {
      once(statement);
      program_.source = origin->text;
    } else if (auto const* numbers = std::get_if<ast::numbers>(&statement.node)) {
      once(statement);
      program_.numbers = numbers->style;
    } else if (auto const* bare = std::get_if<ast::bare_percentages>(&statement.node)) {
      once(statement);
      bare_ = bare->reading;
    } else if (auto const* term = std::get_if<ast::term>(&statement.node)) {
      if (population_named(term->called.name))
        report(code::duplicate_name, term->called.where, {term->called.name});
      auto const same = terms_.find(text::fold_name(term->called.name));
      if (same == terms_.end() || !define_again(*same->second, *term))
        define(terms_, term->called, term);
    } else if (auto const* phrase = std::get_if<ast::phrase>(&statement.node)) {
      define_phrase(*phrase);
    } else if (auto const* constant = std::get_if<ast::constant>(&statement.node)) {
      define_constant(*constant);
    } else if (auto const* table = std::get_if<ast::table>(&statement.node)) {
      define(tables_, table->called, table);
    } else if (auto const* band = std::get_if<ast::band>(&statement.node)) {
      define(bands_, band->called, band);
      not_a_column(band->of.text, band->called);
    } else if (auto const* measure = std::get_if<ast::measure_definition>(&statement.node)) {
      define(measures_, measure->called, measure);
      if (measure->of) not_a_column(measure->of->text, measure->called);
    } else if (auto const* earlier = std::get_if<ast::earlier_data>(&statement.node)) {
      define_dataset(earlier->called);
    } else if (auto const* grades = std::get_if<ast::grades>(&statement.node)) {
      define_grades(*grades, statement.where);
    } else if (auto const* unit = std::get_if<ast::unit>(&statement.node)) {
      define_unit(*unit);
    } else if (auto const* about = std::get_if<ast::approximation>(&statement.node)) {
      once(statement);
      about_ = about->within.value;
    } else if (auto const* holidays = std::get_if<ast::holidays>(&statement.node)) {
      for (auto const& days : holidays->days)
        for (auto day = days.first; day <= days.last; ++day) program_.holidays.insert(day);
    }
  }
  std::string section;
  ast::properties inherited;
  for (auto const& statement : parsed_.plan.statements) {
    if (auto const* begins = std::get_if<ast::section>(&statement.node)) {
      section = begins->title;
      inherited = begins->with;
    } else if (auto const* said = std::get_if<ast::target>(&statement.node)) {
      target(*said, section, inherited);
    }
  }
  auto& all = program_.diagnostics;
  // A term that many targets use would say the same thing many times.
  std::stable_sort(all.begin(), all.end(),
                   [](auto& a, auto& b) { return a.at.where.begin < b.at.where.begin; });
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

} // namespace check

ir::program compile(parsed const& from, advice how) {
  ir::program out;
  check::checker(from, out).run();
  // Verdicts are asked for more often than plans are read.
  for (auto& target : out.targets)
    for (auto& clause : target.clauses) clause.reads = ir::print(out, clause);
  check::find_two_readings(from, out);
  if (how == advice::tried) check::set_right_hints(from, out);
  return out;
}

} // namespace chitieu
