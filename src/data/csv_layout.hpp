#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chitieu::data {

/// How a CSV file is laid out: where its header begins and what stands between fields.
struct csv_layout {
  std::size_t begin = 0;  ///< offset of the first byte after `sep=` and leading blank lines
  std::uint32_t line = 1; ///< 1-based line of that byte
  char separator = ',';
};

/// Finds the layout of bytes without a byte order mark, of which `valid` from the front are UTF-8.
///
/// A first line `sep=;` names the separator; else it is the one of `,` `;` tab that the header
/// record holds most often outside quotation marks, the comma if they are equal.
[[nodiscard]] csv_layout find_layout(std::string_view bytes, std::size_t valid);

} // namespace chitieu::data
