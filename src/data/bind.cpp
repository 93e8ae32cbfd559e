#include "bind_table.hpp"
#include "column_task.hpp"
#include "derive_columns.hpp"
#include "find_tables.hpp"
#include "key_cells.hpp"
#include "near_matches.hpp"
#include "text_cells.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::data {
namespace {

class binder {
 public:
  binder(schema::schema const& plan, column_use const& use, exact::number_style style,
         row_shares const& shares)
      : plan_(plan), use_(use), needed_(needs_of(plan, use)), style_(style), shares_(shares),
        rows_read_(shares.pace()), work_(plan.populations.size()) {
    bound_.tables.resize(plan.populations.size());
  }

  bound_data run(dataset const& data) && {
    auto const tables = find_tables(plan_, needed_.populations, data, bound_.diagnostics);
    for (std::size_t id = 0; id < tables.size(); ++id)
      if (needed_.populations[id]) {
        begin(id, tables[id]);
        if (tables[id] != nullptr)
          bound_.tables[id].from = static_cast<std::size_t>(tables[id] - data.tables().data());
      }
    // Keys of every table come before any reference.
    for (std::size_t id = 0; id < tables.size(); ++id)
      if (work_[id].input != nullptr) bind_columns(id);
    derive_columns(plan_, needed_, rows_read_, bound_);
    return std::move(bound_);
  }

 private:
  void begin(std::size_t id, dataset::entry const* entry) {
    auto& table = work_[id];
    auto& bound = bound_.tables[id];
    table.declared = &plan_.populations[id];
    table.shares = shares_;
    if (!table.declared->listed.empty()) {
      bind_listed(table, bound);
      return;
    }
    bound.columns.resize(table.declared->columns.size());
    if (entry == nullptr) return;
    table.input = &entry->second;
    bool const from_file = !table.input->file.empty();
    table.places = {from_file ? table.input->file : text::normalise(entry->first), table.input};
    bind_keys(table, needed_.columns[id], needed_.targets[id], bound, bound_.diagnostics);
  }

  void bind_columns(std::size_t id) {
    auto const& table = work_[id];
    auto& columns = bound_.tables[id].columns;
    // What chooses among populations comes before what it chooses for.
    for (bool const chosen : {false, true})
      for (std::size_t column = 0; column < table.fields.size(); ++column) {
        auto const& declared = table.declared->columns[column];
        auto const& key = table.declared->key;
        bool const in_key = std::find(key.begin(), key.end(), column) != key.end();
        // What is wrong with a key has been said.
        if (table.fields[column] == 0 || (in_key && !table.keys_read)) continue;
        if (declared.chosen_by.has_value() != chosen) continue;
        std::vector<knowledge> leads;
        if (chosen) {
          auto const* chooser = columns[*declared.chosen_by].get();
          if (chooser == nullptr) continue;
          leads = leads_here(*chooser, declared.chosen_at, table.input->rows, rows_read_);
        }
        auto const said_before = bound_.diagnostics.size();
        columns[column] = bind(table, declared, table.fields[column], compared_with(id, column),
                               leads, in_key ? &bound_.tables[id].keys : nullptr);
        if (chosen) say_once(said_before);
      }
  }

  /// By row, whether a reference leads to the population that these levels stand for.
  static std::vector<knowledge> leads_here(bound_column const& chooser,
                                           std::vector<std::int32_t> const& levels,
                                           std::size_t rows, exact::pace const& rows_read) {
    std::vector<std::int64_t> values(rows);
    std::vector<knowledge> known(rows);
    chooser.read(0, values, known);
    for (std::size_t row = 0; row < rows; ++row) {
      rows_read.at(row);
      if (known[row] == knowledge::value &&
          std::find(levels.begin(), levels.end(), values[row]) == levels.end())
        known[row] = knowledge::none;
    }
    return known;
  }

  /// What is wrong with a whole column of references is wrong whichever population they lead to.
  void say_once(std::size_t from) {
    auto& all = bound_.diagnostics;
    auto const begin = all.begin() + static_cast<std::ptrdiff_t>(from);
    all.erase(std::remove_if(begin, all.end(),
                             [&](diagnostic const& each) {
                               return std::find(all.begin(), begin, each) != begin;
                             }),
              all.end());
  }

  [[nodiscard]] std::vector<compared_texts const*> compared_with(std::size_t id,
                                                                 std::size_t column) const {
    std::vector<compared_texts const*> found;
    for (auto const& each : use_.compared)
      if (each.population == id && each.column == column) found.push_back(&each);
    return found;
  }

  bound_cells bind(table_in_work const& table, schema::column const& declared, std::uint32_t field,
                   std::vector<compared_texts const*> const& compared,
                   std::vector<knowledge> const& leads, row_keys const* keys) {
    auto const refers = declared.type == schema::type::reference && declared.target &&
                        *declared.target < work_.size();
    cell_faults faults(table.places, field, bound_.diagnostics);
    column_task task{plan_,
                     declared,
                     table.input->columns[field - 1].cells,
                     table.input->rows,
                     style_,
                     refers ? work_[*declared.target].index.get() : nullptr,
                     faults,
                     leads,
                     shares_};
    auto cells = keys != nullptr ? texts_of(*keys, task) : nullptr;
    if (!cells) cells = bind_column(task);
    if (cells && !faults.any_error()) warn_of_near_matches(task, *cells, compared);
    faults.finish();
    if (faults.any_error()) return nullptr;
    return cells;
  }

  /// A column that is the key as it was read, so that its texts need no other look.
  static bound_cells texts_of(row_keys const& keys, column_task const& task) {
    if (keys.cells() != task.cells || task.declared.type != schema::type::key) return nullptr;
    if (keys.are_numbers()) return std::make_shared<key_cells const>(keys);
    return std::make_shared<text_cells const>(task.cells, false, false);
  }

  schema::schema const& plan_;
  column_use const& use_;
  needs needed_;
  exact::number_style style_;
  row_shares shares_;
  exact::pace rows_read_;
  std::vector<table_in_work> work_;
  bound_data bound_;
};

} // namespace

bound_data bind(schema::schema const& plan, column_use const& use, dataset const& data,
                exact::number_style style, std::function<void()> const& poll,
                executor const& run_on) {
  return binder(plan, use, style, row_shares(exact::pace(poll), run_on)).run(data);
}

} // namespace chitieu::data
