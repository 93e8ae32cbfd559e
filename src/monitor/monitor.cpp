#include <chitieu/monitor/monitor.hpp>

#include "dense.hpp"
#include "keeper.hpp"
#include "one_cell.hpp"
#include "row_reader.hpp"
#include "snapshot.hpp"

#include "data/find_columns.hpp"

#include <chitieu/eval/columns_read.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

namespace chitieu {
namespace {

using schema::column_id;
using schema::population_id;

std::optional<data::day> day_of(monitor_options const& options) {
  return options.as_of ? std::optional{data::to_day(*options.as_of)} : std::nullopt;
}

std::vector<bool> can_evaluate(ir::program const& program, bound_dataset const& data,
                               std::optional<data::day> as_of) {
  eval::evaluator const all{data.prepared(), as_of};
  std::vector<bool> can;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses) can.push_back(all.can_evaluate(clause));
  return can;
}

/// Bound tables without their cells.
data::bound_data without_cells(data::bound_data const& all) {
  data::bound_data made;
  for (auto const& table : all.tables) {
    auto& into = made.tables.emplace_back();
    into.usable = table.usable;
    into.from = table.from;
    into.columns.resize(table.columns.size());
  }
  return made;
}

bool may_change(schema::population const& declared) {
  return declared.listed.empty() && !declared.groups && !declared.counted;
}

} // namespace

class monitor::state {
 public:
  state(ir::program const& program, dataset const& data, monitor_options const& options)
      : state(program, data, bound_dataset(program, data, bind_options_of(options)), options) {}

  state(ir::program const& program, dataset const& data, bound_dataset const& bound,
        monitor_options options)
      : program_(program), as_of_(day_of(options)), options_(std::move(options)),
        said_(bound.diagnostics()), earlier_(bound.earlier()), read_(eval::columns_read(program)),
        begun_(without_cells(bound.tables())),
        can_evaluate_(chitieu::can_evaluate(program, bound, as_of_)),
        rows_(program, bound.tables(), as_of_, can_evaluate_), reader_(program, rows_) {
    options_.earlier.clear();
    for (auto const& target : program.targets)
      for (auto const& clause : target.clauses) clauses_.push_back({&target, &clause});
    auto all = program.diagnostics;
    all.insert(all.end(), said_.begin(), said_.end());
    said_at_all_ = std::make_shared<chitieu::diagnostics const>(std::move(all));
    name_absent_rows(data, bound.tables());
    figures_.resize(clauses_.size());
    columns_.resize(program.schema.populations.size());
    for (std::size_t number = 0; number < clauses_.size(); ++number) {
      bool const keeps = rows_.plan().keeps()[number];
      if (can_evaluate_[number] && !keeps) anew_.push_back(number);
      if (keeps && hangs_on_rows(*clauses_[number].is)) hang_on_rows_.push_back(number);
    }
    (void)figure();
  }

  outcome<moved, chitieu::diagnostics> apply(std::span<row_change const> changes) {
    std::lock_guard const alone(only_one_);
    chitieu::diagnostics found;
    try {
      for (std::size_t i = 0; i < changes.size(); ++i) make(changes[i], i + 1, found);
      if (!has_errors(found)) look_at_names(found);
    } catch (...) {
      take_back();
      throw;
    }
    if (has_errors(found)) {
      take_back();
      return {std::nullopt, std::move(found)};
    }
    rows_.commit();
    touched_.clear();
    free_places();
    ++version_;
    return {figure(), std::move(found)};
  }

  [[nodiscard]] std::shared_ptr<monitor_snapshot::content const> snapshot() const {
    auto made = std::make_shared<monitor_snapshot::content>();
    made->program = &program_;
    made->as_of = as_of_;
    made->said = said_at_all_;
    std::lock_guard const alone(only_one_);
    made->version = version_;
    made->clauses = figures_;
    made->rows = row_counts();
    return made;
  }

  [[nodiscard]] bound_dataset rows() const {
    auto tables = [&] {
      std::lock_guard const alone(only_one_);
      return live::dense(rows_, begun_);
    }();
    return bound(std::move(tables));
  }

  [[nodiscard]] std::size_t row_count(std::string_view population) const {
    std::lock_guard const alone(only_one_);
    auto const id = find(population);
    return rows_.rows_of(id).rows();
  }

  [[nodiscard]] bool keeps(std::size_t target) const {
    for (std::size_t i = 0; i < clauses_.size(); ++i)
      if (clauses_[i].of == &program_.targets[target] && can_evaluate_[i] &&
          !rows_.plan().keeps()[i])
        return false;
    return true;
  }

  [[nodiscard]] chitieu::diagnostics const& diagnostics() const noexcept { return said_; }

  [[nodiscard]] std::uint64_t steps() const {
    std::lock_guard const alone(only_one_);
    return rows_.steps();
  }

 private:
  struct asked {
    ir::target const* of;
    ir::clause const* is;
  };

  static bind_options bind_options_of(monitor_options const& options) {
    return {options.names, options.by, options.earlier};
  }

  [[nodiscard]] bound_dataset bound(data::bound_data tables) const {
    return {program_, std::move(tables), said_, earlier_, {options_.names, options_.by, {}}};
  }

  [[nodiscard]] std::vector<std::size_t> row_counts() const {
    std::vector<std::size_t> counts;
    for (population_id id = 0; id < begun_.tables.size(); ++id)
      counts.push_back(id < program_.schema.populations.size() ? rows_.rows_of(id).rows() : 0);
    for (auto const& [id, rows] : derived_rows_) counts[id] = rows;
    return counts;
  }

  [[nodiscard]] population_id find(std::string_view name) const {
    if (auto const known = populations_.find(name); known != populations_.end())
      return known->second;
    return populations_.emplace(name, look_for(name)).first->second;
  }

  [[nodiscard]] population_id look_for(std::string_view name) const {
    auto const folded = text::fold_name(name);
    auto const& all = program_.schema.populations;
    for (population_id id = 0; id < all.size(); ++id)
      if (may_change(all[id]) && schema::is_called(all[id].called, folded)) return id;
    throw std::invalid_argument("chitieu: the plan has no population of that name whose rows a "
                                "table holds");
  }

  /// The columns that a name is for; one that leads to several populations is several.
  [[nodiscard]] std::vector<column_id> const& columns_called(population_id of,
                                                             std::string const& name) const {
    auto& known = columns_[of];
    if (auto const found = known.find(name); found != known.end()) return found->second;
    auto const folded = text::fold_name(name);
    auto const& columns = program_.schema.populations[of].columns;
    std::vector<column_id> made;
    for (column_id id = 0; id < columns.size(); ++id)
      if (!columns[id].derived && schema::is_called(columns[id].called, folded)) made.push_back(id);
    if (made.empty())
      throw std::invalid_argument("chitieu: the population has no column of that name");
    return known.emplace(name, std::move(made)).first->second;
  }

  [[nodiscard]] std::vector<live::given_cell> cells_of(population_id of,
                                                       given_cells const& cells) const {
    std::vector<live::given_cell> made;
    made.reserve(cells.size());
    for (auto const& [name, is] : cells)
      for (auto const id : columns_called(of, name)) made.push_back({id, &is, {}});
    return made;
  }

  void touch(population_id of, std::uint32_t row) {
    rows_.touch(of, row);
    touched_.emplace_back(of, row);
  }

  void make(row_change const& change, std::size_t number, chitieu::diagnostics& found) {
    auto const of = find(change.population);
    auto const& declared = program_.schema.populations[of];
    if (!begun_.tables[of].usable && !read_.populations[of]) return; // nobody asks about it
    if (!begun_.tables[of].usable)
      throw std::invalid_argument("chitieu: the population's table was faulty or missing when the "
                                  "monitor began");
    auto& rows = rows_.rows_of(of);
    auto cells = cells_of(of, change.cells);
    reader_.begin(of, number);
    place const here{declared.called.name, {}, static_cast<std::uint32_t>(number), 0};
    if (change.is == row_change::kind::insert) return add(of, std::move(cells), here, found);
    auto const row = rows.find(live::row_reader::key_of(declared, change.key));
    if (!row || !rows.is_there(*row)) {
      found.push_back({code::no_such_row, here, {declared.called.name}, {}});
      return;
    }
    touch(of, *row);
    if (change.is == row_change::kind::erase) {
      rows.set_there(*row, false);
      return;
    }
    expect_same_key(of, *row, cells, found);
    expect_whole_choices(declared, cells);
    reader_.write(*row, cells, found);
  }

  void add(population_id of, std::vector<live::given_cell> cells, place const& here,
           chitieu::diagnostics& found) {
    auto const& declared = program_.schema.populations[of];
    auto& rows = rows_.rows_of(of);
    bool const numbered = declared.key_is_row || declared.key.empty();
    std::optional<std::string> key;
    if (numbered) {
      remember_number(of);
      key = std::to_string(rows.next_number());
      rows.set_next_number(rows.next_number() + 1);
    } else {
      key = reader_.key_of(cells, found);
    }
    if (!key) return;
    auto const row = reader_.place_of(of, *key);
    if (rows.is_there(row)) {
      found.push_back({code::key_taken, here, {declared.called.name}, {}});
      return;
    }
    touch(of, row);
    rows.clear(row);
    rows.set_there(row, true);
    for (column_id id = 0; id < declared.columns.size(); ++id)
      if (std::ranges::find(cells, id, &live::given_cell::column) == cells.end() &&
          !declared.columns[id].derived)
        cells.push_back({id, &nothing_, {}});
    reader_.write(row, cells, found);
  }

  void expect_same_key(population_id of, std::uint32_t row, std::vector<live::given_cell>& cells,
                       chitieu::diagnostics& found) const {
    auto const& declared = program_.schema.populations[of];
    auto const is_key = [&](live::given_cell const& one) {
      return std::ranges::find(declared.key, one.column) != declared.key.end();
    };
    auto const given = std::ranges::count_if(cells, is_key);
    if (given == 0) return;
    if (static_cast<std::size_t>(given) == declared.key.size()) {
      auto const key = reader_.key_of(cells, found);
      if (!key) return;
      if (*key == rows_.rows_of(of).key(row)) {
        std::erase_if(cells, is_key);
        return;
      }
    }
    throw std::invalid_argument("chitieu: an update leaves a row's key as it is; erase the row and "
                                "insert another");
  }

  static void expect_whole_choices(schema::population const& declared,
                                   std::vector<live::given_cell> const& cells) {
    auto const has = [&](column_id id) {
      return std::ranges::find(cells, id, &live::given_cell::column) != cells.end();
    };
    for (column_id id = 0; id < declared.columns.size(); ++id)
      if (auto const chooser = declared.columns[id].chosen_by; chooser && has(id) != has(*chooser))
        throw std::invalid_argument("chitieu: a reference to one of several populations and the "
                                    "column that chooses are given together");
  }

  /// Whether what rows name is there, and nothing names a row that is gone.
  void look_at_names(chitieu::diagnostics& found) const {
    for (std::size_t i = 0; i < touched_.size(); ++i) {
      auto const [of, row] = touched_[i];
      auto const& rows = rows_.rows_of(of);
      if (rows.is_there(row))
        look_at_names_of(of, row, i + 1, found);
      else
        look_at_names_for(of, row, i + 1, found);
      if (has_errors(found)) return;
    }
  }

  void look_at_names_of(population_id of, std::uint32_t row, std::size_t number,
                        chitieu::diagnostics& found) const {
    auto const& declared = program_.schema.populations[of];
    auto const& rows = rows_.rows_of(of);
    for (column_id id = 0; id < declared.columns.size(); ++id) {
      auto const& column = declared.columns[id];
      if (!rows.of(id).is_reference || rows.of(id).kept_as == live::column::form::absent ||
          column.may_be_absent)
        continue;
      auto const& targets = rows_.rows_of(*column.target);
      if (std::ranges::all_of(rows.names(row, id),
                              [&](std::uint32_t target) { return targets.is_there(target); }))
        continue;
      found.push_back(
          {code::dangling_reference,
           {declared.called.name, {}, static_cast<std::uint32_t>(number), 0},
           {column.called.name, program_.schema.populations[*column.target].called.name},
           {}});
    }
  }

  void look_at_names_for(population_id of, std::uint32_t row, std::size_t number,
                         chitieu::diagnostics& found) const {
    auto const& all = program_.schema.populations;
    for (population_id from = 0; from < all.size(); ++from)
      for (column_id id = 0; id < all[from].columns.size(); ++id) {
        auto const& column = all[from].columns[id];
        if (column.target != of || column.may_be_absent) continue;
        auto const& rows = rows_.rows_of(from);
        bool named = false;
        rows_.each_naming(from, id, row, [&](std::uint32_t other) {
          named =
              named || (rows.is_there(other) && std::ranges::count(rows.names(other, id), row) > 0);
        });
        if (named)
          found.push_back({code::row_is_named,
                           {all[of].called.name, {}, static_cast<std::uint32_t>(number), 0},
                           {all[of].called.name, column.called.name, all[from].called.name},
                           {}});
      }
  }

  void remember_number(population_id of) {
    for (auto const& [id, number] : numbers_before_)
      if (id == of) return;
    numbers_before_.emplace_back(of, rows_.rows_of(of).next_number());
  }

  void take_back() {
    rows_.roll_back();
    for (auto const& [id, number] : numbers_before_) rows_.rows_of(id).set_next_number(number);
    numbers_before_.clear();
    touched_.clear();
    for (auto const& [of, row] : reader_.new_places()) rows_.rows_of(of).free(row);
  }

  void free_places() {
    numbers_before_.clear();
    auto places = rows_.left_places();
    for (auto const& place : reader_.new_places()) places.push_back(place);
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (auto const& [of, row] : places)
      if (!rows_.rows_of(of).is_there(row) && !rows_.is_named(of, row)) rows_.rows_of(of).free(row);
  }

  /// References that may be absent, and are, name rows that may come.
  void name_absent_rows(dataset const& data, data::bound_data const& bound) {
    for (population_id of = 0; of < program_.schema.populations.size(); ++of) {
      auto const& declared = program_.schema.populations[of];
      auto const& rows = rows_.rows_of(of);
      std::vector<bool> wanted(declared.columns.size());
      for (column_id id = 0; id < declared.columns.size(); ++id)
        wanted[id] = declared.columns[id].may_be_absent && declared.columns[id].target &&
                     !declared.columns[id].derived &&
                     rows.of(id).kept_as != live::column::form::absent;
      if (!bound.tables[of].from || std::ranges::count(wanted, true) == 0) continue;
      auto const& table = data.tables()[*bound.tables[of].from].second;
      chitieu::diagnostics ignored;
      auto const fields =
          data::find_columns(declared, wanted, {declared.called.name, &table}, ignored);
      for (column_id id = 0; id < fields.size(); ++id)
        if (wanted[id] && fields[id] != 0)
          read_names(of, id, *table.columns[fields[id] - 1].cells, table.rows);
    }
    rows_.commit();
    (void)reader_.new_places();
  }

  void read_names(population_id of, column_id id, data::input_column const& from,
                  std::size_t rows) {
    reader_.begin(of, 0);
    for (std::uint32_t row = 0; row < rows; ++row) reader_.name_absent(row, id, from);
  }

  /// Works out the figures of the clauses that may have changed; the targets whose did.
  moved figure() {
    std::vector<std::size_t> moved_clauses;
    auto const take = [&](std::size_t number, live::figures is) {
      if (figures_[number] == is) return;
      figures_[number] = std::move(is);
      moved_clauses.push_back(number);
    };
    for (auto const number : rows_.changed_clauses())
      if (rows_.plan().keeps()[number]) take(number, kept_figures(number));
    for (auto const number : hang_on_rows_) take(number, kept_figures(number));
    if (!anew_.empty()) {
      auto const tables = bound(live::dense(rows_, begun_));
      derived_rows_.clear();
      for (population_id id = 0; id < program_.schema.populations.size(); ++id)
        if (program_.schema.populations[id].groups)
          derived_rows_.emplace_back(id, tables.tables().tables[id].rows);
      eval::evaluator from{tables.prepared(), as_of_};
      for (auto const number : anew_) take(number, evaluated_figures(from, number));
    }
    std::ranges::sort(moved_clauses);
    moved made;
    for (auto const number : moved_clauses) {
      auto const target = static_cast<std::size_t>(clauses_[number].of - program_.targets.data());
      if (made.targets.empty() || made.targets.back() != target) made.targets.push_back(target);
    }
    return made;
  }

  /// Whether it is about the only row of a population.
  [[nodiscard]] static bool hangs_on_rows(ir::clause const& clause) {
    return clause.needs_one_record || (clause.number && clause.number->of != ir::world);
  }

  [[nodiscard]] live::figures begin_figures(ir::clause const& clause) const {
    live::figures made;
    made.valid = true;
    if (clause.needs_one_record)
      for (auto const& part : clause.parts) made.rows += rows_.rows_of(part.population).rows();
    return made;
  }

  [[nodiscard]] live::figures kept_figures(std::size_t number) const {
    auto const& clause = *clauses_[number].is;
    auto made = begin_figures(clause);
    if (clause.number) {
      auto const value_at = [&](ir::value_id id) -> std::optional<exact::bounds> {
        auto const of = program_.values[id].of;
        if (of == ir::world) return rows_.number(id, 0);
        auto const& rows = rows_.rows_of(of);
        if (rows.rows() != 1) return std::nullopt;
        return rows_.number(id, rows.in_order().front());
      };
      measure_into(made, *clause.number, value_at);
    } else {
      made.counts = rows_.counts(number);
    }
    if (clause.only_if) {
      auto const said = rows_.says(*clause.only_if, 0);
      made.applies = said == eval::answer::yes  ? exact::decision::met
                     : said == eval::answer::no ? exact::decision::unmet
                                                : exact::decision::undetermined;
    }
    return made;
  }

  /// The number of a clause and what it is held against, each found by `value_at`.
  template <class ValueAt>
  static void measure_into(live::figures& made, ir::measured const& said, ValueAt const& value_at) {
    auto const value = value_at(said.left);
    auto const low = value_at(said.low);
    auto const high = said.how == exact::relation::between ? value_at(said.high) : low;
    made.valid = value && low && high;
    if (made.valid) made.number = verdict::measurement{*value, *low, *high};
  }

  [[nodiscard]] live::figures evaluated_figures(eval::evaluator& from, std::size_t number) const {
    auto const& clause = *clauses_[number].is;
    auto made = begin_figures(clause);
    if (clause.number) {
      auto const value_at = [&](ir::value_id id) -> std::optional<exact::bounds> {
        auto all = from.numbers(id);
        return all.size() == 1 ? std::optional{std::move(all.front())} : std::nullopt;
      };
      measure_into(made, *clause.number, value_at);
    } else {
      made.counts = from.count(clause);
      if (clause.in_a_row) made.run = from.decisions(clause);
    }
    if (clause.only_if) made.applies = from.holds(*clause.only_if);
    return made;
  }

  ir::program const& program_;
  std::optional<data::day> as_of_;
  monitor_options options_;
  chitieu::diagnostics said_; ///< of the tables
  std::shared_ptr<chitieu::diagnostics const> said_at_all_;
  std::vector<std::shared_ptr<data::bound_data const>> earlier_;
  data::column_use read_;
  data::bound_data begun_;
  std::vector<bool> can_evaluate_;
  live::keeper rows_;
  live::row_reader reader_;
  given const nothing_;
  std::vector<asked> clauses_;
  std::vector<live::figures> figures_;
  std::vector<std::size_t> anew_;         ///< clauses that are evaluated with every change
  std::vector<std::size_t> hang_on_rows_; ///< kept ones that are about the only row there is
  mutable live::text_map<population_id> populations_; ///< names that were used
  mutable std::vector<live::text_map<std::vector<column_id>>> columns_;
  std::vector<std::pair<population_id, std::size_t>> derived_rows_; ///< of what no table holds
  std::vector<std::pair<population_id, std::uint32_t>> touched_;    ///< by each change made
  std::vector<std::pair<population_id, std::uint64_t>> numbers_before_;
  std::uint64_t version_ = 0;
  mutable std::mutex only_one_;
};

monitor::monitor(ir::program const& program, dataset const& data, monitor_options options)
    : state_(std::make_unique<state>(program, data, std::move(options))) {}
monitor::monitor(monitor&&) noexcept = default;
monitor& monitor::operator=(monitor&&) noexcept = default;
monitor::~monitor() = default;

chitieu::diagnostics const& monitor::diagnostics() const noexcept { return state_->diagnostics(); }
bool monitor::keeps(std::size_t target) const { return state_->keeps(target); }

outcome<moved, chitieu::diagnostics> monitor::apply(std::span<row_change const> changes) {
  return state_->apply(changes);
}

outcome<moved, chitieu::diagnostics> monitor::insert(std::string population, given_cells cells) {
  row_change const one{row_change::kind::insert, std::move(population), {}, std::move(cells)};
  return apply({&one, 1});
}

outcome<moved, chitieu::diagnostics> monitor::update(std::string population, std::string key,
                                                     given_cells cells) {
  row_change const one{row_change::kind::update, std::move(population), std::move(key),
                       std::move(cells)};
  return apply({&one, 1});
}

outcome<moved, chitieu::diagnostics> monitor::erase(std::string population, std::string key) {
  row_change const one{row_change::kind::erase, std::move(population), std::move(key), {}};
  return apply({&one, 1});
}

monitor_snapshot monitor::snapshot() const {
  monitor_snapshot made;
  made.content_ = state_->snapshot();
  return made;
}

bound_dataset monitor::rows() const { return state_->rows(); }
std::size_t monitor::row_count(std::string_view population) const {
  return state_->row_count(population);
}
std::uint64_t monitor::steps() const { return state_->steps(); }

} // namespace chitieu
