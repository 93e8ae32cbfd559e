#pragma once
#include "order_tree.hpp"

#include "eval/exact_sum.hpp"

#include <cstdint>
#include <optional>

namespace chitieu::live {

/// What is kept of the numbers of an owner's records: of those that are known and surely there
/// their sum, how many they are and, where it is asked for, their order; of the others only how
/// many there are.
struct number_sum {
  explicit number_sum(int scale) : sum{scale} {}

  /// A record's number as units of the scale; nothing: not such a number, or not surely there.
  void add(std::optional<std::int64_t> units, bool with_order) {
    if (!units) {
      ++others;
      return;
    }
    sum.add(*units);
    ++known;
    if (with_order) order.add(*units);
  }
  void take(std::optional<std::int64_t> units, bool with_order) {
    if (!units) {
      --others;
      return;
    }
    sum.add(-*units);
    --known;
    if (with_order) order.take(*units);
  }

  eval::exact_sum sum;
  order_tree order;
  std::int64_t known = 0;
  std::int64_t others = 0;
};

} // namespace chitieu::live
