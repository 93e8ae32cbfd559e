#pragma once
#include <chitieu/schema/schema.hpp>

#include <string>
#include <vector>

namespace chitieu::mend {

/// The names that could have been meant by one that is not there.
class names_meant {
 public:
  void add(std::string name);
  void add(schema::naming const& called);

  /// What is said after “there is no …”: the names that are near, or all where they are few.
  [[nodiscard]] std::string instead_of(std::string const& name) const;

 private:
  std::vector<std::string> names_;
};

} // namespace chitieu::mend
