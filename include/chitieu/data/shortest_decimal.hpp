#pragma once
#include <chitieu/exact/decimal.hpp>

#include <optional>

namespace chitieu::data {

/// The shortest decimal that prints as this number: 8.05 is 8.05 and not the binary fraction
/// nearest to it. Nothing for what is not finite or needs more than 64 bits or 18 decimals.
[[nodiscard]] std::optional<exact::decimal> shortest_decimal(double);
[[nodiscard]] std::optional<exact::decimal> shortest_decimal(float);

} // namespace chitieu::data
