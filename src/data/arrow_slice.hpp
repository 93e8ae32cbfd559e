#pragma once
#include "arrow_bits.hpp"
#include "arrow_type.hpp"

#include <chitieu/result.hpp>

#include <optional>

namespace chitieu::data {

/// More rows than any table of records has; longer arrays are lies.
inline constexpr std::int64_t most_rows = 0x7fff'fffe;

/// The part of an array that belongs to a table, its lengths and buffers found to be there.
struct arrow_slice {
  ArrowArray const* array = nullptr;
  std::size_t first = 0; ///< element of the buffers that is cell 0
  std::size_t length = 0;
  arrow_validity known;

  [[nodiscard]] void const* buffer(std::size_t which) const noexcept {
    return array->buffers[which];
  }
};

/// The records that an array is one column of: those left out before the first, and how many.
struct arrow_records {
  std::size_t skipped = 0;
  std::size_t length = 0;
  arrow_validity known;
};

/// Looks at an array's own lengths and bitmap, as far as its first cells `needed`.
[[nodiscard]] std::optional<argument> find_damage(ArrowArray const*, std::size_t needed,
                                                  bool has_bitmap);

/// The cells of a column's array, or what is wrong with the array.
[[nodiscard]] outcome<arrow_slice, std::optional<column_fault>>
slice_of(ArrowArray const*, arrow_layout, arrow_records const&);

/// The cells of an array that stands for itself: values of a dictionary, items of lists.
[[nodiscard]] outcome<arrow_slice, std::optional<column_fault>> slice_of(ArrowArray const*,
                                                                         arrow_layout);

} // namespace chitieu::data
