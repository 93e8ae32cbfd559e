#pragma once
#include <chitieu/data/cell_view.hpp>
#include <chitieu/data/dataset.hpp>
#include <chitieu/data/executor.hpp>
#include <chitieu/data/row_keys.hpp>
#include <chitieu/exact/decimal.hpp>
#include <chitieu/exact/rational.hpp>
#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::data {

/// How a bound column's cells are read.
enum class cell_shape : std::uint8_t {
  missing, ///< the table has no such column, or every use of it is withheld
  scalar,  ///< level code, flag, count, number (units), day, or row number of a reference
  list,    ///< level codes, or row numbers of references, ascending and distinct
  text,    ///< text or key
};

/// What is known of one scalar cell.
enum class knowledge : std::uint8_t {
  unknown = 0,
  value = 1,
  none = 2, ///< known to be nothing (blank means none; a reference whose row may be absent and is)
};

/// What a blank cell stands for.
struct blank_cell {
  knowledge known = knowledge::unknown;
  std::int64_t value = 0;
};

/// What stands among level bits for a list that is unknown.
inline constexpr std::uint32_t unknown_list = std::uint32_t{1} << 31;

/// One column of a bound table. Blank cells already have the meaning that the plan gives them.
class bound_column {
 public:
  virtual ~bound_column() = default;
  [[nodiscard]] virtual cell_shape shape() const noexcept = 0;

  /// Decimal places of a number's units.
  [[nodiscard]] virtual int scale() const noexcept { return 0; }

  /// Where no units hold every number: the different numbers, ascending; a scalar is then the place
  /// of its number among them. Else empty.
  [[nodiscard]] virtual std::span<exact::rational const> listed_numbers() const noexcept {
    return {};
  }

  /// Whether some cell is unknown or none; false lets a reader skip looking.
  [[nodiscard]] virtual bool has_blanks() const noexcept { return true; }

  /// Scalars from row `first` on.
  virtual void read(std::size_t first, std::span<std::int64_t> values,
                    std::span<knowledge> known) const;

  /// What `read` would read from row `row` on, where it lies; `elsewhere` when it lies nowhere so.
  /// All views of a column have one layout and the same codes.
  [[nodiscard]] virtual cell_view view(std::size_t row) const;

  /// What a cell is that a view marks as blank.
  [[nodiscard]] virtual blank_cell blank() const noexcept { return {}; }

  /// The set of the rows that an unknown reference can only lead to; nothing where it may lead to
  /// any.
  [[nodiscard]] virtual std::optional<std::uint32_t> candidates_of(std::size_t row) const;

  /// How many such sets there are, and the rows of one, ascending.
  [[nodiscard]] virtual std::size_t candidate_sets() const noexcept { return 0; }
  [[nodiscard]] virtual std::span<std::int32_t const> candidates(std::uint32_t set) const;

  /// A list cell: its items, or nothing when it is unknown.
  [[nodiscard]] virtual std::optional<std::span<std::int32_t const>> list(std::size_t row) const;

  /// Of lists of few levels: by row one bit for each level that the list has, or `unknown_list`;
  /// empty where lists are not kept so.
  [[nodiscard]] virtual std::span<std::uint32_t const> level_bits() const noexcept { return {}; }

  /// A text cell, or nothing when it is unknown.
  [[nodiscard]] virtual std::optional<std::string_view> text(std::size_t row) const;
};

/// A population's rows.
struct bound_table {
  bool usable = false; ///< false: the table is missing or its file, key or rows are faulty
  std::size_t rows = 0;
  std::optional<std::size_t> from; ///< its place among the dataset's tables; none for a listed one
  std::vector<std::shared_ptr<bound_column const>>
      columns;   ///< by column_id; null when not bound or faulty
  row_keys keys; ///< of each row, parts joined by ` · `
};

/// A dataset resolved against a schema: categories are codes, references are row numbers.
struct bound_data {
  std::vector<bound_table> tables; ///< by population_id
  chitieu::diagnostics diagnostics;
};

/// The texts that one condition of a plan compares a column of text with.
struct compared_texts {
  schema::population_id population = 0;
  schema::column_id column = 0;
  std::vector<std::string> texts;
};

/// Which columns a plan reads; the others are neither looked for nor checked.
struct column_use {
  std::vector<std::vector<bool>> columns; ///< [population_id][column_id]
  std::vector<bool> populations;
  std::vector<compared_texts> compared = {};
};

/// Finds tables and columns by name or alias, reads every cell that is used, resolves references,
/// and reports everything that is wrong with its file, row and column, before any verdict.
///
/// A cell that cannot be read makes its column unusable (null), so that what reads it is `invalid`
/// and nothing else is. `poll`, when there is one, is called every few thousand rows; what it
/// throws ends the reading. Columns of plain texts of many rows are read on the threads of
/// `run_on`, and `poll` is called on them.
[[nodiscard]] bound_data bind(schema::schema const&, column_use const&, dataset const&,
                              exact::number_style, std::function<void()> const& poll = {},
                              executor const& run_on = {});

} // namespace chitieu::data
