#pragma once
#include <chitieu/diagnostic/suggest.hpp>
#include <chitieu/schema/schema.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace chitieu::data {

/// Names that may be meant, ready to be compared.
class near_names {
 public:
  void add(std::string_view name);
  void add(schema::naming const&);

  /// Which of them are near; at most three.
  [[nodiscard]] std::vector<std::string> find(std::string_view name) const;

  /// Which are near any of a thing's names; at most three.
  [[nodiscard]] std::vector<std::string> find(schema::naming const&) const;

 private:
  std::vector<candidate> names_;
};

} // namespace chitieu::data
