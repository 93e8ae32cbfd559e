#pragma once
#include <filesystem>
#include <string>

namespace chitieu::text {

/// A path as messages show it. Some systems allow any bytes in it; those that are no UTF-8 are `?`.
[[nodiscard]] std::string path_text(std::filesystem::path const&);

} // namespace chitieu::text
