#include "read_back.hpp"

#include "dump.hpp"
#include "grammar.hpp"
#include "lift.hpp"

#include <algorithm>
#include <optional>

namespace chitieu::syntax {
namespace {

std::optional<start> rule_for(ast::statement const& statement) {
  if (std::holds_alternative<ast::term>(statement.node)) return start::term;
  if (std::holds_alternative<ast::phrase>(statement.node)) return start::phrase;
  if (std::holds_alternative<ast::table>(statement.node)) return start::table;
  if (std::holds_alternative<ast::band>(statement.node)) return start::band;
  if (std::holds_alternative<ast::measure_definition>(statement.node))
    return start::measure_definition;
  // What stands after `change` is read as it stands there.
  if (auto const* target = std::get_if<ast::target>(&statement.node)) {
    if (statement.changes) return start::changed_target;
    return target->bare ? start::bare_target : start::target;
  }
  return std::nullopt;
}

} // namespace

bool holds_numbers(ast::column const& column) {
  return !column.type.set &&
         (column.type.is == schema::type::count || column.type.is == schema::type::number);
}

name_kind kind_of_cells(ast::column const& column) {
  auto const flag = column.type.is == schema::type::flag && !column.type.set;
  return flag ? name_kind::flag_column : name_kind::other_column;
}

vocabulary vocabulary_of(ast::plan const& plan) {
  vocabulary words;
  auto declare = [&](schema::naming const& called, name_kind kind) {
    words.declare(called.name, kind);
    for (auto const& alias : called.aliases) words.declare(alias, kind);
  };
  for (auto const& statement : plan.statements) {
    if (auto const* scale = std::get_if<ast::scale>(&statement.node)) {
      declare(scale->called, name_kind::scale);
      for (auto const& level : scale->levels) declare(level, name_kind::level);
    } else if (auto const* population = std::get_if<ast::population>(&statement.node)) {
      declare(population->called, name_kind::population);
      for (auto const& column : population->columns) {
        words.declare(column.called.name, name_kind::column);
        if (holds_numbers(column)) words.declare(column.called.name, name_kind::number_column);
        words.declare(column.called.name, kind_of_cells(column));
        for (auto const& one : column.type.one_of) declare(one, name_kind::level);
        if (column.unit) declare(*column.unit, name_kind::unit);
      }
    } else if (auto const* constant = std::get_if<ast::constant>(&statement.node)) {
      declare(constant->called, name_kind::constant);
    } else if (auto const* table = std::get_if<ast::table>(&statement.node)) {
      declare(table->called, name_kind::constant);
    } else if (auto const* band = std::get_if<ast::band>(&statement.node)) {
      declare(band->called, name_kind::column);
      declare(band->called, name_kind::other_column);
      for (auto const& each : band->cases)
        if (each.band) words.declare(each.band->text, name_kind::level);
    } else if (auto const* measure = std::get_if<ast::measure_definition>(&statement.node)) {
      declare(measure->called, name_kind::measure);
    } else if (auto const* data = std::get_if<ast::earlier_data>(&statement.node)) {
      declare(data->called, name_kind::dataset);
    } else if (auto const* unit = std::get_if<ast::unit>(&statement.node)) {
      declare(unit->called, name_kind::unit);
    } else if (auto const* term = std::get_if<ast::term>(&statement.node)) {
      declare(term->called, name_kind::term);
    } else if (auto const* phrase = std::get_if<ast::phrase>(&statement.node)) {
      declare(phrase->called, name_kind::phrase);
    }
  }
  return words;
}

void overwrite_word(std::string& folded, vocabulary const& words) {
  auto const end = words.find(folded, 0).end;
  std::fill_n(folded.begin(), end, ' ');
}

bool reads_back(std::string const& text, ast::statement const& expected, vocabulary const& words,
                exact::number_style style) {
  auto const from = rule_for(expected);
  if (!from) return true;
  auto const source = chitieu::source::from_text({}, text);
  if (!source) return false;
  auto folded = text::fold(text);
  if (expected.changes) overwrite_word(folded.bytes, words);
  auto const targets =
      *from == start::target || *from == start::bare_target || *from == start::changed_target;
  state s(folded.bytes, words,
          targets                ? lines::properties
          : *from == start::term ? lines::force
                                 : lines::free);
  if (!parse_statement(*from, s)) return false;
  diagnostics issues;
  lifter lift(*source, folded, 0, style, issues);
  auto const root = cursor(s.nodes, 0);
  ast::statement read;
  read.changes = expected.changes;
  if (*from == start::term)
    read.node = lift.term(root);
  else if (*from == start::phrase)
    read.node = lift.phrase(root);
  else if (*from == start::table)
    read.node = lift.table(root);
  else if (*from == start::band)
    read.node = lift.band(root);
  else if (*from == start::measure_definition)
    read.node = lift.measure_definition(root);
  else
    read.node = lift.target(root, *from == start::bare_target);
  return dump(read) == dump(expected);
}

} // namespace chitieu::syntax
