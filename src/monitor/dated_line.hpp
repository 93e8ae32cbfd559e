#pragma once
#include "few_counts.hpp"
#include "few_places.hpp"
#include "order_tree.hpp"
#include "words.hpp"

#include "eval/truth.hpp"

#include <cstdint>
#include <functional>
#include <optional>

namespace chitieu::live {

/// Records in the order of their dates, and of which of them a condition may hold or not.
class dated_line {
 public:
  /// A record that counts by its date; one without a date is not among them.
  void put(std::int64_t date, counted_as is, bool linked, int times) {
    if (date == none_word) return;
    if (date == unknown_word) {
      if (linked)
        undated_.add(is, times);
      else
        undated_.add_perhaps(is, times);
      return;
    }
    bool const sure = linked && is <= 3;
    auto const said = static_cast<eval::answer>((is - 1) % 3);
    put(all_, date, sure, times);
    if (said != eval::answer::no) put(may_hold_, date, sure, times);
    if (said != eval::answer::yes) put(may_not_, date, sure, times);
    size_ += times;
    sure_ += sure ? times : 0;
  }

  [[nodiscard]] bool empty() const { return size_ == 0 && undated_.all() == 0; }

 private:
  friend class dated_lines;

  static void put(order_tree& into, std::int64_t date, bool sure, int times) {
    if (times > 0)
      into.add(date, sure);
    else
      into.take(date, sure);
  }

  order_tree all_;
  order_tree may_hold_; ///< those of which the condition may hold
  order_tree may_not_;  ///< and of which it may not
  few_counts undated_;  ///< those whose date is not known
  std::int64_t size_ = 0;
  std::int64_t sure_ = 0;
};

/// Records that are kept at several places, in the order of their dates.
class dated_lines {
 public:
  /// The line must outlive it.
  void add(dated_line const& more) {
    if (more.empty()) return;
    lines_.add(more);
    undated_.add(more.undated_);
    sure_ += more.sure_;
    size_ += more.size_;
  }

  /// What is said of the n-th, over all that it may be; no where there are not so many. Calls
  /// `step()` for each date that is looked at.
  [[nodiscard]] eval::answer pick(std::int64_t nth, bool from_last, bool may_have_no_date,
                                  std::function<void()> const& step) const;

 private:
  using side = exact::side;

  [[nodiscard]] numbers_counted count(order_tree dated_line::* which, std::int64_t date, side end,
                                      bool and_itself) const;
  template <class Holds>
  [[nodiscard]] std::optional<std::int64_t> last(side end, Holds holds) const;

  few_places<dated_line> lines_;
  few_counts undated_;
  std::int64_t size_ = 0;
  std::int64_t sure_ = 0;
};

} // namespace chitieu::live
