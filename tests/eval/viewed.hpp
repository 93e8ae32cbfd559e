#pragma once
#include "tables.hpp"

#include <cstring>
#include <random>

namespace chitieu::eval::tables {

/// A scalar column whose cells lie in memory in one of the ways that a view can tell.
class viewed_column final : public data::bound_column {
 public:
  /// The row numbers of references as they are stored: in 8, 16 or 32 bits, blanks in place.
  struct row_numbers {};

  /// How the cells are written is drawn; what they are is not.
  viewed_column(std::vector<scalar> cells, int places, std::mt19937_64& random)
      : cells_{std::move(cells)}, places_{places}, random_{&random} {
    look();
    draw_layout();
    write();
    random_ = nullptr;
  }

  viewed_column(row_numbers, std::vector<scalar> cells, std::mt19937_64& random)
      : cells_{std::move(cells)}, places_{0}, random_{&random} {
    look();
    run_ = cells_.size() + 1;
    view_.layout = draw_for_blanks_in_place();
    if (has_blanks()) view_.marks = data::cell_marks::in_place;
    write();
    random_ = nullptr;
  }
  [[nodiscard]] data::cell_shape shape() const noexcept override {
    return data::cell_shape::scalar;
  }
  [[nodiscard]] int scale() const noexcept override { return places_; }
  [[nodiscard]] bool has_blanks() const noexcept override { return has_unknown_ || has_none_; }
  [[nodiscard]] data::blank_cell blank() const noexcept override { return blank_; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<data::knowledge> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = cells_[first + i].value;
      known[i] = cells_[first + i].known;
    }
  }

  [[nodiscard]] data::cell_view view(std::size_t row) const override {
    // Some rows can only be read, and some views end before the table does.
    if (is_hidden_ && row / run_ % 2 == 1) return {};
    auto made = view_.from(row);
    made.rows = std::min(cells_.size() - row, run_ - row % run_);
    return made;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>((*random_)() % n); }

  void look() {
    for (auto const& cell : cells_) {
      has_unknown_ |= cell.known == unknown;
      has_none_ |= cell.known == none;
    }
  }

  static std::int64_t least_of(data::cell_layout layout) {
    return -(std::int64_t{1} << (8 * data::width_of(layout) - 1));
  }

  /// One that holds all cells and, beside these, two marks.
  data::cell_layout draw_for_blanks_in_place() {
    using data::cell_layout;
    constexpr cell_layout layouts[] = {cell_layout::int8, cell_layout::int16, cell_layout::int32};
    auto at = below(3);
    auto const fits = [&](scalar const& cell) {
      auto const least = least_of(layouts[at]);
      return cell.known != data::knowledge::value ||
             (cell.value > least + 1 && cell.value < -least);
    };
    while (!std::ranges::all_of(cells_, fits)) ++at;
    return layouts[at];
  }

  void draw_layout() {
    using data::cell_layout;
    using data::cell_marks;
    run_ = below(2) == 0 ? cells_.size() + 1 : 1 + below(700);
    is_hidden_ = below(4) == 0;
    view_.layout = static_cast<cell_layout>(1 + below(9));
    if (has_unknown_ && has_none_) {
      view_.layout = draw_for_blanks_in_place();
      view_.marks = cell_marks::in_place;
    } else if (has_blanks() || below(3) == 0) {
      view_.marks = below(2) == 0 ? cell_marks::bits : cell_marks::bytes;
      blank_.known = has_unknown_ ? unknown : has_none_ ? none : data::knowledge::value;
      blank_.value = static_cast<std::int64_t>(below(4));
    }
    if (view_.marks != cell_marks::in_place && view_.layout != cell_layout::bits && below(2) == 0)
      shift_ = make_codes();
    // Bits hold 0 and 1, numbers without a sign none below 0.
    bool const has_sign = view_.layout == cell_layout::int8 || view_.layout == cell_layout::int16 ||
                          view_.layout == cell_layout::int32 || view_.layout == cell_layout::int64;
    for (auto const& cell : cells_) {
      auto const written = cell.value + shift_;
      if ((view_.layout == cell_layout::bits && (written < 0 || written > 1)) ||
          (!has_sign && written < 0) ||
          (view_.marks != cell_marks::in_place && data::width_of(view_.layout) == 1 &&
           written > 127)) {
        view_.layout = cell_layout::int64;
        break;
      }
    }
  }

  void write() {
    write_cells();
    write_marks();
  }

  /// Codes of numbers from some number on, some of which no cell has.
  std::int64_t make_codes() {
    codes_.assign(12, -1);
    auto const first = static_cast<std::int64_t>(below(5));
    for (std::int64_t code = 0; code < 8; ++code)
      codes_[static_cast<std::size_t>(code + 3)] = static_cast<std::int32_t>(code);
    // A code below 0 cannot be told from one that is not there.
    for (auto const& cell : cells_)
      if (cell.value < 0 || cell.value > 7) {
        codes_.clear();
        return 0;
      }
    view_.codes = codes_;
    view_.first_code = first;
    return first + 3;
  }

  [[nodiscard]] bool is_written_blank(scalar const& cell) const {
    return cell.known != data::knowledge::value ||
           (view_.marks != data::cell_marks::all_filled && blank_.known == data::knowledge::value &&
            cell.value == blank_.value);
  }

  void write_cells() {
    auto const width = data::width_of(view_.layout);
    view_.first_bit = below(11);
    view_.stride = width * (1 + below(2)) + (width > 0 && below(3) == 0 ? 1 : 0);
    auto const start = below(3);
    bytes_.resize(start + cells_.size() * view_.stride + view_.first_bit / 8 + cells_.size() / 8 +
                  2);
    for (auto& byte : bytes_) byte = static_cast<unsigned char>(below(256));
    view_.cells = bytes_.data() + start;
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      auto const& cell = cells_[row];
      auto value = cell.value + shift_;
      if (view_.marks == data::cell_marks::in_place) {
        if (cell.known != data::knowledge::value)
          value = least_of(view_.layout) + (cell.known == none ? 1 : 0);
      } else if (is_written_blank(cell))
        continue; // what is there may be anything
      if (view_.layout == data::cell_layout::bits)
        set_bit(bytes_.data() + start, view_.first_bit + row, value != 0);
      else // little-endian, as the machines are that this is compiled for
        std::memcpy(bytes_.data() + start + row * view_.stride, &value, width);
    }
  }

  void write_marks() {
    if (view_.marks != data::cell_marks::bits && view_.marks != data::cell_marks::bytes) return;
    view_.first_mark = below(11);
    view_.mark_stride = 1 + below(3);
    marks_.resize(cells_.size() * view_.mark_stride + view_.first_mark + 2);
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      bool const filled = !is_written_blank(cells_[row]);
      if (view_.marks == data::cell_marks::bits)
        set_bit(marks_.data(), view_.first_mark + row, filled);
      else
        marks_[row * view_.mark_stride] = filled ? 1 : 0;
    }
    view_.marked = marks_.data();
  }

  static void set_bit(unsigned char* bytes, std::size_t at, bool value) {
    auto const mask = static_cast<unsigned char>(1U << (at % 8));
    if (value)
      bytes[at / 8] = static_cast<unsigned char>(bytes[at / 8] | mask);
    else
      bytes[at / 8] = static_cast<unsigned char>(bytes[at / 8] & ~mask);
  }

  std::vector<scalar> cells_;
  int places_;
  std::mt19937_64* random_;
  bool has_unknown_ = false;
  bool has_none_ = false;
  bool is_hidden_ = false;
  std::size_t run_ = 1;
  std::int64_t shift_ = 0; ///< from a value to what is written
  data::blank_cell blank_;
  data::cell_view view_;
  std::vector<std::int32_t> codes_;
  std::vector<unsigned char> bytes_;
  std::vector<unsigned char> marks_;
};

} // namespace chitieu::eval::tables
