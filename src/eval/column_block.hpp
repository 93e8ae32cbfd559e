#pragma once
#include "cell_test.hpp"
#include "cells.hpp"

#include <vector>

namespace chitieu::eval {

/// One test of a column, for cells as they lie and for cells as `cells::read` gives them.
struct column_test {
  scalar_test asks;
  cell_test of_written;
  cell_test of_read;

  column_test(scalar_test test, cells const&);
};

/// Whether tables of so many rows lie beyond the nearer memories, so that it pays to ask for what
/// is read next; of smaller ones asking alone takes a tenth of the time of counting.
[[nodiscard]] constexpr bool is_far(std::size_t rows) noexcept {
  return rows > std::size_t{1} << 16;
}

/// Some rows of one scalar column: read once, tested as often as one likes.
///
/// Where the column says how its cells lie, they are tested there; cells that lie apart are first
/// brought together; others are read by the column.
class column_block {
 public:
  /// `most_rows` is a multiple of 64.
  column_block(cells const&, std::size_t most_rows);

  /// Whether some cell can be unknown, or nothing.
  [[nodiscard]] bool may_be_unknown() const noexcept { return may_be_unknown_; }
  [[nodiscard]] bool may_be_none() const noexcept { return may_be_none_; }

  /// Takes up `rows` rows from `first` on, a multiple of 64.
  void take(kernels::kernel_set const&, std::size_t first, std::size_t rows);

  /// The rows that a test says yes to; bits behind the last row may be anything.
  void test(column_test const&, std::uint64_t* yes);

  /// The rows whose cell is unknown, and is nothing; of as many words as were taken up.
  [[nodiscard]] std::uint64_t const* unknown() const noexcept { return unknown_.data(); }
  [[nodiscard]] std::uint64_t const* none() const noexcept { return none_.data(); }

 private:
  using words = std::vector<std::uint64_t>;

  [[nodiscard]] data::cell_view view_from(std::size_t row);
  [[nodiscard]] bool take_view(data::cell_view const&, std::size_t rows);
  void take_marks(data::cell_view const&, std::size_t rows);
  void take_read(std::size_t first, std::size_t rows);
  [[nodiscard]] words& in(words& some) const;

  cells const* column_;
  std::size_t most_rows_;
  data::cell_layout layout_ =
      data::cell_layout::elsewhere; ///< in which tests of what is written are put
  bool has_blanks_;
  bool may_be_unknown_ = false;
  bool may_be_none_ = false;
  data::blank_cell blank_;

  data::cell_view view_; ///< from row `view_first_` on; asked for again behind its end
  std::size_t view_first_ = 0;
  kernels::kernel_set const* with_ = nullptr;
  std::size_t words_here_ = 0;
  bool as_written_ = false;   ///< else as read
  bool has_marks_ = false;    ///< of this block: `filled_` tells which cells are
  bool marked_blank_ = false; ///< and the others are what `blank_` says
  void const* cells_ = nullptr;
  bool asks_ahead_ = false; ///< the next block of cells, most often asked for after other columns
  words filled_;
  words unknown_;
  words none_;
  words bits_;
  words room_;
  std::vector<unsigned char> together_; ///< of cells that lie apart, and of the last few
  std::vector<unsigned char> marks_;
  std::vector<std::int64_t> values_;
  std::vector<data::knowledge> known_;
};

} // namespace chitieu::eval
