#include "row_signatures.hpp"

#include "find_conditions.hpp"

#include <utility>

namespace chitieu::mend {
namespace {

/// Cells that conditions tell apart, as text, so that rows can be put together.
void write(std::string& to, eval::read_cell const& cell) {
  to += static_cast<char>('0' + static_cast<int>(cell.known));
  if (cell.known == data::knowledge::value) to += std::to_string(cell.value);
  if (cell.may_be_none) to += '?';
  for (auto const item : cell.items) to += '.' + std::to_string(item);
  to += '|';
}

} // namespace

row_signatures::row_signatures(surroundings const& around, fixed_answers& fixed,
                               ir::population_id p, std::vector<question> const& questions,
                               std::vector<ir::column_id> columns)
    : around_(around), fixed_(fixed), population_(p), questions_(questions),
      columns_(std::move(columns)) {
  for (auto const& each : questions_) {
    for (auto const& id : {each.base, each.predicate}) {
      if (!id) continue;
      find_fixed(around.program, around.hangs, *id, told_by_);
      find_growing(around.program, around.hangs, *id, grows_);
    }
    if (each.what && !around.hangs.touches_number(*each.what)) numbers_.push_back(*each.what);
  }
}

std::string row_signatures::of(std::uint32_t row, std::vector<eval::read_cell> const& cells) const {
  std::string out;
  for (auto const id : told_by_)
    out += static_cast<char>('0' + static_cast<int>(fixed_.of(id, row)));
  row_reading const reading{around_.program, around_.tables, around_.hangs, fixed_, row, {}, {}};
  for (auto const id : numbers_) {
    auto const number = reading.number(id);
    out += static_cast<char>('0' + static_cast<int>(number.known)) + exact::to_string(number.is) +
           (number.may_be_none ? '?' : '=');
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    write(out, cells[i]);
    out += static_cast<char>('0' +
                             static_cast<int>(dating_of(around_, {population_, columns_[i]}, row)));
  }
  for (auto const id : grows_)
    out += static_cast<char>('0' + static_cast<int>(fixed_.of(id, row))) +
           std::to_string(around_.hangs.grows(id)->lacking[row]) + '+';
  for (auto const& each : questions_) {
    if (each.counters.empty()) continue;
    out += ';';
    for (auto const counter : each.counters[row]) out += std::to_string(counter) + ',';
  }
  return out;
}

} // namespace chitieu::mend
