#pragma once
#include "eval/truth.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace chitieu::live {

/// Rows in an order, which of them are (or may be) so, and which stand between the first and the
/// last that are.
class rows_between {
 public:
  /// Where the first and the last stand; far away where there are none.
  struct ends {
    std::int64_t first_sure, last_sure, first_possible, last_possible;
  };

  /// A row stands at a place of its own and is so, or (nothing) is not there.
  void put(std::uint32_t row, std::optional<std::int64_t> at, eval::answer is) {
    if (row >= kept_.size()) kept_.resize(std::size_t{row} + 1);
    if (auto const was = kept_[row]) {
      rows_.erase(*was);
      sure_.erase(*was);
      possible_.erase(*was);
    }
    kept_[row] = at;
    if (!at) return;
    rows_.emplace(*at, row);
    if (is == eval::answer::yes) sure_.insert(*at);
    if (is != eval::answer::no) possible_.insert(*at);
  }

  [[nodiscard]] ends now() const {
    return {first(sure_), last(sure_), first(possible_), last(possible_)};
  }

  /// Calls `visit(row)` for each of which something else may be said than with these ends.
  template <class Visit>
  void each_moved(ends const& was, Visit visit) const {
    auto const is = now();
    auto const between = [&](std::int64_t a, std::int64_t b) {
      if (a == b) return;
      auto const end = rows_.upper_bound(std::max(a, b));
      for (auto row = rows_.lower_bound(std::min(a, b)); row != end; ++row) visit(row->second);
    };
    between(was.first_sure, is.first_sure);
    between(was.last_sure, is.last_sure);
    between(was.first_possible, is.first_possible);
    between(was.last_possible, is.last_possible);
  }

  [[nodiscard]] eval::answer of(std::uint32_t row) const {
    auto const at = *kept_[row];
    auto const is = now();
    auto const stands = [](bool sure, bool possible) {
      return sure ? eval::answer::yes : possible ? eval::answer::unknown : eval::answer::no;
    };
    return std::min(stands(is.first_sure <= at, is.first_possible <= at),
                    stands(at <= is.last_sure, at <= is.last_possible));
  }

 private:
  static std::int64_t first(std::set<std::int64_t> const& places) {
    return places.empty() ? INT64_MAX : *places.begin();
  }
  static std::int64_t last(std::set<std::int64_t> const& places) {
    return places.empty() ? INT64_MIN : *places.rbegin();
  }

  std::vector<std::optional<std::int64_t>> kept_; ///< by row, where it stands
  std::map<std::int64_t, std::uint32_t> rows_;    ///< those that are there, by place
  std::set<std::int64_t> sure_;
  std::set<std::int64_t> possible_;
};

} // namespace chitieu::live
