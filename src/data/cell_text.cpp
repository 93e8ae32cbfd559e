#include "cell_text.hpp"

#include <chitieu/data/day.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::data {
std::optional<std::string_view> normalised(std::string_view cell, std::string& room) {
  if (cell.empty()) return cell;
  bool const ascii = is_ascii(cell);
  if (ascii && is_graphic_ascii(cell.front()) && is_graphic_ascii(cell.back())) return cell;
  if (!ascii && text::find_invalid_utf8(cell) != std::string_view::npos) return std::nullopt;
  room = text::normalise(cell);
  return room;
}

std::optional<std::string_view> plain(std::string_view cell, std::string& room) {
  auto const found = normalised(cell, room);
  if (!found || is_ascii(*found)) return found;
  room = text::fold_name(*found);
  return room;
}

argument likely_encoding(std::string_view cell) {
  auto const encoding = text::guess_encoding(cell);
  return encoding.empty() ? argument("unknown", "không rõ") : argument(encoding);
}

bool text_reader::reads(cell_kind kind) noexcept {
  return kind == cell_kind::text || kind == cell_kind::integer || kind == cell_kind::choice;
}

text_reading text_reader::read(std::size_t row, std::string_view& out) {
  if (kind_ == cell_kind::text)
    return cells_.read_text(row, out) && !out.empty() ? text_reading::text : text_reading::blank;
  std::int64_t value = 0;
  std::uint8_t known = 0;
  cells_.read(row, {&value, 1}, {&known, 1});
  if (known == 0) return text_reading::blank;
  if (known != 1) return text_reading::faulty;
  if (is_made()) {
    made_ = kind_ == cell_kind::date ? to_iso(static_cast<day>(value)) : std::to_string(value);
    out = made_;
    return text_reading::text;
  }
  auto const names = cells_.choices();
  if (value < 0 || static_cast<std::uint64_t>(value) >= names.size()) return text_reading::faulty;
  out = names[static_cast<std::size_t>(value)];
  return out.empty() ? text_reading::blank : text_reading::text;
}

} // namespace chitieu::data
