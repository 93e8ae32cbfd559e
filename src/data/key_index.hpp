#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace chitieu::data {

/// Finds the row of a key; the keys must outlive it.
class key_index {
 public:
  /// `parts` is how many columns make a key; `of_names` says that keys are names of the plan, which
  /// are compared as names are, and not data, which are compared exactly.
  key_index(std::string population, std::span<std::string const> keys, std::size_t parts,
            bool of_names = false)
      : population_(std::move(population)), keys_(keys), parts_(parts), of_names_(of_names) {
    rows_.reserve(keys.size());
  }

  /// Takes the keys in; calls `duplicate(row, first)` for each that was there before.
  template <class Duplicate>
  void build(Duplicate const& duplicate) {
    for (std::size_t row = 0; row < keys_.size(); ++row) {
      auto const [at, is_new] = rows_.try_emplace(keys_[row], static_cast<std::int32_t>(row));
      if (!is_new) duplicate(row, static_cast<std::size_t>(at->second));
    }
  }

  [[nodiscard]] std::optional<std::int32_t> find(std::string_view key) const;

  /// The one row whose key is the same name, though not the same text.
  [[nodiscard]] std::optional<std::int32_t> find_folded(std::string_view key);

  [[nodiscard]] std::string const& population() const noexcept { return population_; }
  [[nodiscard]] std::size_t parts() const noexcept { return parts_; }
  [[nodiscard]] bool of_names() const noexcept { return of_names_; }

 private:
  std::string population_;
  std::span<std::string const> keys_;
  std::size_t parts_;
  bool of_names_;
  std::unordered_map<std::string_view, std::int32_t> rows_;
  std::unordered_map<std::string, std::int32_t> folded_; ///< made when it is first asked for
};

} // namespace chitieu::data
