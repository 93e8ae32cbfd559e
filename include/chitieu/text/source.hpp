#pragma once
/// Room `text`. In: bytes. Out: validated UTF-8 with line numbers, a folded view with a map back to
/// the original bytes, and statements. Never: knows a keyword.
#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/result.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu {

/// The bytes of a rule file under the name by which messages call it; immutable.
class source {
 public:
  /// Takes text that is already in memory; a byte order mark at its beginning is dropped. Text that
  /// is over-long, not UTF-8 or holds a bidirectional control is refused with a diagnostic.
  static outcome<source, diagnostics> from_text(std::string name, std::string bytes);

  /// Reads a regular file as `from_text` does, under the last part of its path; unreadable is a
  /// diagnostic, too (`limits::file_bytes`).
  static outcome<source, diagnostics> from_file(std::filesystem::path const&);

  [[nodiscard]] std::string const& name() const noexcept { return name_; }
  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }

  /// The original bytes of a span.
  [[nodiscard]] std::string_view slice(span where) const noexcept;

  /// File, line and column (in code points, both from 1) of a span's beginning.
  [[nodiscard]] place locate(span where) const;

  /// How many bytes are its own, and not of a text that follows it.
  [[nodiscard]] std::uint32_t own_size() const noexcept;

  /// Both texts, one after the other, under this one's name; places in the second are still told by
  /// its own name and lines. Spans of this one stay, those of the other begin at `offset`.
  struct joined;
  [[nodiscard]] joined followed_by(source const& other) const;

 private:
  // Where the text of another file begins.
  struct part {
    std::string name;
    std::uint32_t begin = 0;
    std::size_t lines_before = 0;
  };
  source(std::string name, std::string bytes);
  std::string name_;
  std::string bytes_;
  std::vector<std::uint32_t> line_begins_;
  std::vector<part> others_;
};

struct source::joined {
  source both;
  std::uint32_t offset = 0;
};

} // namespace chitieu
