#include "row_editor.hpp"

#include <chitieu/eval/columns_read.hpp>

#include <algorithm>
#include <stdexcept>

namespace chitieu::live {
namespace {

bool is_given(std::vector<given_cell> const& cells, ir::column_id id) {
  return std::ranges::find(cells, id, &given_cell::column) != cells.end();
}

void expect_whole_choices(schema::population const& declared,
                          std::vector<given_cell> const& cells) {
  for (ir::column_id id = 0; id < declared.columns.size(); ++id)
    if (auto const chooser = declared.columns[id].chosen_by;
        chooser && is_given(cells, id) != is_given(cells, *chooser))
      throw std::invalid_argument("chitieu: a reference to one of several populations and the "
                                  "column that chooses are given together");
}

} // namespace

row_editor::row_editor(ir::program const& program, data::bound_data const& begun, keeper& rows)
    : program_{program}, begun_{begun}, read_{eval::columns_read(program)}, rows_{rows},
      reader_{program, rows}, names_{program.schema} {}

void row_editor::touch(ir::population_id of, std::uint32_t row) {
  rows_.touch(of, row);
  changed_.emplace_back(of, row);
}

bool row_editor::expect_rows(ir::population_id of) const {
  if (begun_.tables[of].usable) return true;
  if (!read_.populations[of]) return false; // nobody asks about it
  throw std::invalid_argument("chitieu: the population's table was faulty or missing when the "
                              "monitor began");
}

std::pair<ir::population_id, ir::column_id> row_editor::settable(std::string_view population,
                                                                 std::string_view column) {
  auto const of = names_.population(population);
  (void)expect_rows(of);
  auto const& all = declared(of);
  auto const& called = names_.columns(of, column);
  auto const id = called.front();
  bool const chooses = std::ranges::any_of(
      all.columns, [&](schema::column const& other) { return other.chosen_by == id; });
  if (called.size() > 1 || chooses || all.columns[id].chosen_by ||
      std::ranges::find(all.key, id) != all.key.end())
    throw std::invalid_argument("chitieu: a column of the key, or one of those that tell a "
                                "reference's population, is not set by itself");
  return {of, id};
}

std::vector<given_cell> row_editor::cells_of(ir::population_id of, given_cells const& cells) {
  std::vector<given_cell> made;
  made.reserve(cells.size());
  for (auto const& [name, is] : cells)
    for (auto const id : names_.columns(of, name)) made.push_back({id, &is, {}});
  return made;
}

void row_editor::make(row_change const& change, std::size_t number, diagnostics& into) {
  auto const of = names_.population(change.population);
  if (!expect_rows(of)) return;
  auto& rows = rows_.rows_of(of);
  auto cells = cells_of(of, change.cells);
  reader_.begin(of, number);
  place const here{declared(of).called.name, {}, static_cast<std::uint32_t>(number), 0};
  if (change.is == row_change::kind::insert) return add(of, std::move(cells), here, into);
  auto const row = rows.find(row_reader::key_of(declared(of), change.key));
  if (!row || !rows.is_there(*row)) {
    into.push_back({code::no_such_row, here, {declared(of).called.name}, {}});
    return;
  }
  touch(of, *row);
  if (change.is == row_change::kind::erase) {
    rows.set_there(*row, false);
    return;
  }
  expect_same_key(of, *row, cells, into);
  expect_whole_choices(declared(of), cells);
  reader_.write(*row, cells, into);
}

std::optional<std::string> row_editor::new_key(ir::population_id of, std::vector<given_cell>& cells,
                                               diagnostics& into) {
  if (!declared(of).key_is_row && !declared(of).key.empty()) return reader_.key_of(cells, into);
  auto& rows = rows_.rows_of(of);
  if (std::ranges::find(numbers_before_, of, &decltype(numbers_before_)::value_type::first) ==
      numbers_before_.end())
    numbers_before_.emplace_back(of, rows.next_number());
  auto const number = rows.next_number();
  rows.set_next_number(number + 1);
  return std::to_string(number);
}

void row_editor::add(ir::population_id of, std::vector<given_cell> cells, place const& here,
                     diagnostics& into) {
  auto const key = new_key(of, cells, into);
  if (!key) return;
  auto& rows = rows_.rows_of(of);
  auto const row = reader_.place_of(of, *key);
  if (rows.is_there(row)) {
    into.push_back({code::key_taken, here, {declared(of).called.name}, {}});
    return;
  }
  touch(of, row);
  rows.clear(row);
  rows.set_there(row, true);
  for (ir::column_id id = 0; id < declared(of).columns.size(); ++id)
    if (!is_given(cells, id) && !declared(of).columns[id].derived)
      cells.push_back({id, &nothing_, {}});
  reader_.write(row, cells, into);
}

void row_editor::expect_same_key(ir::population_id of, std::uint32_t row,
                                 std::vector<given_cell>& cells, diagnostics& into) const {
  auto const is_key = [&](given_cell const& one) {
    return std::ranges::find(declared(of).key, one.column) != declared(of).key.end();
  };
  auto const given = std::ranges::count_if(cells, is_key);
  if (given == 0) return;
  if (static_cast<std::size_t>(given) == declared(of).key.size()) {
    auto const key = reader_.key_of(cells, into);
    if (!key) return;
    if (*key == rows_.rows_of(of).key(row)) {
      std::erase_if(cells, is_key);
      return;
    }
  }
  throw std::invalid_argument("chitieu: an update leaves a row's key as it is; erase the row and "
                              "insert another");
}

void row_editor::take_back() noexcept {
  rows_.roll_back();
  for (auto const& [id, number] : numbers_before_) rows_.rows_of(id).set_next_number(number);
  for (auto const& [of, row] : reader_.new_places()) rows_.rows_of(of).free(row);
  forget();
}

void row_editor::prepare() {
  auto const left = rows_.left_places();
  auto const fresh = reader_.new_places();
  if (left.empty() && fresh.empty()) return;
  left_.assign(left.begin(), left.end());
  left_.insert(left_.end(), fresh.begin(), fresh.end());
  std::ranges::sort(left_);
  left_.erase(std::unique(left_.begin(), left_.end()), left_.end());
  std::erase_if(left_, [&](row_of const& at) {
    return rows_.rows_of(at.first).is_there(at.second) || rows_.is_named(at.first, at.second);
  });
}

void row_editor::settle() noexcept {
  rows_.keep_changes();
  for (auto const& [of, row] : left_) rows_.rows_of(of).free(row);
  forget();
}

void row_editor::forget() noexcept {
  changed_.clear();
  numbers_before_.clear();
  left_.clear();
  reader_.forget_new_places();
}

} // namespace chitieu::live
