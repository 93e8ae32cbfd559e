#pragma once
#include <chitieu/data/input.hpp>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// One cell of a column that has no fault, as a column of one row.
class one_row final : public data::input_column {
 public:
  one_row(std::shared_ptr<input_column const> of, std::size_t row)
      : of_(std::move(of)), row_(row) {}

  [[nodiscard]] data::cell_kind kind() const noexcept override { return of_->kind(); }
  void read(std::size_t, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    if (!values.empty()) of_->read(row_, values.first(1), known.first(1));
  }
  void read_decimals(std::size_t, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override {
    if (!values.empty()) of_->read_decimals(row_, values.first(1), known.first(1));
  }
  bool read_text(std::size_t, std::string_view& out) const override {
    return of_->read_text(row_, out);
  }
  bool read_texts(std::size_t, std::vector<std::string_view>& out) const override {
    return of_->read_texts(row_, out);
  }
  bool read_choices(std::size_t, std::vector<std::int64_t>& out) const override {
    return of_->read_choices(row_, out);
  }
  [[nodiscard]] std::span<std::string const> choices() const override { return of_->choices(); }
  [[nodiscard]] bool is_normalised() const noexcept override { return of_->is_normalised(); }

 private:
  std::shared_ptr<input_column const> of_;
  std::size_t row_;
};

} // namespace chitieu::mend
