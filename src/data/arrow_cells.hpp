#pragma once
#include "arrow_slice.hpp"

#include <chitieu/data/input.hpp>

#include <memory>

namespace chitieu::data {

/// The cells of one array, or of one column in one batch. They view the array and do not own it.
using arrow_cells = std::shared_ptr<input_column const>;

/// Flags, whole numbers and dates.
[[nodiscard]] arrow_cells make_scalars(arrow_slice const&, arrow_type const&);

/// Floating-point numbers and decimals.
[[nodiscard]] arrow_cells make_numbers(arrow_slice const&, arrow_type const&);

/// Texts in one of three layouts.
[[nodiscard]] arrow_cells make_texts(arrow_slice const&, arrow_layout);

/// Nothing but nulls.
[[nodiscard]] arrow_cells make_blanks();

/// The values of dictionaries, which arrays share where they can.
class arrow_dictionary;
using shared_dictionary = std::shared_ptr<arrow_dictionary const>;

/// Makes the cells of arrays of one column, batch after batch.
class arrow_cell_maker {
 public:
  explicit arrow_cell_maker(arrow_type const& type) : type_(type) {}

  /// With a fault in the array, cells that are refused.
  [[nodiscard]] arrow_cells make(ArrowArray const*, arrow_records const&);

 private:
  [[nodiscard]] arrow_cells make_indices(arrow_slice const&, arrow_type const&);
  [[nodiscard]] arrow_cells make_lists(arrow_slice const&);
  [[nodiscard]] shared_dictionary dictionary_of(ArrowArray const*, arrow_type const& values);

  arrow_type const& type_;
  shared_dictionary last_;
};

} // namespace chitieu::data
