#pragma once
/// Room `monitor`. In: a program, a dataset, then changes of rows. Out: every verdict kept up to
/// date by what a change touches, and which of them it moved. Never: has a meaning of its own.
#include <chitieu/engine/evaluate.hpp>
#include <chitieu/monitor/given.hpp>
#include <chitieu/monitor/handles.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu {

/// A change of one row.
struct row_change {
  enum class kind : std::uint8_t {
    insert, ///< a new row; cells that are not given are blank
    update, ///< other cells of a row; those that are not given stay
    erase,
  };
  kind is = kind::update;
  std::string population; ///< by name or alias
  std::string key;        ///< of an update or erase; parts are joined by ` · ` or `|`
  given_cells cells = {};
};

/// How a plan is watched.
struct monitor_options {
  std::optional<std::chrono::year_month_day> as_of{}; ///< as with `check_options`
  bool names = false;                                 ///< for lists: see `bind_options`
  std::optional<std::string> by{};                    ///< for lists: see `bind_options`
  std::vector<named_dataset> earlier{}; ///< what the plan compares with; must outlive the monitor
  /// Called every few thousand steps while the monitor begins, when there is one, and never after;
  /// what it throws ends the beginning.
  std::function<void()> poll{};
};

/// The targets that a change moved, by their places in the program: a count, a number or the status
/// is another one.
struct moved {
  std::vector<std::size_t> targets;
};

/// All figures at one moment; a value that no later change touches.
class monitor_snapshot {
 public:
  /// How many changes had been made.
  [[nodiscard]] std::uint64_t version() const noexcept;
  /// What a check would have come to, without lists of groups.
  [[nodiscard]] report verdicts() const;
  /// One target of the program, judged.
  [[nodiscard]] target_verdict verdict(std::size_t target) const;

 private:
  friend class monitor;
  struct content;
  std::shared_ptr<content const> content_;
};

/// Rows that change one by one, and every target of a plan kept up to date.
///
/// A change costs what it touches: the conditions of the row, those of the rows linked to it, and
/// the targets these are counted in; not the number of rows. A batch is done as a whole or not at
/// all: when something is thrown, memory that has run out above all, everything is as it was.
///
/// One thread changes rows while any number take snapshots. The dataset is read once and not needed
/// afterwards; the program must outlive the monitor, unchanged.
class monitor {
 public:
  /// Throws std::invalid_argument for a program of which a clause asks what no sentence does.
  monitor(ir::program const&, dataset const&, monitor_options = {});
  monitor(monitor&&) noexcept;
  monitor& operator=(monitor&&) noexcept;
  ~monitor();

  /// What is wrong with the tables it began with; what reads a faulty one stays `invalid`.
  [[nodiscard]] chitieu::diagnostics const& diagnostics() const noexcept;

  /// Whether a target is kept up to date by what a change touches, as every one is.
  [[nodiscard]] bool keeps(std::size_t target) const;

  /// Makes all changes, in order, or, when something is wrong with one of them, none; the
  /// diagnostics then name it by its place, from 1. Throws std::invalid_argument when a population
  /// or column is not the plan's, rows of it cannot be changed, or a key would become another.
  outcome<moved, chitieu::diagnostics> apply(std::span<row_change const>);

  outcome<moved, chitieu::diagnostics> insert(std::string population, given_cells);
  outcome<moved, chitieu::diagnostics> update(std::string population, std::string key, given_cells);
  outcome<moved, chitieu::diagnostics> erase(std::string population, std::string key);

  /// A row found by its key, for `set`; nothing when there is none.
  [[nodiscard]] std::optional<watched_row> find(std::string_view population,
                                                std::string_view key) const;

  /// What cells of a column are set to, for `set`, read as `update` reads it. A reference names
  /// rows that are there. Throws std::invalid_argument where `update` does, for a column of the
  /// key, and for a reference to one of several populations or the column that chooses among these.
  [[nodiscard]] outcome<watched_value, chitieu::diagnostics>
  value(std::string_view population, std::string_view column, given const&);

  /// Sets cells, all or none, as `apply` updates rows, without looking anything up: the fastest
  /// change, which allocates nothing where nothing is wrong. The targets that it moved can be read
  /// until the next change. Throws std::invalid_argument when a value is not of its row's
  /// population or either is another monitor's.
  outcome<std::span<std::size_t const>, chitieu::diagnostics> set(std::span<watched_cell const>);
  outcome<std::span<std::size_t const>, chitieu::diagnostics> set(watched_row const&,
                                                                  watched_value const&);

  [[nodiscard]] monitor_snapshot snapshot() const;
  [[nodiscard]] report verdicts() const { return snapshot().verdicts(); }

  /// The rows as they stand, for a whole check with lists of who counts and of groups.
  [[nodiscard]] bound_dataset rows() const;

  [[nodiscard]] std::size_t row_count(std::string_view population) const;

  /// How much was done so far: once for each thing worked out for a row, and for each record
  /// counted for one.
  [[nodiscard]] std::uint64_t steps() const;

 private:
  class state;
  std::unique_ptr<state> state_;
};

} // namespace chitieu
