#include "csv_layout.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace chitieu::data {
namespace {

constexpr std::string_view separators = ",;\t";

bool is_separator(char c) noexcept { return separators.find(c) != std::string_view::npos; }

/// The line at the front without its end; nothing when no line end follows.
std::optional<std::string_view> whole_line(std::string_view bytes) {
  auto const end = bytes.find_first_of("\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  return bytes.substr(0, end);
}

std::size_t length_with_end(std::string_view bytes, std::string_view line) {
  return line.size() + (bytes.substr(line.size(), 2) == "\r\n" ? 2 : 1);
}

bool is_blank(std::string_view line) {
  std::string rest(line);
  std::erase_if(rest, is_separator);
  return text::normalise(rest).empty();
}

std::optional<char> named_separator(std::string_view first_line) {
  constexpr std::string_view name = "sep=";
  bool const named = first_line.size() == name.size() + 1 && first_line.starts_with(name) &&
                     is_separator(first_line.back());
  if (!named) return std::nullopt;
  return first_line.back();
}

char guess_separator(std::string_view from_header) {
  std::array<std::size_t, separators.size()> seen{};
  bool quoted = false;
  bool field_begins = true;
  for (char const c : from_header) {
    // A doubled quotation mark closes and opens again, which comes to the same.
    if (c == '"' && (quoted || field_begins)) {
      quoted = !quoted;
      field_begins = !quoted;
      continue;
    }
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    auto const which = separators.find(c);
    field_begins = which != std::string_view::npos;
    if (field_begins) ++seen[which];
  }
  auto const most = std::max_element(seen.begin(), seen.end());
  return separators[static_cast<std::size_t>(most - seen.begin())];
}

} // namespace

csv_layout find_layout(std::string_view bytes, std::size_t valid) {
  auto const readable = bytes.substr(0, valid);
  csv_layout found;
  auto const pass = [&](std::string_view line) {
    found.begin += length_with_end(readable.substr(found.begin), line);
    ++found.line;
  };

  auto line = whole_line(readable);
  auto const named = named_separator(line.value_or(readable));
  if (named && !line) {
    found.begin = readable.size();
    found.separator = *named;
    return found;
  }
  if (named) {
    pass(*line);
    line = whole_line(readable.substr(found.begin));
  }
  while (line && is_blank(*line)) {
    pass(*line);
    line = whole_line(readable.substr(found.begin));
  }
  found.separator = named ? *named : guess_separator(bytes.substr(found.begin));
  return found;
}

} // namespace chitieu::data
