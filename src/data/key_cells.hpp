#pragma once
#include <chitieu/data/bound.hpp>

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace chitieu::data {

/// A key of whole numbers as a column of texts, which are made when one is first asked for: plans
/// seldom ask what a key is.
class key_cells final : public bound_column {
 public:
  explicit key_cells(row_keys keys) : keys_(std::move(keys)) {}

  [[nodiscard]] cell_shape shape() const noexcept override { return cell_shape::text; }
  [[nodiscard]] bool has_blanks() const noexcept override { return false; }

  void read(std::size_t, std::span<std::int64_t> values,
            std::span<knowledge> known) const override {
    std::fill(values.begin(), values.end(), 0);
    std::fill(known.begin(), known.end(), knowledge::value);
  }

  [[nodiscard]] std::optional<std::string_view> text(std::size_t row) const override {
    std::call_once(asked_, [this] { texts_ = keys_.texts(); });
    return texts_[row];
  }

 private:
  row_keys keys_;
  mutable std::once_flag asked_;
  mutable std::vector<std::string> texts_;
};

} // namespace chitieu::data
