#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using verb = ast::holding::verb;
using reach = ast::holding::reach;

} // namespace

// `hold X` needs exactly one column that can contain X.
std::optional<column_id> checker::column_holding(population_id p, ast::holding const& h) {
  auto const& columns = program_.schema.populations[p].columns;
  if (h.column) {
    auto const found = find_column(p, *h.column);
    if (found && !columns[*found].values) {
      report(code::wrong_comparison, h.column->where, {h.column->text});
      return std::nullopt;
    }
    return found;
  }
  auto const& value = h.values.front();
  std::vector<column_id> able;
  for (column_id c = 0; c < columns.size(); ++c)
    if (columns[c].values && level_named(scale_of(columns[c]), value.text)) able.push_back(c);
  if (able.size() == 1) return able.front();
  if (able.size() > 1) {
    std::vector<std::string> names;
    for (auto c : able) names.push_back(columns[c].called.name);
    report(code::ambiguous_value, value.where, {value.text, all_of_them(names)});
    offer_columns(value.where.begin, names, "", " ");
    return std::nullopt;
  }
  auto const skeleton = text::skeleton(value.text);
  std::vector<schema::naming const*> names;
  for (auto const& column : columns) {
    if (!column.values) continue;
    for (auto const& level : scale_of(column).levels) {
      names.push_back(&level);
      if (text::skeleton(level.name) == skeleton) {
        report(code::look_alike, value.where, {value.text, level.name}, {level.name});
        offer_names(value.where, {level.name});
        return std::nullopt;
      }
    }
  }
  for (population_id other = 0; other < program_.schema.populations.size(); ++other)
    for (auto const& column : program_.schema.populations[other].columns)
      if (column.values && level_named(scale_of(column), value.text)) {
        report(code::value_of_other_population, value.where,
               {value.text, name_of(p), name_of(other)});
        return std::nullopt;
      }
  report_name(code::unknown_value, {value.text, value.where}, name_of(p), names);
  return std::nullopt;
}

ir::condition_id checker::level_codes(population_id p, column_id c, std::vector<std::int32_t> codes,
                                      bool only) {
  if (column_at(p, c).set) return build_.add(p, ir::set_test{c, std::move(codes), only});
  return build_.add(p, ir::code_test{c, std::move(codes)});
}

ir::condition_id checker::holding(population_id p, ast::holding const& said, span where) {
  auto h = said;
  // A constant that is called like a rank has two readings here, too.
  auto const* levels = static_cast<schema::scale const*>(nullptr);
  for (auto const& column : program_.schema.populations[p].columns)
    if (column.values && level_named(scale_of(column), said.values.front().text))
      levels = &scale_of(column);
  auto values = with_constants(said.values, levels);
  if (!values) return failed(p);
  h.values = std::move(*values);
  auto const c = column_holding(p, h);
  if (!c) return failed(p);
  auto const& scale = scale_of(column_at(p, *c));
  if (h.listed && h.how != verb::hold_none && h.how != verb::hold_only && column_at(p, *c).set) {
    report(code::list_on_a_set, where, {column_at(p, *c).called.name},
           {h.values[0].text, h.values[1].text});
    return failed(p);
  }
  auto const failed_before = std::exchange(failed_, false);
  std::vector<std::int32_t> wanted;
  for (auto const& value : h.values) wanted.push_back(find_level(scale, value));
  if (failed_) return failed(p);
  failed_ = failed_before;
  if (h.climbs != reach::as_is && !scale.ordered) {
    report(code::not_ordered, where, {scale.called.name});
    return failed(p);
  }
  // A higher level counts as holding the lower one only where the scale says so, except when the
  // recorded value itself is asked for.
  auto const recorded = h.how == verb::recorded || h.how == verb::hold_only;
  auto const climbs =
      h.climbs == reach::or_more || (h.climbs == reach::as_is && scale.cumulative && !recorded);
  std::vector<std::int32_t> codes;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(scale.levels.size()); ++i)
    if (std::any_of(wanted.begin(), wanted.end(), [&](std::int32_t level) {
          return climbs ? i >= level : h.climbs == reach::or_less ? i <= level : i == level;
        }))
      codes.push_back(i);
  auto out = level_codes(p, *c, std::move(codes), h.how == verb::hold_only);
  if (h.how == verb::hold_none) out = build_.add(p, ir::negation{out});
  return out;
}

} // namespace chitieu::check
