#pragma once
#include "exact/pace.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/engine/evaluate.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/ir/program.hpp>
#include <chitieu/verdict/report.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chitieu::engine {

/// Lists of who counts, is missing, is unknown: as many as a check asks for, by key and name.
class people {
 public:
  people(ir::program const&, data::bound_data const&, check_options const&,
         std::optional<data::day> as_of);

  /// Of a whole clause.
  [[nodiscard]] witnesses of(ir::clause const&, eval::evaluator&) const;

  /// Of each group of a clause, of which `codes` are the verdict's groups; who is of an unknown
  /// group stands apart.
  void add_to_groups(clause_verdict&, ir::clause const&, std::span<eval::grouping const> of_parts,
                     std::size_t group_count, std::span<std::size_t const> codes,
                     eval::evaluator&) const;

 private:
  /// Lists of one part, with how many there are of each in all parts.
  void add(witnesses& into, schema::population_id, eval::row_list const&) const;
  void add(record_list& into, schema::population_id, std::vector<std::uint32_t> const& rows) const;
  [[nodiscard]] std::size_t most() const;

  ir::program const& program_;
  data::bound_data const& data_;
  check_options const& options_;
  exact::pace pace_; ///< people are named one by one
  std::optional<data::day> as_of_;
};

} // namespace chitieu::engine
