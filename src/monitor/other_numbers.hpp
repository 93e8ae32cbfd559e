#pragma once
#include "order_tree.hpp"

#include "exact/running_sum.hpp"

#include <chitieu/exact/bounds.hpp>

#include <cstdint>

namespace chitieu::live {

/// Of which numbers the order is kept; of those that perhaps take part alone with their sums.
enum class kept_order : std::uint8_t { none, of_perhaps, of_all };

/// One end of the numbers of some records, towards which they are filled: how many surely have a
/// number and perhaps, how many of each have no such end, what the ends add up to, and their order.
class number_ends {
 public:
  using side = exact::side;

  void put(std::optional<exact::rational> const& end, bool sure, side towards, kept_order in,
           int times) {
    if (!end) {
      (sure ? open_surely_ : open_perhaps_) += times;
      return;
    }
    (sure ? surely_ : perhaps_) += times;
    if (sure)
      put(sum_, *end, times);
    else if (exact::further(towards, *end, exact::rational{}))
      put(beyond_zero_, *end, times);
    if (in == kept_order::none || (in == kept_order::of_perhaps && sure)) return;
    if (in == kept_order::of_perhaps) order_.keep_sums();
    if (times > 0)
      order_.add(*end, sure);
    else
      order_.take(*end, sure);
  }

  [[nodiscard]] std::int64_t surely() const { return surely_; }
  [[nodiscard]] std::int64_t perhaps() const { return perhaps_; }
  [[nodiscard]] std::int64_t open_surely() const { return open_surely_; }
  [[nodiscard]] std::int64_t open_perhaps() const { return open_perhaps_; }
  /// Of those that surely have a number.
  [[nodiscard]] exact::rational sum() const { return sum_.total(); }
  /// Of those that perhaps have one, where it lies further out than 0.
  [[nodiscard]] exact::rational beyond_zero() const { return beyond_zero_.total(); }
  [[nodiscard]] number_tree const& order() const { return order_; }

 private:
  static void put(exact::running_sum& into, exact::rational const& number, int times) {
    if (times > 0)
      into.add(number);
    else
      into.take(number);
  }

  number_tree order_;
  exact::running_sum sum_;
  exact::running_sum beyond_zero_;
  std::int64_t surely_ = 0; ///< with an end, as the next
  std::int64_t perhaps_ = 0;
  std::int64_t open_surely_ = 0;
  std::int64_t open_perhaps_ = 0;
};

/// Numbers of records that are no units of a scale, can be some numbers and not others, or may be
/// none.
struct other_numbers {
  number_ends low;
  number_ends high;
  std::int64_t unsettled = 0; ///< how many are not surely one number

  void put(exact::bounds const& is, bool sure, kept_order in, int times) {
    bool const stays = sure && !is.may_be_none;
    low.put(is.low, stays, exact::side::low, in, times);
    high.put(is.high, stays, exact::side::high, in, times);
    if (!sure || !is.is_exact()) unsettled += times;
  }

  [[nodiscard]] number_ends const& towards(exact::side end) const {
    return end == exact::side::low ? low : high;
  }
};

} // namespace chitieu::live
