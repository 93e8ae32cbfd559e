#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::ast {

/// The names of the slots in a phrase's name, in their order: `nộp {báo cáo} trước {ngày}` has two.
[[nodiscard]] std::vector<std::string> slots_of(std::string_view phrase);

/// What a phrase is found by: its folded words with `{}` in the place of each slot.
[[nodiscard]] std::string phrase_key(std::string_view phrase);

} // namespace chitieu::ast
