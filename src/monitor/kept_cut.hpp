#pragma once
#include "ordered_rows.hpp"
#include "ranked_rows.hpp"

#include <chitieu/exact/bounds.hpp>

#include <vector>

namespace chitieu::live {

/// A test of each row's number, or of its place, against what is the same for all rows: which rows
/// it cuts off.
struct kept_cut {
  bool is_of_places = false;
  std::vector<exact::bounds> against;             ///< one or, of `between`, two
  std::vector<ranked_rows::first_places> first{}; ///< of places
  ordered_rows by_low;                            ///< of numbers
  ordered_rows by_high;
};

} // namespace chitieu::live
