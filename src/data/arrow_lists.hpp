#pragma once
#include "arrow_cells.hpp"

namespace chitieu::data {

/// What the lists of an array have in them: texts or choices.
struct arrow_items {
  arrow_cells cells;
  std::size_t length = 0;
  arrow_validity known;
};

/// Lists in one of five layouts.
[[nodiscard]] arrow_cells make_list_cells(arrow_slice const&, arrow_type const&,
                                          arrow_items const&);

} // namespace chitieu::data
