#pragma once
#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/schema/schema.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::data {

/// Names that may be meant, ready to be compared.
class near_names {
 public:
  /// How names are compared: as words, or by letters and digits alone, as names of files are.
  enum class compared : std::uint8_t { as_words, as_files };

  explicit near_names(compared how = compared::as_words) noexcept : how_(how) {}

  void add(std::string_view name);
  void add(schema::naming const&);

  /// Which of them are near; at most three.
  [[nodiscard]] std::vector<std::string> find(std::string_view name) const;

  /// Which are near any of a thing's names; at most three.
  [[nodiscard]] std::vector<std::string> find(schema::naming const&) const;

  /// As many as were added, as they are shown.
  [[nodiscard]] std::vector<std::string> all() const;

 private:
  [[nodiscard]] std::string key(std::string_view name) const;

  /// Made when one is first looked for, since most names are found as they are. Not for several
  /// threads at once.
  [[nodiscard]] std::vector<candidate> const& candidates() const;

  compared how_;
  std::vector<std::string> names_;
  mutable std::vector<candidate> candidates_;
};

} // namespace chitieu::data
