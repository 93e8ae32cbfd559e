#include "column_block.hpp"

#include "bitmap.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace chitieu::eval {
namespace {

using data::cell_layout;
using data::cell_marks;
using data::knowledge;

/// How cells are written that a column has read.
data::cell_view as_read() {
  data::cell_view made;
  made.layout = cell_layout::int64;
  return made;
}

data::cell_view first_view(cells const& column) {
  return column.rows() > 0 ? column.view(0) : data::cell_view{};
}

/// Brings cells together that lie apart.
template <std::size_t Width>
void gather(unsigned char const* from, std::size_t stride, std::size_t rows, unsigned char* to) {
  for (std::size_t row = 0; row < rows; ++row)
    std::memcpy(to + row * Width, from + row * stride, Width);
}

void gather(unsigned char const* from, std::size_t stride, std::size_t width, std::size_t rows,
            unsigned char* to) {
  if (stride == width) {
    std::memcpy(to, from, rows * width);
    return;
  }
  switch (width) {
  case 1:
    return gather<1>(from, stride, rows, to);
  case 2:
    return gather<2>(from, stride, rows, to);
  case 4:
    return gather<4>(from, stride, rows, to);
  default:
    return gather<8>(from, stride, rows, to);
  }
}

/// Room for so many bytes, of which none is set that is not needed: most often they are a last
/// word.
void make_room(std::vector<unsigned char>& some, std::size_t bytes) {
  if (some.size() < bytes) some.resize(bytes);
}

/// Eight bytes as a word, the first one lowest.
std::uint64_t eight_bytes(unsigned char const* bytes) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little)
    std::memcpy(&word, bytes, sizeof word);
  else
    for (std::size_t i = 0; i < sizeof word; ++i) word |= std::uint64_t{bytes[i]} << (8 * i);
  return word;
}

/// Bits from `first` on as words; no byte without one of them is touched.
void gather_bits(unsigned char const* bits, std::size_t first, std::size_t rows,
                 std::uint64_t* out) {
  bits += first / 8;
  auto const shift = first % 8;
  auto const byte = [&bits](std::size_t i) { return std::uint64_t{bits[i]}; };
  for (; rows >= bitmap::word_bits; rows -= bitmap::word_bits, bits += 8) {
    auto const word = eight_bytes(bits);
    *out++ = shift == 0 ? word : word >> shift | byte(8) << (bitmap::word_bits - shift);
  }
  if (rows == 0) return;
  *out = 0;
  for (std::size_t row = 0; row < rows; ++row)
    *out |= (byte((shift + row) / 8) >> ((shift + row) % 8) & 1U) << row;
}

} // namespace

column_test::column_test(scalar_test test, cells const& column)
    : asks{std::move(test)}, of_written{asks.accepts, first_view(column)},
      of_read{asks.accepts, as_read()} {}

column_block::column_block(cells const& column, std::size_t most_rows)
    : column_{&column}, most_rows_{most_rows}, has_blanks_{column.has_blanks()},
      blank_{column.blank()} {
  auto const view = first_view(column);
  layout_ = view.layout;
  bool const told = view.layout != cell_layout::elsewhere && view.marks != cell_marks::in_place;
  may_be_unknown_ = has_blanks_ && (!told || blank_.known == knowledge::unknown);
  may_be_none_ = has_blanks_ && (!told || blank_.known == knowledge::none);
}

column_block::words& column_block::in(words& some) const {
  if (some.empty()) some.resize(most_rows_ / bitmap::word_bits);
  return some;
}

void column_block::take(kernels::kernel_set const& with, std::size_t first, std::size_t rows) {
  with_ = &with;
  words_here_ = (rows + bitmap::word_bits - 1) / bitmap::word_bits;
  asks_ahead_ = false;
  as_written_ = take_view(view_from(first), rows);
  if (!as_written_) take_read(first, rows);
}

data::cell_view column_block::view_from(std::size_t row) {
  if (row < view_first_ || row - view_first_ >= view_.rows) {
    view_ = column_->view(row);
    view_first_ = row;
  }
  return view_.from(row - view_first_);
}

bool column_block::take_view(data::cell_view const& view, std::size_t rows) {
  if (view.layout == cell_layout::elsewhere || view.layout != layout_ || view.rows < rows)
    return false;
  if (view.layout == cell_layout::bits) {
    gather_bits(view.cells, view.first_bit, rows, in(bits_).data());
    cells_ = nullptr;
  } else {
    auto const width = data::width_of(view.layout);
    // Whole words are read at once, and nothing may be read behind the last cell.
    if (view.stride == width && rows % bitmap::word_bits == 0) {
      cells_ = view.cells;
      asks_ahead_ = is_far(column_->rows());
    } else {
      make_room(together_, words_here_ * bitmap::word_bits * width);
      gather(view.cells, view.stride, width, rows, together_.data());
      cells_ = together_.data();
    }
  }
  // A blank cell that stands for a value is no blank to others, but is not what is written either.
  has_marks_ = has_blanks_ || view.marks != cell_marks::all_filled;
  if (has_marks_) take_marks(view, rows);
  return true;
}

void column_block::take_marks(data::cell_view const& view, std::size_t rows) {
  auto* filled = in(filled_).data();
  marked_blank_ = view.marks != cell_marks::in_place;
  switch (view.marks) {
  case cell_marks::all_filled:
    std::fill_n(filled, words_here_, ~std::uint64_t{0});
    break;
  case cell_marks::bits:
    gather_bits(view.marked, view.first_mark, rows, filled);
    break;
  case cell_marks::bytes:
    if (view.mark_stride == 1 && rows % bitmap::word_bits == 0) {
      with_->in_range_1(view.marked, words_here_, 1, 0, 0, filled);
    } else {
      make_room(marks_, words_here_ * bitmap::word_bits);
      gather(view.marked, view.mark_stride, 1, rows, marks_.data());
      with_->in_range_1(marks_.data(), words_here_, 1, 0, 0, filled);
    }
    break;
  case cell_marks::in_place: {
    auto const width = data::width_of(view.layout);
    auto const unknown_here = std::uint64_t{1} << (8 * width - 1);
    auto const which = [&](std::uint64_t what, words& into) {
      with_->of_width(width)(cells_, words_here_, what, 0, 0, in(into).data());
    };
    which(unknown_here, unknown_);
    which(unknown_here + 1, none_);
    auto const* const unknown = unknown_.data();
    auto const* const none = none_.data();
    for (std::size_t i = 0; i < words_here_; ++i) filled[i] = ~(unknown[i] | none[i]);
    return;
  }
  }
  auto const put = [&](words& blank, knowledge what) {
    auto* const to = in(blank).data();
    bool const is_what = blank_.known == what;
    for (std::size_t i = 0; i < words_here_; ++i) to[i] = is_what ? ~filled[i] : 0;
  };
  if (may_be_unknown_) put(unknown_, knowledge::unknown);
  if (may_be_none_) put(none_, knowledge::none);
}

void column_block::take_read(std::size_t first, std::size_t rows) {
  if (values_.empty()) {
    values_.resize(most_rows_);
    known_.resize(most_rows_);
  }
  column_->read(first, std::span{values_}.first(rows), std::span{known_}.first(rows));
  cells_ = values_.data();
  marked_blank_ = false;
  has_marks_ = has_blanks_;
  if (!has_marks_) return;
  auto const which = [&](knowledge what, words& into) {
    with_->in_range_1(known_.data(), words_here_, static_cast<std::uint64_t>(what), 0, 0,
                      in(into).data());
  };
  which(knowledge::value, filled_);
  which(knowledge::unknown, unknown_);
  which(knowledge::none, none_);
}

void column_block::test(column_test const& test, std::uint64_t* yes) {
  if (test.asks.of_all) {
    std::fill_n(yes, words_here_, ~std::uint64_t{0});
    return;
  }
  if (as_written_ && cells_ == nullptr)
    test.of_written.test_bits(bits_.data(), words_here_, yes);
  else
    (as_written_ ? test.of_written : test.of_read)
        .test(*with_, cells_, words_here_, asks_ahead_, yes, in(room_).data());
  asks_ahead_ = false;
  if (!has_marks_) return;
  auto const* const filled = filled_.data();
  for (std::size_t i = 0; i < words_here_; ++i) yes[i] &= filled[i];
  if (marked_blank_ && blank_.known == knowledge::value && accepts(test.asks.accepts, blank_.value))
    for (std::size_t i = 0; i < words_here_; ++i) yes[i] |= ~filled[i];
  if (!test.asks.of_none || !may_be_none_) return;
  auto const* const none = none_.data();
  for (std::size_t i = 0; i < words_here_; ++i) yes[i] |= none[i];
}

} // namespace chitieu::eval
