#pragma once
#include "state.hpp"

namespace chitieu::syntax {

/// The rules from which a parse can begin.
enum class start : std::uint8_t {
  edition,
  title,
  origin,
  bare_percentages,
  numbers,
  holidays,
  scale,
  population_head,
  population,
  constant,
  table_head,
  table,
  band_head,
  band,
  measure_head,
  measure_definition,
  earlier_data,
  unit_head,
  unit,
  approximation,
  grades,
  term_head,
  term,
  phrase_head,
  phrase,
  section,
  target_head,
  target,
  bare_target,
  changed_target,
  removal,
};

/// How line ends count in what a rule reads.
[[nodiscard]] lines lines_of(start) noexcept;

/// Where the sentence of a target begins, after its id and title; 0 in every other statement.
[[nodiscard]] std::uint32_t sentence_begins(start, std::string_view folded, vocabulary const&);

/// Parses a whole statement (for a `…_head`, its beginning) into `state::nodes`; whether it did.
[[nodiscard]] bool parse_statement(start, state&);

} // namespace chitieu::syntax
