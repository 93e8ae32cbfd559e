#include "line_end.hpp"
#include "nfc.hpp"
#include "punctuation.hpp"
#include "tone.hpp"
#include "unicode.hpp"
#include "utf8.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <numeric>

namespace chitieu::text {
namespace {

constexpr char32_t at_least = 0x2265; // ≥
constexpr char32_t at_most = 0x2264;  // ≤

char plain_ascii(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
  return c >= '\t' && c <= '\r' ? ' ' : c;
}

bool is_simple_ascii(std::string_view line) noexcept {
  return utf8::skip_ascii(line, 0) == line.size() && line.find(">=") == std::string_view::npos &&
         line.find("<=") == std::string_view::npos;
}

/// Folds one line after the other: no composition, tone or sign reaches over a line's end.
class folder {
 public:
  folder(std::string_view text, bool with_origin) : text_(text), with_origin_(with_origin) {
    out_.bytes.reserve(text.size());
    if (with_origin) out_.origin.reserve(text.size() + 1);
  }

  folded run() {
    for (std::size_t begin = 0; begin < text_.size();) {
      std::size_t const end = line_end(text_, begin);
      fold_line(begin, end);
      if (end == text_.size()) break;
      put(U'\n', end);
      begin = next_line(text_, end);
    }
    if (with_origin_) out_.origin.push_back(static_cast<std::uint32_t>(text_.size()));
    return std::move(out_);
  }

 private:
  void fold_line(std::size_t begin, std::size_t end) {
    std::string_view const line = text_.substr(begin, end - begin);
    if (is_simple_ascii(line)) return copy_ascii(line, begin);
    line_.clear();
    line_.reserve(line.size());
    if (!read_simply(begin, end)) {
      line_.clear();
      read_decomposed(begin, end);
      compose(line_);
    }
    place_tones(line_);
    write_line();
  }

  void copy_ascii(std::string_view line, std::size_t begin) {
    std::size_t const size = out_.bytes.size();
    out_.bytes.append(line);
    auto const first = out_.bytes.begin() + static_cast<std::ptrdiff_t>(size);
    std::transform(first, out_.bytes.end(), first, plain_ascii);
    if (!with_origin_) return;
    out_.origin.resize(size + line.size());
    std::iota(out_.origin.begin() + static_cast<std::ptrdiff_t>(size), out_.origin.end(),
              static_cast<std::uint32_t>(begin));
  }

  /// False as soon as a character shows that the line may not be in NFC.
  bool read_simply(std::size_t at, std::size_t end) {
    while (at < end) {
      if (utf8::byte(text_, at) < 0x80) {
        line_.push_back({static_cast<char32_t>(plain_ascii(text_[at])), narrow(at)});
        ++at;
        continue;
      }
      decoded const next = utf8::decode(text_, at);
      unicode::property const& about = unicode::property_of(next.value);
      if ((about.flags & unicode::complex) != 0) return false;
      char32_t const read_as = plain(next.value);
      if (read_as == next.value)
        line_.push_back({unicode::lower(read_as, about), narrow(at)});
      else
        read(read_as, at);
      at += next.length;
    }
    return true;
  }

  void read_decomposed(std::size_t at, std::size_t end) {
    while (at < end) {
      decoded const next = utf8::decode(text_, at);
      auto const parts = unicode::decompose(next.value);
      for (std::size_t i = 0; i < parts.size; ++i) read(plain(parts.parts[i]), at);
      at += next.length;
    }
  }

  void read(char32_t c, std::size_t origin) {
    if (c != dropped) line_.push_back({unicode::lower(c, unicode::property_of(c)), narrow(origin)});
  }

  void write_line() {
    for (std::size_t i = 0; i < line_.size(); ++i) {
      glyph const g = line_[i];
      bool const sign = (g.value == U'>' || g.value == U'<') && i + 1 < line_.size() &&
                        line_[i + 1].value == U'=';
      if (sign) ++i;
      put(!sign ? g.value : g.value == U'>' ? at_least : at_most, g.origin);
    }
  }

  void put(char32_t c, std::size_t origin) {
    auto const written = utf8::append(out_.bytes, c);
    if (with_origin_) out_.origin.insert(out_.origin.end(), written, narrow(origin));
  }

  static std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

  std::string_view text_;
  bool with_origin_;
  folded out_;
  glyphs line_;
};

} // namespace

folded fold(std::string_view utf8) { return folder(utf8, true).run(); }

std::string fold_name(std::string_view utf8) {
  std::string bytes;
  if (is_simple_ascii(utf8)) {
    // Line ends are blanks like all others in a name.
    bytes.assign(utf8);
    std::transform(bytes.begin(), bytes.end(), bytes.begin(), plain_ascii);
  } else {
    bytes = folder(utf8, false).run().bytes;
  }
  std::size_t size = 0;
  for (char const c : bytes) {
    bool const blank = c == ' ' || c == '\n';
    // Blanks around a comma carry nothing: “khoa,phòng” is “khoa, phòng”.
    if (blank && (size == 0 || bytes[size - 1] == ' ' || bytes[size - 1] == ',')) continue;
    if (c == ',' && size > 0 && bytes[size - 1] == ' ') --size;
    bytes[size++] = blank ? ' ' : c;
  }
  if (size > 0 && bytes[size - 1] == ' ') --size;
  bytes.resize(size);
  return bytes;
}

} // namespace chitieu::text
