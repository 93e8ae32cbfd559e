#pragma once
#include <chitieu/data/cell_type.hpp>
#include <chitieu/data/cell_view.hpp>

#include <chrono>
#include <concepts>
#include <cstring>
#include <limits>
#include <new>
#include <optional>
#include <type_traits>

namespace chitieu::data {

/// Where a cell lies, and how far it is to the next one; null where that cannot be told.
template <class Cell>
struct cell_place {
  Cell const* cell = nullptr;
  std::size_t stride = 0;
};

/// How a C++ value that is read as a scalar is written down.
template <class Plain>
[[nodiscard]] constexpr cell_layout layout_of_type() noexcept {
  if constexpr (std::same_as<Plain, bool>) {
    return layout_of(sizeof(bool), false);
  } else if constexpr (std::same_as<Plain, std::chrono::sys_days>) {
    using number = std::chrono::sys_days::rep;
    return std::integral<number> && sizeof(Plain) == sizeof(number)
               ? layout_of(sizeof(number), std::is_signed_v<number>)
               : cell_layout::elsewhere;
  } else if constexpr (choice_cell<Plain>) {
    return layout_of(sizeof(Plain), std::is_signed_v<std::underlying_type_t<Plain>>);
  } else if constexpr (integer_cell<Plain>) {
    return layout_of(sizeof(Plain), std::is_signed_v<Plain>);
  } else
    return cell_layout::elsewhere;
}

/// The byte of an optional that is 1 where there is a value and else 0, found by looking at one of
/// each; nothing when it is none of them. Every library has it behind the value.
template <class Plain>
[[nodiscard]] std::optional<std::size_t> mark_of_optional() noexcept {
  using cell = std::optional<Plain>;
  if constexpr (!std::is_trivially_copyable_v<cell> || sizeof(cell) <= sizeof(Plain)) {
    return std::nullopt;
  } else {
    auto const mark_of = [](cell const& one) {
      unsigned char bytes[sizeof(cell)];
      std::memcpy(bytes, &one, sizeof(cell));
      return bytes[sizeof(Plain)];
    };
    cell const filled(std::in_place);
    cell const blank;
    auto const* value = reinterpret_cast<unsigned char const*>(&*filled);
    bool const value_first = value == reinterpret_cast<unsigned char const*>(&filled);
    if (!value_first || mark_of(filled) != 1 || mark_of(blank) != 0) return std::nullopt;
    return sizeof(Plain);
  }
}

/// The view of cells that begin at a place; `elsewhere` when their type is no plain number.
template <class Cell>
[[nodiscard]] cell_view view_of(cell_place<Cell> const& at) {
  using plain = filled_t<Cell>;
  cell_view made;
  if (at.cell == nullptr || layout_of_type<plain>() == cell_layout::elsewhere) return made;
  made.cells = reinterpret_cast<unsigned char const*>(at.cell);
  made.stride = at.stride;
  made.rows = std::numeric_limits<std::size_t>::max();
  if constexpr (!std::same_as<Cell, plain>) {
    static auto const mark = mark_of_optional<plain>();
    if (!mark) return {};
    made.marks = cell_marks::bytes;
    made.marked = made.cells + *mark;
    made.mark_stride = at.stride;
  }
  made.layout = layout_of_type<plain>();
  return made;
}

} // namespace chitieu::data
