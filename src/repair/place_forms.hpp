#pragma once
#include "number_form.hpp"

namespace chitieu::mend {

/// What a number is held against.
struct level_asked {
  exact::rational level;
  bool at_least = true; ///< else at most
  bool strictly = false;
};

/// The k-th lowest or highest of some numbers.
[[nodiscard]] std::vector<form_asked> forms_of_nth(ir::aggregate_value const&, level_asked const&);

/// The one below or at which the asked share of some numbers lies.
[[nodiscard]] std::vector<form_asked> forms_of_percentile(ir::aggregate_value const&,
                                                          level_asked const&);

/// The middle one is as asked, where `at` takes the place of the bound and every record is asked
/// of: more than half of the numbers are so, or half of them.
[[nodiscard]] form_asked half_of(middle_asked const&, exact::rational const& at,
                                 exact::relation bad, bool more_than_half);

/// There are at least so many of these numbers.
[[nodiscard]] form_asked so_many(std::vector<form_part> const&, std::int64_t number);

/// The records that an aggregate is of, each of which adds nothing yet.
[[nodiscard]] std::vector<form_part> records_of(ir::aggregate_value const&);

/// How a number stands to the level that is not as asked.
[[nodiscard]] exact::relation failing(bool at_least, bool strictly);

} // namespace chitieu::mend
