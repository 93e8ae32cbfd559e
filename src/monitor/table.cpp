#include "table.hpp"

#include "derived.hpp"

#include "eval/numbers.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace chitieu::live {
namespace {

using data::cell_shape;
using data::knowledge;

/// The word of a list with the one level that a blank cell means.
constexpr std::int64_t blank_list = -1;
constexpr std::size_t most_bits = 62;

std::int64_t as_bits(std::span<std::int32_t const> levels) {
  std::int64_t bits = 0;
  for (auto const level : levels) bits |= std::int64_t{1} << level;
  return bits != 0 ? bits : none_word;
}

std::int64_t blank_word(column const& kept, schema::column const& declared) {
  switch (declared.when_blank) {
  case schema::blank::unknown:
    return unknown_word;
  case schema::blank::none:
    return none_word;
  case schema::blank::no:
    return kept.kept_as == column::form::number ? 0 : none_word;
  case schema::blank::value:
    if (kept.kept_as == column::form::level_bits)
      return std::int64_t{1} << std::max(declared.blank_level, 0);
    if (kept.kept_as == column::form::list) return blank_list;
    if (kept.kept_as == column::form::number) return declared.blank_level;
    break;
  }
  return none_word;
}

column::form form_of(schema::schema const& all, schema::column const& declared,
                     data::bound_column const& bound) {
  switch (bound.shape()) {
  case cell_shape::missing:
    break;
  case cell_shape::scalar:
    return column::form::number;
  case cell_shape::text:
    return column::form::text;
  case cell_shape::list:
    return declared.values && all.scales[*declared.values].levels.size() <= most_bits
               ? column::form::level_bits
               : column::form::list;
  }
  return column::form::absent;
}

} // namespace

table::table(std::size_t bytes) : stride_{1 + (bytes + 7) / 8} {
  resize(1);
  set_there(0, true);
}

table::table(schema::schema const& all, schema::population_id id, data::bound_table const& bound,
             std::optional<data::day> as_of, std::size_t bytes, exact::pace const& with)
    : as_of_{as_of}, columns_(all.populations[id].columns.size()), lists_(columns_.size()),
      blank_items_(columns_.size()) {
  auto const& declared = all.populations[id].columns;
  for (schema::column_id c = 0; c < columns_.size(); ++c) {
    auto& made = columns_[c];
    auto const* cells = c < bound.columns.size() ? bound.columns[c].get() : nullptr;
    if (!bound.usable || cells == nullptr || (declared[c].derived && !is_kept_derived(all, id, c)))
      continue;
    made.kept_as = form_of(all, declared[c], *cells);
    made.is_reference = declared[c].target.has_value();
    made.scale = cells->scale();
    made.raw = made.shown = cells_++;
    made.blank = blank_word(made, declared[c]);
    if (declared[c].when_blank == schema::blank::value) blank_items_[c] = {declared[c].blank_level};
    bool const has_choices = leads_to_choices(all, id, c);
    if (has_choices) made.choice = made.shown_choice = cells_++;
    if (!as_of || !declared[c].dated) continue;
    made.dated = declared[c].dated;
    made.shown = cells_++;
    if (has_choices) made.shown_choice = cells_++;
    dated_.push_back(c);
  }
  stride_ = cells_ + 1 + (bytes + 7) / 8;
  column_of_word_.resize(cells_, no_column);
  for (schema::column_id c = 0; c < columns_.size(); ++c)
    if (columns_[c].kept_as == column::form::list)
      list_columns_.push_back(c);
    else if (columns_[c].kept_as != column::form::absent)
      column_of_word_[columns_[c].shown] = c;
  for (schema::column_id c = 0; c < columns_.size(); ++c)
    if (columns_[c].choice) column_of_word_[columns_[c].shown_choice] = c;
  if (!bound.usable) return;
  // Room for rows that come, so that the first of them does not move all that are there.
  auto const room = bound.rows + bound.rows / 16;
  words_.reserve(room * stride_);
  keys_.reserve(room);
  for (auto const list : list_columns_) lists_[list].reserve(room);
  // Large memory is had page by page.
  constexpr std::size_t piece = 4096;
  for (std::size_t made = 0; made < bound.rows; made = places()) {
    with.take(piece);
    resize(std::min(bound.rows, made + piece));
  }
  for (schema::column_id c = 0; c < columns_.size(); ++c)
    if (columns_[c].kept_as != column::form::absent) read(c, *bound.columns[c], bound.rows, with);
  std::string number;
  for (std::uint32_t row = 0; row < bound.rows; ++row) {
    with.take();
    show(row);
    set_there(row, true);
    if (row >= bound.keys.size()) continue;
    text_index::hashed const key{bound.keys.text(row, number)};
    keys_[row] = key_texts_.keep(key.text);
    by_key_.make_room(key);
    by_key_.add(key, row);
  }
  next_number_ = bound.rows + 1;
}

/// How many places there are is the last that changes, so that nothing has where memory runs out.
void table::resize(std::size_t places) {
  words_.resize(places * stride_, 0);
  for (auto row = keys_.size(); row < places; ++row)
    std::fill_n(words_.begin() + static_cast<std::ptrdiff_t>(row * stride_), cells_, none_word);
  for (auto const id : list_columns_) lists_[id].resize(places);
  if (keys_.capacity() < places) keys_.reserve(std::max(places, 2 * keys_.capacity()));
  free_.reserve(keys_.capacity()); // whoever frees a place needs no memory for it
  keys_.resize(places);
}

void table::read(schema::column_id id, data::bound_column const& from, std::size_t rows,
                 exact::pace const& with) {
  auto const& kept = columns_[id];
  auto const put = [&](std::size_t row, std::int64_t word) {
    this->put(kept, words_[row * stride_ + kept.raw], word);
  };
  if (kept.kept_as == column::form::number) {
    constexpr std::size_t block = 512;
    std::array<std::int64_t, block> values{};
    std::array<knowledge, block> known{};
    auto const listed = from.listed_numbers();
    for (std::size_t first = 0; first < rows; first += block) {
      auto const size = std::min(block, rows - first);
      with.take(size);
      from.read(first, std::span{values}.first(size), std::span{known}.first(size));
      for (std::size_t i = 0; i < size; ++i)
        put(first + i, known[i] == knowledge::unknown ? unknown_word
                       : known[i] == knowledge::none  ? none_word
                       : listed.empty()
                           ? word_of_units(kept, values[i])
                           : word_of(kept, listed[static_cast<std::size_t>(values[i])]));
    }
    return;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    with.take();
    if (kept.kept_as == column::form::text) {
      auto const text = from.text(row);
      words_[row * stride_ + kept.raw] =
          !text           ? unknown_word
          : text->empty() ? none_word
                          : texts_.used_number_of(*text, [] { return nothing{}; });
      continue;
    }
    auto const items = from.list(row);
    if (!items)
      put(row, unknown_word);
    else if (kept.kept_as == column::form::level_bits)
      put(row, as_bits(*items));
    else
      put(row, items->empty() ? none_word : static_cast<std::int64_t>(items->size()));
    if (items && kept.kept_as == column::form::list)
      lists_[id][row].assign(items->begin(), items->end());
  }
}

std::int64_t table::word_of_units(column const& kept, std::int64_t units) {
  if (units > -first_wide && units < first_wide) return units;
  return word_of(kept, exact::rational::of(exact::decimal{units, kept.scale}));
}

std::int64_t table::word_of(column const& kept, exact::rational const& number) {
  if (auto const decimal = eval::as_decimal(number); decimal && decimal->scale <= kept.scale)
    if (auto const units = eval::rescaled(decimal->units, decimal->scale, kept.scale);
        units && *units > -first_wide && *units < first_wide)
      return *units;
  return first_wide + wide_.number_of(to_string(number), [&] { return number; });
}

std::int64_t table::word_of(column const& kept, cell const& is) {
  if (is.known == knowledge::unknown) return unknown_word;
  if (is.known == knowledge::none) return none_word;
  switch (kept.kept_as) {
  case column::form::absent:
    break;
  case column::form::number:
    return is.number ? word_of(kept, *is.number) : word_of_units(kept, is.value);
  case column::form::level_bits:
    return as_bits(is.items);
  case column::form::list:
    return is.items.empty() ? none_word : static_cast<std::int64_t>(is.items.size());
  case column::form::text:
    return is.text.empty() ? none_word : texts_.number_of(is.text, [] { return nothing{}; });
  }
  return unknown_word;
}

exact::rational table::number(schema::column_id id, std::int64_t word) const {
  if (word >= first_wide) return wide_[word - first_wide];
  return exact::rational::of(exact::decimal{word, columns_[id].scale});
}

std::span<std::int32_t const> table::items(std::uint32_t row, schema::column_id id) const {
  auto const is = word(row, id);
  if (is == blank_list) return blank_items_[id];
  if (!is_filled(is)) return {};
  return lists_[id][row];
}

std::vector<std::int32_t> table::raw_items(std::uint32_t row, schema::column_id id) const {
  auto const word = raw_word(row, id);
  if (!is_filled(word)) return {};
  if (columns_[id].kept_as == column::form::list) return lists_[id][row];
  std::vector<std::int32_t> levels;
  for (std::int32_t level = 0; level < static_cast<std::int32_t>(most_bits); ++level)
    if ((word >> level & 1) != 0) levels.push_back(level);
  return levels;
}

std::optional<std::uint32_t> table::find(text_index::hashed const& key) const {
  return by_key_.find(key, [&](std::uint32_t row) { return keys_[row]; });
}

std::uint32_t table::add(std::string_view key) {
  if (free_.empty()) {
    auto const made = places();
    resize(std::size_t{made} + 1);
    free_.push_back(made);
  }
  text_index::hashed const hashed{key};
  by_key_.make_room(hashed);
  keys_[free_.back()] = key_texts_.keep(key);
  auto const row = free_.back();
  free_.pop_back();
  clear(row);
  by_key_.add(hashed, row);
  return row;
}

void table::rename(std::uint32_t row, std::string_view key) {
  if (keys_[row] == key) return;
  text_index::hashed const hashed{key};
  by_key_.make_room(hashed);
  auto const kept = key_texts_.keep(key);
  unlist(row);
  // Another place that has it is about to be renamed, too.
  if (auto const other = find(hashed)) by_key_.remove(hashed, *other);
  keys_[row] = kept;
  by_key_.add(hashed, row);
}

void table::unlist(std::uint32_t row) noexcept {
  by_key_.remove(keys_[row], row);
  key_texts_.give(std::exchange(keys_[row], {}));
}

void table::free(std::uint32_t row) noexcept {
  unlist(row);
  clear(row);
  free_.push_back(row);
}

void table::set_there(std::uint32_t row, bool there) noexcept {
  if (is_there(row) == there) return;
  rows_ += there ? 1 : std::size_t{0} - 1;
  auto& stamp = stamped(row);
  stamp &= 1;
  if (!there) return;
  stamp |= next_stamp_;
  next_stamp_ += 2;
}

kept_cell table::keep(schema::column_id id, cell const& is) {
  kept_cell made{word_of(columns_[id], is)};
  if (columns_[id].kept_as != column::form::list) return made;
  made.items = is.items;
  std::sort(made.items.begin(), made.items.end());
  made.items.erase(std::unique(made.items.begin(), made.items.end()), made.items.end());
  if (is_filled(made.word)) made.word = std::ssize(made.items);
  return made;
}

void table::write(std::uint32_t row, schema::column_id id, std::int64_t word,
                  std::span<std::int32_t const> items) {
  write_word(row, id, word);
  if (columns_[id].kept_as == column::form::list)
    lists_[id][row].assign(items.begin(), items.end());
  if (!dated_.empty()) show(row);
}

void table::write_choice(std::uint32_t row, schema::column_id id, std::int64_t word,
                         std::int64_t choice) {
  words_[row * stride_ + *columns_[id].choice] = choice;
  write(row, id, word, {});
}

void table::use(column const& kept, std::int64_t word) noexcept {
  if (!is_counted(kept, word)) return;
  if (kept.kept_as == column::form::text)
    texts_.use(word);
  else
    wide_.use(word - first_wide);
}

void table::drop(column const& kept, std::int64_t word) noexcept {
  if (!is_counted(kept, word)) return;
  if (kept.kept_as == column::form::text)
    texts_.drop(word);
  else
    wide_.drop(word - first_wide);
}

void table::clear(std::uint32_t row) noexcept {
  for (auto const& kept : columns_)
    if (kept.kept_as != column::form::absent) drop(kept, words_[row * stride_ + kept.raw]);
  std::fill_n(words_.begin() + static_cast<std::ptrdiff_t>(row * stride_), cells_, none_word);
  for (auto& lists : lists_)
    if (row < lists.size()) lists[row].clear();
}

void table::clear_bytes() noexcept {
  for (std::uint32_t row = 0; row < places(); ++row)
    std::fill(words_.begin() + static_cast<std::ptrdiff_t>(row * stride_ + cells_ + 1),
              words_.begin() + static_cast<std::ptrdiff_t>((row + 1) * stride_), 0);
}

void table::show(std::uint32_t row) {
  auto* const words = words_.data() + row * stride_;
  for (auto const id : dated_) {
    auto const& kept = columns_[id];
    auto const date = words[columns_[*kept.dated].raw];
    auto shown = words[kept.raw];
    if (date == unknown_word && is_filled(shown)) shown = unknown_word;
    if (is_filled(date) && date > *as_of_) shown = kept.blank;
    words[kept.shown] = shown;
    if (!kept.choice) continue;
    bool const hides = date == unknown_word || (is_filled(date) && date > *as_of_);
    words[kept.shown_choice] = hides ? none_word : words[*kept.choice];
  }
}

std::optional<saved_row> table::save(std::uint32_t row, saved_cells& into) {
  auto& stamp = stamped(row);
  if ((stamp & 1) != 0) return std::nullopt;
  saved_row const made{row, stamp, into.words.size(), into.used_lists};
  auto const first = words_.begin() + static_cast<std::ptrdiff_t>(row * stride_);
  into.words.insert(into.words.end(), first, first + static_cast<std::ptrdiff_t>(cells_));
  for (auto const id : list_columns_) {
    if (into.used_lists == into.lists.size()) into.lists.emplace_back();
    into.lists[into.used_lists++] = lists_[id][row];
  }
  stamp |= 1;
  return made;
}

void table::restore(saved_row const& was, saved_cells& from) noexcept {
  auto const* const before = from.words.data() + was.words;
  auto* const cells = words_.data() + was.row * stride_;
  for (auto const& kept : columns_)
    if (kept.kept_as != column::form::absent) put(kept, cells[kept.raw], before[kept.raw]);
  std::copy_n(before, cells_, cells);
  for (std::size_t i = 0; i < list_columns_.size(); ++i)
    lists_[list_columns_[i]][was.row].swap(from.lists[was.lists + i]);
  set_there(was.row, was.was_there());
  stamped(was.row) = was.stamp;
}

std::vector<std::uint32_t> table::in_order(exact::pace const& with) const {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < places(); ++row) {
    with.take();
    if (is_there(row)) rows.push_back(row);
  }
  auto const by_stamp = [&](std::uint32_t a, std::uint32_t b) { return stamp(a) < stamp(b); };
  exact::ordered_by(with, by_stamp,
                    [&](auto order) { std::sort(rows.begin(), rows.end(), order); });
  return rows;
}

} // namespace chitieu::live
