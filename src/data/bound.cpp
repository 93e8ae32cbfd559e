#include <chitieu/data/bound.hpp>

#include <algorithm>

namespace chitieu::data {

void bound_column::read(std::size_t, std::span<std::int64_t> values,
                        std::span<knowledge> known) const {
  std::fill(values.begin(), values.end(), 0);
  std::fill(known.begin(), known.end(), knowledge::unknown);
}

cell_view bound_column::view(std::size_t) const { return {}; }

std::optional<std::uint32_t> bound_column::candidates_of(std::size_t) const { return std::nullopt; }

std::span<std::int32_t const> bound_column::candidates(std::uint32_t) const { return {}; }

std::optional<std::span<std::int32_t const>> bound_column::list(std::size_t) const {
  return std::nullopt;
}

std::optional<std::string_view> bound_column::text(std::size_t) const { return std::nullopt; }

} // namespace chitieu::data
