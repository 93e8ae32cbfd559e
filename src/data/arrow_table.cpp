#include <chitieu/data/arrow_table.hpp>

#include <bit>
#include <cstring>
#include <utility>

namespace chitieu::data {
namespace {

void set_bit(std::vector<std::uint8_t>& bits, std::size_t at) {
  bits[at / 8] = static_cast<std::uint8_t>(bits[at / 8] | (1U << (at % 8)));
}

template <class Value>
arrow_buffers start(std::string name, char const* format,
                    std::vector<std::optional<Value>> const& cells) {
  arrow_buffers out;
  out.name = std::move(name);
  out.format = format;
  out.rows = static_cast<std::int64_t>(cells.size());
  for (auto const& cell : cells) out.nulls += !cell;
  if (out.nulls == 0) return out;
  out.validity.resize((cells.size() + 7) / 8);
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i]) set_bit(out.validity, i);
  return out;
}

template <class Stored, class Value>
void store(arrow_buffers& out, std::vector<std::optional<Value>> const& cells) {
  out.values.resize(cells.size() * sizeof(Stored));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto const value = static_cast<Stored>(cells[i].value_or(Value{}));
    std::memcpy(out.values.data() + i * sizeof(Stored), &value, sizeof(Stored));
  }
}

} // namespace

arrow_buffers texts_column(std::string name, std::vector<std::optional<std::string>> const& cells) {
  auto out = start(std::move(name), "U", cells);
  out.offsets.push_back(0);
  for (auto const& cell : cells) {
    if (cell) out.values.insert(out.values.end(), cell->begin(), cell->end());
    out.offsets.push_back(static_cast<std::int64_t>(out.values.size()));
  }
  return out;
}

arrow_buffers integers_column(std::string name,
                              std::vector<std::optional<std::int64_t>> const& cells) {
  auto out = start(std::move(name), "l", cells);
  store<std::int64_t>(out, cells);
  return out;
}

arrow_buffers flags_column(std::string name, std::vector<std::optional<bool>> const& cells) {
  auto out = start(std::move(name), "b", cells);
  out.values.resize((cells.size() + 7) / 8);
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i].value_or(false)) set_bit(out.values, i);
  return out;
}

arrow_buffers days_column(std::string name, std::vector<std::optional<std::int64_t>> const& cells) {
  auto out = start(std::move(name), "tdD", cells);
  store<std::int32_t>(out, cells);
  return out;
}

arrow_buffers numbers_column(std::string name, std::vector<std::optional<double>> const& cells) {
  auto out = start(std::move(name), "g", cells);
  store<double>(out, cells);
  return out;
}

arrow_buffers text_lists_column(std::string name,
                                std::vector<std::optional<std::vector<std::string>>> const& cells) {
  auto out = start(std::move(name), "+L", cells);
  std::vector<std::optional<std::string>> items;
  out.offsets.push_back(0);
  for (auto const& cell : cells) {
    if (cell) items.insert(items.end(), cell->begin(), cell->end());
    out.offsets.push_back(static_cast<std::int64_t>(items.size()));
  }
  out.items.push_back(texts_column("item", items));
  return out;
}

} // namespace chitieu::data
