#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace chitieu::render {

/// A pattern with `{0}` … `{9}` replaced; what is put in is not looked at again.
[[nodiscard]] std::string fill(std::string_view pattern,
                               std::initializer_list<std::string_view> arguments);

} // namespace chitieu::render
