#include "line_end.hpp"
#include "path_text.hpp"
#include "punctuation.hpp"
#include "utf8.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/text/source.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace chitieu {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::uint32_t narrow(std::size_t offset) noexcept { return static_cast<std::uint32_t>(offset); }

diagnostic about_file(code what, std::string const& name) {
  return {what, place{name, {}, 0, 0}, {argument(name)}, {}};
}

std::vector<std::uint32_t> find_lines(std::string_view bytes) {
  std::vector<std::uint32_t> begins{0};
  for (std::size_t at = text::line_end(bytes, 0); at < bytes.size();
       at = text::line_end(bytes, at)) {
    at = text::next_line(bytes, at);
    begins.push_back(narrow(at));
  }
  return begins;
}

/// Where the bytes stop being UTF-8. UTF-16 of plain English is valid UTF-8, but full of NULs.
std::size_t find_foreign_byte(std::string_view bytes) {
  std::size_t const invalid = text::find_invalid_utf8(bytes);
  if (invalid != std::string_view::npos) return invalid;
  std::size_t const null = bytes.find('\0');
  bool const foreign = null != std::string_view::npos && text::guess_encoding(bytes) == "UTF-16";
  return foreign ? null : std::string_view::npos;
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) name += digits[(c >> shift) & 15];
  return name;
}

std::string name_of(std::filesystem::path const& path) {
  return text::path_text(path.has_filename() ? path.filename() : path);
}

/// The bytes of a regular file, at most one more than the limit.
std::optional<std::string> read(std::filesystem::path const& path) {
  std::error_code error;
  // A pipe or device could block for ever.
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes(limits::file_bytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

} // namespace

source::source(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)), line_begins_(find_lines(bytes_)) {}

outcome<source, diagnostics> source::from_text(std::string name, std::string bytes) {
  if (bytes.size() > limits::file_bytes)
    return {std::nullopt, {about_file(code::file_too_large, name)}};
  if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());

  source made(std::move(name), std::move(bytes));
  if (auto const at = find_foreign_byte(made.bytes_); at != std::string_view::npos) {
    std::string const encoding = text::guess_encoding(made.bytes_);
    argument const likely = encoding.empty() ? argument("unknown", "không rõ") : argument(encoding);
    span const where{narrow(at), narrow(at + 1)};
    return {std::nullopt, {{code::not_utf8, made.locate(where), {likely}, {}}}};
  }

  diagnostics issues;
  for (std::size_t at = text::utf8::skip_ascii(made.bytes_, 0);
       at < made.bytes_.size() && issues.size() < limits::diagnostics;
       at = text::utf8::skip_ascii(made.bytes_, at)) {
    text::decoded const next = text::decode(made.bytes_, at);
    span const where{narrow(at), narrow(at + next.length)};
    if (text::is_bidi_control(next.value))
      issues.push_back({code::bidi_control,
                        made.locate(where),
                        {argument(code_point_name(next.value))},
                        {},
                        {{made.locate(where), {}}}});
    at += next.length;
  }
  if (!issues.empty()) return {std::nullopt, std::move(issues)};
  return {std::move(made), {}};
}

outcome<source, diagnostics> source::from_file(std::filesystem::path const& path) {
  std::string name = name_of(path);
  std::optional<std::string> bytes = read(path);
  if (!bytes) return {std::nullopt, {about_file(code::file_unreadable, name)}};
  return from_text(std::move(name), *std::move(bytes));
}

std::string_view source::slice(span where) const noexcept {
  std::size_t const end = std::min<std::size_t>(where.end, bytes_.size());
  std::size_t const begin = std::min<std::size_t>(where.begin, end);
  return std::string_view(bytes_).substr(begin, end - begin);
}

std::uint32_t source::own_size() const noexcept {
  return others_.empty() ? narrow(bytes_.size()) : others_.front().begin;
}

place source::locate(span where) const {
  std::uint32_t const at = std::min(where.begin, narrow(bytes_.size()));
  auto const after = std::upper_bound(line_begins_.begin(), line_begins_.end(), at);
  std::uint32_t const begin = *std::prev(after);
  auto const line = narrow(static_cast<std::size_t>(after - line_begins_.begin()));
  auto const column = narrow(text::utf8::count(slice({begin, at}))) + 1;
  auto const next = std::find_if(others_.begin(), others_.end(),
                                 [&](part const& each) { return each.begin > at; });
  if (next == others_.begin()) return {name_, where, line, column};
  auto const& of = *std::prev(next);
  return {of.name, where, line - narrow(of.lines_before), column};
}

source::joined source::followed_by(source const& other) const {
  auto bytes = bytes_;
  if (!bytes.empty() && bytes.back() != '\n') bytes += '\n';
  auto const offset = narrow(bytes.size());
  auto const lines = bytes.empty() ? 0 : find_lines(bytes).size() - 1;
  joined out{source(name_, bytes + other.bytes_), offset};
  out.both.others_ = others_;
  out.both.others_.push_back({other.name_, offset, lines});
  for (auto each : other.others_) {
    each.begin += offset;
    each.lines_before += lines;
    out.both.others_.push_back(std::move(each));
  }
  return out;
}

} // namespace chitieu
