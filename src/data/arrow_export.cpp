#include <chitieu/data/arrow_table.hpp>

#include <cerrno>
#include <memory>
#include <new>
#include <utility>

namespace chitieu::data {
namespace {

// A consumer may have moved a child away; then it is not ours any more.
template <class Part>
void release_all(std::vector<Part>& children) {
  for (auto& child : children)
    if (child.release != nullptr) child.release(&child);
}

// A schema owns its texts and its children.
struct schema_parts {
  schema_parts(std::string how, std::string called)
      : format(std::move(how)), name(std::move(called)) {}
  schema_parts(schema_parts const&) = delete;
  schema_parts& operator=(schema_parts const&) = delete;
  ~schema_parts() { release_all(children); }

  std::string format;
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

void release_schema(ArrowSchema* schema) {
  delete static_cast<schema_parts*>(schema->private_data);
  schema->release = nullptr;
}

void fill(ArrowSchema& out, std::string format, std::string name,
          std::vector<arrow_buffers> const& children, std::int64_t flags) {
  auto parts = std::make_unique<schema_parts>(std::move(format), std::move(name));
  parts->children.resize(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    fill(parts->children[i], children[i].format, children[i].name, children[i].items,
         ARROW_FLAG_NULLABLE);
    parts->pointers.push_back(&parts->children[i]);
  }
  out = {};
  out.format = parts->format.c_str();
  out.name = parts->name.c_str();
  out.flags = flags;
  out.n_children = static_cast<std::int64_t>(children.size());
  out.children = parts->pointers.data();
  out.release = &release_schema;
  out.private_data = parts.release();
}

// An array shares the table, so it may outlive the stream it came from.
struct array_parts {
  explicit array_parts(std::shared_ptr<arrow_table const> of) : table(std::move(of)) {}
  array_parts(array_parts const&) = delete;
  array_parts& operator=(array_parts const&) = delete;
  ~array_parts() { release_all(children); }

  std::shared_ptr<arrow_table const> table;
  std::vector<void const*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

void release_array(ArrowArray* array) {
  delete static_cast<array_parts*>(array->private_data);
  array->release = nullptr;
}

template <class Part>
void const* data_or_null(std::vector<Part> const& buffer) {
  // Some readers ask for an address even where there is nothing to read.
  static constexpr std::int64_t nothing[2] = {};
  return buffer.empty() ? static_cast<void const*>(nothing) : buffer.data();
}

void fill(ArrowArray& out, std::shared_ptr<arrow_table const> const& table, std::int64_t rows,
          arrow_buffers const* column, std::vector<arrow_buffers> const& children) {
  auto parts = std::make_unique<array_parts>(table);
  parts->buffers.push_back(column == nullptr || column->validity.empty() ? nullptr
                                                                         : column->validity.data());
  if (column != nullptr) {
    if (!column->offsets.empty()) parts->buffers.push_back(column->offsets.data());
    if (column->items.empty()) parts->buffers.push_back(data_or_null(column->values));
  }
  parts->children.resize(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    fill(parts->children[i], table, children[i].rows, &children[i], children[i].items);
    parts->pointers.push_back(&parts->children[i]);
  }
  out = {};
  out.length = rows;
  out.null_count = column == nullptr ? 0 : column->nulls;
  out.n_buffers = static_cast<std::int64_t>(parts->buffers.size());
  out.n_children = static_cast<std::int64_t>(children.size());
  out.buffers = parts->buffers.data();
  out.children = parts->pointers.data();
  out.release = &release_array;
  out.private_data = parts.release();
}

struct stream_parts {
  std::shared_ptr<arrow_table const> table;
  bool given = false;
};

stream_parts& parts_of(ArrowArrayStream* stream) {
  return *static_cast<stream_parts*>(stream->private_data);
}

} // namespace

void export_schema(arrow_table const& table, ArrowSchema& out) {
  fill(out, "+s", "", table.columns, 0);
}

void export_stream(std::shared_ptr<arrow_table const> table, ArrowArrayStream& out) {
  out = {};
  out.private_data = new stream_parts{std::move(table), false};
  // No exception may cross the interface, which is one of C.
  out.get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
    try {
      *schema = {};
      export_schema(*parts_of(stream).table, *schema);
      return 0;
    } catch (std::bad_alloc const&) {
      return ENOMEM;
    }
  };
  out.get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
    auto& parts = parts_of(stream);
    try {
      *array = {};
      if (!parts.given)
        fill(*array, parts.table, static_cast<std::int64_t>(parts.table->rows), nullptr,
             parts.table->columns);
      parts.given = true;
      return 0;
    } catch (std::bad_alloc const&) {
      return ENOMEM;
    }
  };
  out.get_last_error = [](ArrowArrayStream*) -> char const* { return nullptr; };
  out.release = [](ArrowArrayStream* stream) {
    delete &parts_of(stream);
    stream->release = nullptr;
  };
}

} // namespace chitieu::data
