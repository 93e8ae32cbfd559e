#pragma once
#include "stored_cells.hpp"

#include <numeric>

namespace chitieu::data {

/// Sets of row numbers that lie one after another, told by one of them: so many before it up to so
/// many after it, as far as there are such rows.
class window_cells final : public bound_column {
 public:
  /// `at` is written as `stored_cells` are.
  window_cells(std::vector<std::int32_t> at, std::size_t before, std::size_t after,
               std::size_t rows)
      : at_(std::move(at)), all_(rows), before_(before), after_(after) {
    std::iota(all_.begin(), all_.end(), 0);
  }

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::list; }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    std::fill(values.begin(), values.end(), 0);
    for (std::size_t i = 0; i < known.size(); ++i) {
      auto const items = list(first + i);
      known[i] = !items ? knowledge::unknown : items->empty() ? knowledge::none : knowledge::value;
    }
  }

  [[nodiscard]] std::optional<std::span<std::int32_t const>> list(std::size_t row) const override {
    if (at_[row] == stored_unknown) return std::nullopt;
    if (at_[row] == stored_none) return std::span<std::int32_t const>();
    auto const at = static_cast<std::size_t>(at_[row]);
    auto const begin = std::min(at > before_ ? at - before_ : 0, all_.size());
    auto const end = std::min(at + after_ + 1, all_.size());
    return std::span(all_).subspan(begin, std::max(begin, end) - begin);
  }

 private:
  std::vector<std::int32_t> at_;
  std::vector<std::int32_t> all_; ///< every row number, so that a set is a part of it
  std::size_t before_;
  std::size_t after_;
};

} // namespace chitieu::data
