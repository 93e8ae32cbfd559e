#include "checker.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using comparison_form = ast::comparison::form;

bool is_relation(comparison_form f) {
  return f == comparison_form::at_least || f == comparison_form::at_most ||
         f == comparison_form::more_than || f == comparison_form::less_than ||
         f == comparison_form::between;
}

bool is_date_form(comparison_form f) {
  return f == comparison_form::in || f == comparison_form::before || f == comparison_form::by ||
         f == comparison_form::after;
}

} // namespace

ir::condition_id checker::comparison(population_id p, ast::comparison const& said, span where) {
  // A band is asked for its values alone.
  auto const& first = said.column.steps.front();
  if (auto const of = bands_.find(text::fold_name(first.text));
      of != bands_.end() && said.column.steps.size() == 1 && !column_named(p, first.text)) {
    std::vector<ir::condition_id> any;
    if ((said.is != comparison_form::is && said.is != comparison_form::is_not) ||
        population_named(of->second->of.text) != p) {
      report(code::wrong_comparison, where, {first.text});
      return failed(p);
    }
    for (auto const& value : said.values)
      any.push_back(band(p, *of->second, value.text, value.where));
    auto out = build_.add(p, ir::any_of{std::move(any)});
    return said.is == comparison_form::is_not ? build_.add(p, ir::negation{out}) : out;
  }
  auto const all = follow(p, said.column);
  if (all.empty()) return failed(p);
  // A reference leads to one of its populations and to nothing in the others; so it is known, or is
  // none, where that is so in all of them.
  auto const asks_none = said.values.size() == 1 && said.values[0].is == ast::value::form::none;
  auto const of_all =
      said.is == comparison_form::known || (asks_none && said.is == comparison_form::is);
  std::vector<ir::condition_id> any;
  for (auto at = all.begin(); at != all.end();) {
    std::vector<ir::condition_id> same;
    for (auto const& steps = at->steps; at != all.end() && at->steps == steps; ++at)
      same.push_back(compare(*at, said, where));
    any.push_back(of_all ? build_.add(p, ir::all_of{std::move(same)})
                         : build_.add(p, ir::any_of{std::move(same)}));
  }
  return build_.add(p, ir::any_of{std::move(any)});
}

ir::condition_id checker::compare(reached const& at, ast::comparison const& said, span where) {
  auto const p = at.steps.empty() ? at.population : at.steps.front().first;
  auto const& column = column_at(at.population, at.column);
  auto c = said;
  auto values = with_constants(said.values, column.values ? &scale_of(column) : nullptr);
  if (!values) return failed(p);
  c.values = std::move(*values);
  if (c.is == comparison_form::known || c.is == comparison_form::unknown) {
    auto known = build_.add(at.population, ir::known_test{at.column});
    if (c.is == comparison_form::unknown) known = build_.add(at.population, ir::negation{known});
    return wrap(at, known);
  }
  auto const asks_none = c.values.size() == 1 && c.values[0].is == ast::value::form::none;
  if (asks_none && (c.is == comparison_form::is || c.is == comparison_form::is_not)) {
    auto none = build_.add(at.population, ir::none_test{at.column});
    if (c.is == comparison_form::is_not) none = build_.add(at.population, ir::negation{none});
    return wrap(at, none);
  }
  if (column.set) {
    report(code::is_on_a_set, where, {column.called.name});
    return failed(p);
  }
  ir::condition_id inner = 0;
  switch (column.type) {
  case schema::type::category:
    inner = compare_level(at, c, where);
    break;
  case schema::type::count:
  case schema::type::number:
    inner = compare_number(at, c, where);
    break;
  case schema::type::date:
  case schema::type::time:
    inner = compare_date(at, c, where);
    break;
  case schema::type::flag:
    inner = compare_flag(at, c, where);
    break;
  case schema::type::key:
  case schema::type::text:
    inner = compare_text(at, c, where);
    break;
  case schema::type::reference: {
    // `unit is “K01”` compares the key of the row that the reference leads to; that key may itself
    // be a reference, but not for ever.
    auto further = at;
    auto const& populations = program_.schema.populations;
    for (std::size_t steps = 0; steps <= populations.size(); ++steps) {
      auto const& last = column_at(further.population, further.column);
      if (!last.target) return wrap(further, compare_text(further, c, where));
      auto const& target = populations[*last.target];
      if (target.key.size() != 1) break;
      further.steps.emplace_back(further.population, further.column);
      further.population = *last.target;
      further.column = target.key.front();
    }
    report(code::wrong_comparison, where, {column.called.name});
    return failed(p);
  }
  }
  return wrap(at, inner);
}

// Nothing lies from the later to the earlier. What a phrase is given stands where it is used.
ir::condition_id checker::reversed(reached const& at, ast::comparison const& c, span where) {
  auto const first = c.values[0].where;
  auto const last = c.values[1].where;
  bool const side_by_side = where.begin <= first.begin && last.end <= where.end;
  report(code::range_reversed, side_by_side ? span{first.begin, last.end} : last);
  if (side_by_side) offer_swapped(first, last);
  return failed(at.population);
}

ir::condition_id checker::compare_level(reached const& at, ast::comparison const& c, span where) {
  auto const& scale = scale_of(column_at(at.population, at.column));
  std::vector<std::int32_t> levels;
  for (auto const& value : c.values) levels.push_back(find_level(scale, value));
  if (failed_) return build_.always(at.population);
  if (is_relation(c.is) && !scale.ordered) {
    report(code::not_ordered, where, {scale.called.name});
    return failed(at.population);
  }
  if (is_date_form(c.is)) {
    report(code::wrong_comparison, where, {column_at(at.population, at.column).called.name});
    return failed(at.population);
  }
  if (c.is == comparison_form::between && levels[1] < levels[0]) return reversed(at, c, where);
  std::vector<std::int32_t> codes;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(scale.levels.size()); ++i) {
    auto const in = [&] {
      switch (c.is) {
      case comparison_form::at_least:
        return i >= levels[0];
      case comparison_form::more_than:
        return i > levels[0];
      case comparison_form::at_most:
        return i <= levels[0];
      case comparison_form::less_than:
        return i < levels[0];
      case comparison_form::between:
        return i >= levels[0] && i <= levels[1];
      default:
        return std::find(levels.begin(), levels.end(), i) != levels.end();
      }
    }();
    if (in) codes.push_back(i);
  }
  auto out = build_.add(at.population, ir::code_test{at.column, std::move(codes)});
  if (c.is == comparison_form::is_not) out = build_.add(at.population, ir::negation{out});
  return out;
}

ir::condition_id checker::compare_number(reached const& at, ast::comparison const& c, span where) {
  for (auto const& value : c.values)
    if (value.is != ast::value::form::number &&
        !(value.is == ast::value::form::period && value.when.written.size() == 4)) {
      report(code::wrong_value, value.where,
             {value.text, column_at(at.population, at.column).called.name});
      return failed(at.population);
    }
  if (is_date_form(c.is)) {
    report(code::wrong_comparison, where, {column_at(at.population, at.column).called.name});
    return failed(at.population);
  }
  auto number = [](ast::value const& v) { return v.number; };
  auto between = [&](std::optional<exact::decimal> low, bool low_open,
                     std::optional<exact::decimal> high, bool high_open) {
    return build_.add(at.population, ir::number_test{at.column, low, high, low_open, high_open});
  };
  auto const first = number(c.values.front());
  if (c.is == comparison_form::between && number(c.values[1]) < first)
    return reversed(at, c, where);
  switch (c.is) {
  case comparison_form::at_least:
    return between(first, false, {}, false);
  case comparison_form::more_than:
    return between(first, true, {}, false);
  case comparison_form::at_most:
    return between({}, false, first, false);
  case comparison_form::less_than:
    return between({}, false, first, true);
  case comparison_form::between:
    return between(first, false, number(c.values[1]), false);
  default:
    break;
  }
  std::vector<ir::condition_id> any;
  for (auto const& value : c.values)
    any.push_back(between(number(value), false, number(value), false));
  auto out = build_.add(at.population, ir::any_of{std::move(any)});
  if (c.is == comparison_form::is_not) out = build_.add(at.population, ir::negation{out});
  return out;
}

ir::condition_id checker::compare_date(reached const& at, ast::comparison const& c, span where) {
  for (auto const& value : c.values)
    if (value.is != ast::value::form::period) {
      report(code::wrong_value, value.where,
             {value.text, column_at(at.population, at.column).called.name});
      return failed(at.population);
    }
  auto const times = column_at(at.population, at.column).type == schema::type::time;
  auto range = [&](std::optional<data::day> first, std::optional<data::day> last) {
    // From the first second of a day to the last of another.
    constexpr std::int64_t day = std::int64_t{24} * 60 * 60;
    if (times) {
      ir::number_test test{at.column, {}, {}, false, false};
      if (first) test.low = exact::decimal{*first * day, 0};
      if (last) test.high = exact::decimal{*last * day + day - 1, 0};
      return build_.add(at.population, test);
    }
    return build_.add(at.population, ir::day_test{at.column, first, last, false, false});
  };
  auto const& when = c.values.front().when;
  if (c.is == comparison_form::between && c.values[1].when.last < when.first)
    return reversed(at, c, where);
  switch (c.is) {
  case comparison_form::before:
  case comparison_form::less_than:
    return range({}, when.first - 1);
  case comparison_form::by:
  case comparison_form::at_most:
    return range({}, when.last);
  case comparison_form::after:
  case comparison_form::more_than:
    return range(when.last + 1, {});
  case comparison_form::at_least:
    return range(when.first, {});
  case comparison_form::between:
    return range(when.first, c.values[1].when.last);
  default:
    break;
  }
  std::vector<ir::condition_id> any;
  for (auto const& value : c.values) any.push_back(range(value.when.first, value.when.last));
  auto out = build_.add(at.population, ir::any_of{std::move(any)});
  if (c.is == comparison_form::is_not) out = build_.add(at.population, ir::negation{out});
  return out;
}

// A record that the plan lists itself goes by its name; any other text or key is data.
std::string checker::text_of(reached const& at, ast::value const& value) {
  auto const& population = program_.schema.populations[at.population];
  bool const names_record = !population.listed.empty() && population.key.size() == 1 &&
                            population.key.front() == at.column;
  if (!names_record) return text::normalise(value.text);
  auto const folded = text::fold_name(value.text);
  std::vector<schema::naming> listed;
  for (auto const& name : population.listed) {
    if (text::fold_name(name) == folded) return text::normalise(name);
    listed.push_back({name, {}, {}});
  }
  std::vector<schema::naming const*> names;
  for (auto const& name : listed) names.push_back(&name);
  report_name(code::unknown_value, {value.text, value.where}, population.called.name, names);
  return {};
}

ir::condition_id checker::compare_text(reached const& at, ast::comparison const& c, span where) {
  if (c.is != comparison_form::is && c.is != comparison_form::is_not) {
    report(code::wrong_comparison, where, {column_at(at.population, at.column).called.name});
    return failed(at.population);
  }
  std::vector<std::string> values;
  for (auto const& value : c.values) values.push_back(text_of(at, value));
  if (failed_) return build_.always(at.population);
  std::sort(values.begin(), values.end());
  auto out = build_.add(at.population, ir::text_test{at.column, std::move(values)});
  if (c.is == comparison_form::is_not) out = build_.add(at.population, ir::negation{out});
  return out;
}

ir::condition_id checker::compare_flag(reached const& at, ast::comparison const& c, span where) {
  auto const& value = c.values.front();
  auto const yes = value.is == ast::value::form::yes;
  auto const no = value.is == ast::value::form::no || value.is == ast::value::form::none;
  if ((c.is != comparison_form::is && c.is != comparison_form::is_not) || c.values.size() != 1 ||
      (!yes && !no)) {
    report(code::wrong_value, where, {value.text, column_at(at.population, at.column).called.name});
    return failed(at.population);
  }
  auto out = build_.add(at.population, ir::flag_test{at.column});
  if (yes != (c.is == comparison_form::is)) out = build_.add(at.population, ir::negation{out});
  return out;
}

} // namespace chitieu::check
