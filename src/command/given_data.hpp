#pragma once
#include "arguments.hpp"

#include <chitieu/data/dataset.hpp>
#include <chitieu/engine/evaluate.hpp>

#include <map>
#include <string>

namespace chitieu::command {

/// The tables that a command line names; they must outlive what is bound to them.
class given_data {
 public:
  explicit given_data(arguments const&);

  [[nodiscard]] dataset const& tables() const noexcept { return tables_; }

  /// As of which day, and with which earlier data.
  [[nodiscard]] check_options options() const;

 private:
  std::optional<data::day> as_of_;
  dataset tables_;
  std::map<std::string, dataset> earlier_;
};

} // namespace chitieu::command
