#pragma once
#include <cstdint>

namespace chitieu::exact {

/// How many rows are in the base (surely or perhaps) and satisfy the predicate (yes, perhaps, no).
///
/// All that a verdict needs to know of the data; adding two of them merges two parts.
struct counts {
  std::int64_t yes = 0;           ///< surely in the base, predicate true
  std::int64_t unknown = 0;       ///< surely in the base, predicate unknown
  std::int64_t no = 0;            ///< surely in the base, predicate false
  std::int64_t maybe_yes = 0;     ///< perhaps in the base, predicate true
  std::int64_t maybe_unknown = 0; ///< perhaps in the base, predicate unknown
  std::int64_t maybe_no = 0;      ///< perhaps in the base, predicate false

  [[nodiscard]] std::int64_t base() const noexcept { return yes + unknown + no; }
  [[nodiscard]] std::int64_t maybe_base() const noexcept {
    return maybe_yes + maybe_unknown + maybe_no;
  }
  counts& operator+=(counts const& other) noexcept;
  friend counts operator+(counts left, counts const& right) noexcept { return left += right; }
  friend bool operator==(counts const&, counts const&) = default;
};

inline counts& counts::operator+=(counts const& other) noexcept {
  yes += other.yes;
  unknown += other.unknown;
  no += other.no;
  maybe_yes += other.maybe_yes;
  maybe_unknown += other.maybe_unknown;
  maybe_no += other.maybe_no;
  return *this;
}

} // namespace chitieu::exact
