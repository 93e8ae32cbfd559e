#pragma once
#include "large_vector.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>

namespace chitieu::live {

/// Finds the number of a text; the texts lie elsewhere, and `text_of(number)` gives each.
///
/// Has a few large pieces of memory and nothing for each text, so that it is given back at once,
/// and grows piece by piece, so that no text that comes waits for all to be placed anew.
class text_index {
 public:
  struct hashed {
    template <std::convertible_to<std::string_view> Text>
    hashed(Text const& is) // NOLINT(google-explicit-constructor): each text has one
        : text{is}, hash{std::hash<std::string_view>()(text)} {}
    std::string_view text;
    std::size_t hash;
  };

  template <class TextOf>
  [[nodiscard]] std::optional<std::uint32_t> find(hashed const& of, TextOf const& text_of) const {
    auto const& slots = piece_of(of).slots;
    if (slots.empty()) return std::nullopt;
    auto const short_hash = static_cast<std::uint32_t>(of.hash);
    for (auto at = of.hash & (slots.size() - 1);; at = next(at, slots)) {
      if (slots[at].number == nothing) return std::nullopt;
      if (slots[at].hash == short_hash && text_of(slots[at].number) == of.text)
        return slots[at].number;
    }
  }

  /// The next `add` of the text needs no memory. Throws std::bad_alloc, and changes nothing then.
  void make_room(hashed const& for_one) {
    auto& into = piece_of(for_one);
    if (into.used + 1 <= most_of(piece_at(for_one), into.slots.size())) return;
    piece larger{large_vector<slot>(into.slots.empty() ? few : 2 * into.slots.size()), into.used};
    for (auto const& one : into.slots)
      if (one.number != nothing) place(larger.slots, one);
    into = std::move(larger);
  }

  /// Adds a text that no number has; there is room.
  void add(hashed const& text, std::uint32_t number) noexcept {
    auto& into = piece_of(text);
    place(into.slots, {static_cast<std::uint32_t>(text.hash), number});
    ++into.used;
  }

  /// Removes a text where it has this number.
  void remove(hashed const& text, std::uint32_t number) noexcept {
    auto& from = piece_of(text);
    auto& slots = from.slots;
    if (slots.empty()) return;
    auto at = text.hash & (slots.size() - 1);
    while (slots[at].number != number) {
      if (slots[at].number == nothing) return;
      at = next(at, slots);
    }
    // Those behind it move up, as far as each may stand before its place.
    auto hole = at;
    for (at = next(at, slots); slots[at].number != nothing; at = next(at, slots)) {
      auto const mask = slots.size() - 1;
      if (((at - slots[at].hash) & mask) < ((at - hole) & mask)) continue;
      slots[hole] = slots[at];
      hole = at;
    }
    slots[hole] = {};
    --from.used;
  }

 private:
  static constexpr auto nothing = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t few = 16;
  static constexpr int piece_bits = 4;

  struct slot {
    std::uint32_t hash = 0;
    std::uint32_t number = nothing;
  };
  struct piece {
    large_vector<slot> slots; ///< a power of two, of which at least a quarter are empty
    std::size_t used = 0;
  };

  [[nodiscard]] static std::size_t next(std::size_t at, large_vector<slot> const& slots) noexcept {
    return (at + 1) & (slots.size() - 1);
  }
  static void place(large_vector<slot>& into, slot const& one) noexcept {
    auto at = one.hash & (into.size() - 1);
    while (into[at].number != nothing) at = next(at, into);
    into[at] = one;
  }
  /// By the highest bits, as the lowest say where in a piece.
  [[nodiscard]] static std::size_t piece_at(hashed const& of) noexcept {
    return of.hash >> (std::numeric_limits<std::size_t>::digits - piece_bits);
  }
  /// How many of a piece's slots may be used, between a half and three quarters: pieces have as
  /// many texts each, and would grow together if they grew at the same share.
  [[nodiscard]] static std::size_t most_of(std::size_t piece, std::size_t slots) noexcept {
    constexpr auto shares = std::size_t{4} << piece_bits;
    return slots / 2 + slots * piece / shares;
  }
  [[nodiscard]] piece& piece_of(hashed const& of) noexcept { return pieces_[piece_at(of)]; }
  [[nodiscard]] piece const& piece_of(hashed const& of) const noexcept {
    return pieces_[piece_at(of)];
  }

  std::array<piece, std::size_t{1} << piece_bits> pieces_;
};

} // namespace chitieu::live
