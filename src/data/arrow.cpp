#include "arrow_chunks.hpp"
#include "arrow_fault.hpp"
#include "arrow_owned.hpp"
#include "cell_text.hpp"

#include <chitieu/data/arrow.hpp>
#include <chitieu/text/fold.hpp>

#include <string_view>
#include <utility>

namespace chitieu::data {
namespace {

using batches = std::vector<arrow_owned<ArrowArray>>;

/// A column together with the memory that its cells view.
struct kept_column {
  std::shared_ptr<batches const> memory;
  arrow_type type;
  arrow_chunks cells;

  kept_column(std::shared_ptr<batches const> memory_of, arrow_type of)
      : memory(std::move(memory_of)), type(std::move(of)), cells(kind_of(type)) {}
};

std::optional<argument> find_damage_of_batch(ArrowArray const& batch, std::size_t columns) {
  if (auto damage = find_damage(&batch, 0, batch.n_buffers > 0)) return damage;
  if (batch.n_children < 0 || static_cast<std::uint64_t>(batch.n_children) != columns ||
      (columns > 0 && batch.children == nullptr))
    return argument("its columns are not those of its schema", "các cột khác với lược đồ của bảng");
  return std::nullopt;
}

arrow_records records_of(ArrowArray const& batch) {
  arrow_records made;
  made.skipped = static_cast<std::size_t>(batch.offset);
  made.length = static_cast<std::size_t>(batch.length);
  if (batch.n_buffers > 0) made.known = arrow_validity(batch.buffers[0], made.skipped);
  return made;
}

/// Reads a schema, then batches, and makes the table.
class table_maker {
 public:
  explicit table_maker(std::string name) : name_(std::move(name)) {}

  bool take(arrow_owned<ArrowSchema> const& schema) {
    if (schema.is_released())
      return fail(code::damaged_table,
                  {"", {"it was handed over before", "bảng đã được trao đi từ trước"}});
    std::string_view const format = schema->format == nullptr ? "" : schema->format;
    if (format != "+s" || schema->dictionary != nullptr) return fail(code::not_a_table, {});
    if (schema->n_children < 0 || (schema->n_children > 0 && schema->children == nullptr))
      return fail_by({"its schema has no columns", "lược đồ không có các cột"});
    for (std::int64_t i = 0; i < schema->n_children; ++i) {
      if (schema->children[i] == nullptr)
        return fail_by({"its schema lacks a column", "lược đồ thiếu một cột"});
      if (!add_column(*schema->children[i])) return false;
    }
    return true;
  }

  bool take(arrow_owned<ArrowArray> batch) {
    if (batch.is_released())
      return fail_by({"it was handed over before", "bảng đã được trao đi từ trước"});
    if (auto damage = find_damage_of_batch(*batch, names_.size()))
      return fail_by(*std::move(damage));
    rows_ += batch->length;
    if (rows_ > most_rows) return fail_by({"it has too many rows", "bảng có quá nhiều dòng"});
    if (batch->length > 0) memory_->push_back(std::move(batch));
    return true;
  }

  bool fail(code what, std::vector<argument> arguments, std::size_t field = 0) {
    found_.push_back(
        {what, {name_, {}, 0, static_cast<std::uint32_t>(field)}, std::move(arguments), {}});
    return false;
  }

  outcome<input_table, diagnostics> finish() && {
    if (!found_.empty()) return {std::nullopt, std::move(found_)};
    input_table table;
    table.rows = static_cast<std::size_t>(rows_);
    for (std::size_t i = 0; i < names_.size(); ++i)
      table.columns.push_back({std::move(names_[i]), make_column(i)});
    return {std::move(table), {}};
  }

 private:
  bool fail_by(argument damage) { return fail(code::damaged_table, {"", std::move(damage)}); }

  bool add_column(ArrowSchema const& schema) {
    std::string name = schema.name == nullptr ? "" : schema.name;
    if (text::find_invalid_utf8(name) != std::string::npos)
      return fail(code::not_utf8, {likely_encoding(name)}, names_.size() + 1);
    names_.push_back(std::move(name));
    types_.push_back(read_arrow_type(schema));
    return true;
  }

  arrow_cells make_column(std::size_t i) const {
    auto kept = std::make_shared<kept_column>(memory_, types_[i]);
    arrow_cell_maker maker(kept->type);
    for (auto const& batch : *memory_) {
      auto const records = records_of(*batch);
      kept->cells.add(maker.make(batch->children[i], records), records.length);
    }
    auto const* cells = &kept->cells;
    return {std::move(kept), cells};
  }

  std::string name_;
  diagnostics found_;
  std::vector<std::string> names_;
  std::vector<arrow_type> types_;
  std::shared_ptr<batches> memory_ = std::make_shared<batches>();
  std::int64_t rows_ = 0;
};

/// Fetches everything; a producer's own words are not repeated, since they may quote cells.
bool read_all(arrow_owned<ArrowArrayStream>& stream, table_maker& into) {
  auto const failed = [&into](int error) {
    return into.fail(code::stream_failed, {std::to_string(error)});
  };
  ArrowSchema schema{};
  if (auto const error = stream->get_schema(&*stream, &schema); error != 0) return failed(error);
  if (!into.take(arrow_owned(schema))) return false;
  for (;;) {
    ArrowArray batch{};
    if (auto const error = stream->get_next(&*stream, &batch); error != 0) return failed(error);
    if (batch.release == nullptr) return true;
    if (!into.take(arrow_owned(batch))) return false;
  }
}

} // namespace

outcome<input_table, diagnostics> read_arrow(std::string name, ArrowArrayStream& stream) {
  table_maker table(std::move(name));
  arrow_owned taken(stream);
  if (taken.is_released())
    table.fail(code::damaged_table,
               {"", {"it was handed over before", "bảng đã được trao đi từ trước"}});
  else
    read_all(taken, table);
  return std::move(table).finish();
}

outcome<input_table, diagnostics> read_arrow(std::string name, ArrowSchema& schema,
                                             ArrowArray& batch) {
  table_maker table(std::move(name));
  arrow_owned taken_schema(schema);
  arrow_owned taken_batch(batch);
  if (table.take(taken_schema)) table.take(std::move(taken_batch));
  return std::move(table).finish();
}

} // namespace chitieu::data
