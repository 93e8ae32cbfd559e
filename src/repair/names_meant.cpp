#include "names_meant.hpp"

#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::mend {
namespace {

std::string listed(std::vector<std::string> const& names, std::string_view before_last) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? before_last : std::string_view(", ");
    out += "`" + names[i] + "`";
  }
  return out;
}

} // namespace

void names_meant::add(std::string name) {
  if (std::find(names_.begin(), names_.end(), name) == names_.end())
    names_.push_back(std::move(name));
}

void names_meant::add(schema::naming const& called) {
  add(called.name);
  for (auto const& alias : called.aliases) add(alias);
}

std::string names_meant::instead_of(std::string const& name) const {
  constexpr std::size_t most_listed = 16;
  std::vector<candidate> candidates;
  for (auto const& each : names_)
    candidates.push_back({text::fold_name(each), text::skeleton(each), each});
  auto const near = suggest(text::fold_name(name), text::skeleton(name), candidates);
  if (!near.empty()) return "; did you mean " + listed(near, " or ") + "?";
  if (names_.empty() || names_.size() > most_listed) return {};
  return names_.size() == 1 ? "; there is " + listed(names_, {})
                            : "; there are " + listed(names_, " and ");
}

} // namespace chitieu::mend
