#include "place_text.hpp"

#include "printable.hpp"

#include <cstdint>

namespace chitieu::render {

std::string place_text(place const& at) {
  std::string text = printable(at.file);
  auto const add = [&text](std::uint32_t number) {
    if (number == 0) return;
    if (!text.empty()) text += ':';
    text += std::to_string(number);
  };
  add(at.line);
  add(at.column);
  return text.empty() ? text : text + ": ";
}

std::string label_text(code what, words const& in) {
  return std::string(word_of(in, severity_of(what))) + '[' + std::string(name(what)) + ']';
}

} // namespace chitieu::render
