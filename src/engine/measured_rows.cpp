#include "measured_rows.hpp"

namespace chitieu::engine {

measured_rows::measured_rows(ir::program const& program, eval::evaluator& from,
                             ir::measured const& asked) {
  auto const numbers_of = [&](ir::value_id id) {
    return column{program.values[id].of == ir::world, from.numbers(id)};
  };
  value_ = numbers_of(asked.left);
  low_ = numbers_of(asked.low);
  high_ = asked.how == exact::relation::between ? numbers_of(asked.high) : low_;
}

exact::bounds const* measured_rows::column::at(std::size_t row) const {
  auto const place = of_whole ? 0 : row;
  return place < rows.size() ? &rows[place] : nullptr;
}

std::optional<verdict::measurement> measured_rows::at(std::size_t row) const {
  auto const* value = value_.at(row);
  auto const* low = low_.at(row);
  auto const* high = high_.at(row);
  if (!value || !low || !high) return std::nullopt;
  return verdict::measurement{*value, *low, *high};
}

std::optional<verdict::measurement> measured_rows::only() const {
  return value_.rows.size() == 1 ? at(0) : std::nullopt;
}

} // namespace chitieu::engine
