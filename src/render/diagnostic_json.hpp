#pragma once
#include "json_writer.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>

namespace chitieu::render {

/// The member `diagnostics`: a list of them in one language.
void write_members(json_writer&, diagnostics const&, language);

} // namespace chitieu::render
