#include "checker.hpp"
#include "declaring_line.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <set>

namespace chitieu::check {

void checker::unique(std::map<std::string, std::string>& taken, schema::naming const& called) {
  auto one = [&](std::string const& name) {
    auto const [at, fresh] = taken.try_emplace(text::fold_name(name), called.name);
    if (!fresh && at->second != called.name) report(code::duplicate_name, called.where, {name});
  };
  auto const [at, fresh] = taken.try_emplace(text::fold_name(called.name), called.name);
  if (!fresh) report(code::duplicate_name, called.where, {called.name});
  for (auto const& alias : called.aliases) one(alias);
}

void checker::declare_scales() {
  std::map<std::string, std::string> taken;
  for (auto const& statement : parsed_.plan.statements) {
    auto const* scale = std::get_if<ast::scale>(&statement.node);
    if (!scale) continue;
    unique(taken, scale->called);
    std::map<std::string, std::string> levels;
    for (auto const& level : scale->levels) unique(levels, level);
    program_.schema.scales.push_back({scale->called, scale->levels, true, scale->cumulative});
  }
}

void checker::unread(schema::naming const& called) {
  unreadable_.insert(text::fold_name(called.name));
  for (auto const& alias : called.aliases) unreadable_.insert(text::fold_name(alias));
}

void checker::declare_populations() {
  std::set<std::string> scales;
  for (auto const& statement : parsed_.plan.statements)
    if (auto const* scale = std::get_if<ast::unreadable>(&statement.node);
        scale && scale->what == ast::declares::scale)
      scales.insert(text::fold_name(scale->called.name));
  auto const is_of_unread_scale = [&scales](ast::column const& column) {
    return !column.type.names.empty() &&
           scales.contains(text::fold_name(column.type.names.front().text));
  };
  std::map<std::string, std::string> taken;
  std::vector<ast::population const*> declared;
  for (auto const& statement : parsed_.plan.statements) {
    auto const* population = std::get_if<ast::population>(&statement.node);
    if (!population) continue;
    // Values of its cells are not known, and sentences about it would seem wrong.
    if (std::any_of(population->columns.begin(), population->columns.end(), is_of_unread_scale)) {
      unread(population->called);
      continue;
    }
    unique(taken, population->called);
    auto const id = static_cast<population_id>(program_.schema.populations.size());
    populations_.try_emplace(text::fold_name(population->called.name), id);
    for (auto const& alias : population->called.aliases)
      populations_.try_emplace(text::fold_name(alias), id);
    schema::population made;
    made.called = population->called;
    made.at = parsed_.from.locate(population->called.where);
    made.covers = population->covers;
    made.key_is_row = population->key_is_row;
    program_.schema.populations.push_back(std::move(made));
    declared.push_back(population);
  }
  for (population_id p = 0; p < declared.size(); ++p) {
    std::map<std::string, std::string> columns;
    for (auto const& column : declared[p]->columns) {
      unique(columns, column.called);
      declare_column(p, *declared[p], column);
    }
    auto& made = program_.schema.populations[p];
    for (auto const& item : declared[p]->items) made.listed.push_back(item.name);
    // A list in the plan is keyed by its own words.
    if (declared[p]->listed && made.key.empty()) {
      schema::column name;
      name.called = {made.called.name, {}, made.called.where};
      name.type = schema::type::key;
      made.columns.insert(made.columns.begin(), std::move(name));
      made.key.push_back(0);
    }
  }
  for (population_id p = 0; p < declared.size(); ++p) resolve_modifiers(p, *declared[p]);
}

void checker::declare_column(population_id p, ast::population const&, ast::column const& column) {
  schema::column made;
  made.called = column.called;
  made.type = column.type.is;
  made.set = column.type.set;
  made.when_blank = column.when_blank;
  made.personal = column.personal;
  made.may_be_absent = column.may_be_absent;
  if (column.unit) made.unit = column.unit->name;
  bool const is_key = column.type.is == schema::type::key;
  if (!column.type.names.empty()) {
    auto const& name = column.type.names.front();
    auto const folded = text::fold_name(name.text);
    auto& scales = program_.schema.scales;
    for (schema::scale_id s = 0; s < scales.size() && !made.values; ++s)
      if (scales[s].ordered && text::fold_name(scales[s].called.name) == folded && !is_key)
        made.values = s;
    if (!made.values) {
      made.type = schema::type::reference;
      made.target = population_named(name.text);
    }
  } else if (!column.type.one_of.empty()) {
    std::map<std::string, std::string> taken;
    for (auto const& choice : column.type.one_of) unique(taken, choice);
    made.values = static_cast<schema::scale_id>(program_.schema.scales.size());
    program_.schema.scales.push_back({column.called, column.type.one_of, false, false});
  }
  auto& population = program_.schema.populations[p];
  if (is_key) population.key.push_back(static_cast<column_id>(population.columns.size()));
  population.columns.push_back(std::move(made));
  if (!column.type.chosen_by) return;
  for (std::size_t i = 1; i < column.type.names.size(); ++i) {
    auto other = population.columns.back();
    other.target = population_named(column.type.names[i].text);
    population.columns.push_back(std::move(other));
  }
}

// `units or staff by kind`: a value of `kind` names the population by one of their names.
void checker::resolve_choice(population_id p, std::vector<column_id> const& ways,
                             ast::column_type const& type) {
  auto& columns = program_.schema.populations[p].columns;
  auto const chooser = find_column(p, *type.chosen_by);
  if (!chooser) return;
  auto const& by = columns[*chooser];
  for (std::size_t i = 0; i < ways.size(); ++i) {
    auto& way = columns[ways[i]];
    way.chosen_by = chooser;
    // What is not yet known to lead there is no reference yet.
    if (!way.dated) way.dated = by.dated;
    for (std::size_t n = 0; by.values && !by.set && n < scale_of(by).levels.size(); ++n) {
      auto const& level = scale_of(by).levels[n];
      auto const names = [&](std::string const& name) {
        return population_named(name) == way.target;
      };
      if (names(level.name) || std::any_of(level.aliases.begin(), level.aliases.end(), names))
        way.chosen_at.push_back(static_cast<std::int32_t>(n));
    }
    if (way.chosen_at.empty())
      report(code::population_never_chosen, type.names[i].where,
             {by.called.name, type.names[i].text}, {by.called.name});
  }
}

void checker::resolve_modifiers(population_id p, ast::population const& declared) {
  auto& population = program_.schema.populations[p];
  auto date_column = [&](ast::name const& name) -> std::optional<column_id> {
    auto const found = find_column(p, name);
    if (found && population.columns[*found].type != schema::type::date) {
      report(code::not_a_date_column, name.where, {name.text});
      return std::nullopt;
    }
    return found;
  };
  if (declared.dated) population.dated = date_column(*declared.dated);
  if (declared.valid_from) population.valid_from = date_column(*declared.valid_from);
  if (declared.valid_until) population.valid_until = date_column(*declared.valid_until);
  for (auto const& column : declared.columns) {
    auto const id = column_named(p, column.called.name).value(); // as it is declared
    auto const ways = ways_of(p, id);
    auto const dated = column.dated ? date_column(*column.dated) : std::nullopt;
    for (auto const way : ways) {
      auto& each = population.columns[way];
      each.dated = dated;
      if (!each.target) continue;
      auto const& target = program_.schema.populations[*each.target];
      if (!target.key.empty() || target.key_is_row) continue;
      report(code::no_key, column.called.where, {target.called.name, column.called.name});
      if (auto const end = end_of_declaring_line(parsed_, target.called.name))
        offer({*end, *end}, said({", key: row", ", khóa: dòng"}));
    }
    auto& made = population.columns[id];
    // A blank that cannot mean what is said is not known.
    if (column.blank_value) {
      auto const level =
          made.values ? level_named(scale_of(made), column.blank_value->text) : std::nullopt;
      if (level) {
        made.blank_level = *level;
      } else {
        report(code::bad_blank_value, column.blank_value->where, {column.blank_value->text});
        made.when_blank = schema::blank::unknown;
      }
    }
    if (made.when_blank == schema::blank::no && made.type != schema::type::flag) {
      report(code::bad_blank_value, column.where, {column.called.name});
      made.when_blank = schema::blank::unknown;
    }
  }
  // Only now is it known of each column what dates it.
  for (auto const& column : declared.columns)
    if (column.type.chosen_by)
      resolve_choice(p, ways_of(p, column_named(p, column.called.name).value()), column.type);
  failed_ = false;
}

} // namespace chitieu::check
