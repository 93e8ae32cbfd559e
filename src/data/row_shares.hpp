#pragma once
#include "exact/pace.hpp"

#include <chitieu/data/executor.hpp>

#include <algorithm>
#include <cstddef>

namespace chitieu::data {

/// How the rows of a table are read: by the caller alone, or in shares on the threads of an
/// executor.
class row_shares {
 public:
  static constexpr std::size_t rows_of_share = 32'768; // a multiple of what a pace counts by

  row_shares() = default;
  row_shares(exact::pace const& asks, executor const& run_on) : pace_(asks), run_on_(&run_on) {}

  /// Asks between the rows that the caller reads.
  [[nodiscard]] exact::pace const& pace() const noexcept { return pace_; }

  /// Whether so many rows are shared out. Fewer take less time than it takes to wake somebody.
  [[nodiscard]] bool share(std::size_t rows) const {
    return run_on_ != nullptr && *run_on_ && rows >= 2 * rows_of_share;
  }

  [[nodiscard]] std::size_t shares_of(std::size_t rows) const {
    return share(rows) ? (rows + rows_of_share - 1) / rows_of_share : 1;
  }

  /// Calls `read(share, first, last, pace)` for every share of the rows, several at once.
  template <class Read>
  void each(std::size_t rows, Read const& read) const {
    if (!share(rows)) {
      read(std::size_t{0}, std::size_t{0}, rows, pace_);
      return;
    }
    (*run_on_)(shares_of(rows), [&](std::size_t one) {
      auto const first = one * rows_of_share;
      exact::pace const own = pace_;
      read(one, first, std::min(first + rows_of_share, rows), own);
    });
  }

 private:
  exact::pace pace_{};
  executor const* run_on_ = nullptr;
};

} // namespace chitieu::data
