#pragma once
#include "few_counts.hpp"
#include "words.hpp"

#include "eval/truth.hpp"

#include <cstdint>
#include <map>

namespace chitieu::live {

/// Records in the order of their dates, and what is said of those of each date.
class dated_line {
 public:
  /// How a record's date makes it count; one without a date is not among them.
  void put(std::int64_t date, counted_as is, bool linked, int times) {
    if (date == none_word || is == 0) return;
    auto const add = [&](few_counts& counts) {
      if (linked)
        counts.add(is, times);
      else
        counts.add_perhaps(is, times);
    };
    if (date == unknown_word) return add(undated_);
    auto const at = dated_.try_emplace(date).first;
    add(at->second);
    sure_ += linked && is <= 3 ? times : 0;
    dated_records_ += times;
    if (at->second.all() == 0) dated_.erase(at);
  }

  [[nodiscard]] bool empty() const { return dated_records_ == 0 && undated_.all() == 0; }

  /// What is said of the n-th, over all that it may be; no where there are not so many. Calls
  /// `step()` for each date that is looked at.
  template <class Step>
  [[nodiscard]] eval::answer pick(std::int64_t nth, bool from_last, bool may_have_no_date,
                                  Step step) const {
    auto const before = nth - 1;
    sightings seen;
    if (sure_ + (may_have_no_date ? 0 : undated_.sure()) <= before) seen.no = true;
    if (dated_records_ + undated_.all() <= before) return seen.agreed();
    seen.add(undated_);
    std::int64_t not_later = 0;
    std::int64_t surely_before = 0;
    auto const see = [&](few_counts const& here) {
      step();
      not_later += here.all();
      if (surely_before > before) return false;
      if (not_later + undated_.all() > before) seen.add(here);
      surely_before += here.sure();
      return true;
    };
    if (from_last) {
      for (auto at = dated_.rbegin(); at != dated_.rend() && see(at->second);) ++at;
    } else {
      for (auto at = dated_.begin(); at != dated_.end() && see(at->second);) ++at;
    }
    return seen.agreed();
  }

 private:
  struct sightings {
    bool yes = false;
    bool no = false;

    void add(few_counts const& counts) {
      auto const any = [&](int said) { return counts.of[said] + counts.of[said + 3] > 0; };
      yes |= any(2) || any(1);
      no |= any(0) || any(1);
    }
    [[nodiscard]] eval::answer agreed() const {
      if (yes && no) return eval::answer::unknown;
      return yes ? eval::answer::yes : eval::answer::no;
    }
  };

  std::map<std::int64_t, few_counts> dated_;
  few_counts undated_; ///< those whose date is not known
  std::int64_t sure_ = 0;
  std::int64_t dated_records_ = 0;
};

} // namespace chitieu::live
