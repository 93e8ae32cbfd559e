#pragma once
#include "arrow_cells.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace chitieu::data {

/// One column out of the cells of several batches.
class arrow_chunks final : public input_column {
 public:
  explicit arrow_chunks(cell_kind kind) : kind_(kind) {}

  /// Adds cells below those that are there; `length` is not 0.
  void add(arrow_cells, std::size_t length);

  [[nodiscard]] cell_kind kind() const noexcept override { return kind_; }
  [[nodiscard]] std::optional<column_fault> fault() const override;
  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override;
  [[nodiscard]] cell_view view(std::size_t row) const override;
  void read_decimals(std::size_t first, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override;
  bool read_text(std::size_t row, std::string_view& out) const override;
  bool read_texts(std::size_t row, std::vector<std::string_view>& out) const override;
  bool read_choices(std::size_t row, std::vector<std::int64_t>& out) const override;
  [[nodiscard]] std::span<std::string const> choices() const override;

 private:
  /// The chunk that has a row.
  [[nodiscard]] std::size_t chunk_of(std::size_t row) const noexcept;
  [[nodiscard]] std::size_t begin_of(std::size_t chunk) const noexcept {
    return chunk == 0 ? 0 : ends_[chunk - 1];
  }
  template <class Value, class Read>
  void each(std::size_t first, std::span<Value> values, std::span<std::uint8_t> known,
            Read const& read) const;

  /// Brings the choices of all chunks into one list, unless all have the same.
  void unite() const;

  cell_kind kind_;
  std::vector<arrow_cells> chunks_;
  std::vector<std::size_t> ends_;
  mutable std::once_flag united_;
  mutable std::vector<std::string> names_;
  mutable std::vector<std::vector<std::int64_t>> places_; ///< of a chunk's choices in `names_`
};

} // namespace chitieu::data
