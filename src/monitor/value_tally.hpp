#pragma once
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
  /// Calls `moved(value, times)` where a value is the first of its kind, or was the last.
  template <class Moved>
  void put(held_values const& held, bool sure, int times, Moved moved) {
    if (held.is_unknown) {
      unknown_ += times;
      if (sure) sure_unknown_ += times;
    }
    for (auto const value : held.values) {
      auto const at = seen_.try_emplace(value).first;
      auto& [surely, all] = at->second;
      auto const was_sure = surely > 0;
      bool const was_there = all > 0;
      all += times;
      if (sure) surely += times;
      surely_ += (surely > 0 ? 1 : 0) - (was_sure ? 1 : 0);
      bool const is_there = all > 0;
      if (!is_there) seen_.erase(at);
      if (is_there != was_there) moved(value, times);
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

} // namespace chitieu::live
