#pragma once
#include <chitieu/data/input.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace chitieu::data {

/// Whether a character is one of ASCII that leaves a mark: no blank, no control.
[[nodiscard]] inline bool is_graphic_ascii(char c) noexcept { return c > ' ' && c < '\x7f'; }

[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The text in NFC with outer blanks cut, in place or in `room`; nothing when it is not UTF-8.
[[nodiscard]] std::optional<std::string_view> normalised(std::string_view cell, std::string& room);

/// The same with digits, dashes and blanks of other scripts made plain: how numbers, days and flags
/// are read. Text in ASCII keeps its case.
[[nodiscard]] std::optional<std::string_view> plain(std::string_view cell, std::string& room);

/// What a message says about text that is not UTF-8.
[[nodiscard]] argument likely_encoding(std::string_view cell);

/// Calls `item` for each part of a cell that lists several, outer blanks kept, empty parts too.
template <class Item>
void split_cell(std::string_view cell, char separator, Item const& item) {
  for (;;) {
    auto const end = cell.find(separator);
    item(cell.substr(0, end));
    if (end == std::string_view::npos) return;
    cell.remove_prefix(end + 1);
  }
}

enum class text_reading : std::uint8_t { blank, text, faulty };

/// Reads the cells of a column as text, whatever it is made of.
class text_reader {
 public:
  explicit text_reader(input_column const& cells) : cells_(cells), kind_(cells.kind()) {}

  /// Whether there is one text for a cell of this kind: text, whole numbers and choices. A day is
  /// read, too, as keys are: `2023-12-31`.
  [[nodiscard]] static bool reads(cell_kind) noexcept;

  /// One cell; the view lives until the next call, or, if `lasting()`, as long as the column.
  text_reading read(std::size_t row, std::string_view& out);

  [[nodiscard]] bool lasting() const noexcept { return !is_made(); }

 private:
  [[nodiscard]] bool is_made() const noexcept {
    return kind_ == cell_kind::integer || kind_ == cell_kind::date;
  }
  input_column const& cells_;
  cell_kind kind_;
  std::string made_;
};

} // namespace chitieu::data
