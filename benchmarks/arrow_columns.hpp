#pragma once
/// Plain arrays handed over as one batch of Arrow, read where they lie.
#include <chitieu/data/arrow.hpp>

#include <cstdint>
#include <deque>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace chitieu::benchmarks {

/// Columns over arrays of somebody else, who keeps them; must live as long as what is read of it.
class arrow_columns {
 public:
  explicit arrow_columns(std::size_t rows) : rows_(static_cast<std::int64_t>(rows)) {}
  arrow_columns(arrow_columns const&) = delete;
  arrow_columns& operator=(arrow_columns const&) = delete;

  /// A column in a format of the Arrow C data interface (`c`, `i`, `tdD`, `b`); `filled` has a bit
  /// for each row, or is null where all are.
  void add(char const* name, char const* format, void const* cells, void const* filled = nullptr) {
    columns_.push_back({schema_of(name, format), array_of({filled, cells}, rows_, filled)});
  }

  /// A dictionary of texts with codes of that format.
  void add_choices(char const* name, char const* format, void const* codes, void const* filled,
                   std::span<std::string const> names) {
    add(name, format, codes, filled);
    auto& text = texts_.emplace_back();
    auto& ends = offsets_.emplace_back(1, 0);
    for (auto const& one : names) {
      text += one;
      ends.push_back(static_cast<std::int32_t>(text.size()));
    }
    auto const size = static_cast<std::int64_t>(names.size());
    auto& made = dictionaries_.emplace_back(
        column{schema_of("", "u"), array_of({nullptr, ends.data(), text.data()}, size, nullptr)});
    columns_.back().schema.dictionary = &made.schema;
    columns_.back().array.dictionary = &made.array;
  }

  /// Texts one behind the other, with one end more than rows.
  void add_texts(char const* name, std::int32_t const* ends, char const* texts) {
    columns_.push_back({schema_of(name, "u"), array_of({nullptr, ends, texts}, rows_, nullptr)});
  }

  [[nodiscard]] data::input_table read(std::string name) {
    ArrowSchema schema = schema_of("", "+s");
    ArrowArray batch = array_of({nullptr}, rows_, nullptr);
    for (auto& one : columns_) {
      schemas_.push_back(&one.schema);
      arrays_.push_back(&one.array);
    }
    schema.n_children = batch.n_children = static_cast<std::int64_t>(columns_.size());
    schema.children = schemas_.data();
    batch.children = arrays_.data();
    auto table = data::read_arrow(std::move(name), schema, batch);
    if (!table) throw std::runtime_error("the Arrow columns are not read");
    return *std::move(table);
  }

 private:
  struct column {
    ArrowSchema schema;
    ArrowArray array;
  };

  static ArrowSchema schema_of(char const* name, char const* format) {
    ArrowSchema made{};
    made.name = name;
    made.format = format;
    made.flags = ARROW_FLAG_NULLABLE;
    made.release = [](ArrowSchema* self) { self->release = nullptr; };
    return made;
  }

  ArrowArray array_of(std::vector<void const*> buffers, std::int64_t length, void const* filled) {
    ArrowArray made{};
    made.length = length;
    made.null_count = filled == nullptr ? 0 : -1;
    auto& kept = buffers_.emplace_back(std::move(buffers));
    made.n_buffers = static_cast<std::int64_t>(kept.size());
    made.buffers = kept.data();
    made.release = [](ArrowArray* self) { self->release = nullptr; };
    return made;
  }

  std::int64_t rows_;
  std::deque<column> columns_;
  std::deque<column> dictionaries_;
  std::deque<std::string> texts_;
  std::deque<std::vector<std::int32_t>> offsets_;
  std::deque<std::vector<void const*>> buffers_;
  std::vector<ArrowSchema*> schemas_;
  std::vector<ArrowArray*> arrays_;
};

} // namespace chitieu::benchmarks
