#pragma once
#include <cstdint>

namespace chitieu::ir {

/// What a statement is: an aim, a ceiling set from outside, or something the data must obey.
enum class target_kind : std::uint8_t { target, limit, check };

} // namespace chitieu::ir
