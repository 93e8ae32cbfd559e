#pragma once
#include "arrow_cells.hpp"

#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace chitieu::data {

/// The values of a dictionary-encoded array.
class arrow_dictionary {
 public:
  /// The array outlives this, and `values` are its cells.
  arrow_dictionary(ArrowArray const& array, arrow_cells values, std::size_t size)
      : array_(array), values_(std::move(values)), size_(size) {}

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] input_column const& values() const noexcept { return *values_; }

  /// Whether another array shows the same memory, as that of the next batch often does.
  [[nodiscard]] bool shows(ArrowArray const&) const noexcept;

  /// The values as texts, copied when they are first asked for; a blank one is empty.
  [[nodiscard]] std::span<std::string const> names() const;

  [[nodiscard]] bool has_blank_names() const;

 private:
  ArrowArray const& array_;
  arrow_cells values_;
  std::size_t size_;
  void read_names() const;

  mutable std::once_flag read_;
  mutable std::vector<std::string> names_;
  mutable bool has_blanks_ = false;
};

/// Cells that are indices of texts.
[[nodiscard]] arrow_cells make_choices(arrow_slice const& indices, arrow_layout,
                                       shared_dictionary const&);

/// Cells that are indices of anything else; `indices` are read as whole numbers.
[[nodiscard]] arrow_cells make_decoded(arrow_cells indices, std::size_t length,
                                       shared_dictionary const&);

} // namespace chitieu::data
