#pragma once
#include <string>

namespace chitieu::render {

/// The style sheet of a report: every rule is for elements inside `.chitieu`, in light and dark
/// and on paper.
[[nodiscard]] std::string html_style();

} // namespace chitieu::render
