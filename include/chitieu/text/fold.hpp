#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::text {

/// Text as the grammar reads it: NFC, lower case, one kind of blank, quote, dash and digit.
///
/// `origin[i]` is the offset, in the bytes that were folded, of the character that byte `i` of
/// `bytes` came from; `origin` has one more entry than `bytes`, for the end.
struct folded {
  std::string bytes;
  std::vector<std::uint32_t> origin;
};

/// Folds valid UTF-8 for the grammar. Line feeds stay (CRLF and CR become LF), every other blank
/// becomes a space, runs of blanks stay as long as they are; `“ ” „ «  » ＂` become `"`, `‘ ’`
/// become `'`, dashes become `-`, `>=` `≧` `⩾` become `≥`, `<=` `≦` `⩽` become `≤`, full-width
/// ASCII becomes ASCII; the tone mark of `oa`, `oe`, `uy` goes where the old spelling puts it
/// (`hoà` → `hòa`, not after `q`); soft hyphens and zero-width characters are dropped.
[[nodiscard]] folded fold(std::string_view utf8);

/// A name as names are compared: `fold` with outer blanks and those around commas cut, and inner
/// runs made one space.
[[nodiscard]] std::string fold_name(std::string_view utf8);

/// NFC with outer blanks cut, the case kept: how cells of data that are not names are compared.
[[nodiscard]] std::string normalise(std::string_view utf8);

/// `fold_name` without any diacritic, with `đ ð ɖ` made `d` and Cyrillic and Greek look-alikes made
/// Latin: two different names with the same skeleton are easily taken for each other.
[[nodiscard]] std::string skeleton(std::string_view utf8);

/// A key made of `skeleton` with everything but letters and digits left out, for file names.
[[nodiscard]] std::string file_key(std::string_view utf8);

/// Columns a terminal needs: 0 for combining marks, 2 for wide characters, 1 for the others.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// Offset at which the first sequence that is not valid UTF-8 begins, or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view bytes) noexcept;

/// Names the encoding that bytes which are not UTF-8 probably have: `UTF-16`, `windows-1258`,
/// `TCVN3`, `VNI`, or an empty string.
[[nodiscard]] std::string guess_encoding(std::string_view bytes);

/// Whether a code point is a letter, digit or mark, so that a name may not end before it.
[[nodiscard]] bool is_word(char32_t) noexcept;

/// The code point at `offset` of valid UTF-8, with its length in bytes, which is 0 at the end only.
struct decoded {
  char32_t value;
  std::uint32_t length;
};
[[nodiscard]] decoded decode(std::string_view utf8, std::size_t offset) noexcept;

} // namespace chitieu::text
