#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/eval/tally.hpp>
#include <chitieu/ir/program.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace chitieu::eval {

/// The version of a tally's byte form; a library reads its own only.
inline constexpr std::uint32_t tally_version = 1;

/// What a program's counts depend on, in one number: equal programs have equal ones.
[[nodiscard]] std::uint64_t fingerprint(ir::program const&);

/// A tally as bytes, for files and other machines: counts of clauses and no keys, the same on every
/// machine. They say which program and which as-of day the counts are of.
[[nodiscard]] std::string to_bytes(tally const&, ir::program const&,
                                   std::optional<data::day> as_of);

/// Why bytes are no tally that could be merged.
enum class tally_fault : std::uint8_t {
  not_a_tally,   ///< something else, or cut off, or with something behind it
  other_version, ///< of another version of this form
  other_plan,    ///< of a program that counts something else
  other_day,     ///< as of another day
};

/// Reads a tally of this program and day.
[[nodiscard]] std::variant<tally, tally_fault>
tally_from(std::string_view bytes, ir::program const&, std::optional<data::day> as_of);

/// Whether the tallies of parts of a population's rows, each with all other tables whole, add up to
/// the clause's counts over all of them.
///
/// False for numbers, and where a row's answer or another population's hangs on rows that may be in
/// another part: linked records, places, groups, references of other tables.
[[nodiscard]] bool adds_up(ir::program const&, ir::clause const&, ir::population_id split);

/// The populations whose rows a clause goes through, ascending.
[[nodiscard]] std::vector<ir::population_id> populations_of(ir::program const&, ir::clause const&);

} // namespace chitieu::eval
