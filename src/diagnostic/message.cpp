#include "wording.hpp"

#include <chitieu/diagnostic/diagnostic.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace chitieu {
namespace {

/// What fills the slots: each argument on one line.
class values {
 public:
  values(std::vector<argument> const& arguments, language which) {
    for (argument const& each : arguments) shown_.push_back(on_one_line(each.in(which)));
  }

  [[nodiscard]] std::string_view operator[](char digit) const noexcept {
    auto const index = static_cast<std::size_t>(digit - '0');
    return index < shown_.size() ? std::string_view(shown_[index]) : std::string_view();
  }

 private:
  static std::string on_one_line(std::string const& text) {
    std::string line;
    for (char const c : text) {
      bool const blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!blank)
        line += c;
      else if (!line.empty() && line.back() != ' ')
        line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
  }

  std::vector<std::string> shown_;
};

/// Where the brace at `open` is closed.
std::size_t closing(std::string_view pattern, std::size_t open) noexcept {
  std::size_t at = open;
  for (std::size_t depth = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '{') ++depth;
    if (pattern[at] == '}' && --depth == 0) break;
  }
  return at;
}

/// Splits `A|B`, whatever bars stand in inner braces.
std::pair<std::string_view, std::string_view> alternatives(std::string_view section) noexcept {
  std::size_t at = 0;
  while (at < section.size() && section[at] != '|')
    at = section[at] == '{' ? closing(section, at) + 1 : at + 1;
  if (at >= section.size()) return {section, {}};
  return {section.substr(0, at), section.substr(at + 1)};
}

std::string fill(std::string_view pattern, values const& with) {
  std::string filled;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      filled += pattern[at++];
      continue;
    }
    std::size_t const end = closing(pattern, at);
    std::string_view const slot = pattern.substr(at + 1, end - at - 1);
    std::string_view const value = with[slot.front()];
    at = end + 1;
    if (slot.size() > 1) {
      auto const [there, not_there] = alternatives(slot.substr(2));
      filled += fill(value.empty() ? not_there : there, with);
    } else {
      filled += value;
    }
  }
  return filled;
}

wording const& wording_of(code what, language which) noexcept {
  return which == language::vi ? wording_vi(what) : wording_en(what);
}

} // namespace

std::string message(diagnostic const& of, language which) {
  return fill(wording_of(of.what, which).message, values(of.arguments, which));
}

std::string hint(diagnostic const& of, language which) {
  std::string_view const pattern = wording_of(of.what, which).hint;
  bool const has_slot = pattern.find('{') != std::string_view::npos;
  auto said = has_slot && of.hint_arguments.empty()
                  ? std::string()
                  : fill(pattern, values(of.hint_arguments, which));
  if (of.nearest.empty()) return said;
  if (!said.empty()) said += "; ";
  return said + fill(which == language::vi ? example_vi : example_en,
                     values({argument(of.nearest)}, which));
}

bool has_errors(diagnostics const& all) noexcept {
  return std::any_of(all.begin(), all.end(), [](diagnostic const& each) {
    return severity_of(each.what) == severity::error;
  });
}

} // namespace chitieu
