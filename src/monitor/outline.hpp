#pragma once
#include "other_numbers.hpp"

#include "eval/parts.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/ir/program.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace chitieu::live {

using eval::node_id;

/// What is looked at of records that are followed.
enum class followed_as : std::uint8_t {
  counted,           ///< how many they are, or a number of each
  different_numbers, ///< a number of each, and which of these are the same
  values,            ///< what they hold in a column
  dates,             ///< their order by a column
};

/// Records that a node of other rows, or a part of a clause, is made of.
struct followed {
  std::optional<node_id> node;  ///< nothing: a part of a clause
  std::size_t clause = 0;       ///< then which one
  ir::population_id owners = 0; ///< whose rows the node is about
  ir::population_id records = 0;
  ir::link via;
  ir::condition_id filter = 0;
  std::optional<ir::condition_id> predicate; ///< nothing: all that the filter leaves
  std::optional<ir::value_id> what;          ///< a number of each
  kept_order order = kept_order::none;       ///< which of these are kept in order
  std::size_t code_at = 0;                   ///< the byte of a record that says how it counts
  followed_as as = followed_as::counted;
  ir::column_id column = 0; ///< that is read of each, where values or dates are

  [[nodiscard]] bool reads_a_column() const noexcept {
    return as == followed_as::values || as == followed_as::dates;
  }
};

/// What has to be looked at again when a node says something else of a row.
struct dependents {
  std::vector<node_id> of_row; ///< of the same row
  /// Of the rows that name it by a column of theirs.
  std::vector<std::pair<eval::column_of, node_id>> of_naming;
  std::vector<node_id> of_every_row;
  std::vector<std::pair<std::uint32_t, node_id>> of_rows; ///< each of one row
  std::vector<std::size_t> parts;                         ///< places in `outline::followed`
};

/// What hangs on what in a program, for the clauses that can be kept up to date row by row: all
/// that sentences make. What only a program made by hand can ask is not kept (a row that looks at
/// the groups of which it is in one, a run of rows without an order).
class outline {
 public:
  outline(ir::program const&, data::bound_data const&, std::vector<bool> const& can_evaluate);

  [[nodiscard]] ir::program const& program() const noexcept { return *program_; }
  [[nodiscard]] eval::nodes const& all() const noexcept { return all_; }

  /// Of each clause, in the order of the program, whether it is kept.
  [[nodiscard]] std::vector<bool> const& keeps() const noexcept { return keeps_; }
  /// The nodes that are kept, parts before wholes.
  [[nodiscard]] std::vector<node_id> const& order() const noexcept { return order_; }
  [[nodiscard]] dependents const& of(node_id id) const { return dependents_[id]; }
  /// Whether it is a number that is the same in every row.
  [[nodiscard]] bool is_common(node_id id) const { return is_common_[id]; }
  [[nodiscard]] std::vector<live::followed> const& followed() const noexcept { return followed_; }
  /// The parts that a node is made of, as places in `followed`.
  [[nodiscard]] std::vector<std::size_t> const& parts_of(node_id id) const { return parts_of_[id]; }
  /// The nodes of a population; the whole stands behind the others.
  [[nodiscard]] std::vector<node_id> const& nodes_of(ir::population_id id) const {
    return nodes_of_[place_of(id)];
  }
  /// The nodes that read a column of their own row.
  [[nodiscard]] std::vector<node_id> const& readers(ir::population_id of,
                                                    ir::column_id column) const {
    return readers_[of][column];
  }
  /// The parts whose records are linked by a column of a population, as places in `followed`.
  [[nodiscard]] std::vector<std::size_t> const& linked_by(ir::population_id of,
                                                          ir::column_id column) const {
    return linked_by_[of][column];
  }
  /// The parts that read a column of each of their records.
  [[nodiscard]] std::vector<std::size_t> const& read_of_records(ir::population_id of,
                                                                ir::column_id column) const {
    return read_of_records_[of][column];
  }
  /// The parts that count different rows of a population.
  [[nodiscard]] std::vector<std::size_t> const& choosing_from(ir::population_id id) const {
    return choosing_from_[place_of(id)];
  }
  /// The parts whose records are a population's rows.
  [[nodiscard]] std::vector<std::size_t> const& records_of(ir::population_id id) const {
    return records_of_[place_of(id)];
  }
  /// The clauses that count which of a population's rows hold one after another.
  [[nodiscard]] std::vector<std::size_t> const& runs_of(ir::population_id id) const {
    return runs_of_[place_of(id)];
  }
  /// The byte of a row that says what a condition says of it.
  [[nodiscard]] std::size_t byte_of(ir::condition_id id) const { return bytes_[id]; }
  [[nodiscard]] std::size_t bytes_of(ir::population_id id) const {
    return byte_counts_[place_of(id)];
  }
  [[nodiscard]] std::size_t place_of(ir::population_id id) const {
    return id == ir::world ? nodes_of_.size() - 1 : id;
  }

 private:
  [[nodiscard]] std::vector<bool> possible_nodes(data::bound_data const&) const;
  [[nodiscard]] bool is_possible(node_id, data::bound_data const&) const;
  [[nodiscard]] bool is_kept_column(eval::column_of const&, data::bound_data const&) const;
  [[nodiscard]] bool is_kept_population(ir::population_id, data::bound_data const&) const;
  void join(node_id);
  [[nodiscard]] std::vector<node_id> without_other_data(std::vector<node_id> const& wanted) const;
  [[nodiscard]] bool is_the_same_for_all(node_id) const;
  void follow(live::followed);

  ir::program const* program_;
  eval::nodes all_;
  std::vector<bool> keeps_;
  std::vector<node_id> order_;
  std::vector<bool> is_common_;
  std::vector<dependents> dependents_;
  std::vector<live::followed> followed_;
  std::vector<std::vector<std::size_t>> parts_of_;
  std::vector<std::vector<node_id>> nodes_of_;
  std::vector<std::vector<std::vector<node_id>>> readers_;
  std::vector<std::vector<std::vector<std::size_t>>> linked_by_;
  std::vector<std::vector<std::vector<std::size_t>>> read_of_records_;
  std::vector<std::vector<std::size_t>> choosing_from_;
  std::vector<std::vector<std::size_t>> records_of_;
  std::vector<std::vector<std::size_t>> runs_of_;
  std::vector<std::size_t> bytes_;
  std::vector<std::size_t> byte_counts_;
};

} // namespace chitieu::live
