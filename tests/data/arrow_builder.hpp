#pragma once
#include <chitieu/data/arrow.hpp>
#include <chitieu/data/arrow_abi.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Arrow arrays made by hand, to be handed over and counted when they come back.
namespace arrow_builder {

using bytes = std::vector<unsigned char>;

/// An array with its schema, as plain data that a test may spoil.
struct array {
  std::string format;
  std::string name;
  std::int64_t length = 0;
  std::int64_t null_count = -1;
  std::int64_t offset = 0;
  std::vector<std::optional<bytes>> buffers; ///< each exactly as large as it must be
  std::vector<array> children;
  std::vector<array> dictionary; ///< one or none
};

/// How many structs were handed out and came back.
struct ledger {
  int given = 0;
  int released = 0;
};

template <class Struct>
struct holder {
  array from;
  ledger* counts;
  std::vector<void const*> buffers;
  std::deque<Struct> structs; ///< children, and the dictionary last
  std::vector<Struct*> children;
};

template <class Struct>
void release(Struct* one) {
  auto* held = static_cast<holder<Struct>*>(one->private_data);
  ++held->counts->released;
  for (auto& each : held->structs)
    if (each.release != nullptr) each.release(&each);
  delete held;
  one->release = nullptr;
}

template <class Struct>
holder<Struct>* hold(array const& from, ledger& counts, Struct& out,
                     void (*hand_out)(array const&, ledger&, Struct&)) {
  auto* held = new holder<Struct>{from, &counts, {}, {}, {}};
  for (auto const& child : from.children) {
    hand_out(child, counts, held->structs.emplace_back());
    held->children.push_back(&held->structs.back());
  }
  out.n_children = static_cast<std::int64_t>(held->children.size());
  out.children = held->children.data();
  if (!from.dictionary.empty()) {
    hand_out(from.dictionary[0], counts, held->structs.emplace_back());
    out.dictionary = &held->structs.back();
  }
  out.private_data = held;
  out.release = release<Struct>;
  ++counts.given;
  return held;
}

inline void give_schema(array const& from, ledger& counts, ArrowSchema& out) {
  out = {};
  auto* held = hold(from, counts, out, give_schema);
  out.format = held->from.format.c_str();
  out.name = held->from.name.c_str();
  out.flags = ARROW_FLAG_NULLABLE;
}

inline void give_array(array const& from, ledger& counts, ArrowArray& out) {
  out = {};
  auto* held = hold(from, counts, out, give_array);
  for (auto const& buffer : held->from.buffers)
    held->buffers.push_back(buffer ? buffer->data() : nullptr);
  out.length = from.length;
  out.null_count = from.null_count;
  out.offset = from.offset;
  out.n_buffers = static_cast<std::int64_t>(held->buffers.size());
  out.buffers = held->buffers.data();
}

/// A stream of batches that may fail on the way.
struct batches {
  array schema;
  std::vector<array> rest;
  int error = 0; ///< instead of the end, or at once when `fails_early`
  bool fails_early = false;
  ledger* counts = nullptr;
};

inline void give_stream(batches from, ledger& counts, ArrowArrayStream& out) {
  from.counts = &counts;
  out = {};
  out.private_data = new batches(std::move(from));
  out.get_schema = [](ArrowArrayStream* self, ArrowSchema* schema) {
    auto const& held = *static_cast<batches*>(self->private_data);
    if (held.fails_early) return held.error;
    give_schema(held.schema, *held.counts, *schema);
    return 0;
  };
  out.get_next = [](ArrowArrayStream* self, ArrowArray* next) {
    auto& held = *static_cast<batches*>(self->private_data);
    *next = {};
    if (held.rest.empty()) return held.error;
    give_array(held.rest.front(), *held.counts, *next);
    held.rest.erase(held.rest.begin());
    return 0;
  };
  out.get_last_error = [](ArrowArrayStream*) -> char const* { return "the cell 'secret' is bad"; };
  out.release = [](ArrowArrayStream* self) {
    auto* held = static_cast<batches*>(self->private_data);
    ++held->counts->released;
    delete held;
    self->release = nullptr;
  };
  ++counts.given;
}

// What cells say, before a format is chosen for them.
using item = std::optional<std::string>;
using value = std::variant<std::int64_t, double, std::string, std::vector<item>>;
using cell = std::optional<value>;
using cells = std::vector<cell>;

template <class Number>
void put(bytes& to, Number number) {
  to.resize(to.size() + sizeof(Number));
  std::memcpy(to.data() + to.size() - sizeof(Number), &number, sizeof(Number));
}

inline bytes bits(std::vector<bool> const& from) {
  bytes made((from.size() + 7) / 8, 0);
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i]) made[i / 8] |= static_cast<unsigned char>(1U << (i % 8));
  return made;
}

/// The integer in a cell; null cells hold rubbish, as they may.
inline std::int64_t number_in(cell const& one) {
  if (!one) return 0x55;
  if (auto const* real = std::get_if<double>(&*one)) return static_cast<std::int64_t>(*real);
  return std::get<std::int64_t>(*one);
}

inline std::string text_in(cell const& one) {
  return one ? std::get<std::string>(*one) : std::string("rubbish where a null is");
}

inline bytes numbers(std::string_view format, cells const& from) {
  bytes made;
  for (auto const& one : from) {
    auto const number = number_in(one);
    if (format == "c" || format == "C")
      put(made, static_cast<std::int8_t>(number));
    else if (format == "s" || format == "S")
      put(made, static_cast<std::int16_t>(number));
    else if (format == "i" || format == "I" || format == "tdD")
      put(made, static_cast<std::int32_t>(number));
    else if (format == "f")
      put(made, one ? static_cast<float>(std::get<double>(*one)) : 1e30F);
    else if (format == "g")
      put(made, one ? std::get<double>(*one) : 1e300);
    else if (format.ends_with(",32"))
      put(made, static_cast<std::int32_t>(number));
    else
      put(made, number);
    bool const wide =
        format.starts_with("d:") && !format.ends_with(",32") && !format.ends_with(",64");
    for (int i = 8; wide && i < (format.ends_with(",256") ? 32 : 16); ++i)
      made.push_back(number < 0 ? 0xFF : 0);
  }
  return made;
}

template <class Offset>
void put_texts(array& to, cells const& from) {
  bytes offsets;
  bytes texts;
  put(offsets, Offset{0});
  for (auto const& one : from) {
    auto const text = text_in(one);
    texts.insert(texts.end(), text.begin(), text.end());
    put(offsets, static_cast<Offset>(texts.size()));
  }
  to.buffers.emplace_back(std::move(offsets));
  to.buffers.emplace_back(std::move(texts));
}

/// Longer texts lie in two buffers by turns.
inline void put_views(array& to, cells const& from) {
  bytes views;
  bytes texts[2];
  std::size_t turn = 0;
  for (auto const& one : from) {
    auto const text = text_in(one);
    put(views, static_cast<std::int32_t>(text.size()));
    std::string padded = text + std::string(12, '\0');
    if (text.size() <= 12) {
      views.insert(views.end(), padded.begin(), padded.begin() + 12);
      continue;
    }
    auto& into = texts[turn % 2];
    views.insert(views.end(), padded.begin(), padded.begin() + 4);
    put(views, static_cast<std::int32_t>(turn++ % 2));
    put(views, static_cast<std::int32_t>(into.size()));
    into.insert(into.end(), text.begin(), text.end());
  }
  bytes sizes;
  for (auto const& one : texts) put(sizes, static_cast<std::int64_t>(one.size()));
  to.buffers.emplace_back(std::move(views));
  to.buffers.emplace_back(std::move(texts[0]));
  to.buffers.emplace_back(std::move(texts[1]));
  to.buffers.emplace_back(std::move(sizes));
}

/// How an array says the same.
struct manner {
  bool bitmap = false;      ///< even where nothing is null
  bool counted = false;     ///< `null_count` is given
  bool null_values = false; ///< nulls of a dictionary are a value of it
  bool backwards = false;   ///< a dictionary in the other order
};

array encode(std::string_view format, cells const& from, manner how = {});

/// `c{u}`: indices into values.
inline void put_dictionary(array& to, std::string_view format, cells& from, manner how) {
  auto const brace = format.find('{');
  cells values;
  auto const place_of = [&](cell const& one) {
    auto const at = std::find(values.begin(), values.end(), one);
    if (at != values.end()) return static_cast<std::int64_t>(at - values.begin());
    values.push_back(one);
    return static_cast<std::int64_t>(values.size()) - 1;
  };
  for (auto& one : from)
    if (one || how.null_values) one = value(place_of(one));
  if (how.backwards) {
    std::reverse(values.begin(), values.end());
    auto const last = static_cast<std::int64_t>(values.size()) - 1;
    for (auto& one : from)
      if (one) one = value(last - std::get<std::int64_t>(*one));
  }
  to.format = format.substr(0, brace);
  to.dictionary.push_back(
      encode(format.substr(brace + 1, format.size() - brace - 2), values, {how.bitmap}));
  to.buffers.emplace_back(numbers(to.format, from));
}

/// `+l(u)`: lists of items; list views lie in the other order.
inline void put_lists(array& to, std::string_view format, cells const& from, manner how) {
  auto const brace = format.find('(');
  to.format = format.substr(0, brace);
  bool const large = to.format == "+L" || to.format == "+vL";
  auto const number = [large](bytes& into, std::size_t what) {
    if (large)
      put(into, static_cast<std::int64_t>(what));
    else
      put(into, static_cast<std::int32_t>(what));
  };
  bool const views = to.format.starts_with("+v");
  cells items;
  std::vector<std::pair<std::size_t, std::size_t>> places(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto const row = views ? from.size() - 1 - i : i;
    std::vector<item> const rubbish = {"rubbish", "in a null"};
    auto const list = from[row] ? std::get<std::vector<item>>(*from[row]) : rubbish;
    places[row] = {items.size(), list.size()};
    for (auto const& one : list) items.push_back(one ? cell(value(*one)) : cell());
  }
  bytes offsets;
  bytes sizes;
  for (auto const& [at, size] : places) number(offsets, at), number(sizes, size);
  if (!views) number(offsets, items.size());
  if (!to.format.starts_with("+w")) to.buffers.emplace_back(std::move(offsets));
  if (views) to.buffers.emplace_back(std::move(sizes));
  to.children.push_back(
      encode(format.substr(brace + 1, format.size() - brace - 2), items, {how.bitmap}));
  to.children.back().name = "item";
}

/// Cells in a format, `index{values}` for a dictionary and `list(items)` for lists.
inline array encode(std::string_view format, cells const& from, manner how) {
  array made;
  made.format = format;
  made.length = static_cast<std::int64_t>(from.size());
  if (format == "n") return made;
  cells kept = from;
  std::vector<std::optional<bytes>> none(1);
  made.buffers = none;
  if (format.starts_with('+'))
    put_lists(made, format, kept, how);
  else if (format.find('{') != std::string_view::npos)
    put_dictionary(made, format, kept, how);
  else if (format == "u")
    put_texts<std::int32_t>(made, kept);
  else if (format == "U")
    put_texts<std::int64_t>(made, kept);
  else if (format == "vu")
    put_views(made, kept);
  else if (format == "b") {
    std::vector<bool> flags;
    for (auto const& one : kept) flags.push_back(number_in(one) != 0);
    made.buffers.emplace_back(bits(flags));
  } else
    made.buffers.emplace_back(numbers(format, kept));
  std::vector<bool> there;
  for (auto const& one : kept) there.push_back(one.has_value());
  auto const nulls = std::count(there.begin(), there.end(), false);
  if (nulls > 0 || how.bitmap) made.buffers[0] = bits(there);
  if (how.counted) made.null_count = nulls;
  return made;
}

/// Records out of columns, of which the first rows are left out.
inline array records(std::vector<array> columns, std::int64_t length, std::int64_t offset = 0) {
  array made;
  made.format = "+s";
  made.length = length;
  made.offset = offset;
  made.buffers.resize(1);
  made.children = std::move(columns);
  return made;
}

inline array named(std::string name, array column) {
  column.name = std::move(name);
  return column;
}

} // namespace arrow_builder
