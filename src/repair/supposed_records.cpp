#include <chitieu/repair/supposed_records.hpp>

#include "changed_cells.hpp"
#include "data/key_index.hpp"
#include "find_cells.hpp"
#include "one_row.hpp"

#include <chitieu/eval/columns_read.hpp>
#include <chitieu/monitor/monitor.hpp>
#include <chitieu/schema/called.hpp>
#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

namespace chitieu {
namespace {

/// Changes of rows, and what takes them back.
struct there_and_back {
  std::vector<row_change> there;
  std::vector<row_change> back;
};

} // namespace

class supposed_records::state {
 public:
  state(ir::program const& program, bound_dataset const& bound, dataset const& data,
        check_options options)
      : program_(program), bound_(bound), data_(data), options_(std::move(options)),
        compared_(eval::columns_read(program).compared), inputs_(program.schema.populations.size()),
        rows_by_key_(inputs_.size()), nearly_named_(inputs_.size()) {}

  report what_if(std::vector<record_change> const& changes) {
    std::unique_lock alone(only_one_);
    auto const cells = mend::find_cells(
        program_.schema, bound_.tables(), changes,
        [this](schema::population_id p, std::string const& key) { return row_of(p, key); });
    if (++asked_ == 2 && may_be_kept()) keep();
    auto const is = kept_ ? ask_kept(cells) : std::nullopt;
    alone.unlock();
    if (is) return is->verdicts();
    return evaluate(program_, with_changes(program_.schema, bound_.tables(), data_, cells),
                    options_);
  }

  [[nodiscard]] std::uint64_t answered_by_monitor() const {
    std::lock_guard const alone(only_one_);
    return answered_;
  }

 private:
  [[nodiscard]] schema::population const& declared(schema::population_id p) const {
    return program_.schema.populations[p];
  }

  std::size_t row_of(schema::population_id p, std::string const& key) {
    auto const& table = bound_.tables().tables[p];
    auto& index = rows_by_key_[p];
    if (!index) {
      index.emplace(declared(p).called.name, table.keys, declared(p).key.size());
      index->build([](std::size_t, std::size_t) {});
    }
    auto const found = index->find(key);
    return found ? static_cast<std::size_t>(*found) : table.rows;
  }

  /// Whether a monitor's report can be all that is asked for. What is wrong with tables may be
  /// mended by a change, and is not looked at again by a monitor.
  [[nodiscard]] bool may_be_kept() const {
    auto const lists_groups = [](ir::target const& target) {
      return std::ranges::any_of(
          target.clauses, [](ir::clause const& each) { return each.each_group.has_value(); });
    };
    return !options_.who && !options_.by && !options_.poll && bound_.diagnostics().empty() &&
           std::ranges::none_of(program_.targets, lists_groups);
  }

  void keep() {
    monitor made(program_, data_, {options_.as_of, false, {}, options_.earlier});
    if (!made.diagnostics().empty()) return;
    for (std::size_t target = 0; target < program_.targets.size(); ++target)
      if (!made.keeps(target)) return;
    kept_.emplace(std::move(made));
  }

  /// The column that a table holds for one that is declared, if there is exactly one.
  std::shared_ptr<data::input_column const> const& input_of(schema::population_id p,
                                                            schema::column_id c) {
    auto& known = inputs_[p];
    if (known.empty()) {
      known.resize(declared(p).columns.size());
      for (auto const& [name, cells] :
           data_.tables()[*bound_.tables().tables[p].from].second.columns) {
        auto const folded = text::fold_name(name);
        for (schema::column_id id = 0; id < known.size(); ++id)
          if (schema::is_called(declared(p).columns[id].called, folded))
            known[id] = known[id] ? nullptr : cells;
      }
    }
    return known[c];
  }

  /// Whether what a cell is to say may come with a warning.
  [[nodiscard]] bool may_warn(schema::population_id p, schema::column_id c,
                              std::vector<std::string> const& words) {
    auto const& column = declared(p).columns[c];
    auto const is_there = [&](std::string const& key) {
      return row_of(*column.target, key) < bound_.tables().tables[*column.target].rows;
    };
    return (column.may_be_absent && !std::ranges::all_of(words, is_there)) ||
           std::ranges::any_of(compared_, [&](data::compared_texts const& each) {
             return each.population == p && each.column == c;
           });
  }
  /// Whether a record more of a population may be one that cells nearly name, which would be said.
  bool may_be_nearly_named(schema::population_id p) {
    auto& known = nearly_named_[p];
    if (known) return *known;
    known = false;
    auto const& all = program_.schema.populations;
    for (schema::population_id from = 0; from < all.size(); ++from)
      for (schema::column_id c = 0; c < all[from].columns.size(); ++c)
        if (all[from].columns[c].may_be_absent && all[from].columns[c].target == p)
          known = *known || names_nobody(bound_.tables().tables[from], c);
    return *known;
  }
  /// Whether a cell may name a record that is not there.
  static bool names_nobody(data::bound_table const& table, schema::column_id c) {
    // A table that the plan does not read has no columns.
    auto const column = c < table.columns.size() ? table.columns[c] : nullptr;
    if (column == nullptr || table.rows == 0) return false;
    if (column->shape() != data::cell_shape::scalar) return true;
    std::vector<std::int64_t> rows(table.rows);
    std::vector<data::knowledge> known(table.rows);
    column->read(0, rows, known);
    return std::ranges::count(known, data::knowledge::none) > 0;
  }

  std::optional<there_and_back> rows_changed(std::vector<cell_change> const& cells) {
    std::map<std::pair<schema::population_id, std::size_t>,
             std::map<schema::column_id, std::vector<std::string> const*>>
        by_row;
    for (auto const& each : cells) by_row[{each.population, each.row}][each.column] = &each.holds;
    there_and_back out;
    for (auto const& [place, holds] : by_row) {
      auto const [p, row] = place;
      auto const& table = bound_.tables().tables[p];
      bool const is_new = row >= table.rows;
      if (!table.usable || (is_new && !can_add(p))) return std::nullopt;
      row_change there{row_change::kind::update, declared(p).called.name, {}, {}};
      row_change back = there;
      there.key = back.key = is_new ? std::string() : table.keys[row];
      for (auto const& [column, words] : holds) {
        auto const& of = declared(p).columns[column];
        bool const is_key = std::ranges::count(declared(p).key, column) > 0;
        auto const& input = input_of(p, column);
        if (input == nullptr || (is_key && !is_new) || may_warn(p, column, *words))
          return std::nullopt;
        auto was = std::make_shared<mend::one_row const>(input, is_new ? 0 : row);
        there.cells.emplace_back(of.called.name,
                                 given(std::make_shared<mend::changed_cells const>(
                                     was, is_new ? 0 : 1, mend::cells_by_row{{0, *words}}, &of)));
        if (is_key) back.key = words->empty() ? std::string() : words->front();
        if (!is_new) back.cells.emplace_back(of.called.name, given(std::move(was)));
      }
      if (is_new) {
        there.is = row_change::kind::insert;
        back.is = row_change::kind::erase;
      }
      out.there.push_back(std::move(there));
      out.back.push_back(std::move(back));
    }
    std::ranges::reverse(out.back);
    return out;
  }

  bool can_add(schema::population_id p) {
    return declared(p).key.size() == 1 && !declared(p).key_is_row && !may_be_nearly_named(p);
  }

  std::optional<monitor_snapshot> ask_kept(std::vector<cell_change> const& cells) {
    auto const rows = rows_changed(cells);
    if (!rows) return std::nullopt;
    try {
      auto const made = kept_->apply(rows->there);
      if (!made) return std::nullopt;
      std::optional<monitor_snapshot> is;
      if (made.diagnostics.empty()) is = kept_->snapshot();
      if (!kept_->apply(rows->back)) kept_.reset();
      answered_ += is ? 1 : 0;
      return is;
    } catch (std::invalid_argument const&) {
      return std::nullopt; // nothing was changed
    }
  }

  ir::program const& program_;
  bound_dataset const& bound_;
  dataset const& data_;
  check_options options_;
  std::vector<data::compared_texts> compared_;
  std::vector<std::vector<std::shared_ptr<data::input_column const>>> inputs_;
  std::vector<std::optional<data::key_index>> rows_by_key_;
  std::vector<std::optional<bool>> nearly_named_;
  std::optional<monitor> kept_;
  std::uint64_t asked_ = 0;
  std::uint64_t answered_ = 0;
  mutable std::mutex only_one_;
};

supposed_records::supposed_records(ir::program const& program, bound_dataset const& bound,
                                   dataset const& data, check_options options)
    : state_(std::make_unique<state>(program, bound, data, std::move(options))) {}
supposed_records::supposed_records(supposed_records&&) noexcept = default;
supposed_records& supposed_records::operator=(supposed_records&&) noexcept = default;
supposed_records::~supposed_records() = default;

report supposed_records::what_if(std::vector<record_change> const& changes) const {
  return state_->what_if(changes);
}

std::uint64_t supposed_records::answered_by_monitor() const {
  return state_->answered_by_monitor();
}

} // namespace chitieu
