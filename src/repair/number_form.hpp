#pragma once
#include "reach.hpp"

#include <chitieu/exact/rational.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// Records that a number is made of, and what each of them adds to it.
struct form_part {
  ir::link via;
  ir::condition_id filter = 0;
  std::optional<ir::value_id> what; ///< nothing: only that there is a record counts
  exact::rational per_record;
  exact::rational per_unit; ///< times what the record's number is
  /// Only records whose number stands so to `bound` count.
  std::optional<exact::relation> only = std::nullopt;
  exact::rational bound;
};

/// A sum over records and over numbers that nothing changes is at least, or more than, 0.
struct form_asked {
  std::vector<form_part> parts;
  std::vector<std::pair<ir::value_id, exact::rational>> fixed; ///< a number and its factor
  exact::rational constant;
  bool strictly = false;
  bool to_be_known = false;  ///< where it is not so, there is no number
  bool blanks_matter = true; ///< where a record's number is not known, nothing is met
};

/// A share of records against a number that nothing changes.
struct share_asked {
  std::vector<ir::linked_part> parts;
  exact::relation how = exact::relation::at_least;
  ir::value_id low = 0;
  ir::value_id high = 0;
};

/// What is asked of a number, as far as it can be followed.
struct number_asked {
  std::vector<form_asked> forms; ///< all of them
  std::optional<share_asked> share;
};

/// `left` stands to `low` (and `high`); nothing where that is not followed.
[[nodiscard]] std::optional<number_asked> follow_number(ir::program const&, reach const&,
                                                        ir::value_id left, exact::relation how,
                                                        ir::value_id low, ir::value_id high);

} // namespace chitieu::mend
