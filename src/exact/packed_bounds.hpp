#pragma once
#include <chitieu/exact/bounds.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace chitieu::exact {

/// Bounds of very many numbers, 17 bytes for each whose ends are whole units of one scale, one
/// fraction, or not there; the few others stand in a list of their own.
///
/// What is kept for every row is given back in one go, so it has to be little.
class packed_bounds {
 public:
  /// From so many units to so many.
  struct range {
    std::int64_t low = 0;
    std::int64_t high = 0;
  };

  /// Units are those of 10^-scale.
  explicit packed_bounds(int scale = 0);

  void reserve(std::size_t size);
  void clear();

  void add(bounds const&);
  /// What another one has at a place.
  void add(packed_bounds const& from, std::size_t at);
  void add_units(std::int64_t units) { put(form::range, false, range{units, units}); }
  void add_range(range units, bool may_be_none) { put(form::range, may_be_none, units); }
  void add_fraction(ratio const& is) { put(form::fraction, false, is); }
  void add_unknown(bool may_be_none) { put(form::open, may_be_none, range{}); }

  /// A number that many places can have is kept once; where.
  [[nodiscard]] std::size_t keep(bounds);
  void add_kept(std::size_t where) { put(form::elsewhere, others_[where].may_be_none, where); }

  [[nodiscard]] std::size_t size() const noexcept { return forms_.size(); }
  /// How many units are 1.
  [[nodiscard]] std::int64_t one() const noexcept { return one_; }

  [[nodiscard]] bounds operator[](std::size_t at) const;
  [[nodiscard]] std::optional<rational> low(std::size_t at) const;
  [[nodiscard]] std::optional<rational> high(std::size_t at) const;

  /// Both ends, where they are units; else null.
  [[nodiscard]] range const* units(std::size_t at) const noexcept {
    return form_at(at) == form::range ? &places_[at].units : nullptr;
  }
  /// The number, where it is a fraction that is no units; else null.
  [[nodiscard]] ratio const* fraction(std::size_t at) const noexcept {
    return form_at(at) == form::fraction ? &places_[at].fraction : nullptr;
  }
  /// Whether it has neither end, and is there or may be.
  [[nodiscard]] bool is_open(std::size_t at) const noexcept { return form_at(at) == form::open; }
  [[nodiscard]] bool is_nothing(std::size_t at) const noexcept {
    return form_at(at) == form::nothing;
  }
  [[nodiscard]] bool may_be_none(std::size_t at) const noexcept {
    return (forms_[at] & perhaps_none) != 0;
  }

 private:
  enum class form : std::uint8_t { range, from, up_to, open, nothing, fraction, elsewhere };

  /// Which of them is meant stands in the form.
  union place {
    range units;
    ratio fraction;
    std::size_t elsewhere;

    place(range is) : units(is) {}
    place(ratio const& is) : fraction(is) {}
    place(std::size_t is) : elsewhere(is) {}
  };

  static constexpr std::uint8_t perhaps_none = 0x80;

  [[nodiscard]] form form_at(std::size_t at) const noexcept {
    return static_cast<form>(forms_[at] & 0x7F);
  }
  void put(form is, bool may_be_none, place what) {
    auto const perhaps = may_be_none ? perhaps_none : std::uint8_t{0};
    forms_.push_back(static_cast<std::uint8_t>(static_cast<std::uint8_t>(is) | perhaps));
    places_.push_back(what);
  }
  [[nodiscard]] std::optional<std::int64_t> units_of(std::optional<rational> const&) const;
  [[nodiscard]] rational number(std::int64_t units) const;

  std::int64_t one_;
  std::vector<std::uint8_t> forms_;
  std::vector<place> places_;
  std::deque<bounds> others_; ///< grows without moving what it has
};

} // namespace chitieu::exact
