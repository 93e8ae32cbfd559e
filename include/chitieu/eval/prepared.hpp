#pragma once
#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <memory>
#include <span>
#include <vector>

namespace chitieu::eval {

class preparation;

/// A program and bound data, with all that is thought out before rows are read: which clauses can
/// be evaluated, and the straight programs over blocks of rows.
///
/// A value whose copies share what they know; safe to share between threads. What depends on the
/// as-of day is thought out by the first evaluator of that day and kept for the next ones of it.
/// The program and all data must outlive it, unchanged.
class prepared {
 public:
  /// `earlier` are the datasets that the program compares with, by dataset_id; null: not given.
  prepared(ir::program const&, data::bound_data const&,
           std::span<data::bound_data const* const> earlier = {});

  [[nodiscard]] ir::program const& program() const noexcept;

 private:
  friend class evaluator;
  std::shared_ptr<preparation const> known_;
};

} // namespace chitieu::eval
