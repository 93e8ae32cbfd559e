#pragma once
#include "number_column.hpp"
#include "order_tree.hpp"
#include "unit_sum.hpp"

#include <cstdint>

namespace chitieu::live {

/// Of which numbers the order is kept.
enum class kept_order : std::uint8_t { none, of_perhaps, of_all };

/// What is kept of the numbers of some records: of those that are known and surely take part their
/// sum and how many they are; of those that are known and perhaps take part the sums of what is
/// below 0 and above; how many of each can be any number; the order; of the others only how many
/// there are.
struct number_sum {
  /// A record's number as a `number_column` keeps it, of one that is there or (`!sure`) perhaps
  /// there.
  void add(std::int64_t word, bool sure, kept_order in) { put(word, sure, in, 1); }
  void take(std::int64_t word, bool sure, kept_order in) { put(word, sure, in, -1); }
  /// And what is kept of other records, but for the order.
  void add(number_sum const& more) {
    sum.add(more.sum);
    below.add(more.below);
    above.add(more.above);
    known += more.known;
    any += more.any;
    perhaps_known += more.perhaps_known;
    perhaps_any += more.perhaps_any;
    others += more.others;
  }

  /// Whether there are any that take part, or perhaps do.
  [[nodiscard]] bool any_record() const {
    return known + any + perhaps_known + perhaps_any + others > 0;
  }

  unit_sum sum;
  unit_sum below; ///< 0, of those that perhaps take part
  unit_sum above;
  order_tree order;
  std::int64_t known = 0;
  std::int64_t any = 0;
  std::int64_t perhaps_known = 0;
  std::int64_t perhaps_any = 0;
  std::int64_t others = 0;

 private:
  void put(std::int64_t word, bool sure, kept_order in, int times) {
    if (word == none_word) return; // takes no part
    if (word == number_column::perhaps_any || (word == number_column::any && !sure)) {
      perhaps_any += times;
    } else if (word == number_column::any) {
      any += times;
    } else if (!number_column::is_units(word)) {
      others += times;
    } else {
      auto const units = times > 0 ? word : -word;
      (sure ? sum : word < 0 ? below : above).add(units);
      (sure ? known : perhaps_known) += times;
      if (in == kept_order::none || (in == kept_order::of_perhaps && sure)) return;
      if (times > 0)
        order.add(word, sure);
      else
        order.take(word, sure);
    }
  }
};

} // namespace chitieu::live
