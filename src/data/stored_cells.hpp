#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/schema/schema.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace chitieu::data {

/// How `stored_cells` writes down a cell that has no value.
inline constexpr std::int32_t stored_unknown = unknown_in<std::int32_t>;
inline constexpr std::int32_t stored_none = none_in<std::int32_t>;

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

/// Codes of levels, flags, days or row numbers that had to be worked out, which lie in numbers of
/// `Cell`.
template <class Cell>
class stored_cells_in final : public bound_column {
 public:
  explicit stored_cells_in(std::vector<Cell> cells)
      : cells_(std::move(cells)),
        has_blanks_(std::any_of(cells_.begin(), cells_.end(),
                                [](Cell cell) { return cell <= none_in<Cell>; })) {}

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::scalar; }
  [[nodiscard]] bool has_blanks() const noexcept override { return has_blanks_; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto const cell = cells_[first + i];
      bool const filled = cell > none_in<Cell>;
      values[i] = filled ? cell : 0;
      known[i] = filled                  ? knowledge::value
                 : cell == none_in<Cell> ? knowledge::none
                                         : knowledge::unknown;
    }
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    cell_view made;
    made.layout = layout_of(sizeof(Cell), true);
    if (has_blanks_) made.marks = cell_marks::in_place;
    made.rows = cells_.size() - row;
    made.cells = reinterpret_cast<unsigned char const*>(cells_.data() + row);
    made.stride = sizeof(Cell);
    return made;
  }

 private:
  std::vector<Cell> cells_;
  bool has_blanks_;
};

using stored_cells = stored_cells_in<std::int32_t>;

} // namespace chitieu::data
