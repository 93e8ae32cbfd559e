#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/eval/prepared.hpp>
#include <chitieu/ir/program.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chitieu {

/// Another dataset under the name that the plan gives it; `previous` needs no declaration.
///
/// Only looked at while the data are bound; its columns must live as long as what was bound.
using named_dataset = std::pair<std::string, dataset const*>;

/// How a dataset is bound: what will be asked of it beside the program's own conditions.
struct bind_options {
  bool names = false;                   ///< the first column declared `personal` of who is listed
  std::optional<std::string> by{};      ///< the column that verdicts are broken down by
  std::vector<named_dataset> earlier{}; ///< what the plan compares with
  /// Called every few thousand rows while the tables are read; what it throws ends the reading.
  std::function<void()> poll{};
  /// Reads columns of plain texts on the threads of this executor, when there is one.
  executor run_on{};
};

/// A dataset bound to one program, for any number of checks without reading the tables again.
///
/// Immutable and safe to share between threads. The columns it was bound to must live as long as
/// it does; the dataset itself need not.
class bound_dataset {
 public:
  bound_dataset(ir::program const&, dataset const&, bind_options = {});

  /// Of tables that were bound before and then changed: what no table holds is worked out anew.
  /// `earlier` and `said` are what another bound dataset of the program has.
  bound_dataset(ir::program const&, data::bound_data tables, chitieu::diagnostics said,
                std::vector<std::shared_ptr<data::bound_data const>> earlier, bind_options = {});

  [[nodiscard]] data::bound_data const& tables() const noexcept { return *tables_; }

  /// What evaluating the program over these tables needs to know before it reads rows.
  [[nodiscard]] eval::prepared const& prepared() const noexcept { return prepared_; }

  /// The tables of the datasets that the program compares with, by their id; null where one was not
  /// given.
  [[nodiscard]] std::vector<std::shared_ptr<data::bound_data const>> const&
  earlier() const noexcept {
    return earlier_;
  }
  [[nodiscard]] bind_options const& options() const noexcept { return options_; }

  /// What is wrong with the tables, in the order it was found.
  [[nodiscard]] chitieu::diagnostics const& diagnostics() const noexcept { return diagnostics_; }

  [[nodiscard]] bool is_for(ir::program const& program) const noexcept {
    return program_ == &program;
  }

 private:
  ir::program const* program_;
  bind_options options_;
  std::shared_ptr<data::bound_data const> tables_;
  chitieu::diagnostics diagnostics_;
  std::vector<std::shared_ptr<data::bound_data const>> earlier_;
  eval::prepared prepared_;
};

} // namespace chitieu
