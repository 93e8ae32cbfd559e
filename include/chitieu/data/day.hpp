#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chitieu::data {

/// A civil day as days since 1970-01-01, without a zone.
using day = std::int32_t;

[[nodiscard]] constexpr day to_day(std::chrono::year_month_day ymd) noexcept {
  return static_cast<day>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

[[nodiscard]] constexpr std::chrono::year_month_day to_civil(day d) noexcept {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{d}}};
}

/// Reads `15/3/2023`, `15-03-2023`, `15.3.2023` (day first) and `2023-03-15`; years 1900 to 9999.
/// A time of midnight after it (`2023-03-15 00:00:00`) is allowed.
[[nodiscard]] std::optional<day> read_day(std::string_view);

/// Reads a day and a time of day in seconds since 1970-01-01T00:00: `15/3/2023 14:30`, `2023-03-15
/// 14:30:05`, `2023-03-15T14:30`; a day alone is its first second. Fractions of a second are not
/// read, nor zones.
[[nodiscard]] std::optional<std::int64_t> read_time(std::string_view);

/// `2023-03-15`.
[[nodiscard]] std::string to_iso(day);

} // namespace chitieu::data
