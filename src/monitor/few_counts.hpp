#pragma once
#include <cstdint>

namespace chitieu::live {

/// How a record counts: 0 not at all, else what the predicate says of one that is surely (1 to 3)
/// or perhaps (4 to 6) among them.
using counted_as = std::uint8_t;

/// How many records count in each way.
struct few_counts {
  std::int32_t of[6] = {};

  void add(counted_as which, int times) { of[which - 1] += times; }
  void add_perhaps(counted_as which, int times) { of[which > 3 ? which - 1 : which + 2] += times; }
  void add(few_counts const& more) {
    for (int which = 0; which < 6; ++which) of[which] += more.of[which];
  }
  [[nodiscard]] std::int64_t sure() const { return std::int64_t{of[0]} + of[1] + of[2]; }
  [[nodiscard]] std::int64_t all() const { return sure() + of[3] + of[4] + of[5]; }
  friend bool operator==(few_counts const&, few_counts const&) = default;
};

} // namespace chitieu::live
