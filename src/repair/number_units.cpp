#include "number_units.hpp"

#include <numeric>

namespace chitieu::mend {
namespace {

using exact::rational;

/// Sums stay far inside 64 bits for any number of records.
constexpr std::int64_t largest_unit = 1'000'000;
constexpr std::int64_t largest_number = 1'000'000'000;

/// So many times the number makes it a whole one; nothing where that is too many.
std::optional<std::int64_t> denominator_of(rational const& number) {
  auto const small = number.small();
  if (!small || small->denominator() > largest_unit) return std::nullopt;
  return small->denominator();
}

} // namespace

std::optional<std::int64_t> common_units(std::int64_t a, rational const& number) {
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
  for (auto const& each : fixed.numbers(id)) {
    if (out && each.is_exact())
      out = common_units(*out, *each.low);
    else if (each.low || each.high)
      return std::nullopt;
  }
  return out;
}

} // namespace chitieu::mend
