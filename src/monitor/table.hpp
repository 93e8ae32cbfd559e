#pragma once
#include "text_map.hpp"
#include "text_pool.hpp"
#include "words.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/exact/rational.hpp>
#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chitieu::live {

/// What a cell is set to. Blank cells already have the meaning that the plan gives them.
struct cell {
  data::knowledge known = data::knowledge::unknown;
  std::int64_t value = 0;                ///< a level, flag, day or time, or the row that is named
  std::optional<exact::rational> number; ///< of a column of numbers
  std::string text;
  std::vector<std::int32_t> items = {}; ///< of a set: levels, or the rows that are named
};

/// How a column's cells are kept.
struct column {
  enum class form : std::uint8_t { absent, number, level_bits, list, text };

  form kept_as = form::absent;
  bool is_reference = false;
  std::optional<schema::column_id> dated; ///< by this column; nothing where no day is asked
  int scale = 0;
  std::size_t raw = 0;   ///< its word of a row
  std::size_t shown = 0; ///< the word as of the day; `raw` where nothing dates it
  std::int64_t blank = unknown_word;
};

/// A population's rows, each in one piece of memory: its cells, and a byte for each thing that the
/// program says of it. A row keeps its place for as long as it is there or something names it.
class table {
 public:
  table(schema::schema const&, schema::population_id, data::bound_table const&,
        std::optional<data::day> as_of, std::size_t bytes);
  /// The whole: one row without cells.
  explicit table(std::size_t bytes);

  [[nodiscard]] std::uint32_t places() const { return static_cast<std::uint32_t>(there_.size()); }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] bool is_there(std::uint32_t row) const { return there_[row] != 0; }
  [[nodiscard]] column const& of(schema::column_id id) const { return columns_[id]; }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_.size(); }

  /// The word of a cell as of the day.
  [[nodiscard]] std::int64_t word(std::uint32_t row, schema::column_id id) const {
    return words_[row * stride_ + columns_[id].shown];
  }
  /// The items of a list as of the day.
  [[nodiscard]] std::span<std::int32_t const> items(std::uint32_t row, schema::column_id id) const;
  /// The same whatever the day is.
  [[nodiscard]] std::int64_t raw_word(std::uint32_t row, schema::column_id id) const {
    return words_[row * stride_ + columns_[id].raw];
  }
  [[nodiscard]] std::vector<std::int32_t> raw_items(std::uint32_t row, schema::column_id id) const;
  /// The rows that a reference names, whatever the day is and whether or not they are there.
  [[nodiscard]] std::vector<std::uint32_t> names(std::uint32_t row, schema::column_id id) const;
  [[nodiscard]] exact::rational number(schema::column_id id, std::int64_t word) const;
  [[nodiscard]] std::uint8_t* bytes(std::uint32_t row) {
    return reinterpret_cast<std::uint8_t*>(words_.data() + row * stride_ + cells_);
  }
  [[nodiscard]] std::uint8_t const* bytes(std::uint32_t row) const {
    return reinterpret_cast<std::uint8_t const*>(words_.data() + row * stride_ + cells_);
  }
  [[nodiscard]] text_pool const& texts() const noexcept { return texts_; }

  /// The place that has a key, whether or not its row is there.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
  [[nodiscard]] std::string const& key(std::uint32_t row) const { return keys_[row]; }
  /// A place for a key, without a row.
  std::uint32_t add(std::string key);
  /// Lets a place be used again; nothing may name it.
  void free(std::uint32_t row);
  /// What the next row of a population without keys is called.
  [[nodiscard]] std::uint64_t next_number() const noexcept { return next_number_; }
  void set_next_number(std::uint64_t number) noexcept { next_number_ = number; }

  void set_there(std::uint32_t row, bool there);
  void write(std::uint32_t row, schema::column_id, cell const&);
  /// Sets the word of a cell that nothing dates.
  void write_word(std::uint32_t row, schema::column_id id, std::int64_t word) {
    words_[row * stride_ + columns_[id].raw] = word;
  }
  void clear(std::uint32_t row);

  /// What a row was before it was changed.
  struct saved_row {
    std::uint32_t row = 0;
    bool was_there = false;
    std::uint64_t order = 0;
    std::vector<std::int64_t> words;
    std::vector<std::vector<std::int32_t>> lists;
  };
  [[nodiscard]] saved_row save(std::uint32_t row) const;
  void restore(saved_row const&);
  /// Whether a cell as of the day is another one than it was.
  [[nodiscard]] bool differs(saved_row const&, schema::column_id) const;

  /// The rows that are there, in the order in which they came.
  [[nodiscard]] std::vector<std::uint32_t> in_order() const;

 private:
  void read(schema::column_id, data::bound_column const&, std::size_t rows);
  void resize(std::size_t places);
  [[nodiscard]] std::int64_t word_of(column const&, cell const&);
  [[nodiscard]] std::int64_t word_of(column const&, exact::rational const&);
  [[nodiscard]] std::int64_t word_of_units(column const&, std::int64_t units);
  void show(std::uint32_t row);

  std::optional<data::day> as_of_;
  std::vector<column> columns_;
  std::vector<schema::column_id> dated_;
  std::size_t cells_ = 0;
  std::size_t stride_ = 0;
  std::size_t rows_ = 0;
  std::vector<std::int64_t> words_;
  std::vector<std::vector<std::vector<std::int32_t>>> lists_; ///< by column and row
  std::vector<std::vector<std::int32_t>> blank_items_;        ///< by column
  std::vector<std::uint8_t> there_;
  std::vector<std::uint64_t> order_;
  std::vector<std::string> keys_;
  text_map<std::uint32_t> by_key_;
  std::vector<std::uint32_t> free_;
  std::uint64_t next_order_ = 0;
  std::uint64_t next_number_ = 1;
  text_pool texts_;
  std::vector<exact::rational> wide_;
  std::unordered_map<std::string, std::int64_t> wide_words_;
};

} // namespace chitieu::live
