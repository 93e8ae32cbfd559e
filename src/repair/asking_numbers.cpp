#include "asking.hpp"
#include "number_units.hpp"

#include <algorithm>
#include <iterator>

namespace chitieu::mend {
namespace {

using exact::rational;
using reason = repair_obstacle::reason;

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

/// What one record adds to a form, whose factors are whole numbers.
weigher weigher_of(form_part const& part, std::int64_t units, std::int64_t per_record,
                   std::int64_t per_unit, std::int64_t per_other, std::int64_t per_blank) {
  return [=, only = part.only,
          bound = part.bound * rational(units)](placed const& at) -> std::int64_t {
    bool const is_blank = at.where == slot::unknown || at.where == slot::maybe_unknown;
    if (!is_blank && at.where != slot::yes && at.where != slot::maybe_yes) return 0;
    auto weight = per_blank;
    if (!is_blank)
      weight = only && !passes(rational(at.amount), *only, bound)
                   ? per_other
                   : per_record + per_unit * at.amount;
    bool const is_sure = at.where == slot::yes || at.where == slot::unknown;
    return is_sure ? weight : std::min<std::int64_t>(weight, 0);
  };
}

/// There is no record whose number is not known.
sum_asked without_blanks() {
  sum_asked out;
  out.to_be_known = true;
  return out;
}

std::int64_t is_blank(placed const& at) {
  return at.where == slot::unknown || at.where == slot::maybe_unknown ? -1 : 0;
}

} // namespace

reason asking::ask_number(ir::population_id of, number_asked const& asked, asked_of_rows& out) {
  for (auto const& form : asked.forms)
    if (auto const why = ask_form(of, form, out); why != reason::none) return why;
  for (auto const& middle : asked.middles)
    if (auto const why = ask_middle(of, middle, out); why != reason::none) return why;
  return asked.share ? ask_share(of, *asked.share, out) : reason::none;
}

// What all factors are to be multiplied with to be whole numbers.
std::optional<std::int64_t> asking::times_of(form_asked const& form,
                                             std::vector<counted_numbers const*> const& counted) {
  std::optional<std::int64_t> times = 1;
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    auto const& part = form.parts[i];
    for (auto const& factor : {part.per_record, part.per_unit / rational(counted[i]->units),
                               part.per_other, part.per_blank.value_or(0)})
      if (times) times = common_units(*times, factor);
  }
  return times;
}

// A number of the whole is the same for all rows.
exact::bounds asking::fixed_number(ir::value_id id, std::size_t row) {
  auto const& all = fixed_.numbers(id);
  auto const at = around_.program.values[id].of == ir::world ? 0 : row;
  return at < all.size() ? all[at] : exact::bounds::nothing();
}

// The least that the numbers which nothing changes can come to, or nothing where there is no end.
std::optional<rational> asking::least_of_fixed(form_asked const& form, std::size_t row) {
  auto out = form.constant;
  for (auto const& [id, factor] : form.fixed) {
    auto const number = fixed_number(id, row);
    auto const& end = factor.sign() < 0 ? number.high : number.low;
    if (number.none || number.may_be_none || !end) return std::nullopt;
    out = out + factor * *end;
  }
  return out;
}

reason asking::ask_form(ir::population_id of, form_asked const& form, asked_of_rows& out) {
  std::vector<counted_numbers const*> counted;
  for (auto const& part : form.parts) {
    counted.push_back(nullptr);
    if (auto const why = count_numbers(of, part, counted.back()); why != reason::none) return why;
  }
  auto const times = times_of(form, counted);
  if (!times) return reason::number;
  std::vector<sum_asked> sums(out.size());
  std::vector<sum_asked> no_blanks(out.size(), without_blanks());
  for (std::size_t i = 0; i < form.parts.size(); ++i) {
    auto const& part = form.parts[i];
    auto const units = counted[i]->units;
    auto const per_record = whole(part.per_record * rational(*times));
    auto const per_unit = whole(part.per_unit * rational(*times) / rational(units));
    auto const per_other = whole(part.per_other * rational(*times));
    auto const per_blank = whole(part.per_blank.value_or(0) * rational(*times));
    if (!per_record || !per_unit || !per_other || !per_blank) return reason::number;
    if (auto const place = part.what && *per_unit != 0 ? column_of(*part.what) : std::nullopt)
      around_.ranges.weigh(*place, *per_unit > 0);
    auto const weigh = weigher_of(part, units, *per_record, *per_unit, *per_other, *per_blank);
    for (std::size_t row = 0; row < out.size(); ++row) {
      auto const counter = counted[i]->counters[row];
      sums[row].of.emplace_back(counter, weigh);
      out[row].counters.push_back(counter);
      if (part.what && !part.per_blank) no_blanks[row].of.emplace_back(counter, is_blank);
    }
  }
  for (std::size_t row = 0; row < out.size(); ++row) {
    auto const fixed = least_of_fixed(form, row);
    auto const least = fixed ? -(*fixed * rational(*times)) : rational(1);
    auto const at_least = form.strictly ? least.floor() : least.ceil();
    if (!fixed || !at_least) {
      out[row].all.push_back({{}, 1}); // never
      continue;
    }
    sums[row].at_least = *at_least + (form.strictly ? 1 : 0);
    sums[row].to_be_known = form.to_be_known;
    out[row].all.push_back(std::move(sums[row]));
    if (!no_blanks[row].of.empty()) out[row].all.push_back(std::move(no_blanks[row]));
  }
  return reason::none;
}

reason asking::ask_share(ir::population_id of, share_asked const& asked, asked_of_rows& out) {
  std::vector<std::uint32_t> counters;
  if (auto const why = count_parts(of, asked.parts, counters); why != reason::none) return why;
  for (std::size_t row = 0; row < out.size(); ++row) {
    auto const number = fixed_number(asked.low, row);
    auto const bound = number.is_exact() ? number.low->small() : std::nullopt;
    if (!bound) {
      out[row].all.push_back({{}, 1}); // never
      continue;
    }
    exact::threshold when;
    when.how = asked.how;
    when.of_share = true;
    when.low = when.high = *bound;
    auto made = in_counter(mend::rows_of(when, exact::empty_base::undetermined), counters[row]);
    made.all.front().to_be_known = true; // somebody is there
    out[row].all.insert(out[row].all.end(), std::make_move_iterator(made.all.begin()),
                        std::make_move_iterator(made.all.end()));
    out[row].exact = out[row].exact && made.exact;
  }
  return reason::none;
}

} // namespace chitieu::mend
