#pragma once
#include <chitieu/data/day.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chitieu::syntax {

/// First and last day of `15/3/2023`, `20-30/6/2023`, `3/2023`, `2023-03-15` or `2023`; nothing if
/// there is no such day.
[[nodiscard]] std::optional<std::pair<data::day, data::day>> read_period(std::string_view);

} // namespace chitieu::syntax
