#pragma once
#include "nfc.hpp"

namespace chitieu::text {

/// Moves the tone mark of a final `oa`, `oe`, `uy` to its first vowel: `hoà` → `hòa`, `quý` stays.
void place_tones(glyphs& lower_case) noexcept;

} // namespace chitieu::text
