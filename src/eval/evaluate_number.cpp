#include "evaluate_number.hpp"

#include "aggregates.hpp"
#include "arithmetic.hpp"
#include "count_different.hpp"
#include "evaluate_linked.hpp"
#include "rank.hpp"
#include "time_between.hpp"

#include <algorithm>

namespace chitieu::eval {
namespace {

using data::knowledge;
using exact::bounds;

numbers listed_numbers_in(cells const& column, bool may_be_none, exact::pace const& with) {
  exact::packed_bounds all;
  all.reserve(column.rows());
  std::vector<std::size_t> kept;
  kept.reserve(column.listed_numbers().size());
  for (auto const& number : column.listed_numbers()) {
    with.take();
    kept.push_back(all.keep(bounds::exactly(number)));
  }
  column.each(with, [&](std::size_t, std::int64_t place, knowledge known) {
    if (known == knowledge::value)
      all.add_kept(kept[static_cast<std::size_t>(place)]);
    else if (known == knowledge::none)
      all.add(bounds::nothing());
    else
      all.add_unknown(may_be_none);
  });
  return numbers::of_bounds(std::move(all));
}

numbers numbers_in(cells const& column, bool may_be_none, exact::pace const& with) {
  if (!column.listed_numbers().empty()) return listed_numbers_in(column, may_be_none, with);
  // Read piece by piece, as large memory is had page by page, too.
  constexpr std::size_t piece = 8192;
  std::vector<std::int64_t> values;
  std::vector<knowledge> known;
  values.reserve(column.rows());
  bool const has_blanks = column.has_blanks();
  known.resize(std::min(piece, column.rows()));
  if (has_blanks) known.reserve(column.rows());
  bool unknown = false;
  bool none = false;
  for (std::size_t first = 0; first < column.rows(); first += piece) {
    auto const here = std::min(piece, column.rows() - first);
    with.take(here);
    values.resize(first + here);
    if (has_blanks) known.resize(first + here);
    auto const known_here = std::span{known}.subspan(has_blanks ? first : 0, here);
    column.read(first, std::span{values}.subspan(first), known_here);
    if (!has_blanks) continue;
    unknown = unknown || std::ranges::find(known_here, knowledge::unknown) != known_here.end();
    none = none || std::ranges::find(known_here, knowledge::none) != known_here.end();
  }
  if (!unknown && !none) known = {};
  return numbers::of_units(std::move(values), std::move(known), column.scale(),
                           may_be_none && unknown);
}

/// The largest scale of those that are units.
int scale_of(std::optional<units_view> const& units) { return units ? units->scale() : 0; }

struct number_evaluator {
  sheet const& on;
  sheets const& all;
  ir::population_id of;

  [[nodiscard]] std::size_t rows() const { return on.rows(of); }
  [[nodiscard]] numbers same(bounds is) const { return numbers::same(rows(), std::move(is)); }

  numbers operator()(ir::literal_value const& literal) const {
    return same(bounds::exactly(literal.is));
  }

  numbers operator()(ir::cell_value const& cell) const {
    return numbers_in(on.cells_of(of, cell.column), on.unknown_may_be_none(of, cell.column),
                      on.pace());
  }

  numbers operator()(ir::as_of_value const& value) const {
    auto const day = on.as_of() ? on.as_of() : value.otherwise;
    return same(day ? bounds::exactly(std::int64_t{*day}) : bounds::nothing());
  }

  numbers operator()(ir::through_value const& way) const {
    auto const& inner = on.number(way.inner);
    auto const units = inner.units();
    // A reference that is not known may lead to any row, or to none.
    auto const somewhere = either(bounds::unknown(), bounds::nothing());
    numbers_builder made{on.pace(), rows(), scale_of(units)};
    on.cells_of(of, way.column).each(on.pace(), [&](std::size_t, std::int64_t to, knowledge known) {
      if (known == knowledge::value)
        made.add(inner, units, static_cast<std::size_t>(to));
      else
        made.add(known == knowledge::none ? bounds::nothing() : somewhere);
    });
    return made.finish();
  }

  numbers operator()(ir::aggregate_value const& made) const { return aggregate(made, on, of); }

  numbers operator()(ir::different_value const& some) const {
    return count_different(some, on, of);
  }

  numbers operator()(ir::share_value const& share) const {
    auto const counted = count_linked(on, of, share.parts);
    numbers_builder made{on.pace(), rows()};
    for (std::size_t row = 0; row < rows(); ++row)
      made.add(share_of(counted.of(row), share.partial));
    return made.finish();
  }

  numbers operator()(ir::arithmetic_value const& made) const {
    return calculate(made.is, on.number(made.left), on.number(made.right), on.pace());
  }

  numbers operator()(ir::time_between_value const& span) const {
    return time_between(span, on.number(span.from), on.number(span.to), on.program().holidays,
                        on.pace());
  }

  numbers operator()(ir::chosen_value const& choice) const {
    std::vector<option> options;
    int scale = 0;
    auto const add = [&](truth const* when, ir::value_id then) {
      auto const& is = on.number(then);
      options.push_back({when, &is, is.units()});
      scale = std::max(scale, scale_of(options.back().units));
    };
    for (auto const& [when, then] : choice.cases) add(&on[when], then);
    if (choice.otherwise) add(nullptr, *choice.otherwise);
    numbers_builder made{on.pace(), rows(), scale};
    for (std::size_t row = 0; row < rows(); ++row) choose(options, row, made);
    return made.finish();
  }

  numbers operator()(ir::whole_value const& whole) const { return same(on.number(whole.inner)[0]); }

  numbers operator()(ir::earlier_value const& value) const {
    auto const* then = all.other(value.dataset);
    if (then == nullptr) return same(bounds::nothing());
    auto const& inner = then->number(value.inner);
    if (of == ir::world) return same(inner[0]);
    auto const& keys = on.data().tables[of].keys;
    auto const units = inner.units();
    numbers_builder made{on.pace(), rows(), scale_of(units)};
    std::string room;
    for (std::size_t row = 0; row < rows(); ++row) {
      auto const there = row < keys.size() ? then->row_of(of, keys.text(row, room)) : std::nullopt;
      if (there)
        made.add(inner, units, *there);
      else
        made.add(bounds::nothing());
    }
    return made.finish();
  }

  numbers operator()(ir::rank_value const& rank) const {
    return rank_rows(on.number(rank.of), on[rank.among], rank.highest_first, rank.partial,
                     on.pace());
  }

 private:
  struct option {
    truth const* when; ///< null: whatever holds
    numbers const* then;
    std::optional<units_view> units;
  };

  /// Every case that may be the first to hold can be the one.
  static void choose(std::vector<option> const& options, std::size_t row, numbers_builder& into) {
    std::optional<bounds> any;
    for (auto const& [when, then, units] : options) {
      auto const said = when != nullptr ? (*when)[row] : answer::yes;
      if (said == answer::no) continue;
      if (said == answer::yes && !any) return into.add(*then, units, row);
      any = any ? either(*any, (*then)[row]) : (*then)[row];
      if (said == answer::yes) return into.add(*any);
    }
    into.add(any ? either(*any, bounds::nothing()) : bounds::nothing());
  }
};

} // namespace

numbers evaluate(ir::value const& asked, sheet const& on, sheets const& all) {
  return std::visit(number_evaluator{on, all, asked.of}, asked.node);
}

} // namespace chitieu::eval
