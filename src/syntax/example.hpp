#pragma once
#include "repair.hpp"

#include <vector>

namespace chitieu::syntax {

/// Where no small change makes a statement right: one that begins as it does, as far as it was
/// understood, and goes on with names that the plan declares, or another sentence: of those that
/// are `known` to be right, or a new one. `from` is where its sentence begins; each trial is taken
/// from `budget`.
[[nodiscard]] std::optional<repair> find_example(state const& failed, written_statement const&,
                                                 std::uint32_t from, trial const&,
                                                 std::vector<std::string> const& known,
                                                 std::size_t& budget);

/// Where a statement parses and something at `where` is wrong all the same: one in which words
/// there are others of their kind.
[[nodiscard]] std::optional<repair> find_other_words(state const& read, written_statement const&,
                                                     std::uint32_t from, piece where, trial const&,
                                                     std::vector<std::string> const& known,
                                                     std::size_t& budget);

} // namespace chitieu::syntax
