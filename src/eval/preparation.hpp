#pragma once
#include "block_program.hpp"
#include "parts.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::eval {

/// What is counted of one population in one pass over its rows.
struct block_pass {
  ir::population_id of = 0;
  std::vector<counted_pair> pairs; ///< ascending
  block_program program;
};

using block_passes = std::vector<std::shared_ptr<block_pass const>>;

/// What is known of a program over some data before rows are read.
class preparation {
 public:
  preparation(ir::program const&, data::bound_data const&,
              std::span<data::bound_data const* const> earlier);

  [[nodiscard]] ir::program const& program() const noexcept { return *program_; }
  [[nodiscard]] nodes const& all() const noexcept { return nodes_; }

  /// The data that are judged, then those that they are compared with by their id; null: not given.
  [[nodiscard]] std::vector<data::bound_data const*> const& datasets() const noexcept {
    return datasets_;
  }

  /// Whether a condition or number has all that it needs.
  [[nodiscard]] bool can_answer(node_id id) const { return readable_[0][id]; }
  [[nodiscard]] bool can_count(ir::population_id of, std::span<ir::linked_part const>) const;
  [[nodiscard]] bool can_evaluate(ir::clause const&) const;

  /// The parts of all clauses of the program that can be evaluated.
  [[nodiscard]] std::vector<ir::part> const& parts() const noexcept { return parts_; }

  /// Of which conditions the answers are asked row by row: of all clauses, or only where a verdict
  /// needs them; ascending.
  [[nodiscard]] std::vector<ir::condition_id> asked_by_row(bool of_all) const;

  /// How parts are counted: as of a day, and with the answers of `asked_by_row(of_all)`.
  struct manner {
    std::optional<data::day> as_of;
    bool of_all = false;
  };
  /// What counts these parts in a manner, when its day was the last one to be kept.
  [[nodiscard]] std::optional<block_passes> passes(manner const&) const;
  void keep(manner const&, block_passes) const;

 private:
  [[nodiscard]] bool find_out(ir::clause const&) const;

  ir::program const* program_;
  std::vector<data::bound_data const*> datasets_;
  nodes nodes_;
  std::vector<std::vector<bool>> readable_;                  ///< by dataset and node
  std::unordered_map<ir::clause const*, bool> can_evaluate_; ///< of the program's own clauses
  std::vector<ir::part> parts_;

  mutable std::mutex only_one_;
  mutable std::array<std::optional<std::pair<std::optional<data::day>, block_passes>>, 2>
      kept_; ///< by `of_all`
};

} // namespace chitieu::eval
