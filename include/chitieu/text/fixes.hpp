#pragma once
#include <chitieu/text/source.hpp>

#include <string>
#include <string_view>

namespace chitieu {

/// Whether a person has to choose between what could be written.
enum class choice : bool { sure, asks };

/// Adds a fix to what is wrong: `text` in the place of `where`. What would stand in another file,
/// as in a plan that is extended, is corrected there and not here.
void offer(diagnostic& to, source const& of, span where, std::string text, choice);

/// A name in the place of what is written: in the same quotation marks, if it stands in some.
[[nodiscard]] std::string written_like(std::string_view written, std::string const& name);

} // namespace chitieu
