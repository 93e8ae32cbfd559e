#pragma once
#include <chitieu/data/bound.hpp>

#include <utility>

namespace chitieu::data {

/// Numbers in units of one scale.
class number_cells final : public bound_column {
 public:
  /// `known` is empty when every cell is.
  number_cells(std::vector<std::int64_t> units, std::vector<knowledge> known, int scale)
      : units_(std::move(units)), known_(std::move(known)), scale_(scale) {}

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::scalar; }
  [[nodiscard]] int scale() const noexcept override { return scale_; }
  [[nodiscard]] bool has_blanks() const noexcept override { return !known_.empty(); }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = units_[first + i];
      known[i] = known_.empty() ? knowledge::value : known_[first + i];
    }
  }

 private:
  std::vector<std::int64_t> units_;
  std::vector<knowledge> known_;
  int scale_;
};

} // namespace chitieu::data
