#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <optional>
#include <string>

namespace chitieu {

/// What will be asked of a bound dataset beside the program's own conditions.
struct bind_options {
  bool names = false;              ///< the first column declared `personal` of who is listed
  std::optional<std::string> by{}; ///< the column that verdicts are broken down by
};

/// A dataset bound to one program, for any number of checks without reading the tables again.
///
/// Immutable and safe to share between threads. The columns it was bound to must live as long as
/// it does; the dataset itself need not.
class bound_dataset {
 public:
  bound_dataset(ir::program const&, dataset const&, bind_options = {});

  [[nodiscard]] data::bound_data const& tables() const noexcept { return tables_; }
  [[nodiscard]] bind_options const& options() const noexcept { return options_; }

  /// What is wrong with the tables, in the order it was found.
  [[nodiscard]] chitieu::diagnostics const& diagnostics() const noexcept { return diagnostics_; }

  [[nodiscard]] bool is_for(ir::program const& program) const noexcept {
    return program_ == &program;
  }

 private:
  ir::program const* program_;
  bind_options options_;
  data::bound_data tables_;
  chitieu::diagnostics diagnostics_;
};

} // namespace chitieu
