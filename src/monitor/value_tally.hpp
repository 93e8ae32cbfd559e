#pragma once
#include "few_places.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>

namespace chitieu::live {

/// What a record holds in a column: values, or something that is not known.
struct held_values {
  bool is_unknown = false;
  std::span<std::int64_t const> values;
};

/// Which values some records hold, and how many of them surely are among these records.
class value_tally {
 public:
  void put(held_values const& held, bool sure, int times) {
    if (held.is_unknown) {
      unknown_ += times;
      if (sure) sure_unknown_ += times;
    }
    for (auto const value : held.values) {
      auto const at = seen_.try_emplace(value).first;
      auto& [surely, all] = at->second;
      auto const was_sure = surely > 0;
      all += times;
      if (sure) surely += times;
      surely_ += (surely > 0 ? 1 : 0) - (was_sure ? 1 : 0);
      if (all == 0) seen_.erase(at);
    }
  }

  /// How many values surely occur.
  [[nodiscard]] std::int64_t surely() const { return surely_; }
  [[nodiscard]] std::int64_t unknown() const { return unknown_; }
  [[nodiscard]] std::int64_t sure_unknown() const { return sure_unknown_; }
  [[nodiscard]] std::int64_t all() const { return std::ssize(seen_); }
  [[nodiscard]] bool has(std::int64_t value) const { return seen_.contains(value); }
  /// Calls `visit(value)` for each that occurs.
  template <class Visit>
  void each(Visit visit) const {
    for (auto const& one : seen_) visit(one.first);
  }

 private:
  struct occurrences {
    std::int32_t surely = 0;
    std::int32_t all = 0;
  };

  std::unordered_map<std::int64_t, occurrences> seen_;
  std::int64_t surely_ = 0;
  std::int64_t unknown_ = 0;
  std::int64_t sure_unknown_ = 0;
};

/// What records hold that are kept at several places, of which one has those that surely are there.
class value_tallies {
 public:
  /// The tally must outlive it.
  void add(value_tally const& more) {
    if (more.all() == 0 && more.unknown() == 0) return;
    surely_ += more.surely();
    unknown_ += more.unknown();
    sure_unknown_ += more.sure_unknown();
    places_.add(more);
  }

  [[nodiscard]] std::int64_t surely() const { return surely_; }
  [[nodiscard]] std::int64_t unknown() const { return unknown_; }
  [[nodiscard]] std::int64_t sure_unknown() const { return sure_unknown_; }
  /// How many values occur at any place: those of the place with most, and what others have more.
  [[nodiscard]] std::int64_t possibly() const {
    auto const all = places_.all();
    if (all.empty()) return 0;
    auto const most = *std::ranges::max_element(all, {}, &value_tally::all);
    auto many = most->all();
    for (auto place = all.begin(); place != all.end(); ++place) {
      if (*place == most) continue;
      auto const is_seen = [&](std::int64_t value) {
        return most->has(value) ||
               std::any_of(all.begin(), place, [&](auto const* one) { return one->has(value); });
      };
      (*place)->each([&](std::int64_t value) { many += is_seen(value) ? 0 : 1; });
    }
    return many;
  }

 private:
  few_places<value_tally> places_;
  std::int64_t surely_ = 0;
  std::int64_t unknown_ = 0;
  std::int64_t sure_unknown_ = 0;
};

} // namespace chitieu::live
