#pragma once
#include <chitieu/exact/bounds.hpp>

#include <cstdint>
#include <span>

namespace chitieu::exact {

/// A number of one record, and whether the record is surely among those that are asked about.
struct sample {
  bounds value; ///< `none` is no number at all: it does not take part
  bool sure = true;
};

/// How samples are made one number.
enum class aggregate : std::uint8_t {
  count, ///< how many there are
  sum,
  average,
  median,     ///< of an even number the middle of the two in the middle
  nth_lowest, ///< `at` is a whole number from 1 on
  nth_highest,
  percentile, ///< nearest rank: the ⌈p·n⌉-th lowest, `at` from 0 (the lowest) to 1 (the highest)
  different,  ///< how many different values
};

/// What the aggregate can be over all fillings, each sample filled on its own; exact, that is every
/// bound is reached by a filling (or, for `different`, is no narrower than what can be).
///
/// Nothing has no average, median or rank; its sum and counts are 0. `at` is for the ranks.
[[nodiscard]] bounds combine(aggregate, std::span<sample const>, ratio const& at = {});

} // namespace chitieu::exact
