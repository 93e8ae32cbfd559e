#include "plan_vocabulary.hpp"

#include <optional>

namespace chitieu::syntax {

void declare_cells(vocabulary& words, ast::column const& column) {
  using schema::type;
  auto const& name = column.called.name;
  auto const is = [&](type one) { return !column.type.set && column.type.is == one; };
  if (is(type::count) || is(type::number)) words.declare(name, name_kind::number_column);
  words.declare(name, is(type::flag) ? name_kind::flag_column : name_kind::other_column);
  if (is(type::text) || is(type::key)) words.declare(name, name_kind::text_column);
}

// What the name of a statement is whose rest could not be read.
std::optional<name_kind> kind_of(ast::declares what) {
  switch (what) {
  case ast::declares::scale:
    return name_kind::scale;
  case ast::declares::population:
    return name_kind::population;
  case ast::declares::constant:
    return name_kind::constant;
  case ast::declares::term:
    return name_kind::term;
  case ast::declares::phrase:
    return name_kind::phrase;
  case ast::declares::measure:
    return name_kind::measure;
  case ast::declares::band:
    return name_kind::column;
  case ast::declares::unit:
    return name_kind::unit;
  default:
    return std::nullopt;
  }
}

void declare_columns(vocabulary& words, ast::population const& of) {
  auto const declare = [&](schema::naming const& called, name_kind kind) {
    words.declare(called.name, kind);
    for (auto const& alias : called.aliases) words.declare(alias, kind);
  };
  for (auto const& column : of.columns) {
    words.declare(column.called.name, name_kind::column);
    declare_cells(words, column);
    for (auto const& one : column.type.one_of) declare(one, name_kind::level);
    if (column.unit) declare(*column.unit, name_kind::unit);
  }
}

vocabulary vocabulary_of(ast::plan const& plan) {
  vocabulary words;
  auto declare = [&](schema::naming const& called, name_kind kind) {
    auto const one = [&](std::string const& name) {
      words.declare(name, kind);
      if (kind == name_kind::population || kind == name_kind::term)
        words.declare_singular(name, kind);
    };
    one(called.name);
    for (auto const& alias : called.aliases) one(alias);
  };
  for (auto const& statement : plan.statements) {
    if (auto const* scale = std::get_if<ast::scale>(&statement.node)) {
      declare(scale->called, name_kind::scale);
      for (auto const& level : scale->levels) declare(level, name_kind::level);
    } else if (auto const* population = std::get_if<ast::population>(&statement.node)) {
      declare(population->called, name_kind::population);
      declare_columns(words, *population);
    } else if (auto const* unreadable = std::get_if<ast::unreadable>(&statement.node)) {
      if (auto const kind = kind_of(unreadable->what)) declare(unreadable->called, *kind);
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
      if (unit->means && unit->means->unit) words.declare(unit->means->unit->text, name_kind::unit);
    } else if (auto const* term = std::get_if<ast::term>(&statement.node)) {
      declare(term->called, name_kind::term);
    } else if (auto const* phrase = std::get_if<ast::phrase>(&statement.node)) {
      declare(phrase->called, name_kind::phrase);
    }
  }
  return words;
}

exact::number_style style_of(ast::plan const& plan) {
  auto style = exact::number_style::undeclared;
  for (auto const& each : plan.statements)
    if (auto const* numbers = std::get_if<ast::numbers>(&each.node)) style = numbers->style;
  return style;
}

} // namespace chitieu::syntax
