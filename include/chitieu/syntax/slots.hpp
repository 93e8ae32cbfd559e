#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::ast {

/// The names of the slots in a phrase's name, in their order: `nộp {báo cáo} trước {ngày}` has two.
[[nodiscard]] std::vector<std::string> slots_of(std::string_view phrase);

/// The stretches of words between the slots, without blanks around them; those that are empty are
/// left out: `nộp`, `trước`.
[[nodiscard]] std::vector<std::string> words_of_phrase(std::string_view phrase);

/// What a phrase is found by: its folded words with `{}` in the place of each slot.
[[nodiscard]] std::string phrase_key(std::string_view phrase);

} // namespace chitieu::ast
