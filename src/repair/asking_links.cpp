#include "asking.hpp"
#include "links.hpp"
#include "number_units.hpp"

#include <algorithm>
#include <utility>

namespace chitieu::mend {

using reason = repair_obstacle::reason;

std::size_t asking::rows_of(ir::population_id of) const {
  return of == ir::world ? 1 : around_.tables.tables[of].rows;
}

std::optional<column_place> asking::column_of(ir::value_id id) const {
  auto const& value = around_.program.values[id];
  auto const* cell = std::get_if<ir::cell_value>(&value.node);
  if (cell == nullptr || !around_.may_change.has(value.of, cell->column)) return std::nullopt;
  return column_place{value.of, cell->column};
}

reason asking::count_links(ir::population_id of, ir::link const& via, question asks,
                           std::vector<std::uint32_t>& into) {
  auto const to = via.to;
  if (via.everyone) {
    // All rows are linked to the same records.
    if (into.empty()) into.assign(rows_of(of), tallies_.make());
    if (into.empty()) return reason::none;
    asks.counter = into.front();
    return count_rows(to, std::move(asks));
  }
  auto const links = links_of(around_, of, via);
  if (!links) return reason::blank_reference;
  while (into.size() < links->size()) into.push_back(tallies_.make());
  asks.counters.resize(rows_of(to));
  for (std::size_t row = 0; row < links->size(); ++row)
    for (auto const record : (*links)[row]) asks.counters[record].push_back(into[row]);
  if (!via.forward) {
    asks.link = via.column;
    asks.of_linked = of;
    for (auto const counter : into) asks.by_linked.push_back(counter);
  }
  return count_rows(to, std::move(asks));
}

reason asking::count_parts(ir::population_id of, std::vector<ir::linked_part> const& parts,
                           std::vector<std::uint32_t>& into) {
  for (auto const& part : parts) {
    question asks;
    asks.base = part.filter;
    asks.predicate = part.predicate;
    if (auto const why = count_links(of, part.via, asks, into); why != reason::none) return why;
  }
  return reason::none;
}

// Whoever asks for the same numbers once more gets the same counters.
reason asking::count_numbers(ir::population_id of, form_part const& part,
                             counted_numbers const*& out) {
  auto const known = std::find_if(counted_.begin(), counted_.end(), [&](auto const& each) {
    return each.of == of && each.via == part.via && each.filter == part.filter &&
           each.what == part.what;
  });
  if (known != counted_.end()) {
    lacks_range_ = lacks_range_ || known->lacks_range;
    overlooks_additions_ = overlooks_additions_ || known->overlooks_additions;
    out = &*known;
    return reason::none;
  }
  counted_numbers made;
  made.of = of;
  made.via = part.via;
  made.filter = part.filter;
  made.what = part.what;
  if (part.what) {
    auto const units = units_of(around_, fixed_, *part.what);
    if (!units) return reason::number;
    made.units = *units;
    auto const place = column_of(*part.what);
    made.lacks_range = place && !around_.ranges.of(*place).high;
    lacks_range_ = lacks_range_ || made.lacks_range;
  }
  question asks;
  asks.base = part.filter;
  asks.what = part.what;
  asks.units = made.units;
  auto const before = std::exchange(overlooks_additions_, false);
  auto const why = count_links(of, part.via, asks, made.counters);
  made.overlooks_additions = overlooks_additions_;
  overlooks_additions_ = overlooks_additions_ || before;
  if (why != reason::none) return why;
  counted_.push_back(std::move(made));
  out = &counted_.back();
  return reason::none;
}

} // namespace chitieu::mend
