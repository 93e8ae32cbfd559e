#pragma once
#include <chitieu/data/arrow_abi.h>
#include <chitieu/data/input.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace chitieu::data {

/// A column of a table that is handed over by Arrow: its buffers, as the format lays them out.
struct arrow_buffers {
  std::string name;
  std::string format; ///< of the Arrow C data interface: `u`, `l`, `b`, `tdD`, …
  std::int64_t rows = 0;
  std::int64_t nulls = 0;
  std::vector<std::uint8_t> validity; ///< a bit a row; empty where there is no null
  std::vector<std::uint8_t> values;   ///< bits of flags, bytes of everything else
  std::vector<std::int64_t> offsets;  ///< of texts and lists, one more than rows
  std::vector<arrow_buffers> items;   ///< of a list, exactly one column
};

/// A table that other libraries read by Arrow without a copy; immutable once it is shared.
struct arrow_table {
  std::size_t rows = 0;
  std::vector<arrow_buffers> columns;
};

[[nodiscard]] arrow_buffers texts_column(std::string name,
                                         std::vector<std::optional<std::string>> const&);
[[nodiscard]] arrow_buffers integers_column(std::string name,
                                            std::vector<std::optional<std::int64_t>> const&);
[[nodiscard]] arrow_buffers flags_column(std::string name, std::vector<std::optional<bool>> const&);
[[nodiscard]] arrow_buffers days_column(std::string name,
                                        std::vector<std::optional<std::int64_t>> const&);
[[nodiscard]] arrow_buffers numbers_column(std::string name,
                                           std::vector<std::optional<double>> const&);
[[nodiscard]] arrow_buffers
text_lists_column(std::string name, std::vector<std::optional<std::vector<std::string>>> const&);

/// The chosen rows of an input table, copied: text, whole numbers (int64), decimals (double, each
/// the nearest to the decimal), flags, dates, the names of choices, and lists of texts. A cell that
/// is blank or no value of its kind is null; columns that cannot be read are left out.
[[nodiscard]] arrow_table gather(input_table const&, std::span<std::size_t const> rows);

/// Fills in a schema that describes the table as a struct; its owner releases it.
void export_schema(arrow_table const&, ArrowSchema& out);

/// Fills in a stream of one batch that shares the table's buffers; its owner releases it.
void export_stream(std::shared_ptr<arrow_table const>, ArrowArrayStream& out);

} // namespace chitieu::data
