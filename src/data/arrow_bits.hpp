#pragma once
#include <chitieu/data/cell_view.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

namespace chitieu::data {

/// Element `index` of a buffer, which need not be aligned.
template <class Value>
[[nodiscard]] Value load(void const* buffer, std::size_t index) noexcept {
  Value value;
  std::memcpy(&value, static_cast<unsigned char const*>(buffer) + index * sizeof(Value),
              sizeof(Value));
  return value;
}

[[nodiscard]] inline bool bit(void const* bits, std::size_t at) noexcept {
  return ((load<std::uint8_t>(bits, at / 8) >> (at % 8)) & 1) != 0;
}

/// Bits from `first` on, each as 0 or 1; no byte without one of them is touched.
void read_bits(void const* bits, std::size_t first, std::span<std::uint8_t> out) noexcept;

/// Whole numbers of one type one after another, as cells.
template <class Number>
[[nodiscard]] cell_view view_of_numbers(void const* numbers, std::size_t cell) noexcept {
  cell_view made;
  made.layout = layout_of(sizeof(Number), std::is_signed_v<Number>);
  made.cells = static_cast<unsigned char const*>(numbers) + cell * sizeof(Number);
  made.stride = sizeof(Number);
  made.rows = SIZE_MAX;
  return made;
}

/// Which cells of an array are not null.
class arrow_validity {
 public:
  /// All are there.
  arrow_validity() = default;

  /// A bitmap, null when all are there; cell 0 is bit `first`.
  arrow_validity(void const* bits, std::size_t first) noexcept : bits_(bits), first_(first) {}

  [[nodiscard]] static arrow_validity none() noexcept {
    arrow_validity made;
    made.none_ = true;
    return made;
  }

  /// Cells of records that may be null themselves.
  [[nodiscard]] arrow_validity within(arrow_validity const& records) const noexcept {
    auto made = *this;
    made.records_ = records.bits_;
    made.first_record_ = records.first_;
    return made;
  }

  [[nodiscard]] bool at(std::size_t cell) const noexcept {
    return !none_ && (bits_ == nullptr || bit(bits_, first_ + cell)) &&
           (records_ == nullptr || bit(records_, first_record_ + cell));
  }

  [[nodiscard]] bool all() const noexcept {
    return !none_ && bits_ == nullptr && records_ == nullptr;
  }

  /// Marks the cells of a view that begins with `cell`; false when one bitmap does not tell.
  [[nodiscard]] bool mark(cell_view& into, std::size_t cell) const noexcept {
    if (none_ || records_ != nullptr) return false;
    if (bits_ == nullptr) return true;
    into.marks = cell_marks::bits;
    into.marked = static_cast<unsigned char const*>(bits_);
    into.first_mark = first_ + cell;
    return true;
  }

  /// 1 for each cell from `first` on that is there, else 0.
  void read(std::size_t first, std::span<std::uint8_t> known) const noexcept;

 private:
  void const* bits_ = nullptr;
  void const* records_ = nullptr;
  std::size_t first_ = 0;
  std::size_t first_record_ = 0;
  bool none_ = false;
};

} // namespace chitieu::data
