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
  exact::rational per_record{};
  exact::rational per_unit{}; ///< times what the record's number is
  /// A record whose number does not stand so to `bound` adds `per_other` instead.
  std::optional<exact::relation> only{};
  exact::rational bound{};
  exact::rational per_other{};
  /// What a record adds whose number is not known, at worst; nothing: it could be without end.
  std::optional<exact::rational> per_blank{};
};

/// A sum over records and over numbers that nothing changes is at least, or more than, 0.
struct form_asked {
  std::vector<form_part> parts;
  std::vector<std::pair<ir::value_id, exact::rational>> fixed; ///< a number and its factor
  exact::rational constant;
  bool strictly = false;
  bool to_be_known = false; ///< where it is not so, there is no number
};

/// A share of records against a number that nothing changes.
struct share_asked {
  std::vector<ir::linked_part> parts;
  exact::relation how = exact::relation::at_least;
  ir::value_id low = 0;
  ir::value_id high = 0;
};

/// The middle one of some numbers, or the mean of the two in the middle, against a number.
struct middle_asked {
  std::vector<form_part> parts; ///< whose numbers they are
  exact::rational bound;
  bool at_least = true; ///< else at most
  bool strictly = false;
};

/// What is asked of a number, as far as it can be followed; all of it.
struct number_asked {
  std::vector<form_asked> forms;
  std::optional<share_asked> share;
  std::vector<middle_asked> middles;
};

/// Whether it is the number at some place among all, in ascending order.
[[nodiscard]] bool is_place(exact::aggregate);

/// The number of the whole that a row speaks of.
[[nodiscard]] ir::value_id inside_of(ir::program const&, ir::value_id);

/// `left` stands to `low` (and `high`); nothing where that is not followed.
[[nodiscard]] std::optional<number_asked> follow_number(ir::program const&, reach const&,
                                                        ir::value_id left, exact::relation how,
                                                        ir::value_id low, ir::value_id high);

} // namespace chitieu::mend
