#pragma once
#include <chitieu/diagnostic/diagnostic.hpp>

#include <string>
#include <string_view>

namespace chitieu::render {

/// What was found in a plan as a JSON document: `{"chitieu": …, "plan": NAME, "diagnostics": […]}`.
[[nodiscard]] std::string to_json(diagnostics const&, language, std::string_view plan);

} // namespace chitieu::render
