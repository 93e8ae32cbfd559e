#pragma once
/// Room `data`. In: tables as users hold them: structs, columns, Arrow, CSV. Out: typed cells bound
/// to a plan's schema, read where they lie. Never: copies what it can view, or judges anything.
#include <chitieu/data/cell_view.hpp>
#include <chitieu/data/csv.hpp>
#include <chitieu/data/day.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>
#include <chitieu/exact/decimal.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::data {

/// What an input column's cells are, before the plan says what they mean.
enum class cell_kind : std::uint8_t {
  text,
  text_list,
  integer,
  decimal,
  flag,
  date,
  choice,
  choice_list
};

/// Why the cells of a column cannot be read at all, for a message that names the column first.
struct column_fault {
  code what{};
  std::optional<std::size_t> row; ///< from 0, where one row shows it
  argument about = "";
  std::vector<argument> hint_arguments;
};

/// A column as its owner holds it; it must live, unchanged, as long as the dataset is in use.
///
/// An implementation overrides the functions of its kind. A cell is blank when `known` is 0, a
/// value when it is 1, and when it is 2 it holds something that is no value of the kind (an
/// infinite number, a day that does not exist, an enumerator without a name).
class input_column {
 public:
  virtual ~input_column() = default;
  [[nodiscard]] virtual cell_kind kind() const noexcept = 0;

  /// Looks at the column before its cells are used. With a fault its cells may be anything, but
  /// reading them does no harm.
  [[nodiscard]] virtual std::optional<column_fault> fault() const { return std::nullopt; }

  /// `integer`, `flag` (0, 1), `date` (a day), `choice` (index into `choices`), `decimal` (units of
  /// 10^-9): the cells from row `first` on.
  virtual void read(std::size_t first, std::span<std::int64_t> values,
                    std::span<std::uint8_t> known) const;

  /// What `read` would read from row `row` on, where it lies; `elsewhere` when it lies nowhere so.
  /// All views of a column have one layout and the same codes, which are places in `choices`. What
  /// `read` calls no value may be anything here, for such a column is not used.
  [[nodiscard]] virtual cell_view view(std::size_t row) const;

  /// `decimal`: cells whose decimals differ or do not fit 10^-9 override this instead of `read`.
  virtual void read_decimals(std::size_t first, std::span<exact::decimal> values,
                             std::span<std::uint8_t> known) const;

  /// `text`: one cell, or false when it is blank; the view lives as long as the column.
  virtual bool read_text(std::size_t row, std::string_view& out) const;

  /// `text`, `text_list`: whether all cells are known to be UTF-8 in NFC with outer blanks cut.
  [[nodiscard]] virtual bool is_normalised() const noexcept { return false; }

  /// `text_list`: appends to `out`; false when the list is unknown (an empty list is none), or when
  /// one of its items is and the others were appended. The views live as long as the column.
  virtual bool read_texts(std::size_t row, std::vector<std::string_view>& out) const;

  /// `choice_list`: appends indices into `choices`; false as with `read_texts`.
  virtual bool read_choices(std::size_t row, std::vector<std::int64_t>& out) const;

  /// `choice`, `choice_list`: what each index is called, as levels of a scale are.
  [[nodiscard]] virtual std::span<std::string const> choices() const;
};

/// A named column of an input table.
struct named_column {
  std::string name;
  std::shared_ptr<input_column const> cells;
};

/// A table with its columns; from a file, it says so in messages.
struct input_table {
  std::string file; ///< name for messages; empty for tables in memory
  std::size_t rows = 0;
  std::vector<named_column> columns;
  std::vector<std::uint32_t> lines; ///< line of each row in the file, or empty
  std::uint32_t header_line = 0;
};

/// Text cells as an input table; takes the cells over.
[[nodiscard]] input_table to_input(text_table);

} // namespace chitieu::data
