#pragma once
#include <chitieu/data/input.hpp>
#include <chitieu/schema/schema.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chitieu::mend {

/// What some cells of a column are to hold, as in `cell_change`.
using cells_by_row = std::map<std::size_t, std::vector<std::string>>;

/// A column with some cells replaced, and with more rows than it had; what is not replaced is read
/// where it lies.
class changed_cells final : public data::input_column {
 public:
  /// Of a column of so many rows; `declared` is null where the plan has no such column.
  changed_cells(std::shared_ptr<input_column const> was, std::size_t rows, cells_by_row cells,
                schema::column const* declared);

  [[nodiscard]] data::cell_kind kind() const noexcept override { return kind_; }
  [[nodiscard]] std::optional<data::column_fault> fault() const override { return was_->fault(); }
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override;
  void read_decimals(std::size_t first, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override;
  bool read_text(std::size_t row, std::string_view& out) const override;
  bool read_texts(std::size_t row, std::vector<std::string_view>& out) const override;

 private:
  [[nodiscard]] std::string_view name_of(std::int64_t place) const;
  [[nodiscard]] std::optional<std::int64_t> value_of(std::vector<std::string> const& words) const;

  std::shared_ptr<input_column const> was_;
  std::size_t rows_;
  cells_by_row cells_;
  data::cell_kind kind_;
  std::vector<std::string>
      texts_; ///< of numbers that are told as texts, which have to lie somewhere
};

} // namespace chitieu::mend
