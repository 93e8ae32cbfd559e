#pragma once
#include "counted_texts.hpp"
#include "large_vector.hpp"
#include "text_index.hpp"
#include "text_pool.hpp"
#include "words.hpp"

#include "exact/pace.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/exact/rational.hpp>
#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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

/// A cell as rows keep it: one word, and what is in a list.
struct kept_cell {
  std::int64_t word = unknown_word;
  std::vector<std::int32_t> items = {};
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
  /// Of a column that leads to groups by several columns, where its word lies for the choice of
  /// groups that an unknown cell leads to one of, and the same as of the day.
  std::optional<std::size_t> choice;
  std::size_t shown_choice = 0;
  std::int64_t blank = unknown_word;
};

/// What a row was before it was changed; its cells and lists lie among `saved_cells`.
struct saved_row {
  std::uint32_t row = 0;
  std::int64_t stamp = 0;
  std::size_t words = 0; ///< where they begin
  std::size_t lists = 0;

  [[nodiscard]] bool was_there() const noexcept { return stamp != 0; }
};

/// The cells of rows that are being changed, in room that is used again.
struct saved_cells {
  std::vector<std::int64_t> words;
  std::vector<std::vector<std::int32_t>> lists;
  std::size_t used_lists = 0;

  void clear() noexcept {
    words.clear();
    used_lists = 0;
  }
};

/// A population's rows, each in one piece of memory: its cells, its stamp, and a byte for each
/// thing that the program says of it. A row keeps its place for as long as it is there or something
/// names it; its stamp is another one each time it comes, and 0 while it is not there.
class table {
 public:
  table(schema::schema const&, schema::population_id, data::bound_table const&,
        std::optional<data::day> as_of, std::size_t bytes, exact::pace const& with = {});
  /// The whole: one row without cells.
  explicit table(std::size_t bytes);

  [[nodiscard]] std::uint32_t places() const { return static_cast<std::uint32_t>(keys_.size()); }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] bool is_there(std::uint32_t row) const { return stamp(row) != 0; }
  [[nodiscard]] std::int64_t stamp(std::uint32_t row) const {
    return words_[row * stride_ + cells_] & ~std::int64_t{1};
  }
  /// Has a processor begin to read a row.
  void fetch(std::uint32_t row) const noexcept {
#if defined(__GNUC__)
    auto const* const begin = words_.data() + row * stride_;
    for (std::size_t word = 0; word < stride_; word += 8) __builtin_prefetch(begin + word, 1);
    __builtin_prefetch(begin + stride_ - 1, 1);
#endif
  }
  [[nodiscard]] column const& of(schema::column_id id) const { return columns_[id]; }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_.size(); }

  /// The word of a cell as of the day.
  [[nodiscard]] std::int64_t word(std::uint32_t row, schema::column_id id) const {
    return words_[row * stride_ + columns_[id].shown];
  }
  /// The choice of rows that an unknown reference leads to one of, as of the day; a blank word
  /// where it may lead to any.
  [[nodiscard]] std::int64_t choice(std::uint32_t row, schema::column_id id) const {
    return columns_[id].choice ? words_[row * stride_ + columns_[id].shown_choice] : none_word;
  }
  /// The items of a list as of the day.
  [[nodiscard]] std::span<std::int32_t const> items(std::uint32_t row, schema::column_id id) const;
  /// The same whatever the day is.
  [[nodiscard]] std::int64_t raw_word(std::uint32_t row, schema::column_id id) const {
    return words_[row * stride_ + columns_[id].raw];
  }
  [[nodiscard]] std::vector<std::int32_t> raw_items(std::uint32_t row, schema::column_id id) const;
  /// Calls `visit(row)` for each that a reference names, whatever the day is and whether or not it
  /// is there.
  template <class Visit>
  void each_name(std::uint32_t row, schema::column_id id, Visit visit) const {
    auto const word = raw_word(row, id);
    if (!is_filled(word)) return;
    if (columns_[id].kept_as == column::form::number)
      return visit(static_cast<std::uint32_t>(word));
    for (auto const item : lists_[id][row]) visit(static_cast<std::uint32_t>(item));
  }
  [[nodiscard]] exact::rational number(schema::column_id id, std::int64_t word) const;
  [[nodiscard]] std::uint8_t* bytes(std::uint32_t row) {
    return reinterpret_cast<std::uint8_t*>(words_.data() + row * stride_ + cells_ + 1);
  }
  [[nodiscard]] std::uint8_t const* bytes(std::uint32_t row) const {
    return reinterpret_cast<std::uint8_t const*>(words_.data() + row * stride_ + cells_ + 1);
  }
  [[nodiscard]] std::string_view text(std::int64_t word) const { return texts_.text(word); }
  /// What keeps the text or number that a word stands for, made by `make()`, where it needs that.
  template <class Make>
  [[nodiscard]] auto hold(schema::column_id id, std::int64_t word, Make make) -> decltype(make()) {
    if (!is_counted(columns_[id], word)) return nullptr;
    return columns_[id].kept_as == column::form::text ? texts_.hold(word, make)
                                                      : wide_.hold(word - first_wide, make);
  }
  /// Between changes: texts and numbers that nothing stands for any more are forgotten.
  void forget() noexcept {
    texts_.forget();
    wide_.forget();
  }

  /// The place that has a key, whether or not its row is there.
  [[nodiscard]] std::optional<std::uint32_t> find(text_index::hashed const& key) const;
  /// The key of a place, for as long as it has it.
  [[nodiscard]] std::string_view key(std::uint32_t row) const { return keys_[row]; }
  /// A place for a key that no place has, without a row.
  std::uint32_t add(std::string_view key);
  /// Gives a place another key.
  void rename(std::uint32_t row, std::string_view key);
  /// Lets a place be used again; nothing may name it.
  void free(std::uint32_t row) noexcept;
  /// What the next row of a population without keys is called.
  [[nodiscard]] std::uint64_t next_number() const noexcept { return next_number_; }
  void set_next_number(std::uint64_t number) noexcept { next_number_ = number; }

  void set_there(std::uint32_t row, bool there) noexcept;
  void write(std::uint32_t row, schema::column_id id, cell const& is) {
    if (columns_[id].kept_as == column::form::absent) return;
    auto const kept = keep(id, is);
    write(row, id, kept.word, kept.items);
  }
  /// How rows keep a cell of a column that is not absent; texts and wide numbers are kept until the
  /// next change, if no row has them or somebody holds them then.
  [[nodiscard]] kept_cell keep(schema::column_id, cell const&);
  void write(std::uint32_t row, schema::column_id, std::int64_t word,
             std::span<std::int32_t const> items);
  /// Of a column that has choices.
  void write_choice(std::uint32_t row, schema::column_id id, std::int64_t word,
                    std::int64_t choice);
  /// Whether a dated cell says what hangs on whether it leads to a row that is there: it is filled,
  /// and its day is not known.
  [[nodiscard]] bool hangs_on_its_target(std::uint32_t row, schema::column_id id) const {
    auto const* const words = words_.data() + row * stride_;
    return is_filled(words[columns_[id].raw]) &&
           words[columns_[*columns_[id].dated].raw] == unknown_word;
  }
  /// What such a cell says.
  void show_undated(std::uint32_t row, schema::column_id id, bool leads_to_a_row) noexcept {
    words_[row * stride_ + columns_[id].shown] = leads_to_a_row ? unknown_word : none_word;
  }
  /// Sets the word of a cell that nothing dates.
  void write_word(std::uint32_t row, schema::column_id id, std::int64_t word) {
    put(columns_[id], words_[row * stride_ + columns_[id].raw], word);
  }
  void clear(std::uint32_t row) noexcept;
  /// What the program says of rows is to be worked out from the beginning.
  void clear_bytes() noexcept;

  /// Saves a row that is about to be changed; nothing where that was done before.
  [[nodiscard]] std::optional<saved_row> save(std::uint32_t row, saved_cells& into);
  /// The change of a saved row is done.
  void settle(std::uint32_t row) noexcept {
    words_[row * stride_ + cells_] &= ~std::int64_t{1};
    forget();
  }
  /// Takes the lists out of what was saved.
  void restore(saved_row const&, saved_cells&) noexcept;
  /// Calls `visit(column)` for each of which the cell as of the day is another one than it was.
  template <class Visit>
  void each_changed(saved_row const& was, saved_cells const& from, Visit visit) const {
    auto const* const now = words_.data() + was.row * stride_;
    auto const* const old = from.words.data() + was.words;
    for (std::size_t word = 0; word < cells_; ++word)
      if (now[word] != old[word] && column_of_word_[word] != no_column)
        visit(column_of_word_[word]);
    for (std::size_t i = 0; i < list_columns_.size(); ++i) {
      auto const id = list_columns_[i];
      if (now[columns_[id].shown] != old[columns_[id].shown] ||
          lists_[id][was.row] != from.lists[was.lists + i])
        visit(id);
    }
  }

  /// The rows that are there, in the order in which they came.
  [[nodiscard]] std::vector<std::uint32_t> in_order(exact::pace const& with = {}) const;

 private:
  void read(schema::column_id, data::bound_column const& from, std::size_t rows,
            exact::pace const& with);
  void resize(std::size_t places);
  /// A place is found by its key no more.
  void unlist(std::uint32_t row) noexcept;
  [[nodiscard]] std::int64_t word_of(column const&, cell const&);
  [[nodiscard]] std::int64_t word_of(column const&, exact::rational const&);
  [[nodiscard]] std::int64_t word_of_units(column const&, std::int64_t units);
  void show(std::uint32_t row);

  /// Whether a word stands for a text or a number that lies elsewhere.
  [[nodiscard]] static bool is_counted(column const& kept, std::int64_t word) noexcept {
    return kept.kept_as == column::form::text
               ? is_filled(word)
               : word >= first_wide && kept.kept_as == column::form::number;
  }
  void use(column const&, std::int64_t word) noexcept;
  void drop(column const&, std::int64_t word) noexcept;
  /// Sets a cell's word.
  void put(column const& kept, std::int64_t& is, std::int64_t word) noexcept {
    if (kept.kept_as == column::form::text || is >= first_wide || word >= first_wide) {
      use(kept, word);
      drop(kept, is);
    }
    is = word;
  }

  static constexpr auto no_column = static_cast<schema::column_id>(-1);

  /// Where a row's stamp lies, with a bit for whether the row was saved.
  [[nodiscard]] std::int64_t& stamped(std::uint32_t row) { return words_[row * stride_ + cells_]; }

  std::optional<data::day> as_of_;
  std::vector<column> columns_;
  std::vector<schema::column_id> dated_;
  std::vector<schema::column_id> list_columns_;   ///< kept as lists
  std::vector<schema::column_id> column_of_word_; ///< of what is shown and no list
  std::size_t cells_ = 0;
  std::size_t stride_ = 0;
  std::size_t rows_ = 0;
  large_vector<std::int64_t> words_;
  std::vector<std::vector<std::vector<std::int32_t>>> lists_; ///< by column and row
  std::vector<std::vector<std::int32_t>> blank_items_;        ///< by column
  text_pool key_texts_;
  large_vector<std::string_view> keys_;
  text_index by_key_;
  std::vector<std::uint32_t> free_;
  std::int64_t next_stamp_ = 2; ///< even
  std::uint64_t next_number_ = 1;
  struct nothing {};
  counted_texts<nothing> texts_;
  counted_texts<exact::rational> wide_; ///< numbers that are no units, from `first_wide` on
};

} // namespace chitieu::live
