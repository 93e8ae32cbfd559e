#pragma once
#include <chitieu/ir/program.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace chitieu::eval {

/// A condition or a number of a program, in one numbering.
using node_id = std::size_t;

/// What a node reads a column as.
enum class column_role : std::uint8_t {
  scalar,
  list,
  text,
  reference, ///< row numbers, one or many
  any,
};

/// A column that a node reads itself, and whose it is.
struct column_of {
  ir::population_id population = 0;
  ir::column_id column = 0;
  column_role as = column_role::scalar;
};

/// The conditions and numbers of a program under one numbering: they refer to each other, and each
/// kind alone is in the order of parts before wholes.
class nodes {
 public:
  explicit nodes(ir::program const& program) : program_{&program} {}

  [[nodiscard]] node_id of_condition(ir::condition_id id) const { return id; }
  [[nodiscard]] node_id of_value(ir::value_id id) const { return program_->conditions.size() + id; }
  [[nodiscard]] std::size_t size() const {
    return program_->conditions.size() + program_->values.size();
  }

  /// The condition that a node is, or null when it is a number.
  [[nodiscard]] ir::condition const* condition(node_id) const;
  /// The number that a node is, or null when it is a condition.
  [[nodiscard]] ir::value const* value(node_id) const;

  /// Whose rows it is about.
  [[nodiscard]] ir::population_id population(node_id) const;
  /// The nodes that a node is made of, directly.
  [[nodiscard]] std::vector<node_id> parts(node_id) const;
  /// The columns that a node reads itself, not by way of its parts.
  [[nodiscard]] std::vector<column_of> columns(node_id) const;
  /// The populations whose rows a node goes through itself, its own among them.
  [[nodiscard]] std::vector<ir::population_id> populations(node_id) const;
  /// The dataset that its parts are about, when it is another one.
  [[nodiscard]] std::optional<ir::dataset_id> other_dataset(node_id) const;

 private:
  ir::program const* program_;
};

/// These nodes and all that they need, each once and after its parts.
[[nodiscard]] std::vector<node_id> parts_first(nodes const&, std::span<node_id const> wanted);

/// The column by which records are linked to rows of a population; nothing when everyone is.
[[nodiscard]] std::optional<column_of> column_of_link(ir::population_id of, ir::link const&);

/// What a clause asks of the data: its conditions and numbers, those of each group among them.
[[nodiscard]] std::vector<node_id> asked_by(nodes const&, ir::clause const&);

} // namespace chitieu::eval
