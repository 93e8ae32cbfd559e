#pragma once
#include "dated_line.hpp"
#include "different_numbers.hpp"
#include "earlier_numbers.hpp"
#include "few_counts.hpp"
#include "kept_cut.hpp"
#include "kept_groups.hpp"
#include "number_column.hpp"
#include "number_sum.hpp"
#include "outline.hpp"
#include "ranked_rows.hpp"
#include "references.hpp"
#include "rows_between.hpp"
#include "table.hpp"
#include "value_tally.hpp"

#include "eval/scalar_test.hpp"
#include "eval/truth.hpp"
#include "exact/pace.hpp"

#include <chitieu/data/bound.hpp>
#include <chitieu/exact/counts.hpp>
#include <chitieu/ir/program.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace chitieu::live {

/// The rows of all populations, and what a program says of them, kept up to date: a change is first
/// written into the rows (`touch`, then the table), then worked out (`work_out_changes`), and then
/// it stands (`keep_changes`) or is taken back (`roll_back`).
///
/// Whatever memory runs out in, all can be taken back: rows from what was saved of them, and what
/// the program says of them is made anew before the next change.
class keeper {
 public:
  keeper(ir::program const&, data::bound_data const&, std::optional<data::day> as_of,
         std::vector<bool> const& can_evaluate,
         std::span<data::bound_data const* const> earlier = {},
         std::function<void()> const& poll = {});

  /// Whoever begins with the rows asks whether to go on, until it is told that they have begun.
  [[nodiscard]] exact::pace const& pace() const noexcept { return pace_; }
  void has_begun() noexcept { pace_ = {}; }

  [[nodiscard]] outline const& plan() const noexcept { return plan_; }
  [[nodiscard]] table& rows_of(ir::population_id id) { return tables_[plan_.place_of(id)]; }
  [[nodiscard]] table const& rows_of(ir::population_id id) const {
    return tables_[plan_.place_of(id)];
  }

  /// Whether some row names a row, by a column that must lead somewhere or by any.
  [[nodiscard]] bool is_named(ir::population_id, std::uint32_t row) const;

  /// Calls `visit(row)` for each row that named a row by a column, whatever the day is, before the
  /// changes that are not worked out yet.
  template <class Visit>
  void each_naming(ir::population_id of, ir::column_id column, std::uint32_t target,
                   Visit visit) const {
    written(of, column).each_naming(target, visit);
  }

  /// Places without a row that something ceased to name, or whose row went, by the changes that are
  /// worked out and do not stand yet.
  [[nodiscard]] std::span<std::pair<ir::population_id, std::uint32_t> const> left_places() const {
    return left_places_;
  }

  /// Whether a cell is one word that nothing but the program reads: no date, no list, no group.
  [[nodiscard]] bool is_plain(ir::population_id of, ir::column_id column) const {
    return plain_[of][column];
  }
  /// Writes one plain cell of a row that is there, and works out what that changes.
  void set_plain(ir::population_id, ir::column_id, std::uint32_t row, std::int64_t word);

  /// A row is about to be changed.
  void touch(ir::population_id, std::uint32_t row);
  void work_out_changes();
  void keep_changes() noexcept;
  void commit() {
    work_out_changes();
    keep_changes();
  }
  void roll_back() noexcept;

  /// Makes anew what the program says of the rows, where changes were taken back that had begun to
  /// be worked out.
  void mend() {
    if (is_broken_) make_anew();
  }

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
  using code = counted_as;

  /// What a record holds in a column: a word, or what is in a list.
  struct held {
    std::int64_t word = none_word;
    std::vector<std::int64_t> items;
    friend bool operator==(held const&, held const&) = default;
  };

  /// Of values that are kept at several places, how often each owner has one at more places than
  /// one: as often as at places beyond the first.
  struct held_twice {
    std::vector<std::int64_t> of; ///< by owner; nothing while there is nothing that several share
    std::size_t shared_moves = 0; ///< since it was settled
    bool is_stale = true;         ///< is counted anew
  };

  /// What is kept of records for those to whom they are linked.
  template <class Kept>
  struct kept_for {
    std::vector<Kept> owners;
    Kept every; ///< of those that all owners have, or may have
    Kept any;   ///< of all, for an owner that may name any of them
    held_twice twice;
  };

  /// What is kept of records that are followed.
  struct followed_state {
    kept_for<few_counts> counts;
    kept_for<number_sum> sums;
    kept_for<live::different_numbers> different; ///< of all parts of a node, with the first one
    number_column counted;                       ///< the numbers as they were counted
    kept_for<value_tally> values;
    kept_for<dated_line> lines;
    std::set<std::uint32_t> uncertain;       ///< owners some of whose values are not known
    std::vector<live::keeper::held> held_by; ///< by record, as it was counted
    live::keeper::held held_now;             ///< room of the one that is counted
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
    std::unique_ptr<ranked_rows> ranks; ///< of places among others
    std::unique_ptr<kept_cut> cut;      ///< of a test against what is the same for all rows
    bool is_kept_number = false;
    bool is_common = false; ///< a number that is kept once, as that of the first row
    bool is_leaf = false;   ///< hangs on cells of its row alone, and on which rows are there
  };

  struct touched {
    ir::population_id of;
    saved_row was;
  };

  /// What a plain cell was before it was set.
  struct plain_cell {
    ir::population_id of;
    ir::column_id column;
    std::uint32_t row;
    std::int64_t word;
  };

  friend struct condition_keeper;
  friend struct number_keeper;

  [[nodiscard]] references& names(ir::population_id of, ir::column_id column) {
    return names_[of][column];
  }
  [[nodiscard]] references const& names(ir::population_id of, ir::column_id column) const {
    return names_[of][column];
  }
  /// What a column's cells name whatever the day is.
  [[nodiscard]] references const& written(ir::population_id of, ir::column_id column) const {
    return rows_of(of).of(column).dated ? written_[of][column] : names(of, column);
  }
  [[nodiscard]] references const* names_of_link(ir::population_id owners, ir::link const&) const;
  [[nodiscard]] data::knowledge known(ir::population_id, ir::column_id, std::uint32_t row) const;

  void name(ir::population_id, ir::column_id, std::uint32_t row);
  void name_all();
  void begin_dated_references();
  void name_written(ir::population_id, ir::column_id, std::uint32_t row);
  void show_undated(ir::population_id, ir::column_id, std::uint32_t row);
  void lead_on();
  void step() const {
    ++steps_;
    pace_.take();
  }
  void begin_nodes();
  void begin_parts();
  void make_anew();
  void count_groups_anew(kept_groups&);
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
  void touch_by_parts(kept_groups const&);
  [[nodiscard]] std::int64_t part_word(kept_groups const&, schema::group_part const&,
                                       std::uint32_t row) const;
  [[nodiscard]] std::int64_t group_word(kept_groups&, std::uint32_t row);
  [[nodiscard]] std::string name_of_part(kept_groups const&, schema::group_part const&,
                                         std::int64_t word) const;
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
  void place_ranked(node_id);
  void begin_cut(node_id, ir::value_test const&);
  void move_cut(node_id);
  void work_out_common(node_id);
  void notify_all(node_id);
  void read_earlier(std::span<data::bound_data const* const> earlier,
                    std::function<void()> const& poll);
  [[nodiscard]] exact::bounds earlier_number(node_id, std::uint32_t row) const;
  void work_out(node_id, std::uint32_t row);
  void count_record(std::size_t part, std::uint32_t row, code is);
  void count_for_owners(std::size_t part, std::uint32_t row, code was, code is);
  void sum_for_owners(std::size_t part, std::uint32_t row, code is, bool takes);
  template <class Kept, class Adjust>
  void share_out(std::size_t part, std::uint32_t record, kept_for<Kept>& into, Adjust adjust);
  template <class Kept, class Visit>
  void each_kept(std::size_t part, std::uint32_t owner, kept_for<Kept> const& of,
                 Visit visit) const;
  template <class Kept, class Value>
  void moved_value(std::size_t part, kept_for<Kept>& in, std::uint32_t place, Value const&,
                   int times);
  template <class Kept>
  void settle_twice(std::size_t part, kept_for<Kept>& in);
  template <class Kept>
  [[nodiscard]] std::int64_t twice_of(std::size_t part, std::uint32_t owner,
                                      kept_for<Kept> const& in) const;
  template <class Kept>
  [[nodiscard]] std::int64_t all_different(std::size_t part, std::uint32_t owner,
                                           kept_for<Kept> const& in) const;
  [[nodiscard]] kept_for<live::different_numbers>& different_of(std::size_t part) {
    return parts_[plan_.parts_of(*plan_.followed()[part].node).front()].different;
  }
  void differ_for_owners(std::size_t part, std::uint32_t record, code is, bool takes);
  void differ_anew(std::size_t part, std::uint32_t owner);
  [[nodiscard]] exact::bounds different_numbers(node_id, std::uint32_t owner) const;
  void read_held(live::followed const&, std::uint32_t record, held& into) const;
  void count_held(std::size_t part, std::uint32_t record, code is);
  void put_values(std::size_t part, value_tally&, held const&, bool sure, std::uint32_t place,
                  int times);
  void held_for_owners(std::size_t part, std::uint32_t record, code is, int times);
  void count_held_anew(std::size_t part, std::uint32_t owner);
  [[nodiscard]] eval::answer picked(ir::picked const&, node_id, std::uint32_t owner) const;
  [[nodiscard]] exact::bounds different(ir::different_value const&, node_id,
                                        std::uint32_t owner) const;
  void mark_uncertain(std::size_t part);
  [[nodiscard]] bool may_be_none(ir::population_id, ir::column_id) const;
  void count_changed(std::size_t part);
  void count_anew(std::size_t part, std::uint32_t owner);
  void mark_clause(std::size_t clause);
  void mark_all_clauses();
  void mark_owner(live::followed const&, std::uint32_t owner);
  void mark_owners(live::followed const&);
  void mark_choice(live::followed const&, std::uint32_t choice);
  /// The choices of owners that an owner is one of, as places among the owners.
  [[nodiscard]] std::span<std::uint32_t const> choices_with(live::followed const& part,
                                                            std::uint32_t owner) const;
  [[nodiscard]] code code_of(live::followed const&, std::uint32_t row) const;
  [[nodiscard]] exact::counts counts_for(std::size_t part, std::uint32_t owner) const;
  /// What an owner's records make together, from what is kept of their numbers.
  [[nodiscard]] exact::bounds kept_together(ir::aggregate_value const&, node_id,
                                            std::uint32_t owner) const;
  [[nodiscard]] exact::bounds gathered(ir::aggregate_value const&, node_id,
                                       std::uint32_t owner) const;
  [[nodiscard]] int number_scale(node_id id) const { return nodes_[id].numbers.scale(); }
  /// Calls `visit(record, sure)` for each record that is linked to an owner.
  template <class Visit>
  void each_record(std::size_t part, std::uint32_t owner, Visit visit) const;
  [[nodiscard]] std::uint8_t says_anew(ir::condition const&, node_id, std::uint32_t row) const;
  [[nodiscard]] exact::bounds number_anew(ir::value const&, node_id, std::uint32_t row) const;

  outline plan_;
  std::optional<data::day> as_of_;
  exact::pace pace_;                             ///< while it begins
  int places_;                                   ///< decimals of the numbers that are kept in units
  std::vector<table> tables_;                    ///< the whole stands behind the populations
  std::vector<std::vector<references>> names_;   ///< as of the day, by population and column
  std::vector<std::vector<references>> written_; ///< of dated references, whatever the day is
  std::vector<std::vector<ir::column_id>> dated_of_; ///< the dated references of a population
  /// And those that lead to it.
  std::vector<std::vector<std::pair<ir::population_id, ir::column_id>>> dated_to_;
  std::vector<node_state> nodes_;
  std::vector<followed_state> parts_;
  std::vector<std::uint64_t> to_do_; ///< bits, in the order of nodes
  std::vector<kept_groups> groups_;
  std::vector<kept_groups const*> several_; ///< by population's place: groups by several columns
  std::vector<kept_way> ways_;
  std::vector<std::vector<bool>> plain_; ///< by population and column
  std::unordered_map<node_id, earlier_numbers> earlier_;
  std::vector<touched> touched_;
  saved_cells saved_; ///< of those
  std::optional<plain_cell> plain_was_;
  bool is_worked_out_ = false; ///< or has begun to be
  bool is_broken_ = false;
  bool is_relinking_ = false; ///< a cell names another row than it is counted for
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
