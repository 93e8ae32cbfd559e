#pragma once
#include "draft.hpp"

#include <chitieu/diagnostic/language.hpp>

#include <functional>
#include <vector>

namespace chitieu::syntax {

/// Which small changes of a draft that does not parse are worth a trial, the likeliest first.
using likely_changes = std::function<std::vector<change>(draft const&)>;

/// The language of most keywords of a statement.
[[nodiscard]] language language_of(std::string_view folded, vocabulary const&);

/// Of a statement that failed; its sentence begins at `from`.
[[nodiscard]] likely_changes changes_of(state const& failed, std::uint32_t from);

} // namespace chitieu::syntax
