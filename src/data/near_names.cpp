#include "near_names.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>

namespace chitieu::data {
namespace {

constexpr std::size_t most = 3;

} // namespace

void near_names::add(std::string_view name) {
  names_.push_back({text::fold_name(name), text::skeleton(name), text::normalise(name)});
}

void near_names::add(schema::naming const& named) {
  add(named.name);
  for (auto const& alias : named.aliases) add(alias);
}

std::vector<std::string> near_names::find(std::string_view name) const {
  return suggest(text::fold_name(name), text::skeleton(name), names_);
}

std::vector<std::string> near_names::find(schema::naming const& named) const {
  auto found = find(named.name);
  for (auto const& alias : named.aliases)
    for (auto& one : find(alias))
      if (std::find(found.begin(), found.end(), one) == found.end())
        found.push_back(std::move(one));
  if (found.size() > most) found.resize(most);
  return found;
}

} // namespace chitieu::data
