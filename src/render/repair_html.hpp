#pragma once
#include "html_markup.hpp"

#include <chitieu/repair/repair.hpp>

#include <string_view>

namespace chitieu::render {

/// What would meet a plan, under a title in an element of this tag.
[[nodiscard]] markup repair_section(repair_plan const&, language, std::string_view tag);

} // namespace chitieu::render
