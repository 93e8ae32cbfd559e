#pragma once
#include "stored_cells.hpp"

#include <cstdint>
#include <memory>
#include <type_traits>
#include <variant>
#include <vector>

namespace chitieu::data {

/// Codes of levels, flags or row numbers on their way into a column, in as few bytes each as the
/// greatest of them needs. Threads may put in those of rows of their own.
class narrow_cells {
 public:
  /// All are `blank`, which is written as `stored_cells` are; what is put in is not below 0 and not
  /// above `greatest`.
  narrow_cells(std::size_t rows, std::size_t greatest, std::int32_t blank) {
    if (greatest <= INT8_MAX)
      begin<std::int8_t>(rows, blank);
    else if (greatest <= INT16_MAX)
      begin<std::int16_t>(rows, blank);
    else
      begin<std::int32_t>(rows, blank);
  }

  void put(std::size_t row, std::int32_t cell) {
    std::visit([&](auto& cells) { cells[row] = as_of(cells, cell); }, cells_);
  }

  [[nodiscard]] std::shared_ptr<bound_column const> column() && {
    return std::visit(
        [](auto& cells) -> std::shared_ptr<bound_column const> {
          using cell = typename std::remove_reference_t<decltype(cells)>::value_type;
          return std::make_shared<stored_cells_in<cell> const>(std::move(cells));
        },
        cells_);
  }

 private:
  template <class Cell>
  [[nodiscard]] static Cell as_of(std::vector<Cell> const&, std::int32_t cell) noexcept {
    return cell == stored_unknown ? unknown_in<Cell>
           : cell == stored_none  ? none_in<Cell>
                                  : static_cast<Cell>(cell);
  }

  template <class Cell>
  void begin(std::size_t rows, std::int32_t blank) {
    auto& cells = cells_.emplace<std::vector<Cell>>();
    cells.assign(rows, as_of(cells, blank));
  }

  std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>, std::vector<std::int32_t>>
      cells_;
};

} // namespace chitieu::data
