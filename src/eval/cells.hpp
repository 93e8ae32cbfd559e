#pragma once
#include "exact/pace.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/schema/schema.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace chitieu::eval {

/// The cells of one column as they stand on a day: what is dated later reads as blank, and what is
/// filled without a known date as unknown.
class cells {
 public:
  /// Rows that are read at a time.
  static constexpr std::size_t block = 1024;

  /// The column, and the one that dates it, must be bound.
  cells(schema::population const&, data::bound_table const&, schema::column_id,
        std::optional<data::day> as_of, exact::pace const&);

  [[nodiscard]] data::cell_shape shape() const noexcept { return column_->shape(); }
  [[nodiscard]] int scale() const noexcept { return column_->scale(); }
  [[nodiscard]] std::span<exact::rational const> listed_numbers() const noexcept {
    return column_->listed_numbers();
  }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] bool has_blanks() const noexcept {
    return column_->has_blanks() || !shown_.empty();
  }

  /// Where the scalars from row `row` on lie; `elsewhere` when only `read` tells them.
  [[nodiscard]] data::cell_view view(std::size_t row) const {
    return shown_.empty() ? column_->view(row) : data::cell_view{};
  }

  /// What a cell is that a view marks as blank.
  [[nodiscard]] data::blank_cell blank() const noexcept { return column_->blank(); }

  /// Scalars from row `first` on.
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<data::knowledge> known) const;

  /// The set of the rows that an unknown reference can only lead to; nothing where it may lead to
  /// any.
  [[nodiscard]] std::optional<std::uint32_t> candidates_of(std::size_t row) const {
    return shown_at(row) == shown::as_it_is ? column_->candidates_of(row) : std::nullopt;
  }
  [[nodiscard]] std::size_t candidate_sets() const noexcept { return column_->candidate_sets(); }
  [[nodiscard]] std::span<std::int32_t const> candidates(std::uint32_t set) const {
    return column_->candidates(set);
  }

  /// The items of a list cell, or nothing when it is unknown.
  [[nodiscard]] std::optional<std::span<std::int32_t const>> list(std::size_t row) const;

  /// As `bound_column::level_bits`, where no list is dated.
  [[nodiscard]] std::span<std::uint32_t const> level_bits() const noexcept {
    return shown_.empty() ? column_->level_bits() : std::span<std::uint32_t const>{};
  }

  /// A text, empty when there is none, or nothing when it is unknown.
  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const;

  /// Calls `visit(row, value, known)` for each scalar.
  template <class Visit>
  void each(exact::pace const& with, Visit visit) const {
    std::array<std::int64_t, block> values{};
    std::array<data::knowledge, block> known{};
    for (std::size_t first = 0; first < rows_; first += block) {
      std::size_t const here = std::min(block, rows_ - first);
      with.take(here);
      read(first, std::span{values}.first(here), std::span{known}.first(here));
      for (std::size_t i = 0; i < here; ++i) visit(first + i, values[i], known[i]);
    }
  }

 private:
  enum class shown : std::uint8_t { as_it_is, as_blank, as_unknown_if_filled };

  /// What dating leaves of a row's cell.
  [[nodiscard]] shown shown_at(std::size_t row) const {
    return shown_.empty() ? shown::as_it_is : shown_[row];
  }

  data::bound_column const* column_;
  std::size_t rows_;
  data::knowledge blank_ = data::knowledge::unknown; ///< what a blank cell is known to be
  std::int32_t blank_value_ = 0;
  std::vector<shown> shown_; ///< by row; empty when nothing is dated
};

} // namespace chitieu::eval
