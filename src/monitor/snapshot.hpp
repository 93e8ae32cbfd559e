#pragma once
#include "figures.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <memory>
#include <vector>

namespace chitieu {

struct monitor_snapshot::content {
  ir::program const* program = nullptr;
  std::optional<data::day> as_of;
  std::shared_ptr<chitieu::diagnostics const> said; ///< of the plan and the tables
  std::uint64_t version = 0;
  std::vector<live::figures> clauses; ///< of all targets, in the order of the program
  std::vector<std::size_t> rows;      ///< by population

  [[nodiscard]] std::size_t first_clause(std::size_t target) const;
  [[nodiscard]] target_verdict judge(std::size_t target, chitieu::diagnostics& into) const;
};

} // namespace chitieu
