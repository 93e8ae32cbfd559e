#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace chitieu {

/// How much a diagnostic matters: an error makes what it touches unusable, the others do not.
enum class severity : std::uint8_t { note, warning, error };

/// Every kind of thing that can be wrong, one for each line of `codes.inc`.
enum class code : std::uint16_t {
#define CHITIEU_CODE(identifier, name, severity) identifier,
#include <chitieu/diagnostic/codes.inc>
#undef CHITIEU_CODE
};

/// The stable name of a code, as JSON and messages show it, for example `unknown-name`.
[[nodiscard]] std::string_view name(code) noexcept;

/// The severity that every diagnostic of this code has.
[[nodiscard]] severity severity_of(code) noexcept;

/// All codes, in the order of `codes.inc`.
[[nodiscard]] std::span<code const> all_codes() noexcept;

} // namespace chitieu
