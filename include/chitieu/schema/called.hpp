#pragma once
#include <chitieu/schema/schema.hpp>

#include <algorithm>
#include <string_view>

namespace chitieu::schema {

/// Whether a thing is called so, by its name or an alias; `folded` is what `text::fold_name` gives.
[[nodiscard]] bool is_called(naming const&, std::string_view folded);

/// The same with names folded by `fold`, which may remember them.
template <class Fold>
[[nodiscard]] bool is_called(naming const& thing, std::string_view folded, Fold const& fold) {
  return fold(thing.name) == folded ||
         std::any_of(thing.aliases.begin(), thing.aliases.end(),
                     [&](auto const& alias) { return fold(alias) == folded; });
}

} // namespace chitieu::schema
