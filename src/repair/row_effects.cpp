#include "find_conditions.hpp"
#include "row_ways.hpp"

#include <algorithm>

namespace chitieu::mend {

using eval::three;

slot slot_of(three base, three predicate) {
  if (base == three::no) return slot::outside;
  auto const in = base == three::yes;
  if (predicate == three::yes) return in ? slot::yes : slot::maybe_yes;
  if (predicate == three::no) return in ? slot::no : slot::maybe_no;
  return in ? slot::unknown : slot::maybe_unknown;
}

row_effects::row_effects(surroundings const& around, fixed_answers& fixed, ir::population_id p,
                         std::vector<question> const& questions)
    : around_(around), fixed_(fixed), population_(p), questions_(questions) {
  for (auto const& each : questions_)
    for (auto const& id : {each.base, each.predicate})
      if (id) find_growing(around.program, around.hangs, *id, grows_);
}

placed stands(question const& asks, row_reading const& reading) {
  auto base = asks.base ? reading.holds(*asks.base) : three::yes;
  if (base == three::no) return {};
  if (!asks.what)
    return {0, slot_of(base, asks.predicate ? reading.holds(*asks.predicate) : three::yes), 0};
  auto const number = reading.number(*asks.what);
  if (number.known == data::knowledge::none) return {};
  if (number.may_be_none) base = three::unknown;
  auto const units = (number.is * exact::rational(asks.units)).floor();
  if (number.known == data::knowledge::unknown || !units)
    return {0, slot_of(base, three::unknown), 0};
  return {0, slot_of(base, three::yes), *units};
}

effect row_effects::of(row_reading const& reading, std::uint32_t row) const {
  effect out;
  for (auto const& each : questions_) {
    auto at = stands(each, reading);
    if (at.where == slot::outside) continue;
    auto const put = [&](std::uint32_t counter) {
      at.counter = counter;
      out.push_back(at);
    };
    if (each.counters.empty())
      put(each.counter);
    else
      for (auto const counter : each.counters[row]) put(counter);
  }
  return out;
}

template <class Counters>
effect row_effects::like(std::uint32_t row, Counters const& counters) const {
  std::vector<std::pair<ir::column_id, eval::read_cell>> cells;
  auto const& bound = around_.tables.tables[population_].columns;
  for (auto const column : around_.may_change.of(population_))
    if (column < bound.size() && bound[column])
      cells.emplace_back(column, eval::read(around_.program.schema, around_.tables, population_,
                                            column, row, around_.as_of));
  row_reading reading{around_.program, around_.tables, around_.hangs, fixed_, row, {}, {}};
  for (auto const& [column, cell] : cells) reading.cells[column] = &cell;
  for (auto const id : grows_) reading.answered[id] = three::no;
  effect out;
  for (auto const& each : questions_) {
    auto at = stands(each, reading);
    if (at.where == slot::outside) continue;
    for (auto const counter : counters(each)) {
      at.counter = counter;
      out.push_back(at);
    }
  }
  return out;
}

effect row_effects::like(std::uint32_t row) const {
  return like(row, [row](question const& asks) {
    return asks.counters.empty() ? std::vector{asks.counter} : asks.counters[row];
  });
}

effect row_effects::like(std::uint32_t row, ir::column_id link,
                         std::optional<std::uint32_t> to) const {
  return like(row, [&](question const& asks) {
    if (asks.link == link)
      return to ? std::vector{asks.by_linked[*to]} : std::vector<std::uint32_t>();
    return asks.counters.empty() ? std::vector{asks.counter} : asks.counters[row];
  });
}

} // namespace chitieu::mend
