#include "fill.hpp"

namespace chitieu::render {

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
  std::string filled;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    bool const slot = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                      pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    std::size_t const index = slot ? static_cast<std::size_t>(pattern[at + 1] - '0') : 0;
    if (slot && index < arguments.size()) {
      filled += arguments.begin()[index];
      at += 2;
    } else {
      filled += pattern[at];
    }
  }
  return filled;
}

} // namespace chitieu::render
