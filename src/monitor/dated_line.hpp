#pragma once
#include "few_counts.hpp"
#include "few_places.hpp"
#include "words.hpp"

#include "eval/truth.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>

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

 private:
  friend class dated_lines;

  std::map<std::int64_t, few_counts> dated_;
  few_counts undated_; ///< those whose date is not known
  std::int64_t sure_ = 0;
  std::int64_t dated_records_ = 0;
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
    dated_records_ += more.dated_records_;
  }

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
    for (auto date = next({}, from_last); date; date = next(date, from_last)) {
      step();
      auto const here = of(*date);
      not_later += here.all();
      if (surely_before > before) break;
      if (not_later + undated_.all() > before) seen.add(here);
      surely_before += here.sure();
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

  /// The date behind one, or the first.
  [[nodiscard]] std::optional<std::int64_t> next(std::optional<std::int64_t> behind,
                                                 bool from_last) const {
    std::optional<std::int64_t> found;
    for (auto const* line : lines_.all()) {
      auto const& dated = line->dated_;
      if (from_last) {
        auto const at = behind ? dated.lower_bound(*behind) : dated.end();
        if (at != dated.begin()) found = std::max(found, std::optional{std::prev(at)->first});
      } else {
        auto const at = behind ? dated.upper_bound(*behind) : dated.begin();
        if (at != dated.end()) found = found ? std::min(*found, at->first) : at->first;
      }
    }
    return found;
  }

  [[nodiscard]] few_counts of(std::int64_t date) const {
    few_counts made;
    for (auto const* line : lines_.all())
      if (auto const at = line->dated_.find(date); at != line->dated_.end()) made.add(at->second);
    return made;
  }

  few_places<dated_line> lines_;
  few_counts undated_;
  std::int64_t sure_ = 0;
  std::int64_t dated_records_ = 0;
};

} // namespace chitieu::live
