#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace chitieu::data {

/// How the value of one cell is written down; `elsewhere`: only the column itself can tell.
enum class cell_layout : std::uint8_t {
  elsewhere,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  bits, ///< one bit a cell
};

/// What tells filled cells from blank ones.
enum class cell_marks : std::uint8_t {
  all_filled,
  bits,     ///< a bit that is 1 where the cell is filled
  bytes,    ///< a byte that is 1 where the cell is filled
  in_place, ///< of int8, int16 and int32: the lowest number is unknown, the next one none
};

/// What stands for unknown and for none where cells are marked in place.
template <class Cell>
inline constexpr Cell unknown_in = std::numeric_limits<Cell>::min();
template <class Cell>
inline constexpr Cell none_in = std::numeric_limits<Cell>::min() + 1;

/// Scalars where they lie, for readers that want many at once without asking the column for each.
///
/// A filled cell's value is what is written, or, where there are `codes`, the code of that number.
/// What is written in a blank cell may be anything. Nothing need be aligned.
struct cell_view {
  cell_layout layout = cell_layout::elsewhere;
  cell_marks marks = cell_marks::all_filled;
  std::size_t rows = 0; ///< how many lie so, from the row that was asked for; perhaps more
  unsigned char const* cells =
      nullptr;            ///< the first cell; of bits, the byte that `first_bit` is in
  std::size_t stride = 0; ///< bytes from cell to cell
  std::size_t first_bit = 0;
  unsigned char const* marked = nullptr; ///< as with `cells`
  std::size_t mark_stride = 0;
  std::size_t first_mark = 0;
  std::span<std::int32_t const> codes;
  std::int64_t first_code = 0; ///< the number whose code is the first of `codes`

  /// The same cells without the first ones.
  [[nodiscard]] cell_view from(std::size_t row) const noexcept {
    auto made = *this;
    made.rows = row < rows ? rows - row : 0;
    if (layout == cell_layout::bits)
      made.first_bit += row;
    else
      made.cells += row * stride;
    if (marks == cell_marks::bits) made.first_mark += row;
    if (marks == cell_marks::bytes) made.marked += row * mark_stride;
    return made;
  }
};

/// Bytes of one cell; 0 for bits and for cells that lie elsewhere.
[[nodiscard]] constexpr std::size_t width_of(cell_layout layout) noexcept {
  switch (layout) {
  case cell_layout::int8:
  case cell_layout::uint8:
    return 1;
  case cell_layout::int16:
  case cell_layout::uint16:
    return 2;
  case cell_layout::int32:
  case cell_layout::uint32:
    return 4;
  case cell_layout::int64:
  case cell_layout::uint64:
    return 8;
  case cell_layout::elsewhere:
  case cell_layout::bits:
    break;
  }
  return 0;
}

/// The layout of whole numbers of so many bytes.
[[nodiscard]] constexpr cell_layout layout_of(std::size_t bytes, bool is_signed) noexcept {
  switch (bytes) {
  case 1:
    return is_signed ? cell_layout::int8 : cell_layout::uint8;
  case 2:
    return is_signed ? cell_layout::int16 : cell_layout::uint16;
  case 4:
    return is_signed ? cell_layout::int32 : cell_layout::uint32;
  case 8:
    return is_signed ? cell_layout::int64 : cell_layout::uint64;
  default:
    return cell_layout::elsewhere;
  }
}

} // namespace chitieu::data
