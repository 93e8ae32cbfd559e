#include "key_index.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::data {
namespace {

constexpr std::int32_t several = -1;

} // namespace

std::optional<std::int32_t> key_index::find(std::string_view key) const {
  auto const& found = places_[place_of(key, hash_of(key))];
  if (found.row_and_one == 0) return std::nullopt;
  return static_cast<std::int32_t>(found.row_and_one - 1);
}

std::optional<std::int32_t> key_index::find_folded(std::string_view key) {
  if (folded_.empty())
    for (std::size_t row = 0; row < keys_.size(); ++row) {
      auto const [at, is_new] =
          folded_.try_emplace(text::fold_name(keys_[row]), static_cast<std::int32_t>(row));
      if (!is_new) at->second = several;
    }
  auto const found = folded_.find(text::fold_name(key));
  if (found == folded_.end() || found->second == several) return std::nullopt;
  return found->second;
}

} // namespace chitieu::data
