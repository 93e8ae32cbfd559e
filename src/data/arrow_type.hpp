#pragma once
#include <chitieu/data/arrow_abi.h>
#include <chitieu/data/input.hpp>

#include <cstdint>
#include <memory>

namespace chitieu::data {

/// How the cells of an Arrow array lie in its buffers.
enum class arrow_layout : std::uint8_t {
  refused, ///< `arrow_type::refusal` says why
  blank,
  flag,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float32,
  float64,
  decimal,
  text,
  large_text,
  text_view,
  days,
  ticks, ///< dates and timestamps that count parts of a day
  list,
  large_list,
  fixed_list,
  list_view,
  large_list_view,
};

/// What an Arrow schema says about one column, or about the items of lists.
struct arrow_type {
  arrow_layout layout = arrow_layout::refused; ///< with `values`, that of the index into them
  std::int64_t size = 0;  ///< bytes of a decimal, ticks in a day, items of a list of fixed size
  std::int32_t scale = 0; ///< of a decimal
  std::shared_ptr<arrow_type const> values; ///< of a dictionary
  std::shared_ptr<arrow_type const> items;  ///< of lists
  column_fault refusal;
};

/// Never fails: what cannot be read is refused.
[[nodiscard]] arrow_type read_arrow_type(ArrowSchema const&);

[[nodiscard]] bool is_text(arrow_layout) noexcept;

/// The kind of column that cells of a type make; text for what is refused.
[[nodiscard]] cell_kind kind_of(arrow_type const&) noexcept;

} // namespace chitieu::data
