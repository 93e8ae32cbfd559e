#pragma once
#include <chitieu/diagnostic/diagnostic.hpp>

#include <string>

namespace chitieu::render {

/// Diagnostics alone as a JSON document: `{"chitieu": …, "diagnostics": […]}`.
[[nodiscard]] std::string to_json(diagnostics const&, language);

} // namespace chitieu::render
