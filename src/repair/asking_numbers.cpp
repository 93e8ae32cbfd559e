#include "asking.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace chitieu::mend {
namespace {

using exact::rational;
using reason = repair_obstacle::reason;

/// Sums stay far inside 64 bits for any number of records.
constexpr std::int64_t largest_unit = 1'000'000;
constexpr std::int64_t largest_number = 1'000'000'000;

bool passes(rational const& number, exact::relation how, rational const& bound) {
  switch (how) {
  case exact::relation::at_least:
    return number >= bound;
  case exact::relation::more_than:
    return number > bound;
  case exact::relation::at_most:
    return number <= bound;
  case exact::relation::less_than:
    return number < bound;
  case exact::relation::exactly:
  case exact::relation::between:
    break;
  }
  return number == bound;
}

/// So many times the number makes it a whole one; nothing where that is too many.
std::optional<std::int64_t> denominator_of(rational const& number) {
  auto const small = number.small();
  if (!small || small->denominator() > largest_unit) return std::nullopt;
  return small->denominator();
}

std::optional<std::int64_t> common(std::int64_t a, rational const& number) {
  auto const b = denominator_of(number);
  if (!b) return std::nullopt;
  auto const both = a / std::gcd(a, *b);
  return both > largest_unit / *b ? std::nullopt : std::optional(both * *b);
}

std::optional<std::int64_t> whole(rational const& number) {
  auto const out = number.floor();
  if (!out || rational(*out) != number || *out > largest_number || *out < -largest_number)
    return std::nullopt;
  return out;
}

// So many units make one: as many as every number that a record can have needs.
std::optional<std::int64_t> units_of(surroundings const& around, fixed_answers& fixed,
                                     ir::value_id id) {
  auto const& value = around.program.values[id];
  if (auto const* cell = std::get_if<ir::cell_value>(&value.node);
      cell != nullptr && around.may_change.has(value.of, cell->column)) {
    auto const& bound = around.tables.tables[value.of].columns[cell->column];
    if (!bound || !bound->listed_numbers().empty()) return std::nullopt;
    std::int64_t out = 1;
    for (int i = 0; i < bound->scale(); ++i) {
      if (out >= largest_unit) return std::nullopt;
      out *= 10;
    }
    return out;
  }
  std::optional<std::int64_t> out = 1;
  for (auto const& each : fixed.numbers(id))
    if (out && each.is_exact()) out = common(*out, *each.low);
  return out;
}

} // namespace

std::optional<column_place> asking::column_of(ir::value_id id) const {
  auto const& value = around_.program.values[id];
  auto const* cell = std::get_if<ir::cell_value>(&value.node);
  if (cell == nullptr || !around_.may_change.has(value.of, cell->column)) return std::nullopt;
  return column_place{value.of, cell->column};
}

std::optional<rational> asking::fixed_number(ir::value_id id, std::size_t row) {
  auto const& all = fixed_.numbers(id);
  if (row >= all.size() || !all[row].is_exact()) return std::nullopt;
  return all[row].low;
}

reason asking::ask_number(ir::population_id of, number_asked const& asked, asked_of_rows& out) {
  for (auto const& form : asked.forms)
    if (auto const why = ask_form(of, form, out); why != reason::none) return why;
  return asked.share ? ask_share(of, *asked.share, out) : reason::none;
}

reason asking::ask_form(ir::population_id of, form_asked const& form, asked_of_rows& out) {
  // All factors as whole numbers.
  std::optional<std::int64_t> times = 1;
  std::vector<std::int64_t> units;
  for (auto const& part : form.parts) {
    units.push_back(1);
    if (part.what) {
      auto const found = units_of(around_, fixed_, *part.what);
      if (!found) return reason::number;
      units.back() = *found;
      auto const place = column_of(*part.what);
      if (place && !around_.ranges.of(*place).high) lacks_range_ = true;
    }
    if (times) times = common(*times, part.per_record);
    if (times) times = common(*times, part.per_unit / rational(units.back()));
  }
  if (!times) return reason::number;
  std::vector<sum_asked> sums(out.size());
  std::vector<sum_asked> no_blanks(out.size());
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    auto const& part = form.parts[i];
    question asks;
    asks.base = part.filter;
    asks.what = part.what;
    asks.units = units[i];
    std::vector<std::uint32_t> counters;
    if (auto const why = count_links(of, part.via, asks, counters); why != reason::none) return why;
    auto const per_record = whole(part.per_record * rational(*times));
    auto const per_unit = whole(part.per_unit * rational(*times) / rational(units[i]));
    if (!per_record || !per_unit) return reason::number;
    if (auto const place = part.what && *per_unit != 0 ? column_of(*part.what) : std::nullopt)
      around_.ranges.weigh(*place, *per_unit > 0);
    auto const weigh = [=, only = part.only,
                        bound = part.bound * rational(units[i])](placed const& at) -> std::int64_t {
      if (at.where != slot::yes && at.where != slot::maybe_yes) return 0;
      if (only && !passes(rational(at.amount), *only, bound)) return 0;
      auto const weight = *per_record + *per_unit * at.amount;
      return at.where == slot::yes ? weight : std::min<std::int64_t>(weight, 0);
    };
    auto const is_blank = [](placed const& at) -> std::int64_t {
      return at.where == slot::unknown || at.where == slot::maybe_unknown ? -1 : 0;
    };
    for (std::size_t row = 0; row < out.size(); ++row) {
      sums[row].of.emplace_back(counters[row], weigh);
      if (part.what && form.blanks_matter) no_blanks[row].of.emplace_back(counters[row], is_blank);
    }
  }
  for (std::size_t row = 0; row < out.size(); ++row) {
    auto constant = form.constant;
    bool known = true;
    for (auto const& [id, factor] : form.fixed) {
      auto const number = fixed_number(id, of == ir::world ? 0 : row);
      known = known && number;
      if (number) constant = constant + factor * *number;
    }
    auto const least = -(constant * rational(*times));
    auto const at_least = form.strictly ? least.floor() : least.ceil();
    if (!known || !at_least) {
      out[row].all.push_back({{}, 1}); // never
      continue;
    }
    sums[row].at_least = *at_least + (form.strictly ? 1 : 0);
    sums[row].to_be_known = form.to_be_known;
    no_blanks[row].to_be_known = true;
    out[row].all.push_back(std::move(sums[row]));
    if (!no_blanks[row].of.empty()) out[row].all.push_back(std::move(no_blanks[row]));
  }
  return reason::none;
}

reason asking::ask_share(ir::population_id of, share_asked const& asked, asked_of_rows& out) {
  std::vector<std::uint32_t> counters;
  for (auto const& part : asked.parts) {
    question asks;
    asks.base = part.filter;
    asks.predicate = part.predicate;
    if (auto const why = count_links(of, part.via, asks, counters); why != reason::none) return why;
  }
  for (std::size_t row = 0; row < out.size(); ++row) {
    auto const low = fixed_number(asked.low, row);
    auto const bound = low ? low->small() : std::nullopt;
    if (!bound) {
      out[row].all.push_back({{}, 1}); // never
      continue;
    }
    exact::threshold when;
    when.how = asked.how;
    when.of_share = true;
    when.low = when.high = *bound;
    auto made = in_counter(mend::rows_of(when, exact::empty_base::undetermined), counters[row]);
    out[row].all.insert(out[row].all.end(), std::make_move_iterator(made.all.begin()),
                        std::make_move_iterator(made.all.end()));
    out[row].exact = out[row].exact && made.exact;
  }
  return reason::none;
}

} // namespace chitieu::mend
