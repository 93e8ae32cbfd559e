#pragma once
#include <chitieu/diagnostic/code.hpp>
#include <chitieu/verdict/report.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace chitieu::render {

/// What a stretch of terminal text is, for its colour.
enum class tone : std::uint8_t { plain, strong, faint, good, bad, waiting, unsure };

/// Text in the colour of its tone, or as it is when colours are off.
[[nodiscard]] std::string paint(std::string_view text, tone, bool colour);

[[nodiscard]] tone tone_of(status) noexcept;
[[nodiscard]] tone tone_of(severity) noexcept;

} // namespace chitieu::render
