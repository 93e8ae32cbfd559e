#pragma once

namespace chitieu::text {

/// The plain Latin letter that a lower-case letter is easily taken for, or the letter itself.
[[nodiscard]] char32_t latin_lookalike(char32_t) noexcept;

} // namespace chitieu::text
