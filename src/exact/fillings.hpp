#pragma once
#include <chitieu/exact/threshold.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace chitieu::exact {

/// The fillings that put this many rows in the base: every count from fewest to most occurs.
struct filling_range {
  std::int64_t base;
  std::int64_t fewest;
  std::int64_t most;
};

/// What can become of the unknowns when each is filled on its own.
class fillings {
 public:
  explicit fillings(counts const& rows) noexcept : rows_(rows) {}

  [[nodiscard]] bool can_be_empty() const noexcept { return rows_.base() == 0; }
  [[nodiscard]] std::int64_t smallest_filled_base() const noexcept {
    return can_be_empty() ? 1 : rows_.base();
  }
  [[nodiscard]] std::int64_t largest_base() const noexcept {
    return rows_.base() + rows_.maybe_base();
  }

  /// The base in which the share can be lowest: who is perhaps in and no yes, is in.
  [[nodiscard]] std::int64_t lowest_share_base() const noexcept {
    return rows_.base() + rows_.maybe_unknown + rows_.maybe_no;
  }
  /// The base in which the share can be highest: who is perhaps in and no no, is in.
  [[nodiscard]] std::int64_t highest_share_base() const noexcept {
    return rows_.base() + rows_.maybe_yes + rows_.maybe_unknown;
  }

  /// The fillings of one base size, which must lie between the sure base and the largest.
  [[nodiscard]] filling_range at(std::int64_t base) const noexcept {
    std::int64_t const joined = base - rows_.base();
    std::int64_t const can_be_no = rows_.maybe_unknown + rows_.maybe_no;
    std::int64_t const can_be_yes = rows_.maybe_yes + rows_.maybe_unknown;
    return {base, rows_.yes + std::max<std::int64_t>(joined - can_be_no, 0),
            rows_.yes + rows_.unknown + std::min(joined, can_be_yes)};
  }

  /// All fillings together, for a count whatever its base.
  [[nodiscard]] filling_range any_base() const noexcept;

 private:
  counts rows_;
};

/// The few base sizes, none empty, at one of which every extreme of a threshold is reached.
class corner_fillings {
 public:
  corner_fillings(fillings const& all, threshold const& asked) noexcept {
    auto const base = all.largest_base();
    if (all.smallest_filled_base() < base)
      add_corners(all, asked);
    else if (all.smallest_filled_base() == base)
      ranges_[size_++] = all.at(base);
  }

  [[nodiscard]] filling_range const* begin() const noexcept { return ranges_.data(); }
  [[nodiscard]] filling_range const* end() const noexcept { return ranges_.data() + size_; }

 private:
  void add_corners(fillings const&, threshold const&) noexcept;
  void add(fillings const&, std::int64_t base) noexcept;
  void add_crossing(fillings const&, ratio const& p, std::int64_t at_least_after) noexcept;

  std::array<filling_range, 10> ranges_; ///< of which `size_` are written
  std::size_t size_ = 0;
};

} // namespace chitieu::exact
