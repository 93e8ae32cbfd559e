#include "bind_key.hpp"

#include "cell_text.hpp"
#include "column_task.hpp"

#include <array>
#include <atomic>
#include <charconv>
#include <limits>

namespace chitieu::data {
namespace {

/// Appends the texts of one part to the keys.
class part_reader {
 public:
  part_reader(key_part const& part, cell_faults& faults)
      : part_(part), reader_(*part.cells), faults_(faults) {}

  void append(std::size_t row, std::string& key) {
    std::string_view cell;
    auto const reading = reader_.read(row, cell);
    if (reading == text_reading::faulty) return add(code::wrong_kind_of_column, row);
    auto const text = normalised(reading == text_reading::text ? cell : std::string_view(), room_);
    if (!text) {
      if (auto* made = faults_.add(code::not_utf8, row)) made->arguments = {likely_encoding(cell)};
      return;
    }
    if (text->empty()) return add(code::blank_key, row);
    key += *text;
  }

 private:
  void add(code what, std::size_t row) {
    if (auto* made = faults_.add(what, row)) made->arguments = {part_.name};
  }

  key_part const& part_;
  text_reader reader_;
  cell_faults& faults_;
  std::string room_;
};

/// The same of whole numbers, whose digits need no look. With no keys to append to, it only looks.
void append_digits(key_part const& part, std::size_t rows, bool separate,
                   exact::pace const& rows_read, cell_faults& faults,
                   std::vector<std::string>* keys) {
  std::array<char, std::numeric_limits<std::int64_t>::digits10 + 2> digits{};
  for_each_scalar(
      *part.cells, rows, rows_read, [&](std::size_t row, std::int64_t value, std::uint8_t is) {
        if (is != 1) {
          auto const what = is == 0 ? code::blank_key : code::wrong_kind_of_column;
          if (auto* made = faults.add(what, row)) made->arguments = {part.name};
        } else if (keys != nullptr) {
          auto& key = (*keys)[row];
          if (separate) key += key_separator;
          auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
          key.append(digits.data(), end);
        }
      });
}

/// Whether the texts of some rows are keys as they stand.
bool are_keys(input_column const& cells, std::size_t first, std::size_t last,
              exact::pace const& rows_read) {
  std::string room;
  std::string_view cell;
  for (auto row = first; row < last; ++row) {
    rows_read.at(row);
    if (!cells.read_text(row, cell) || cell.empty()) return false;
    if (cells.is_normalised()) continue;
    auto const text = normalised(cell, room);
    if (!text || *text != cell) return false;
  }
  return true;
}

bool all_are_keys(input_column const& cells, std::size_t rows, row_shares const& shares) {
  if (cells.kind() != cell_kind::text) return false;
  std::atomic<bool> all = true;
  shares.each(rows,
              [&](std::size_t, std::size_t first, std::size_t last, exact::pace const& rows_read) {
                if (all && !are_keys(cells, first, last, rows_read)) all = false;
              });
  return all;
}

} // namespace

std::optional<row_keys> read_keys(std::vector<key_part> const& parts, std::size_t rows,
                                  table_places const& places, diagnostics& found,
                                  row_shares const& shares) {
  auto const& rows_read = shares.pace();
  bool const one = parts.size() == 1;
  if (one && all_are_keys(*parts.front().cells, rows, shares))
    return row_keys(parts.front().cells, rows);
  bool const one_number = one && parts.front().cells->kind() == cell_kind::integer;
  auto keys = exact::filled_with(one_number ? 0 : rows, std::string(), rows_read);
  bool readable = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto const& part = parts[i];
    cell_faults faults(places, part.field, found);
    auto const kind = part.cells->kind();
    if (kind == cell_kind::integer) {
      append_digits(part, rows, i > 0, rows_read, faults, one_number ? nullptr : &keys);
    } else if (text_reader::reads(kind) || kind == cell_kind::date) {
      part_reader reader(part, faults);
      for (std::size_t row = 0; row < rows; ++row) {
        rows_read.at(row);
        if (i > 0) keys[row] += key_separator;
        reader.append(row, keys[row]);
      }
    } else {
      faults.add_to_header(code::wrong_kind_of_column).arguments = {part.name,
                                                                    argument("a key", "khóa")};
    }
    readable = readable && !faults.any_error();
    faults.finish();
  }
  if (!readable) return std::nullopt;
  return one_number ? row_keys(parts.front().cells, rows) : row_keys(std::move(keys));
}

} // namespace chitieu::data
