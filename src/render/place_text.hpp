#pragma once
#include "words.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>

#include <string>

namespace chitieu::render {

/// `thi-dua-2023.plan:12:7: `, as far as it is known.
[[nodiscard]] std::string place_text(place const&);

/// `lỗi[unknown-name]`.
[[nodiscard]] std::string label_text(code, words const&);

} // namespace chitieu::render
