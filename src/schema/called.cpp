#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

namespace chitieu::schema {

bool is_called(naming const& thing, std::string_view folded) {
  return is_called(thing, folded, [](std::string const& name) { return text::fold_name(name); });
}

} // namespace chitieu::schema
