#pragma once
#include "kept_groups.hpp"
#include "number_column.hpp"
#include "number_sum.hpp"
#include "outline.hpp"
#include "references.hpp"
#include "rows_between.hpp"
#include "table.hpp"

#include "eval/scalar_test.hpp"
#include "eval/truth.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/exact/counts.hpp>
#include <chitieu/ir/program.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::live {

/// The rows of all populations, and what a program says of them, kept up to date: a change is first
/// written into the rows (`touch`, then the table), and then worked out (`commit`) or taken back
/// (`roll_back`).
class keeper {
 public:
  keeper(ir::program const&, data::bound_data const&, std::optional<data::day> as_of,
         std::vector<bool> const& can_evaluate);

  [[nodiscard]] outline const& plan() const noexcept { return plan_; }
  [[nodiscard]] table& rows_of(ir::population_id id) { return tables_[plan_.place_of(id)]; }
  [[nodiscard]] table const& rows_of(ir::population_id id) const {
    return tables_[plan_.place_of(id)];
  }

  /// Whether some row names a row, by a column that must lead somewhere or by any.
  [[nodiscard]] bool is_named(ir::population_id, std::uint32_t row) const;

  /// Calls `visit(row)` for each row that named a row by a column before the changes that are not
  /// worked out yet.
  template <class Visit>
  void each_naming(ir::population_id of, ir::column_id column, std::uint32_t target,
                   Visit visit) const {
    names(of, column).each_naming(target, visit);
  }

  /// Places without a row that something ceased to name, or whose row went, since this was asked
  /// last.
  [[nodiscard]] std::vector<std::pair<ir::population_id, std::uint32_t>> left_places() {
    return std::exchange(left_places_, {});
  }
  [[nodiscard]] bool has_left_places() const noexcept { return !left_places_.empty(); }

  /// Whether a cell is one word that nothing but the program reads: no date, no list, no group.
  [[nodiscard]] bool is_plain(ir::population_id of, ir::column_id column) const {
    return plain_[of][column];
  }
  /// Writes one plain cell of a row that is there, and works out what that changes.
  void set_plain(ir::population_id, ir::column_id, std::uint32_t row, std::int64_t word);

  /// A row is about to be changed.
  void touch(ir::population_id, std::uint32_t row);
  void commit();
  void roll_back();

  /// The clauses of which a figure may have changed since this was asked last, until it is asked
  /// again.
  [[nodiscard]] std::span<std::size_t const> changed_clauses();
  /// The counts of a clause, by its number in the program.
  [[nodiscard]] exact::counts counts(std::size_t clause) const;
  /// Of a clause that counts what is met one after another: what is met, row by row.
  [[nodiscard]] std::vector<exact::decision> run(std::size_t clause) const;
  [[nodiscard]] exact::bounds number(ir::value_id, std::uint32_t row) const;
  [[nodiscard]] eval::answer says(ir::condition_id id, std::uint32_t row) const {
    return static_cast<eval::answer>(
        rows_of(plan_.program().conditions[id].of).bytes(row)[plan_.byte_of(id)]);
  }

  /// How often something was worked out for a row, or a record was counted for one, so far.
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }

 private:
  /// How a record counts: 0 not at all, else what the predicate says of one that is surely (1 to 3)
  /// or perhaps (4 to 6) among them.
  using code = std::uint8_t;

  struct few_counts {
    std::int32_t of[6] = {};
    void add(code which, int times) { of[which - 1] += times; }
    void add_perhaps(code which, int times) { of[which > 3 ? which - 1 : which + 2] += times; }
    friend bool operator==(few_counts const&, few_counts const&) = default;
  };

  /// What is kept of records that are followed.
  struct followed_state {
    std::vector<few_counts> of_owner;
    few_counts of_every; ///< for all owners
    few_counts of_any;   ///< for an owner that may name any of them
    std::vector<number_sum> sums_of_owner;
    std::optional<number_sum> sums_of_every;
    number_column counted; ///< the numbers as they were counted
    std::vector<std::uint32_t> changed;
    std::vector<std::uint32_t> owners_anew; ///< whose counts begin again
    bool all_changed = false;
  };

  struct node_state {
    std::vector<std::uint32_t> rows;
    bool all = false;
    std::size_t at = 0; ///< its place in the order
    ir::condition const* condition = nullptr;
    ir::value const* value = nullptr;
    ir::population_id of = 0;
    std::size_t byte = 0; ///< of a condition, where a row keeps what it says
    std::optional<eval::scalar_test> test;
    number_column numbers;
    std::unique_ptr<rows_between> between;
    bool is_kept_number = false;
    bool is_leaf = false; ///< hangs on cells of its row alone, and on which rows are there
  };

  struct touched {
    ir::population_id of;
    saved_row was;
  };

  friend struct condition_keeper;
  friend struct number_keeper;

  [[nodiscard]] references& names(ir::population_id of, ir::column_id column) {
    return names_[of][column];
  }
  [[nodiscard]] references const& names(ir::population_id of, ir::column_id column) const {
    return names_[of][column];
  }
  [[nodiscard]] references const* names_of_link(ir::population_id owners, ir::link const&) const;
  [[nodiscard]] data::knowledge known(ir::population_id, ir::column_id, std::uint32_t row) const;

  void name(ir::population_id, ir::column_id, std::uint32_t row);
  void begin_groups();
  void derive();
  void go_ways();
  void go_way(kept_way const&, std::uint32_t row);
  void regroup(kept_groups&, std::size_t which);
  void write_group(kept_groups&, std::uint32_t row);
  void extend(kept_groups&);
  void set_group(kept_groups&, std::int64_t word, bool there);
  std::uint32_t group_at(kept_groups&, std::int64_t word);
  kept_groups& groups_of(ir::population_id);
  [[nodiscard]] std::int64_t group_word(kept_groups const&, std::uint32_t row) const;
  [[nodiscard]] std::string name_of_group(kept_groups const&, std::int64_t word) const;
  void mark(node_id, std::uint32_t row);
  void mark_all(node_id);
  void mark_work(node_id);
  void notify(node_id, std::uint32_t row);
  void begin(touched const&);
  void begin_plain();
  void changed_cell(ir::population_id, ir::column_id, std::uint32_t row);
  void work_out_all();
  void relink(ir::population_id, ir::column_id, std::uint32_t row);
  void changed_record(std::size_t part, std::uint32_t row);
  void work_out(node_id);
  void place_between(node_id);
  void work_out(node_id, std::uint32_t row);
  void count_record(std::size_t part, std::uint32_t row, code is);
  void count_for_owners(std::size_t part, std::uint32_t row, code was, code is);
  void sum_for_owners(std::size_t part, std::uint32_t row, code is, bool takes);
  number_sum& sums_of(followed_state&, std::uint32_t owner) const;
  void count_changed(std::size_t part);
  void count_anew(std::size_t part, std::uint32_t owner);
  void mark_clause(std::size_t clause);
  void mark_owner(live::followed const&, std::uint32_t owner);
  void mark_owners(live::followed const&);
  [[nodiscard]] code code_of(live::followed const&, std::uint32_t row) const;
  [[nodiscard]] exact::counts counts_for(std::size_t part, std::uint32_t owner) const;
  /// Calls `visit(record, sure)` for each record that is linked to an owner.
  /// What is kept of the numbers of an owner's records; nothing where some are not surely there,
  /// or can be some numbers and not others.
  [[nodiscard]] std::optional<number_sum> known_sums(node_id, std::uint32_t owner) const;
  [[nodiscard]] number_sum const* known_order(node_id, std::uint32_t owner) const;
  [[nodiscard]] int number_scale(node_id id) const { return nodes_[id].numbers.scale(); }
  template <class Visit>
  void each_record(std::size_t part, std::uint32_t owner, Visit visit) const;
  [[nodiscard]] std::uint8_t says_anew(ir::condition const&, node_id, std::uint32_t row) const;
  [[nodiscard]] exact::bounds number_anew(ir::value const&, node_id, std::uint32_t row) const;

  outline plan_;
  std::optional<data::day> as_of_;
  std::vector<table> tables_; ///< the whole stands behind the populations
  std::vector<std::vector<references>> names_;
  std::vector<node_state> nodes_;
  std::vector<followed_state> parts_;
  std::vector<std::uint64_t> to_do_; ///< bits, in the order of nodes
  std::vector<kept_groups> groups_;
  std::vector<kept_way> ways_;
  std::vector<std::vector<bool>> plain_; ///< by population and column
  std::vector<touched> touched_;
  saved_cells saved_; ///< of those
  std::vector<bool> clause_changed_;
  std::vector<std::size_t> changed_clauses_;
  std::vector<std::size_t> told_clauses_;
  std::vector<std::vector<std::size_t>> clauses_of_node_;
  std::vector<std::vector<std::size_t>> clause_parts_; ///< of each clause, its own parts
  std::vector<std::size_t> parts_to_do_;               ///< of those, with records that changed
  std::vector<std::pair<ir::population_id, std::uint32_t>> left_places_;
  mutable std::uint64_t steps_ = 0;
};

} // namespace chitieu::live
