#include "checker.hpp"

#include <chitieu/exact/in_a_row.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::check {
namespace {

using schema::span_of_time;

std::vector<std::string> numbered(std::size_t many) {
  std::vector<std::string> out;
  for (std::size_t i = 1; i <= many; ++i) out.push_back(std::to_string(i));
  return out;
}

bool can_be_spans(schema::column const& column, span_of_time each) {
  if (column.set) return false;
  return column.type == schema::type::date ||
         (column.type == schema::type::count && each == span_of_time::year);
}

} // namespace

// The dates that make the periods: those that are named, those that date the rows, or the only
// ones.
std::optional<column_id> checker::dates_of(ast::grouping const& said, population_id of) {
  auto const& key = said.by.front();
  if (!key.of.text.empty()) {
    auto const column = grouping_column(of, key.of);
    if (!column) return std::nullopt;
    if (can_be_spans(column_at(of, *column), static_cast<span_of_time>(key.each))) return column;
    report(code::not_a_group, key.of.where, {key.of.text});
    return std::nullopt;
  }
  auto const& population = program_.schema.populations[of];
  if (population.dated) return population.dated;
  std::vector<std::string> names;
  std::optional<column_id> only;
  for (column_id c = 0; c < population.columns.size(); ++c) {
    auto const& column = population.columns[c];
    if (column.derived || column.type != schema::type::date) continue;
    names.push_back(column.called.name);
    only = c;
  }
  if (names.size() == 1) return only;
  report(code::which_dates, said.where, {name_of(of)}, either(names));
  if (said.filters.empty()) offer_columns(said.where.end, names, {" of ", " của "}, "");
  return std::nullopt;
}

// `in at least 2 of the last 3 years of C`, `in every 3 consecutive months of C`
std::optional<checker::group_rows> checker::periods(ast::grouping const& said, population_id within,
                                                    std::optional<population_id> of) {
  if (!of) {
    if (!failed_)
      report(code::not_a_group, said.where, {std::string(parsed_.from.slice(said.where))});
    return std::nullopt;
  }
  if (said.last != 0 && said.together > said.last) {
    report(code::bad_periods, said.where, {std::to_string(said.together)});
    return std::nullopt;
  }
  auto const column = dates_of(said, *of);
  if (!column) return std::nullopt;
  schema::group_part const by{*column, static_cast<span_of_time>(said.by.front().each)};
  if (said.last != 0) return counted_spans(*of, by, said);
  // Of a calendar no run is counted but by the outermost grouping.
  if (within == ir::world && !(in_case_ && said.in_a_row)) {
    auto out = calendar(*of, by, said);
    out.base = build_.both(out.population, out.base, filters(out.population, said.filters));
    return out;
  }
  report(code::periods_in_groups, said.where);
  return std::nullopt;
}

// All spans of time from the first with a record to the last, or all runs of so many of them.
checker::group_rows checker::calendar(population_id of, schema::group_part by,
                                      ast::grouping const& said) {
  auto const name = told(column_at(of, by.column).called.name, by.each);
  auto const spans = derived_groups(of, {by}, name, true);
  auto& all = program_.schema.populations;
  ir::linked_part const record{
      {of, all[spans].groups->link, false, false}, build_.always(of), present(of)};
  group_rows out;
  out.population = spans;
  // Where every record is there on any day, the first and the last row have one.
  auto const& there = program_.conditions[record.predicate].node;
  auto const always =
      std::holds_alternative<ir::constant>(there) && !column_at(of, record.via.column).dated;
  out.base =
      always ? build_.always(spans) : build_.add(spans, ir::between_rows{some(spans, {record})});
  if (said.together <= 1) return out;
  auto const in_span = out.base;

  auto const together_name = std::to_string(said.together) + " " + name;
  auto const is_it = [&](schema::population const& each) {
    return each.groups && each.groups->spans == spans && each.groups->together == said.together;
  };
  auto at = static_cast<population_id>(std::find_if(all.begin(), all.end(), is_it) - all.begin());
  if (at == all.size()) {
    auto made = all[spans];
    made.called.name = together_name;
    schema::column inside;
    inside.called.name = name;
    inside.type = schema::type::reference;
    inside.set = true;
    inside.target = spans;
    inside.derived = true;
    made.columns.push_back(inside);
    schema::column link = all[of].columns[made.groups->link];
    link.called.name = together_name;
    link.set = true;
    link.target = at;
    made.groups->link = static_cast<column_id>(all[of].columns.size());
    made.groups->filled = false;
    made.groups->together = said.together;
    made.groups->spans = spans;
    all[of].columns.push_back(std::move(link));
    all.push_back(std::move(made));
  }
  out.population = at;
  out.base = build_.always(at);
  if (always) return out;
  ir::linked inside;
  inside.asked.of_share = true;
  inside.asked.low = exact::ratio(1);
  inside.parts.push_back({{spans, 1, true, false}, build_.always(spans), in_span});
  out.base = build_.add(at, std::move(inside));
  return out;
}

population_id checker::counted_out(schema::counted_rows const& counted,
                                   std::vector<std::string> names, std::string const& name) {
  auto& all = program_.schema.populations;
  for (population_id p = 0; p < all.size(); ++p)
    if (all[p].counted == counted && all[p].called.name == name) return p;
  schema::population made;
  made.called.name = name;
  made.at = all[counted.of].at;
  made.covers = schema::coverage::complete;
  made.key_is_row = true;
  made.listed = std::move(names);
  made.counted = counted;
  all.push_back(std::move(made));
  return static_cast<population_id>(all.size() - 1);
}

// So many spans of time up to that of the day of the review, whether they have records or not.
checker::group_rows checker::counted_spans(population_id of, schema::group_part by,
                                           ast::grouping const& said) {
  schema::counted_rows counted;
  counted.of = of;
  counted.column = by.column;
  counted.each = by.each;
  counted.last = said.last;
  counted.together = std::max<std::uint32_t>(said.together, 1);
  if (program_.year)
    counted.otherwise =
        data::to_day(std::chrono::year{*program_.year} / std::chrono::December / 31);
  auto name = "last " + std::to_string(said.last) + " " +
              told(column_at(of, by.column).called.name, by.each);
  if (counted.together > 1) name = std::to_string(counted.together) + " of " + name;
  auto const many = said.last - counted.together + 1;
  group_rows out;
  out.of = of;
  out.population = counted_out(counted, numbered(many), name);
  out.base = build_.always(out.population);
  for (std::uint32_t row = 0; row < many; ++row) {
    auto const last = said.last - row - counted.together;
    out.cases.push_back(
        build_.add(of, ir::span_test{by.column, by.each, last + counted.together - 1, last,
                                     counted.otherwise}));
  }
  return out;
}

// The values of a band, in the order in which they are declared.
std::optional<checker::group_rows> checker::band_rows(ast::band const& band, ast::name const& said,
                                                      std::optional<population_id> of) {
  auto const whose = population_named(band.of.text);
  if (!of || whose != of) {
    report(code::not_a_group, said.where, {said.text});
    return std::nullopt;
  }
  std::vector<std::string> values;
  for (auto const& each : band.cases) {
    auto const same = [&](std::string const& other) {
      return each.band && text::fold_name(other) == text::fold_name(each.band->text);
    };
    if (each.band && std::none_of(values.begin(), values.end(), same))
      values.push_back(each.band->text);
  }
  group_rows out;
  out.of = *of;
  for (auto const& value : values) out.cases.push_back(this->band(*of, band, value, said.where));
  if (failed_) return std::nullopt;
  schema::counted_rows counted;
  counted.of = *of;
  out.population = counted_out(counted, std::move(values), band.called.name);
  out.base = build_.always(out.population);
  return out;
}

// What is asked of each row that was counted out; of its records only those that are in it count.
std::vector<ir::condition_id> checker::each_case(group_rows const& group, population_id within,
                                                 std::function<ir::condition_id()> const& asked) {
  std::vector<ir::condition_id> out;
  auto const around = in_case_;
  auto& said = program_.diagnostics;
  std::optional<std::size_t> said_once;
  for (auto const is : group.cases) {
    in_case_ = row_case{group.of, is, within};
    if (around) in_case_->is = build_.both(group.of, is, around->is); // of the same records
    out.push_back(asked());
    if (failed_) break;
    // What is to be said of the clause is the same in every row.
    if (said_once) said.erase(said.begin() + static_cast<std::ptrdiff_t>(*said_once), said.end());
    said_once = said.size();
  }
  in_case_ = around;
  return out;
}

// Records that a number within the row at hand is made of are those that are in it.
bool checker::restrict(population_id within, population_id to, ir::condition_id& filter,
                       span where) {
  if (!in_case_ || in_case_->within != within) return true;
  if (in_case_->of != to) {
    report(code::no_link, where, {name_of(to), name_of(in_case_->of)});
    return false;
  }
  filter = build_.both(to, filter, in_case_->is);
  return true;
}

namespace {

ir::condition_id run_of(ir::builder& build, population_id p,
                        std::vector<ir::condition_id> const& met, std::int64_t many) {
  std::vector<ir::condition_id> any;
  auto const size = static_cast<std::size_t>(std::max<std::int64_t>(many, 0));
  for (std::size_t first = 0; first + size <= met.size(); ++first) {
    auto const begin = met.begin() + static_cast<std::ptrdiff_t>(first);
    any.push_back(build.add(p, ir::all_of{{begin, begin + static_cast<std::ptrdiff_t>(size)}}));
  }
  return build.add(p, ir::any_of{std::move(any)});
}

} // namespace

// Within a group: so many of the rows that were counted out are as the clause asks.
std::optional<ir::condition_id> checker::asked_of_cases(ast::clause const& c, std::size_t level,
                                                        group_rows const& outer,
                                                        group_rows const& group,
                                                        ir::per_group& figures) {
  auto const& said = c.groups[level];
  auto const within = outer.population;
  auto const met = each_case(group, within, [&] {
    ir::per_group unused;
    auto const asked = asked_of_group(c, level, outer, unused);
    return asked ? *asked : failed(within);
  });
  auto const asked = threshold_of_groups(said);
  if (!asked || failed_) return failed_ = true, std::nullopt;
  figures.of_these = met;
  figures.in_a_row = said.in_a_row;
  figures.asked = *asked;
  figures.threshold_text = threshold_text(said.amount, *asked);
  if (!said.in_a_row) {
    ir::count_of made;
    made.parts = met;
    made.asked = *asked;
    if (asked->of_share) {
      auto const many = static_cast<std::int64_t>(met.size());
      auto const scaled = [&](exact::ratio const& share) {
        return (exact::rational(share) * exact::rational(many)).small().value_or(share);
      };
      if (asked->round != exact::rounding::none) {
        report(code::rounding_of_count, said.amount.where);
        return std::nullopt;
      }
      made.asked.of_share = false;
      made.asked.low = scaled(asked->low);
      made.asked.high = scaled(asked->high);
    }
    return build_.add(within, std::move(made));
  }
  auto const wanted = exact::runs_that_meet(*asked);
  auto const at_least = run_of(build_, within, met, wanted.least);
  if (!wanted.most) return at_least;
  auto const more = run_of(build_, within, met, *wanted.most + 1);
  return build_.both(within, at_least, build_.add(within, ir::negation{more}));
}

// How many groups are asked for; a run is counted, and a bare number of it is the least.
std::optional<exact::threshold> checker::threshold_of_groups(ast::grouping const& said) {
  if (!said.in_a_row) return threshold(said.amount, false);
  auto amount = said.amount;
  if (amount.is == ast::quantity::form::bare) amount.is = ast::quantity::form::at_least;
  auto const out = threshold(amount, false);
  if (!out) return std::nullopt;
  if (out->of_share) {
    report(code::bad_periods, said.amount.where,
           {std::string(parsed_.from.slice(said.amount.where))});
    return std::nullopt;
  }
  return out;
}

} // namespace chitieu::check
