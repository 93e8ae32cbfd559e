#pragma once
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

#include <string>

namespace chitieu::render {

/// A sentence names this many groups; the table of groups and JSON have the others.
inline constexpr std::size_t groups_named = 10;

/// What a clause counts: `staff`, `years of joined`, `groups by role`.
[[nodiscard]] std::string unit_text(clause_verdict const&, words const&);

/// Which groups of a clause `in every …` fall short, and of which it is unknown:
/// `2/5 đơn vị chưa đạt: Khoa A (3/5), Khoa B (1/4)`.
[[nodiscard]] std::string groups_sentence(clause_verdict const&, words const&);

/// How many groups `masked` has left out; nothing for none.
[[nodiscard]] std::string hidden_groups(clause_verdict const&, words const&);

} // namespace chitieu::render
