#include "checker.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

namespace chitieu::check {

void checker::report(code what, span where, std::vector<argument> arguments,
                     std::vector<argument> hint) {
  if (severity_of(what) == severity::error) failed_ = true;
  program_.diagnostics.push_back(
      {what, parsed_.from.locate(where), std::move(arguments), std::move(hint)});
}

bool checker::spend(span where) {
  if (++expanded_ <= limits::expanded_nodes) return true;
  if (expanded_ == limits::expanded_nodes + 1)
    report(code::too_large_expansion, where, {std::to_string(limits::expanded_nodes)});
  failed_ = true;
  return false;
}

std::vector<std::string> checker::near(std::string const& name,
                                       std::vector<schema::naming const*> const& among) {
  std::vector<candidate> candidates;
  for (auto const* called : among) {
    candidates.push_back(
        {text::fold_name(called->name), text::skeleton(called->name), called->name});
    for (auto const& alias : called->aliases)
      candidates.push_back({text::fold_name(alias), text::skeleton(alias), alias});
  }
  return suggest(text::fold_name(name), text::skeleton(name), candidates);
}

void checker::report_name(code what, ast::name const& name, std::string const& in,
                          std::vector<schema::naming const*> const& among) {
  constexpr std::size_t most_listed = 16;
  auto const close = near(name.text, among);
  auto hint = either(close);
  if (hint.empty() && !among.empty() && among.size() <= most_listed) {
    std::vector<std::string> names;
    for (auto const* each : among)
      if (names.empty() || names.back() != each->name) names.push_back(each->name);
    hint = {"", all_of_them(names)};
  }
  report(what, name.where, {name.text, in}, std::move(hint));
  offer_names(name.where, close);
}

std::optional<population_id> checker::population_named(std::string const& name) const {
  auto const at = populations_.find(text::fold_name(name));
  return at == populations_.end() ? std::nullopt : std::optional(at->second);
}

std::string checker::noun_meant(std::string const& noun) const {
  auto const is_declared = [&](std::string const& folded) {
    return populations_.contains(folded) || terms_.contains(folded);
  };
  auto const folded = text::fold_name(noun);
  if (is_declared(folded)) return noun;
  auto plurals = std::vector{folded + "s", folded + "es"};
  if (folded.ends_with('y')) plurals.push_back(folded.substr(0, folded.size() - 1) + "ies");
  for (auto& plural : plurals)
    if (is_declared(plural)) return std::move(plural);
  return noun;
}

std::optional<population_id> checker::population_of(std::string const& noun) const {
  auto const name = noun_meant(noun);
  if (auto const p = population_named(name)) return p;
  auto const at = terms_.find(text::fold_name(name));
  if (at == terms_.end() || at->second->means.parts.size() != 1) return std::nullopt;
  return population_named(noun_meant(at->second->means.parts.front().noun.text));
}

// The same names are compared again and again.
std::string const& checker::folded_name(std::string const& name) const {
  auto const [at, fresh] = folded_names_.try_emplace(name);
  if (fresh) at->second = text::fold_name(name);
  return at->second;
}

std::optional<column_id> checker::column_named(population_id p, std::string const& name) const {
  auto const& population = program_.schema.populations[p];
  auto const& columns = population.columns;
  auto const fold = [this](std::string const& one) -> std::string const& {
    return folded_name(one);
  };
  auto const& folded = fold(name);
  // Groups have no columns but those they are made of.
  auto const is_said = [&](schema::column const& column) {
    return !column.derived || population.groups.has_value();
  };
  for (column_id c = 0; c < columns.size(); ++c)
    if (is_said(columns[c]) && fold(columns[c].called.name) == folded) return c;
  for (column_id c = 0; c < columns.size(); ++c)
    if (is_said(columns[c]) && schema::is_called(columns[c].called, folded, fold)) return c;
  return std::nullopt;
}

std::vector<column_id> checker::ways_of(population_id p, column_id first) const {
  auto const& columns = program_.schema.populations[p].columns;
  std::vector<column_id> out{first};
  for (auto c = first + 1; c < columns.size() && columns[c].target; ++c) {
    if (columns[c].called != columns[first].called) break;
    out.push_back(c);
  }
  return out;
}

std::optional<column_id> checker::column_to(population_id from, std::string const& column,
                                            population_id to) const {
  auto const named = column_named(from, column);
  if (!named) return std::nullopt;
  for (auto const way : ways_of(from, *named))
    if (column_at(from, way).target == to) return way;
  return std::nullopt;
}

std::optional<std::int32_t> checker::level_named(schema::scale const& scale,
                                                 std::string const& name) const {
  auto const fold = [this](std::string const& one) -> std::string const& {
    return folded_name(one);
  };
  for (std::size_t i = 0; i < scale.levels.size(); ++i)
    if (schema::is_called(scale.levels[i], fold(name), fold)) return static_cast<std::int32_t>(i);
  return std::nullopt;
}

std::optional<column_id> checker::find_column(population_id p, ast::name const& name) {
  if (auto const found = column_named(p, name.text)) return found;
  std::vector<schema::naming const*> names;
  for (auto const& column : program_.schema.populations[p].columns)
    if (!column.derived) names.push_back(&column.called);
  report_name(code::unknown_column, name, name_of(p), names);
  return std::nullopt;
}

std::int32_t checker::find_level(schema::scale const& scale, ast::value const& value) {
  if (value.is == ast::value::form::name || value.is == ast::value::form::quoted)
    if (auto const found = level_named(scale, value.text)) return *found;
  auto const skeleton = text::skeleton(value.text);
  for (auto const& level : scale.levels)
    if (text::skeleton(level.name) == skeleton) {
      report(code::look_alike, value.where, {value.text, level.name}, {level.name});
      offer_names(value.where, {level.name});
      return 0;
    }
  std::vector<schema::naming const*> names;
  for (auto const& level : scale.levels) names.push_back(&level);
  report_name(code::unknown_value, {value.text, value.where}, scale.called.name, names);
  return 0;
}

} // namespace chitieu::check
