#pragma once
#include <chitieu/data/bound.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace chitieu::data {

/// Numbers in units of one scale, or places in a list of different numbers, ascending.
class number_cells final : public bound_column {
 public:
  /// `known` is empty when every cell is.
  number_cells(std::vector<std::int64_t> units, std::vector<knowledge> known, int scale,
               std::vector<exact::rational> listed = {})
      : units_(std::move(units)), known_(std::move(known)), scale_(scale),
        listed_(std::move(listed)) {
    auto const is_blank = [](knowledge one) { return one != knowledge::value; };
    auto const blank = std::find_if(known_.begin(), known_.end(), is_blank);
    if (blank == known_.end()) return;
    blank_ = *blank;
    one_blank_ = std::all_of(blank, known_.end(), [&](knowledge one) {
      return one == knowledge::value || one == blank_;
    });
  }

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::scalar; }
  [[nodiscard]] int scale() const noexcept override { return scale_; }
  [[nodiscard]] std::span<exact::rational const> listed_numbers() const noexcept override {
    return listed_;
  }
  [[nodiscard]] bool has_blanks() const noexcept override { return !known_.empty(); }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = units_[first + i];
      known[i] = known_.empty() ? knowledge::value : known_[first + i];
    }
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    cell_view made;
    if (!one_blank_) return made;
    made.layout = cell_layout::int64;
    made.rows = units_.size() - row;
    made.cells = reinterpret_cast<unsigned char const*>(units_.data() + row);
    made.stride = sizeof(std::int64_t);
    if (known_.empty()) return made;
    static_assert(sizeof(knowledge) == 1 && static_cast<int>(knowledge::value) == 1);
    made.marks = cell_marks::bytes;
    made.marked = reinterpret_cast<unsigned char const*>(known_.data() + row);
    made.mark_stride = 1;
    return made;
  }
  [[nodiscard]] blank_cell blank() const noexcept override { return {blank_, 0}; }

 private:
  std::vector<std::int64_t> units_;
  std::vector<knowledge> known_;
  int scale_;
  std::vector<exact::rational> listed_;
  knowledge blank_ = knowledge::unknown;
  bool one_blank_ = true; ///< no cell is unknown where another is none
};

} // namespace chitieu::data
