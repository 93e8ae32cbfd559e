#pragma once
/// Room `doctor`. In: a plan, and how large its populations are or the tables themselves. Out: what
/// is wrong with the plan before any verdict, as diagnostics. Never: guesses; what it says of sizes
/// is worked out in whole numbers.
#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/syntax/parse.hpp>

#include <cstdint>
#include <map>

namespace chitieu {

/// Sizes that are not given are tried from 1 to this one.
inline constexpr std::int64_t doctor_sizes = 200;

/// What is known of the data of a plan that is looked over.
struct doctor_options {
  /// How many rows a population has; one that is not named may have any number.
  std::map<schema::population_id, std::int64_t> sizes;
  data::bound_data const* tables = nullptr; ///< then the sizes are theirs
};

/// Everything that can be said of a plan without judging it:
///
/// - `contradiction`, `never-met`, `nested-shares`: targets that no whole numbers can meet, with
/// the
///   smallest example, and (without sizes) for which sizes it is so;
/// - `implied-target`, `same-meaning`: targets that ask nothing new;
/// - `unused-definition`, `deadline-outside-year`, and with tables `category-without-data`.
///
/// What is asked of every group is looked at within one group; what is asked under an `if`, or by
/// one step of several, together with what is always asked; of alternatives each way in which
/// enough are met. Clauses about one number are compared with each other. Sizes that are not given
/// are tried from 1 to `doctor_sizes`.
[[nodiscard]] diagnostics examine(parsed const&, ir::program const&, doctor_options const& = {});

} // namespace chitieu
