#pragma once
#include "number_column.hpp"
#include "order_tree.hpp"
#include "other_numbers.hpp"
#include "unit_sum.hpp"

#include <cstdint>
#include <memory>

namespace chitieu::live {

/// What is kept of the numbers of some records: of those that are known and surely take part their
/// sum and how many they are; of those that are known and perhaps take part the sums of what is
/// below 0 and above; how many of each can be any number; the order; and the others by themselves,
/// where there are any.
struct number_sum {
  /// A record's number, of one that is there or (`!sure`) perhaps there.
  void add(number_column const& of, std::uint32_t record, bool sure, kept_order in) {
    put(of, record, sure, in, 1);
  }
  void take(number_column const& of, std::uint32_t record, bool sure, kept_order in) {
    put(of, record, sure, in, -1);
  }
  /// And what is kept of other records, but for the order and the others.
  void add(number_sum const& more) {
    sum.add(more.sum);
    below.add(more.below);
    above.add(more.above);
    known += more.known;
    any += more.any;
    perhaps_known += more.perhaps_known;
    perhaps_any += more.perhaps_any;
    others_size += more.others_size;
  }

  /// Whether there are any that take part, or perhaps do.
  [[nodiscard]] bool any_record() const {
    return known + any + perhaps_known + perhaps_any + others_size > 0;
  }

  unit_sum sum;
  unit_sum below; ///< 0, of those that perhaps take part
  unit_sum above;
  order_tree order;
  std::unique_ptr<other_numbers> others; ///< may be none where there are none
  std::int64_t known = 0;
  std::int64_t any = 0;
  std::int64_t perhaps_known = 0;
  std::int64_t perhaps_any = 0;
  std::int64_t others_size = 0;

 private:
  void put(number_column const& of, std::uint32_t record, bool sure, kept_order in, int times) {
    auto const word = of.word(record);
    if (word == none_word) return; // takes no part
    if (word == number_column::perhaps_any || (word == number_column::any && !sure)) {
      perhaps_any += times;
    } else if (word == number_column::any) {
      any += times;
    } else if (!number_column::is_units(word)) {
      others_size += times;
      if (!others) others = std::make_unique<other_numbers>();
      others->put(of[record], sure, in, times);
    } else {
      auto const units = times > 0 ? word : -word;
      (sure ? sum : word < 0 ? below : above).add(units);
      (sure ? known : perhaps_known) += times;
      if (in == kept_order::none || (in == kept_order::of_perhaps && sure)) return;
      if (in == kept_order::of_perhaps) order.keep_sums();
      if (times > 0)
        order.add(word, sure);
      else
        order.take(word, sure);
    }
  }
};

} // namespace chitieu::live
