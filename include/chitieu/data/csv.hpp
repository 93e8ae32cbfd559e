#pragma once
#include <chitieu/data/cell_texts.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/result.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::data {

/// A table of text cells with the place of each row, as it was read.
struct text_table {
  std::string file; ///< how messages call it
  std::vector<std::string> header;
  std::uint32_t header_line = 1;    ///< 1-based line of the header in the file
  std::vector<cell_texts> columns;  ///< columns[c][r]; NFC, outer blanks cut
  std::vector<std::uint32_t> lines; ///< lines[r]: 1-based line on which row r begins

  [[nodiscard]] std::size_t rows() const noexcept { return lines.size(); }
};

/// Reads RFC 4180 text with `,` `;` or tab between fields (the one the header uses most outside
/// quotes), any line end, blank lines left out, a byte order mark dropped.
///
/// Not UTF-8 (with the likely encoding), a ragged row, a quotation mark that never closes, a
/// duplicated or empty header, no header: each is an error with file, line and field. Rows that
/// are ragged are reported and the table is withheld, so that nothing is judged on half the rows.
/// `poll`, when there is one, is called every few thousand cells; what it throws ends the reading.
[[nodiscard]] outcome<text_table, diagnostics> read_csv(std::string file, std::string_view bytes,
                                                        std::function<void()> const& poll = {});

/// Reads a file; unreadable is a diagnostic. `file` in messages is the path's last part.
[[nodiscard]] outcome<text_table, diagnostics>
read_csv_file(std::filesystem::path const&, std::function<void()> const& poll = {});

} // namespace chitieu::data
