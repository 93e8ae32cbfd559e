#pragma once
#include "stored_cells.hpp"

#include <memory>

namespace chitieu::data {

/// Whole numbers, flags, days or choices that are read where they lie.
class wrapped_cells final : public bound_column {
 public:
  /// `blank` is what an empty cell is, as in `stored_cells`; `codes` turns a choice into a level
  /// and is empty for the other kinds.
  wrapped_cells(std::shared_ptr<input_column const> cells, std::int32_t blank, bool has_blanks,
                std::vector<std::int32_t> codes)
      : cells_(std::move(cells)), codes_(std::move(codes)), blank_(blank), has_blanks_(has_blanks) {
  }

  /// The same of choices whose views have codes of their own, which are places in `codes`.
  wrapped_cells(std::shared_ptr<input_column const> cells, std::int32_t blank, bool has_blanks,
                std::vector<std::int32_t> codes, std::span<std::int32_t const> places)
      : wrapped_cells(std::move(cells), blank, has_blanks, std::move(codes)) {
    for (auto const place : places) {
      bool const is_level = place >= 0 && static_cast<std::size_t>(place) < codes_.size();
      codes_of_places_.push_back(is_level ? codes_[static_cast<std::size_t>(place)] : -1);
    }
  }

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::scalar; }
  [[nodiscard]] bool has_blanks() const noexcept override {
    return has_blanks_ && blank_ <= stored_none;
  }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    // Both enumerate unknown as 0 and value as 1 in one byte, and unsigned char may alias anything.
    static_assert(sizeof(knowledge) == 1);
    cells_->read(first, values, {reinterpret_cast<std::uint8_t*>(known.data()), known.size()});
    if (!codes_.empty())
      for (std::size_t i = 0; i < values.size(); ++i)
        if (known[i] == knowledge::value) values[i] = codes_[static_cast<std::size_t>(values[i])];
    if (!has_blanks_) return;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (known[i] != knowledge::value) fill_blank(values[i], known[i]);
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    auto made = cells_->view(row);
    // A byte of marks need not be 1 or 0 where nobody has to look at it.
    if (!has_blanks_) made.marks = cell_marks::all_filled;
    if (!codes_.empty()) made.codes = codes_of_places_.empty() ? codes_ : codes_of_places_;
    return made;
  }
  [[nodiscard]] blank_cell blank() const noexcept override {
    blank_cell made;
    fill_blank(made.value, made.known);
    return made;
  }

 private:
  void fill_blank(std::int64_t& value, knowledge& known) const noexcept {
    value = blank_ > stored_none ? blank_ : 0;
    known = blank_ > stored_none    ? knowledge::value
            : blank_ == stored_none ? knowledge::none
                                    : knowledge::unknown;
  }

  std::shared_ptr<input_column const> cells_;
  std::vector<std::int32_t> codes_;
  std::vector<std::int32_t> codes_of_places_; ///< of what is written down, when that is no place
  std::int32_t blank_;
  bool has_blanks_;
};

} // namespace chitieu::data
