#pragma once
#include <string_view>

namespace chitieu::data {

/// Stands between the parts of a key that several columns make.
inline constexpr std::string_view key_separator = " · ";

} // namespace chitieu::data
