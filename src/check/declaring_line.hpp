#pragma once
#include <chitieu/syntax/parse.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace chitieu::check {

/// Where the line ends that declares a population; nothing where a comment stands in it.
[[nodiscard]] std::optional<std::uint32_t> end_of_declaring_line(parsed const&,
                                                                 std::string const& population);

} // namespace chitieu::check
