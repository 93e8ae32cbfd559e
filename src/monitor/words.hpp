#pragma once
#include <cstdint>

namespace chitieu::live {

/// What stands in a row's word for a cell that is not known, and for one that is known to be
/// nothing.
inline constexpr std::int64_t unknown_word = INT64_MIN;
inline constexpr std::int64_t none_word = INT64_MIN + 1;

/// Numbers that are no units of their column's scale stand elsewhere; from this word on is said
/// where.
inline constexpr std::int64_t first_wide = std::int64_t{1} << 62;

[[nodiscard]] constexpr bool is_filled(std::int64_t word) noexcept { return word > none_word; }

} // namespace chitieu::live
