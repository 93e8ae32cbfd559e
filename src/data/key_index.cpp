#include "key_index.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::data {
namespace {

constexpr std::int32_t several = -1;

} // namespace

std::optional<std::int32_t> key_index::find(std::string_view key) const {
  auto const found = rows_.find(key);
  if (found == rows_.end()) return std::nullopt;
  return found->second;
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
