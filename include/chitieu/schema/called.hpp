#pragma once
#include <chitieu/schema/schema.hpp>

#include <string_view>

namespace chitieu::schema {

/// Whether a thing is called so, by its name or an alias; `folded` is what `text::fold_name` gives.
[[nodiscard]] bool is_called(naming const&, std::string_view folded);

} // namespace chitieu::schema
