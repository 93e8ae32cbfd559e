#pragma once
#include <chitieu/exact/decimal.hpp>

#include <optional>
#include <span>

namespace chitieu::data {

/// Reads a whole number of 4, 8, 16 or 32 bytes in two's complement, in the order of this machine,
/// as units of 10^-scale; nothing when it is no `exact::decimal` even without zeros at its end.
[[nodiscard]] std::optional<exact::decimal> to_decimal(std::span<unsigned char const> bytes,
                                                       std::int32_t scale);

} // namespace chitieu::data
