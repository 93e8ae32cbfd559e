#pragma once
#include <chitieu/exact/decimal.hpp>

#include <cstdint>
#include <optional>
#include <span>

namespace chitieu::data {

/// The most decimal places that a cell can have: 10^18 is the largest power of ten in 64 bits.
inline constexpr std::int32_t largest_scale = 18;

/// Reads a whole number of 4, 8, 16 or 32 bytes in two's complement, in the order of this machine,
/// as units of 10^-scale; nothing when it is no `exact::decimal` even without zeros at its end.
[[nodiscard]] std::optional<exact::decimal> to_decimal(std::span<unsigned char const> bytes,
                                                       std::int32_t scale);

} // namespace chitieu::data
