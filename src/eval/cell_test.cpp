#include "cell_test.hpp"

#include "bitmap.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace chitieu::eval {
namespace {

using data::cell_layout;

/// From so many ranges on a table is faster.
constexpr std::size_t few_ranges = 4;

template <class Number>
constexpr unit_range all_of() {
  using limits = std::numeric_limits<Number>;
  // A number beyond int64 is no value, and what is written in a blank cell does not matter.
  if constexpr (sizeof(Number) == 8)
    return {limits::min(), INT64_MAX};
  else
    return {limits::min(), limits::max()};
}

/// What can be written in one cell.
unit_range range_of(cell_layout layout) {
  switch (layout) {
  case cell_layout::int8:
    return all_of<std::int8_t>();
  case cell_layout::uint8:
    return all_of<std::uint8_t>();
  case cell_layout::int16:
    return all_of<std::int16_t>();
  case cell_layout::uint16:
    return all_of<std::uint16_t>();
  case cell_layout::int32:
    return all_of<std::int32_t>();
  case cell_layout::uint32:
    return all_of<std::uint32_t>();
  case cell_layout::int64:
    return all_of<std::int64_t>();
  case cell_layout::uint64:
    return {0, INT64_MAX};
  case cell_layout::bits:
    return {0, 1};
  case cell_layout::elsewhere:
    break;
  }
  return {};
}

template <class Number>
void look_up(std::vector<std::uint8_t> const& table, std::int64_t first, void const* cells,
             std::size_t words, std::uint64_t* out) {
  auto const* at = static_cast<unsigned char const*>(cells);
  for (std::size_t i = 0; i < words; ++i) {
    std::uint64_t word = 0;
    for (std::size_t bit = 0; bit < 64; ++bit, at += sizeof(Number)) {
      Number number;
      std::memcpy(&number, at, sizeof number);
      auto const place = static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(first);
      word |= std::uint64_t{place < table.size() ? table[static_cast<std::size_t>(place)]
                                                 : std::uint8_t{0}}
              << bit;
    }
    out[i] = word;
  }
}

} // namespace

cell_test::cell_test(std::vector<unit_range> const& accepted, data::cell_view const& written)
    : layout_{written.layout} {
  auto const possible = range_of(written.layout);
  std::vector<unit_range> ranges;
  if (written.codes.empty()) {
    ranges = accepted;
  } else {
    auto number = written.first_code;
    for (auto const code : written.codes) {
      if (accepts(accepted, code)) {
        if (!ranges.empty() && ranges.back().last == number - 1)
          ranges.back().last = number;
        else
          ranges.push_back({number, number});
      }
      ++number;
    }
  }
  for (auto const& wanted : ranges) {
    unit_range const both{std::max(wanted.first, possible.first),
                          std::min(wanted.last, possible.last)};
    if (both.first > both.last) continue;
    ranges_.push_back(
        {static_cast<std::uint64_t>(both.first),
         static_cast<std::uint64_t>(both.last) - static_cast<std::uint64_t>(both.first)});
  }
  if (ranges_.size() <= few_ranges || layout_ == cell_layout::bits) return;
  first_ = static_cast<std::int64_t>(ranges_.front().low);
  auto const size = ranges_.back().low + ranges_.back().span - ranges_.front().low + 1;
  constexpr std::uint64_t longest_table = 1U << 16;
  if (size == 0 || size > longest_table) return;
  table_.resize(static_cast<std::size_t>(size), 0);
  for (auto const& one : ranges_)
    std::fill_n(table_.begin() + static_cast<std::ptrdiff_t>(one.low - ranges_.front().low),
                one.span + 1, std::uint8_t{1});
}

void cell_test::test(kernels::kernel_set const& with, void const* cells, std::size_t words,
                     bool ahead, std::uint64_t* out, std::uint64_t* room) const {
  if (!table_.empty()) return test_table(cells, words, out);
  if (ranges_.empty()) {
    std::fill_n(out, words, 0);
    return;
  }
  auto const width = data::width_of(layout_);
  auto const in_range = with.of_width(width);
  in_range(cells, words, ranges_[0].low, ranges_[0].span,
           ahead ? words * bitmap::word_bits * width : 0, out);
  for (std::size_t i = 1; i < ranges_.size(); ++i) {
    in_range(cells, words, ranges_[i].low, ranges_[i].span, 0, room);
    for (std::size_t word = 0; word < words; ++word) out[word] |= room[word];
  }
}

void cell_test::test_bits(std::uint64_t const* cells, std::size_t words, std::uint64_t* out) const {
  std::uint64_t of_no = 0;
  std::uint64_t of_yes = 0;
  for (auto const& one : ranges_) {
    if (one.low == 0) of_no = ~std::uint64_t{0};
    if (one.low + one.span == 1) of_yes = ~std::uint64_t{0};
  }
  for (std::size_t i = 0; i < words; ++i) out[i] = (cells[i] & of_yes) | (~cells[i] & of_no);
}

void cell_test::test_table(void const* cells, std::size_t words, std::uint64_t* out) const {
  switch (layout_) {
  case cell_layout::int8:
    return look_up<std::int8_t>(table_, first_, cells, words, out);
  case cell_layout::uint8:
    return look_up<std::uint8_t>(table_, first_, cells, words, out);
  case cell_layout::int16:
    return look_up<std::int16_t>(table_, first_, cells, words, out);
  case cell_layout::uint16:
    return look_up<std::uint16_t>(table_, first_, cells, words, out);
  case cell_layout::int32:
    return look_up<std::int32_t>(table_, first_, cells, words, out);
  case cell_layout::uint32:
    return look_up<std::uint32_t>(table_, first_, cells, words, out);
  case cell_layout::int64:
    return look_up<std::int64_t>(table_, first_, cells, words, out);
  case cell_layout::uint64:
    return look_up<std::uint64_t>(table_, first_, cells, words, out);
  case cell_layout::bits:
  case cell_layout::elsewhere:
    break;
  }
}

} // namespace chitieu::eval
