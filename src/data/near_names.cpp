#include "near_names.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::data {
namespace {

constexpr std::size_t most = 3;

} // namespace

std::string near_names::key(std::string_view name) const {
  return how_ == compared::as_files ? text::file_key(name) : text::fold_name(name);
}

void near_names::add(std::string_view name) { names_.emplace_back(name); }

std::vector<candidate> const& near_names::candidates() const {
  for (auto at = candidates_.size(); at < names_.size(); ++at) {
    auto made = key(names_[at]);
    auto bare = text::skeleton(made);
    candidates_.push_back({std::move(made), std::move(bare), text::normalise(names_[at])});
  }
  return candidates_;
}

void near_names::add(schema::naming const& named) {
  add(named.name);
  for (auto const& alias : named.aliases) add(alias);
}

std::vector<std::string> near_names::find(std::string_view name) const {
  auto const wanted = key(name);
  if (wanted.empty()) return {};
  return suggest(wanted, text::skeleton(wanted), candidates());
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

std::vector<std::string> near_names::all() const {
  std::vector<std::string> out;
  for (auto const& each : candidates()) out.push_back(each.shown);
  return out;
}

} // namespace chitieu::data
