#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/schema/schema.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::data {

/// Lists of level codes or row numbers, one after another.
class list_cells final : public bound_column {
 public:
  /// Says what an empty cell is: an unknown list, an empty one, or one with a single level. Of few
  /// levels (0: items are no levels) each list is kept as bits, too.
  explicit list_cells(schema::column const& declared, std::size_t levels = 0)
      : keeps_bits_(levels > 0 && levels < 32),
        blank_level_(declared.when_blank == schema::blank::value ? declared.blank_level : -1),
        blank_is_unknown_(declared.when_blank == schema::blank::unknown) {}

  /// Adds an item to the row that is being written.
  void add(std::int32_t item) { items_.push_back(item); }

  /// Ends a row; its items become ascending and distinct.
  void end_row() {
    auto const begin = items_.begin() + static_cast<std::ptrdiff_t>(ends_.back());
    std::sort(begin, items_.end());
    items_.erase(std::unique(begin, items_.end()), items_.end());
    has_blanks_ = has_blanks_ || items_.size() == ends_.back();
    if (keeps_bits_) {
      std::uint32_t bits = 0;
      for (auto i = ends_.back(); i < items_.size(); ++i) bits |= std::uint32_t{1} << items_[i];
      bits_.push_back(bits);
    }
    ends_.push_back(items_.size());
  }

  /// Ends a row whose cell is empty, or in which some item is.
  void end_blank_row() {
    if (blank_is_unknown_) return end_unknown_row();
    if (blank_level_ >= 0) add(blank_level_);
    end_row();
  }

  /// Ends a row of which nothing is known.
  void end_unknown_row() {
    items_.resize(ends_.back());
    unknown_.push_back(ends_.size() - 1);
    end_row();
    if (keeps_bits_) bits_.back() = unknown_list;
  }

  /// Adds the rows of another share of the same column.
  void append(list_cells const& later) {
    auto const rows = ends_.size() - 1;
    auto const items = items_.size();
    items_.insert(items_.end(), later.items_.begin(), later.items_.end());
    for (auto const row : later.unknown_) unknown_.push_back(rows + row);
    for (std::size_t i = 1; i < later.ends_.size(); ++i) ends_.push_back(items + later.ends_[i]);
    bits_.insert(bits_.end(), later.bits_.begin(), later.bits_.end());
    has_blanks_ = has_blanks_ || later.has_blanks_;
  }

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::list; }
  [[nodiscard]] bool has_blanks() const noexcept override { return has_blanks_; }

  /// Whether each list is unknown, has items (value) or is empty (none); all values are 0.
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    std::fill(values.begin(), values.end(), 0);
    for (std::size_t i = 0; i < known.size(); ++i) {
      auto const items = list(first + i);
      known[i] = !items ? knowledge::unknown : items->empty() ? knowledge::none : knowledge::value;
    }
  }

  [[nodiscard]] std::span<std::uint32_t const> level_bits() const noexcept override {
    return bits_;
  }

  [[nodiscard]] std::optional<std::span<std::int32_t const>> list(std::size_t row) const override {
    auto const begin = ends_[row];
    auto const size = ends_[row + 1] - begin;
    if (size == 0 && std::binary_search(unknown_.begin(), unknown_.end(), row)) return std::nullopt;
    return std::span(items_).subspan(begin, size);
  }

 private:
  std::vector<std::int32_t> items_;
  std::vector<std::size_t> ends_{0};
  std::vector<std::size_t> unknown_; ///< rows, ascending
  std::vector<std::uint32_t> bits_;
  bool keeps_bits_;
  std::int32_t blank_level_;
  bool blank_is_unknown_;
  bool has_blanks_ = false;
};

} // namespace chitieu::data
