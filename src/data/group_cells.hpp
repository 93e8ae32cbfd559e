#pragma once
#include "stored_cells.hpp"

#include <utility>
#include <vector>

namespace chitieu::data {

/// The group that each row belongs to. Where only some is known of what a row is grouped by, the
/// row belongs to one of the groups that agree with what is known.
class group_cells final : public bound_column {
 public:
  static constexpr std::uint32_t no_set = UINT32_MAX;

  /// `set_of` tells the set of groups of each row, or `no_set`; it is empty when no row has one.
  group_cells(std::vector<std::int32_t> cells, std::vector<std::uint32_t> set_of,
              std::vector<std::vector<std::int32_t>> sets)
      : cells_(std::move(cells)), set_of_(std::move(set_of)), sets_(std::move(sets)) {}

  [[nodiscard]] cell_shape shape() const noexcept override { return cells_.shape(); }
  [[nodiscard]] bool has_blanks() const noexcept override { return cells_.has_blanks(); }
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    cells_.read(first, values, known);
  }
  [[nodiscard]] cell_view view(std::size_t row) const override { return cells_.view(row); }

  [[nodiscard]] std::optional<std::uint32_t> candidates_of(std::size_t row) const override {
    if (set_of_.empty() || set_of_[row] == no_set) return std::nullopt;
    return set_of_[row];
  }
  [[nodiscard]] std::size_t candidate_sets() const noexcept override { return sets_.size(); }
  [[nodiscard]] std::span<std::int32_t const> candidates(std::uint32_t set) const override {
    return sets_[set];
  }

 private:
  stored_cells cells_;
  std::vector<std::uint32_t> set_of_;
  std::vector<std::vector<std::int32_t>> sets_;
};

} // namespace chitieu::data
