#pragma once
#include "number_column.hpp"
#include "order_tree.hpp"

#include "eval/exact_sum.hpp"

#include <cstdint>

namespace chitieu::live {

/// What is kept of the numbers of an owner's records: of those that are known and surely there
/// their sum, how many they are and, where it is asked for, their order; how many are surely there
/// and can be any number; of the others only how many there are.
struct number_sum {
  explicit number_sum(int scale) : sum{scale} {}

  /// A record's number as a `number_column` keeps it, one that is there or (`!sure`) perhaps there.
  void add(std::int64_t word, bool sure, bool with_order) { put(word, sure, with_order, 1); }
  void take(std::int64_t word, bool sure, bool with_order) { put(word, sure, with_order, -1); }

  eval::exact_sum sum;
  order_tree order;
  std::int64_t known = 0;
  std::int64_t any = 0;
  std::int64_t others = 0;

 private:
  void put(std::int64_t word, bool sure, bool with_order, int times) {
    if (word == none_word) return; // takes no part
    if (sure && word == number_column::any) {
      any += times;
    } else if (sure && number_column::is_units(word)) {
      sum.add(times > 0 ? word : -word);
      known += times;
      if (with_order && times > 0) order.add(word);
      if (with_order && times < 0) order.take(word);
    } else {
      others += times;
    }
  }
};

} // namespace chitieu::live
