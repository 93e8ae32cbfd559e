#pragma once
#include "hostile.hpp"

#include <data/arrow_builder.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

/// Arrow structs made of bytes: every pointer is good for what its array says it holds, and within
/// that lengths, offsets, indices and sizes are anything.
namespace hostile {

using arrow_builder::array;

inline arrow_builder::bytes raw(bytes& from, std::size_t size) {
  auto const taken = from.take(size);
  arrow_builder::bytes made(taken.begin(), taken.end());
  made.resize(size);
  return made;
}

/// Offsets of which only the last is held to be true: where the bytes behind them end.
template <class Offset>
arrow_builder::bytes offsets(bytes& from, std::size_t count, std::size_t last, std::size_t end) {
  arrow_builder::bytes made;
  std::size_t at = 0;
  bool const in_order = from.below(4) != 0;
  for (std::size_t i = 0; i < count; ++i) {
    at = std::min(end, at + from.below(4));
    auto number = static_cast<Offset>(at);
    if (!in_order && from.flip()) number = from.number<Offset>();
    // Where no more texts are, nobody may look.
    if (i == last) number = std::min(static_cast<Offset>(end), std::max(number, Offset{-1}));
    arrow_builder::put(made, number);
  }
  return made;
}

inline std::size_t width_of(std::string_view format) {
  if (format.starts_with("d:"))
    return format.ends_with(",32")    ? 4
           : format.ends_with(",64")  ? 8
           : format.ends_with(",256") ? 32
                                      : 16;
  if (format.starts_with("ts") || format == "tdm") return 8;
  if (format == "tdD") return 4;
  switch (format.front()) {
  case 'c':
  case 'C':
    return 1;
  case 's':
  case 'S':
  case 'e':
    return 2;
  case 'i':
  case 'I':
  case 'f':
    return 4;
  default:
    return 8;
  }
}

constexpr std::array<std::string_view, 9> indices = {"c", "C", "s", "S", "i", "I", "l", "L", "i"};
constexpr std::array<std::string_view, 30> plain = {
    "u",      "U",       "vu",         "b",        "c",   "C",   "s",        "S",
    "i",      "I",       "l",          "L",        "f",   "g",   "d:9,2,32", "d:18,3,64",
    "d:38,6", "d:38,-4", "d:76,9,256", "d:5,1000", "tdD", "tdm", "tss:",     "tsm:",
    "tsu:",   "tsn:",    "tsu:Z",      "n",        "e",   "u"};
constexpr std::array<std::string_view, 7> lists = {
    "+l", "+L", "+vl", "+vL", "+w:2", "+w:0", "+w:4611686018427387904"};

/// An array whose buffers hold its cells, those before them, and some more.
inline array column(bytes& from, std::size_t wanted, int depth = 0) {
  array made;
  made.offset = static_cast<std::int64_t>(from.below(4) == 0 ? from.below(12) : 0);
  made.length = static_cast<std::int64_t>(from.below(8) == 0 ? from.below(10) : wanted);
  auto const last = static_cast<std::size_t>(made.offset + made.length);
  auto const all = last + from.below(3);
  if (from.flip())
    made.buffers.emplace_back(raw(from, (all + 7) / 8));
  else
    made.buffers.emplace_back();
  made.null_count = from.flip() ? -1 : static_cast<std::int64_t>(from.below(4));
  auto const what = depth == 0 ? from.below(8) : depth == 1 ? from.below(6) : 0;
  if (what == 6 || what == 7) {
    made.format = from.one_of(lists);
    made.children.push_back(column(from, from.below(9), depth + 1));
    made.children.back().name = "item";
    if (made.format == "+l" || made.format == "+vl")
      made.buffers.emplace_back(offsets<std::int32_t>(from, all + 1, last, from.below(9)));
    if (made.format == "+L" || made.format == "+vL")
      made.buffers.emplace_back(offsets<std::int64_t>(from, all + 1, last, from.below(9)));
    if (made.format == "+vl") made.buffers.emplace_back(offsets<std::int32_t>(from, all, all, 3));
    if (made.format == "+vL") made.buffers.emplace_back(offsets<std::int64_t>(from, all, all, 3));
    return made;
  }
  if (what == 5) {
    made.format = from.one_of(indices);
    made.dictionary.push_back(column(from, from.below(6), depth + 1));
  } else {
    made.format = from.one_of(plain);
  }
  if (made.format == "n") {
    if (from.flip()) made.buffers.clear();
    return made;
  }
  if (made.format == "u" || made.format == "U") {
    constexpr std::array<std::string_view, 8> texts = {"a",          "yes",  "LĐTT", "1.5",
                                                       "2023-01-31", "good", "u1",   "\xC4"};
    std::string text;
    for (auto left = from.below(6); left > 0; --left) text += from.one_of(texts);
    if (made.format == "u")
      made.buffers.emplace_back(offsets<std::int32_t>(from, all + 1, last, text.size()));
    else
      made.buffers.emplace_back(offsets<std::int64_t>(from, all + 1, last, text.size()));
    made.buffers.emplace_back(arrow_builder::bytes(text.begin(), text.end()));
    if (text.empty() && from.flip()) made.buffers.back().reset();
    return made;
  }
  if (made.format == "vu") {
    auto const long_one = raw(from, from.below(20));
    made.buffers.emplace_back(raw(from, all * 16));
    // Lengths and numbers of buffers that could be so are more telling than any.
    for (std::size_t i = 0; i < all; ++i)
      if (from.flip()) {
        std::array<std::int32_t, 4> const view = {static_cast<std::int32_t>(from.below(24)), 0,
                                                  static_cast<std::int32_t>(from.below(3)) - 1,
                                                  static_cast<std::int32_t>(from.below(12)) - 1};
        std::memcpy(made.buffers[1]->data() + i * 16, view.data(), 16);
      }
    arrow_builder::bytes sizes;
    arrow_builder::put(sizes, static_cast<std::int64_t>(
                                  from.flip() ? long_one.size() : from.below(long_one.size() + 1)));
    made.buffers.emplace_back(long_one);
    made.buffers.emplace_back(sizes);
    return made;
  }
  if (made.format == "b")
    made.buffers.emplace_back(raw(from, (all + 7) / 8));
  else if (from.below(3) == 0)
    made.buffers.emplace_back(raw(from, all * width_of(made.format)));
  else {
    // Mostly small numbers.
    arrow_builder::bytes numbers(all * width_of(made.format));
    for (std::size_t i = 0; i < all; ++i)
      numbers[i * width_of(made.format)] = from.number<std::uint8_t>() % 8;
    made.buffers.emplace_back(std::move(numbers));
  }
  return made;
}

/// Says less than there is, or what can be seen to be impossible.
inline void lie(bytes& from, ArrowArray& one) {
  switch (from.below(10)) {
  case 0:
    one.length = from.flip() ? -1 : (std::int64_t{1} << (31 + from.below(32)));
    break;
  case 1:
    one.offset =
        from.flip() ? -from.number<std::int8_t>() : (std::int64_t{1} << (41 + from.below(22)));
    if (one.offset > 0 && one.offset < 256) one.offset = -one.offset;
    break;
  case 2:
    one.null_count = from.number<std::int64_t>();
    break;
  case 3:
    one.n_buffers = std::min<std::int64_t>(from.number<std::int8_t>(), one.n_buffers);
    // A view's sizes are its last buffer, so that another one would be taken for them.
    if (one.n_buffers > 0 && one.n_buffers < 4) break;
    one.n_buffers = std::min<std::int64_t>(one.n_buffers, 0);
    break;
  case 4:
    if (one.n_buffers > 0 && one.buffers != nullptr)
      one.buffers[from.below(static_cast<std::size_t>(one.n_buffers))] = nullptr;
    break;
  case 5:
    one.n_children = std::min<std::int64_t>(from.number<std::int8_t>(), one.n_children);
    break;
  case 6:
    if (one.n_children > 0 && one.children != nullptr)
      one.children[from.below(static_cast<std::size_t>(one.n_children))] = nullptr;
    break;
  case 7:
    one.dictionary = nullptr;
    break;
  case 8:
    one.buffers = nullptr;
    break;
  default:
    one.children = nullptr;
  }
}

inline void lie(bytes& from, ArrowSchema& one) {
  switch (from.below(6)) {
  case 0:
    one.n_children = std::min<std::int64_t>(from.number<std::int8_t>(), one.n_children);
    break;
  case 1:
    if (one.n_children > 0 && one.children != nullptr)
      one.children[from.below(static_cast<std::size_t>(one.n_children))] = nullptr;
    break;
  case 2:
    one.format = nullptr;
    break;
  case 3:
    one.name = nullptr;
    break;
  case 4:
    one.children = nullptr;
    break;
  default:
    one.flags = from.number<std::int64_t>();
  }
}

/// One of the structs below, or the struct itself.
template <class Struct>
Struct& somewhere(bytes& from, Struct& top) {
  auto* at = &top;
  while (from.below(3) != 0) {
    if (at->dictionary != nullptr && from.flip())
      at = at->dictionary;
    else if (at->n_children > 0 && at->children != nullptr) {
      auto* const next = at->children[from.below(static_cast<std::size_t>(at->n_children))];
      if (next == nullptr) break;
      at = next;
    } else
      break;
  }
  return *at;
}

/// A struct that is handed out, with some lies in it.
inline void give(bytes& from, array const& what, arrow_builder::ledger& counts, ArrowArray& out) {
  arrow_builder::give_array(what, counts, out);
  for (auto lies = from.below(4) == 0 ? from.below(3) : 0; lies > 0; --lies)
    lie(from, somewhere(from, out));
}

inline void give(bytes& from, array const& what, arrow_builder::ledger& counts, ArrowSchema& out) {
  arrow_builder::give_schema(what, counts, out);
  for (auto lies = from.below(8) == 0 ? from.below(3) : 0; lies > 0; --lies)
    lie(from, somewhere(from, out));
}

/// The same columns with other cells, as the next batch of a stream has them.
inline array with_other_cells(bytes& from, array const& like) {
  array made = like;
  auto const change = [&](auto const& self, array& one) -> void {
    // Indices and numbers may become anything; offsets and what they lead to stay.
    bool const is_fixed = one.format != "u" && one.format != "U" && one.format != "vu" &&
                          !one.format.starts_with('+');
    if (is_fixed && one.buffers.size() > 1 && one.buffers[1])
      for (auto& byte : *one.buffers[1])
        if (from.below(4) == 0) byte = from.number<std::uint8_t>();
    if (one.buffers.size() > 0 && one.buffers[0])
      for (auto& byte : *one.buffers[0]) byte = from.number<std::uint8_t>();
    for (auto& child : one.children) self(self, child);
  };
  change(change, made);
  return made;
}

/// Records with these names for columns.
template <class Names>
array table(bytes& from, Names const& names) {
  auto const rows = from.below(9);
  std::vector<array> columns;
  for (auto const& name : names) {
    if (from.below(6) == 0) continue;
    columns.push_back(column(from, rows));
    columns.back().name = name;
  }
  auto made = arrow_builder::records(std::move(columns), static_cast<std::int64_t>(rows));
  if (from.below(4) == 0) {
    auto const skipped = from.below(rows + 1);
    made.offset = static_cast<std::int64_t>(skipped);
    made.length -= made.offset;
  }
  if (from.below(4) == 0) made.buffers[0] = raw(from, (rows + 7) / 8);
  return made;
}

} // namespace hostile
