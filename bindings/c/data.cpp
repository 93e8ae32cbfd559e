#include "guard.hpp"

#include <chitieu/data/arrow.hpp>

using namespace chitieu;

namespace {

/// Makes a dataset with one more table; those who use the old one go on with it.
template <class Add>
void add_to(chitieu_data data, Add const& add) {
  std::shared_ptr<dataset const> before;
  do {
    before = c::find<dataset>(data);
    auto made = std::make_shared<dataset>(*before);
    add(*made);
    if (c::exchange(data, before, std::move(made))) return;
  } while (true);
}

void add_table(chitieu_data data, std::string const& population,
               outcome<data::input_table, diagnostics> read) {
  if (!read) throw c::faulty(message(read.diagnostics.front(), language::en));
  add_to(data, [&](dataset& to) { to.add(population, *read); });
}

/// An Arrow struct that is released when nobody took it.
template <class Struct>
class taken {
 public:
  explicit taken(Struct& one) : one_(one) {
    if (one.release == nullptr) throw c::misuse("this Arrow struct was released before");
  }
  taken(taken const&) = delete;
  taken& operator=(taken const&) = delete;
  ~taken() {
    if (one_.release != nullptr) one_.release(&one_);
    one_.release = nullptr;
  }

 private:
  Struct& one_;
};

} // namespace

int32_t chitieu_data_new(chitieu_data* out) noexcept {
  return c::guarded([&] { c::needed(out, "out") = c::keep(std::make_shared<dataset const>()); });
}

int32_t chitieu_data_add_stream(chitieu_data data, char const* population,
                                ArrowArrayStream* stream) noexcept {
  return c::guarded([&] {
    (void)c::find<dataset>(data);
    auto const name = c::name(population, "population");
    auto& from = c::needed(stream, "stream");
    taken const released{from};
    add_table(data, name, data::read_arrow(name, from));
  });
}

int32_t chitieu_data_add_array(chitieu_data data, char const* population, ArrowSchema* schema,
                               ArrowArray* array) noexcept {
  return c::guarded([&] {
    (void)c::find<dataset>(data);
    auto const name = c::name(population, "population");
    auto& described = c::needed(schema, "schema");
    auto& batch = c::needed(array, "array");
    if (described.release == nullptr || batch.release == nullptr)
      throw c::misuse("this Arrow struct was released before");
    taken const released{described};
    taken const released_too{batch};
    add_table(data, name, data::read_arrow(name, described, batch));
  });
}

int32_t chitieu_data_add_csv(chitieu_data data, char const* population, char const* file,
                             char const* from, size_t size) noexcept {
  return c::guarded([&] {
    (void)c::find<dataset>(data);
    auto const name = c::name(population, "population");
    auto const called = c::name(file, "file");
    auto const text = c::bytes(from, size);
    add_to(data, [&](dataset& to) { to.add_csv(name, called, text); });
  });
}
