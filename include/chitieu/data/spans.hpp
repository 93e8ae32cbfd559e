#pragma once
#include <chitieu/data/day.hpp>
#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace chitieu::data {

/// Years, quarters, months and weeks are numbered one after another.
[[nodiscard]] std::int64_t span_number(std::int64_t day, schema::span_of_time);

/// The first day of a span of time.
[[nodiscard]] std::int64_t first_day_of(std::int64_t number, schema::span_of_time);

/// `2023`, `2023-Q2`, `2023-05`, `2023-W07`: the same in every language. `2023-05 – 2023-07` when
/// `together` is more than 1.
[[nodiscard]] std::string span_name(std::int64_t number, schema::span_of_time,
                                    std::uint32_t together = 1);

/// What a row is called that a sentence counted out as a span of time, seen from a day; nothing
/// where there is no such day.
[[nodiscard]] std::optional<std::string> counted_name(schema::counted_rows const&, std::size_t row,
                                                      std::optional<day> as_of);

} // namespace chitieu::data
