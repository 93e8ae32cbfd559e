#include "blank_marks.hpp"
#include "cell_text.hpp"
#include "column_task.hpp"
#include "number_cells.hpp"
#include "wide_decimal.hpp"
#include "wrapped_cells.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <limits>

namespace chitieu::data {
namespace {

using exact::decimal;
using exact::number_fault;

/// Zeros at the end say nothing in data, and must not push other cells out of 64 bits.
decimal without_zeros(decimal value) {
  for (; value.scale > 0 && value.units % 10 == 0; --value.scale) value.units /= 10;
  return value;
}

std::optional<std::int64_t> units_at(decimal const& value, int scale) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max() / 10;
  auto units = value.units;
  for (int at = value.scale; at < scale; ++at) {
    if (units > most || units < -most) return std::nullopt;
    units *= 10;
  }
  return units;
}

/// Takes decimals one by one, from several shares at once, and brings them to the largest scale
/// among them.
class collector {
 public:
  explicit collector(column_task& task)
      : task_(task), whole_(task.declared.type == schema::type::count),
        cells_(exact::filled_with(task.rows, decimal(), task.rows_read)),
        blanks_(task.rows, task.declared) {}

  void add(column_task& share, std::size_t row, decimal value) {
    value = without_zeros(value);
    if (value.scale < 0 || value.scale > (whole_ ? 0 : largest_scale)) {
      add_blank(row);
      share.add(code::bad_number, row);
      return;
    }
    auto const scale = std::uint32_t{1} << value.scale;
    if ((scales_.load(std::memory_order_relaxed) & scale) == 0) scales_.fetch_or(scale);
    cells_[row] = value;
  }

  void add_blank(std::size_t row) { blanks_.mark(row); }

  bound_cells finish() {
    auto units = exact::filled_with(cells_.size(), std::int64_t{0}, task_.rows_read);
    auto const scale = static_cast<std::int32_t>(std::bit_width(scales_.load())) - 1;
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      task_.rows_read.at(row);
      auto const fitting = units_at(cells_[row], scale);
      if (!fitting) return list_numbers(std::move(units));
      units[row] = *fitting;
    }
    return std::make_shared<number_cells const>(std::move(units), blanks_.take(), scale);
  }

 private:
  /// Large numbers beside such of many decimals: no scale has all of them in 64 bits.
  bound_cells list_numbers(std::vector<std::int64_t> places) {
    std::vector<decimal> different;
    for (std::size_t row = 0; row < cells_.size(); ++row)
      if (blanks_.is_filled(row)) different.push_back(cells_[row]);
    std::sort(different.begin(), different.end());
    different.erase(std::unique(different.begin(), different.end()), different.end());
    for (std::size_t row = 0; row < cells_.size(); ++row)
      places[row] = blanks_.is_filled(row)
                        ? std::lower_bound(different.begin(), different.end(), cells_[row]) -
                              different.begin()
                        : 0;
    std::vector<exact::rational> numbers;
    for (auto const& one : different) numbers.push_back(exact::rational::of(one));
    return std::make_shared<number_cells const>(std::move(places), blanks_.take(), 0,
                                                std::move(numbers));
  }

  column_task& task_;
  bool whole_;
  std::vector<decimal> cells_;
  blank_marks blanks_;
  std::atomic<std::uint32_t> scales_ = 1; ///< a bit for each that some number has
};

void read_texts(column_task& task, std::size_t first, std::size_t last, collector& into) {
  std::string room;
  for (auto row = first; row < last; ++row) {
    task.rows_read.at(row);
    std::string_view raw;
    bool const blank = !task.cells->read_text(row, raw);
    auto const text = plain(blank ? std::string_view() : raw, room);
    if (text && text->empty()) {
      into.add_blank(row);
      continue;
    }
    auto const read = text ? exact::read_number(*text, task.style)
                           : exact::number_reading{{}, number_fault::not_a_number};
    if (read.fault == number_fault::none) {
      into.add(task, row, read.value);
      continue;
    }
    bool const ambiguous = read.fault == number_fault::ambiguous;
    task.add(ambiguous ? code::ambiguous_number_cell : code::bad_number, row);
  }
}

void read_decimals(column_task& task, collector& into) {
  constexpr std::size_t block = 512;
  std::array<decimal, block> values{};
  std::array<std::uint8_t, block> known{};
  for (std::size_t first = 0; first < task.rows; first += block) {
    task.rows_read.at(first);
    auto const size = std::min(block, task.rows - first);
    task.cells->read_decimals(first, std::span(values).first(size), std::span(known).first(size));
    for (std::size_t i = 0; i < size; ++i) {
      if (known[i] == 1)
        into.add(task, first + i, values[i]);
      else if (known[i] == 0)
        into.add_blank(first + i);
      else
        task.add(code::bad_number, first + i);
    }
  }
}

bound_cells wrap_integers(column_task& task) {
  bool has_blanks = false;
  for_each_scalar(task, [&](std::size_t row, std::int64_t, std::uint8_t is) {
    has_blanks = has_blanks || is == 0;
    if (is > 1) task.add(code::bad_number, row);
  });
  bool const none = task.declared.when_blank == schema::blank::none;
  return std::make_shared<wrapped_cells const>(task.cells, none ? stored_none : stored_unknown,
                                               has_blanks, std::vector<std::int32_t>());
}

} // namespace

bound_cells bind_number(column_task& task) {
  if (task.cells->kind() == cell_kind::integer) return wrap_integers(task);
  collector into(task);
  if (task.cells->kind() == cell_kind::text)
    read_rows(task, [&](column_task& share, std::size_t, std::size_t first, std::size_t last) {
      read_texts(share, first, last, into);
    });
  else
    read_decimals(task, into);
  return into.finish();
}

} // namespace chitieu::data
