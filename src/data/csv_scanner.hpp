#pragma once
#include "exact/pace.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::data {

/// One record of a CSV file: its fields one after another, quotation marks undone.
struct csv_record {
  std::string text;
  std::vector<std::size_t> ends; ///< ends[i]: where field i ends in `text`
  std::uint32_t line = 0;        ///< 1-based line on which the record begins
  bool quoted = false;           ///< whether any field stood in quotation marks

  [[nodiscard]] std::size_t size() const noexcept { return ends.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t field) const noexcept {
    auto const begin = field == 0 ? 0 : ends[field - 1];
    return std::string_view(text).substr(begin, ends[field] - begin);
  }
};

/// A field by its line in the file and its number in the record, both from 1.
struct csv_place {
  std::uint32_t line = 0;
  std::uint32_t field = 0;
};

/// Cuts bytes into records as RFC 4180 has them, in one pass; any bytes make some records.
///
/// LF, CRLF and CR end a line, and inside quotation marks each of them becomes LF. A quotation
/// mark opens only at the start of a field; text after the closing one belongs to the field.
class csv_scanner {
 public:
  csv_scanner(std::string_view bytes, char separator, std::uint32_t first_line,
              exact::pace const& with = {}) noexcept
      : bytes_(bytes), line_(first_line), separator_(separator), with_(with) {}

  /// Reads the next record into `record`, whose memory is used again; false at the end.
  [[nodiscard]] bool next(csv_record& record);

  /// The line on which the scanner stands.
  [[nodiscard]] std::uint32_t line() const noexcept { return line_; }

  /// Where a quotation mark was opened that never closes, once its record was read.
  [[nodiscard]] std::optional<csv_place> open_quote() const noexcept { return open_quote_; }

 private:
  void read_field(csv_record&);
  void read_quoted(csv_record&);
  void pass_line_end() noexcept;
  /// Goes on to the next byte that ends what is read.
  template <class Ends>
  void pass_until(Ends const& ends);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint32_t line_;
  char separator_;
  exact::pace with_; ///< fields are steps, and so are the pieces of a long one
  std::optional<csv_place> open_quote_;
};

} // namespace chitieu::data
