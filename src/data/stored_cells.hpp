#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/schema/schema.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace chitieu::data {

/// How `stored_cells` writes down a cell that has no value.
inline constexpr std::int32_t stored_unknown = unknown_in_place;
inline constexpr std::int32_t stored_none = none_in_place;

/// What a blank scalar cell of a column is, as `stored_cells` keeps it.
[[nodiscard]] inline std::int32_t stored_blank(schema::column const& declared) noexcept {
  switch (declared.when_blank) {
  case schema::blank::none:
    return stored_none;
  case schema::blank::no:
    return declared.type == schema::type::flag ? 0 : stored_unknown;
  case schema::blank::value:
    return declared.blank_level >= 0 ? declared.blank_level : stored_unknown;
  case schema::blank::unknown:
    break;
  }
  return stored_unknown;
}

/// Codes of levels, flags, days or row numbers that had to be worked out, four bytes each.
class stored_cells final : public bound_column {
 public:
  explicit stored_cells(std::vector<std::int32_t> cells)
      : cells_(std::move(cells)),
        has_blanks_(std::any_of(cells_.begin(), cells_.end(),
                                [](std::int32_t cell) { return cell <= stored_none; })) {}

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::scalar; }
  [[nodiscard]] bool has_blanks() const noexcept override { return has_blanks_; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::int32_t const cell = cells_[first + i];
      bool const filled = cell > stored_none;
      values[i] = filled ? cell : 0;
      known[i] = filled                ? knowledge::value
                 : cell == stored_none ? knowledge::none
                                       : knowledge::unknown;
    }
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    cell_view made;
    made.layout = cell_layout::int32;
    if (has_blanks_) made.marks = cell_marks::in_place;
    made.rows = cells_.size() - row;
    made.cells = reinterpret_cast<unsigned char const*>(cells_.data() + row);
    made.stride = sizeof(std::int32_t);
    return made;
  }

 private:
  std::vector<std::int32_t> cells_;
  bool has_blanks_;
};

} // namespace chitieu::data
