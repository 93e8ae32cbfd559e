#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::schema {

bool is_called(naming const& thing, std::string_view folded) {
  return text::fold_name(thing.name) == folded ||
         std::any_of(thing.aliases.begin(), thing.aliases.end(),
                     [&](auto const& alias) { return text::fold_name(alias) == folded; });
}

} // namespace chitieu::schema
