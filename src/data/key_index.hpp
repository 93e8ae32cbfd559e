#pragma once
#include <bit>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::data {

/// Finds the row of a key; the keys must outlive it.
class key_index {
 public:
  /// `parts` is how many columns make a key; `of_names` says that keys are names of the plan, which
  /// are compared as names are, and not data, which are compared exactly.
  key_index(std::string population, std::span<std::string const> keys, std::size_t parts,
            bool of_names = false)
      : population_(std::move(population)), keys_(keys), parts_(parts), of_names_(of_names),
        places_(std::bit_ceil(keys.size() * 2 + 1)) {}

  /// Takes the keys in; calls `duplicate(row, first)` for each that was there before.
  template <class Duplicate>
  void build(Duplicate const& duplicate) {
    for (std::size_t row = 0; row < keys_.size(); ++row) {
      auto const hash = hash_of(keys_[row]);
      auto& at = places_[place_of(keys_[row], hash)];
      if (at.row_and_one == 0)
        at = {mark_of(hash), static_cast<std::uint32_t>(row + 1)};
      else
        duplicate(row, std::size_t{at.row_and_one - 1});
    }
  }

  [[nodiscard]] std::optional<std::int32_t> find(std::string_view key) const;

  /// The one row whose key is the same name, though not the same text.
  [[nodiscard]] std::optional<std::int32_t> find_folded(std::string_view key);

  [[nodiscard]] std::string const& population() const noexcept { return population_; }
  [[nodiscard]] std::size_t parts() const noexcept { return parts_; }
  [[nodiscard]] bool of_names() const noexcept { return of_names_; }

 private:
  /// Where a key stands, or 0; with some of the key's hash, so that few keys are compared.
  struct place {
    std::uint32_t mark = 0;
    std::uint32_t row_and_one = 0;
  };

  [[nodiscard]] static std::size_t hash_of(std::string_view key) noexcept {
    return std::hash<std::string_view>()(key);
  }
  [[nodiscard]] static std::uint32_t mark_of(std::size_t hash) noexcept {
    return static_cast<std::uint32_t>(std::uint64_t{hash} >> 32);
  }

  /// The place that has the key, or the empty one that it would have.
  [[nodiscard]] std::size_t place_of(std::string_view key, std::size_t hash) const noexcept {
    auto const last = places_.size() - 1;
    auto const mark = mark_of(hash);
    for (auto at = hash & last;; at = (at + 1) & last) {
      auto const& here = places_[at];
      if (here.row_and_one == 0 || (here.mark == mark && keys_[here.row_and_one - 1] == key))
        return at;
    }
  }

  std::string population_;
  std::span<std::string const> keys_;
  std::size_t parts_;
  bool of_names_;
  std::vector<place> places_; ///< a power of two of them, at least half of them empty
  std::unordered_map<std::string, std::int32_t> folded_; ///< made when it is first asked for
};

} // namespace chitieu::data
