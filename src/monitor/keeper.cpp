#include "keeper.hpp"

#include <chitieu/eval/evaluate.hpp>

#include <algorithm>
#include <bit>
#include <variant>

namespace chitieu::live {
namespace {

/// What a row that is not there says.
constexpr std::uint8_t absent = 3;

constexpr std::size_t word_bits = 64;

bool is_read_from_cells(ir::value const& one) {
  return std::holds_alternative<ir::literal_value>(one.node) ||
         std::holds_alternative<ir::cell_value>(one.node) ||
         std::holds_alternative<ir::as_of_value>(one.node);
}

/// Decimals that numbers may have which come; those beyond the most are kept one by one.
constexpr int least_places = 3;
constexpr int most_places = 6;

} // namespace

keeper::keeper(ir::program const& program, data::bound_data const& data,
               std::optional<data::day> as_of, std::vector<bool> const& can_evaluate,
               std::span<data::bound_data const* const> earlier, std::function<void()> const& poll)
    : plan_{program, data, can_evaluate}, as_of_{as_of}, pace_{poll}, places_{least_places},
      nodes_(plan_.all().size()), parts_(plan_.followed().size()),
      to_do_(plan_.order().size() / word_bits + 1), clause_changed_(plan_.keeps().size()),
      clauses_of_node_(plan_.all().size()), clause_parts_(plan_.keeps().size()) {
  auto const& populations = program.schema.populations;
  tables_.reserve(populations.size() + 1);
  for (ir::population_id id = 0; id < populations.size(); ++id) {
    tables_.emplace_back(program.schema, id, data.tables[id], as_of, plan_.bytes_of(id), pace_);
    names_.emplace_back(populations[id].columns.size());
    for (ir::column_id c = 0; c < populations[id].columns.size(); ++c) {
      auto const& kept = tables_[id].of(c);
      places_ = std::max(places_, std::min(kept.scale, most_places));
    }
  }
  tables_.emplace_back(plan_.bytes_of(ir::world));
  // Whoever marks a clause needs no memory for it.
  changed_clauses_.reserve(clause_changed_.size());
  told_clauses_.reserve(clause_changed_.size());
  read_earlier(earlier, poll);
  begin_groups();
  begin_dated_references();
  begin_plain();
  begin_nodes();
  begin_parts();
  name_all();
  mark_all_clauses();
  commit();
}

/// What each node is, and where what it says is kept.
void keeper::begin_nodes() {
  for (std::size_t at = 0; at < plan_.order().size(); ++at) {
    auto const id = plan_.order()[at];
    nodes_[id].at = at;
    nodes_[id].condition = plan_.all().condition(id);
    nodes_[id].value = plan_.all().value(id);
    nodes_[id].of = plan_.all().population(id);
    if (nodes_[id].condition != nullptr)
      nodes_[id].byte = plan_.byte_of(static_cast<ir::condition_id>(id));
    nodes_[id].is_leaf = plan_.all().parts(id).empty() && plan_.parts_of(id).empty();
    if (auto const* number = nodes_[id].value) {
      if (std::holds_alternative<ir::rank_value>(number->node))
        nodes_[id].ranks = std::make_unique<ranked_rows>();
      nodes_[id].is_kept_number = !is_read_from_cells(*number) && !nodes_[id].ranks;
      nodes_[id].is_common = nodes_[id].is_kept_number && plan_.is_common(id);
      nodes_[id].numbers = number_column{places_};
      mark_all(id);
      continue;
    }
    auto const& asked = *nodes_[id].condition;
    if (std::holds_alternative<ir::between_rows>(asked.node))
      nodes_[id].between = std::make_unique<rows_between>();
    if (auto const* test = std::get_if<ir::value_test>(&asked.node)) begin_cut(id, *test);
    if (auto const* test = std::get_if<ir::code_test>(&asked.node))
      nodes_[id].test = eval::scalar_test_of(*test);
    if (auto const* test = std::get_if<ir::day_test>(&asked.node))
      nodes_[id].test = eval::scalar_test_of(*test, as_of_);
    if (auto const* test = std::get_if<ir::flag_test>(&asked.node))
      nodes_[id].test = eval::scalar_test_of(*test);
    if (auto const* test = std::get_if<ir::number_test>(&asked.node)) {
      auto const range = eval::units_between(*test, rows_of(asked.of).of(test->column).scale);
      nodes_[id].test.emplace();
      if (range.first <= range.last) nodes_[id].test->accepts.push_back(range);
    }
    mark_all(id);
  }
}

/// What is kept of records that are followed, and which clauses hang on what.
void keeper::begin_parts() {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].all_changed = true;
    parts_[i].counted = number_column{places_};
    if (plan_.followed()[i].node) continue;
    clause_parts_[plan_.followed()[i].clause].push_back(i);
    parts_to_do_.push_back(i);
  }
  std::size_t number = 0;
  for (auto const& target : plan_.program().targets)
    for (auto const& clause : target.clauses) {
      if (plan_.keeps()[number]) {
        auto const add = [&](node_id id) { clauses_of_node_[id].push_back(number); };
        if (clause.number) {
          add(plan_.all().of_value(clause.number->left));
          add(plan_.all().of_value(clause.number->low));
          add(plan_.all().of_value(clause.number->high));
        }
        if (clause.only_if) add(plan_.all().of_condition(*clause.only_if));
      }
      ++number;
    }
}

/// What the program compares with does not change: its numbers are kept by key.
void keeper::read_earlier(std::span<data::bound_data const* const> earlier,
                          std::function<void()> const& poll) {
  std::vector<std::unique_ptr<eval::evaluator>> then(earlier.size());
  for (auto const id : plan_.order()) {
    auto const* number = plan_.all().value(id);
    auto const* value = number != nullptr ? std::get_if<ir::earlier_value>(&number->node) : nullptr;
    if (value == nullptr) continue;
    auto& kept = earlier_[id];
    auto const* data = value->dataset < earlier.size() ? earlier[value->dataset] : nullptr;
    if (data == nullptr) continue;
    auto& all = then[value->dataset];
    if (!all) {
      all = std::make_unique<eval::evaluator>(plan_.program(), *data, as_of_, earlier);
      if (poll) all->poll(poll);
    }
    auto const numbers = all->numbers(value->inner);
    if (number->of == ir::world)
      kept = earlier_numbers{numbers.at(0)};
    else
      kept = earlier_numbers{numbers, data->tables[number->of].keys, pace_};
  }
}

exact::bounds keeper::earlier_number(node_id id, std::uint32_t row) const {
  auto const of = nodes_[id].of;
  return earlier_.at(id).of(of == ir::world ? std::string_view() : rows_of(of).key(row));
}

void keeper::mark_all_clauses() {
  for (std::size_t clause = 0; clause < clause_changed_.size(); ++clause) mark_clause(clause);
}

void keeper::name_all() {
  auto const& populations = plan_.program().schema.populations;
  for (ir::population_id id = 0; id < populations.size(); ++id)
    for (ir::column_id c = 0; c < populations[id].columns.size(); ++c) {
      auto const& kept = tables_[id].of(c);
      if (!kept.is_reference || kept.kept_as == column::form::absent) continue;
      names(id, c).reserve(tables_[id].places());
      if (kept.dated) written_[id][c].reserve(tables_[id].places());
      for (std::uint32_t row = 0; row < tables_[id].places(); ++row) {
        pace_.take();
        name(id, c, row);
        if (kept.dated) name_written(id, c, row);
      }
    }
}

void keeper::make_anew() {
  is_relinking_ = false;
  for (auto& rows : tables_) rows.clear_bytes();
  for (auto* all : {&names_, &written_})
    for (auto& of : *all)
      for (auto& column : of) column = {};
  for (auto& node : nodes_) node = node_state{};
  for (auto& part : parts_) part = followed_state{};
  for (auto& clauses : clauses_of_node_) clauses.clear();
  for (auto& parts : clause_parts_) parts.clear();
  parts_to_do_.clear();
  std::ranges::fill(to_do_, 0);
  for (auto& groups : groups_) count_groups_anew(groups);
  begin_nodes();
  begin_parts();
  name_all();
  mark_all_clauses();
  work_out_all();
  left_places_.clear();
  is_broken_ = false;
}

references const* keeper::names_of_link(ir::population_id owners, ir::link const& via) const {
  if (via.everyone) return nullptr;
  return &names(via.forward ? owners : via.to, via.column);
}

bool keeper::is_named(ir::population_id target, std::uint32_t row) const {
  auto const& populations = plan_.program().schema.populations;
  for (ir::population_id id = 0; id < populations.size(); ++id)
    for (ir::column_id c = 0; c < populations[id].columns.size(); ++c)
      if (populations[id].columns[c].target == target && written(id, c).is_named(row)) return true;
  return false;
}

void keeper::name(ir::population_id of, ir::column_id id, std::uint32_t row) {
  auto const& rows = rows_of(of);
  auto& into = names(of, id);
  into.drop(row);
  if (!rows.is_there(row)) return;
  auto const word = rows.word(row, id);
  if (word == unknown_word) {
    auto const choice = rows.choice(row, id);
    return into.add(row, is_filled(choice) ? static_cast<std::uint32_t>(choice) : references::any);
  }
  if (!is_filled(word)) return;
  if (rows.of(id).kept_as == column::form::number)
    return into.add(row, static_cast<std::uint32_t>(word));
  for (auto const target : rows.items(row, id)) into.add(row, static_cast<std::uint32_t>(target));
}

void keeper::touch(ir::population_id of, std::uint32_t row) {
  if (touched_.size() == touched_.capacity()) touched_.reserve(2 * touched_.size() + 1);
  if (auto const was = rows_of(of).save(row, saved_)) touched_.push_back({of, *was});
}

void keeper::roll_back() noexcept {
  for (auto one = touched_.rbegin(); one != touched_.rend(); ++one)
    rows_of(one->of).restore(one->was, saved_);
  if (plain_was_)
    rows_of(plain_was_->of).write_word(plain_was_->row, plain_was_->column, plain_was_->word);
  is_broken_ = is_broken_ || is_worked_out_;
  keep_changes();
}

void keeper::mark_work(node_id id) {
  auto const at = nodes_[id].at;
  to_do_[at / word_bits] |= std::uint64_t{1} << (at % word_bits);
}

void keeper::mark(node_id id, std::uint32_t row) {
  auto& state = nodes_[id];
  if (state.all || (!state.rows.empty() && state.rows.back() == row)) return;
  state.rows.push_back(row);
  mark_work(id);
}

void keeper::mark_all(node_id id) {
  nodes_[id].all = true;
  nodes_[id].rows.clear();
  mark_work(id);
}

void keeper::mark_clause(std::size_t clause) {
  if (clause_changed_[clause]) return;
  changed_clauses_.push_back(clause);
  clause_changed_[clause] = true;
}

void keeper::mark_owner(live::followed const& part, std::uint32_t owner) {
  if (part.node)
    mark(*part.node, owner);
  else
    mark_clause(part.clause);
}

void keeper::mark_owners(live::followed const& part) {
  if (!part.node)
    mark_clause(part.clause);
  else if (part.owners == ir::world || nodes_[*part.node].is_common)
    mark(*part.node, 0);
  else
    mark_all(*part.node);
}

void keeper::mark_choice(live::followed const& part, std::uint32_t choice) {
  for (auto const owner : several_[plan_.place_of(part.owners)]->agreeing[choice])
    mark_owner(part, owner);
}

void keeper::changed_record(std::size_t part, std::uint32_t row) {
  auto& state = parts_[part];
  if (state.all_changed || (!state.changed.empty() && state.changed.back() == row)) return;
  if (plan_.followed()[part].node)
    mark_work(*plan_.followed()[part].node);
  else if (state.changed.empty())
    parts_to_do_.push_back(part);
  state.changed.push_back(row);
}

void keeper::notify(node_id id, std::uint32_t row) {
  auto const& hanging = plan_.of(id);
  for (auto const other : hanging.of_row) mark(other, row);
  for (auto const& [column, other] : hanging.of_naming)
    names(column.population, column.column).each_naming(row, [&, to = other](std::uint32_t from) {
      mark(to, from);
    });
  for (auto const other : hanging.of_every_row) mark_all(other);
  for (auto const& [at, other] : hanging.of_rows) mark(other, at);
  for (auto const part : hanging.parts) changed_record(part, row);
  for (auto const clause : clauses_of_node_[id]) mark_clause(clause);
}

void keeper::relink(ir::population_id of, ir::column_id id, std::uint32_t row) {
  for (auto const part : plan_.linked_by(of, id)) {
    auto const& followed = plan_.followed()[part];
    if (followed.via.forward) {
      parts_[part].owners_anew.push_back(row);
      mark_work(*followed.node);
      continue;
    }
    auto& is = rows_of(of).bytes(row)[followed.code_at];
    is_relinking_ = true;
    if (followed.reads_a_column())
      held_for_owners(part, row, is, -1);
    else if (followed.what)
      sum_for_owners(part, row, is, true);
    else
      count_for_owners(part, row, is, 0);
    is_relinking_ = false;
    is = 0;
    changed_record(part, row);
  }
  auto const target = *plan_.program().schema.populations[of].columns[id].target;
  bool const is_group = plan_.program().schema.populations[target].groups.has_value();
  names(of, id).each_named_by(row, [&](std::uint32_t other) {
    if (!is_group && other != references::any && !rows_of(target).is_there(other))
      left_places_.emplace_back(target, other);
  });
  name(of, id, row);
}

void keeper::begin_plain() {
  auto const& populations = plan_.program().schema.populations;
  for (ir::population_id id = 0; id < populations.size(); ++id) {
    auto const& rows = rows_of(id);
    auto& plain = plain_.emplace_back(populations[id].columns.size());
    for (ir::column_id c = 0; c < plain.size(); ++c)
      plain[c] = rows.of(c).kept_as != column::form::absent &&
                 rows.of(c).kept_as != column::form::list && !rows.of(c).dated;
    for (ir::column_id c = 0; c < plain.size(); ++c)
      if (rows.of(c).dated) plain[*rows.of(c).dated] = false;
  }
  for (auto const& groups : groups_)
    for (auto const& part : groups.source->by) plain_[groups.source->of][part.column] = false;
  for (auto const& way : ways_) {
    plain_[way.of][way.first] = false;
    plain_[way.middle][way.second] = false;
  }
}

/// A cell is another one. What hangs on it alone is worked out at once, the rest in order.
void keeper::changed_cell(ir::population_id of, ir::column_id id, std::uint32_t row) {
  for (auto const reader : plan_.readers(of, id))
    if (nodes_[reader].is_leaf)
      work_out(reader, row);
    else
      mark(reader, row);
  for (auto const part : plan_.read_of_records(of, id)) changed_record(part, row);
  if (rows_of(of).of(id).is_reference) relink(of, id, row);
}

void keeper::set_plain(ir::population_id of, ir::column_id id, std::uint32_t row,
                       std::int64_t word) {
  auto& rows = rows_of(of);
  auto const was = rows.raw_word(row, id);
  if (was == word) return;
  plain_was_ = {of, id, row, was};
  is_worked_out_ = true;
  rows.write_word(row, id, word);
  changed_cell(of, id, row);
  work_out_all();
}

void keeper::begin(touched const& one) {
  auto const& [of, was] = one;
  auto const& rows = rows_of(of);
  auto const row = was.row;
  bool const is_there = rows.is_there(row);
  if (!is_there && !was.was_there()) return;
  auto const& columns = plan_.program().schema.populations[of].columns;
  if (is_there == was.was_there()) {
    rows.each_changed(was, saved_, [&, of = of](ir::column_id c) { changed_cell(of, c, row); });
    return;
  }
  if (!is_there && !plan_.program().schema.populations[of].groups)
    left_places_.emplace_back(of, row);
  for (auto const id : plan_.nodes_of(of)) mark(id, row);
  for (ir::column_id c = 0; c < columns.size(); ++c)
    if (rows.of(c).is_reference && rows.of(c).kept_as != column::form::absent) relink(of, c, row);
  for (auto const part : plan_.records_of(of)) changed_record(part, row);
  for (auto const clause : plan_.runs_of(of)) mark_clause(clause);
  for (auto const part : plan_.choosing_from(of)) mark_uncertain(part);
  // Who names it reads something else now.
  auto const& populations = plan_.program().schema.populations;
  for (ir::population_id id = 0; id < populations.size(); ++id)
    for (ir::column_id c = 0; c < populations[id].columns.size(); ++c)
      if (populations[id].columns[c].target == of)
        names(id, c).each_naming(row, [&](std::uint32_t from) {
          for (auto const reader : plan_.readers(id, c)) mark(reader, from);
          for (auto const part : plan_.read_of_records(id, c)) changed_record(part, from);
        });
}

void keeper::work_out_changes() {
  is_worked_out_ = true;
  derive();
  lead_on();
  for (auto const& one : touched_) begin(one);
  work_out_all();
}

void keeper::keep_changes() noexcept {
  for (auto const& one : touched_) rows_of(one.of).settle(one.was.row);
  touched_.clear();
  saved_.clear();
  left_places_.clear();
  plain_was_.reset();
  is_worked_out_ = false;
}

void keeper::work_out_all() {
  for (std::size_t word = 0; word < to_do_.size(); ++word)
    while (to_do_[word] != 0) {
      auto const bit = static_cast<std::size_t>(std::countr_zero(to_do_[word]));
      to_do_[word] &= to_do_[word] - 1;
      work_out(plan_.order()[word * word_bits + bit]);
    }
  for (auto const part : parts_to_do_) count_changed(part);
  parts_to_do_.clear();
}

void keeper::work_out(node_id id) {
  for (auto const part : plan_.parts_of(id)) count_changed(part);
  auto& state = nodes_[id];
  if (state.is_common) return work_out_common(id);
  if (state.between) place_between(id);
  if (state.ranks) place_ranked(id);
  if (state.cut) move_cut(id);
  if (state.all) {
    state.all = false;
    auto const& rows = rows_of(state.of);
    for (std::uint32_t row = 0; row < rows.places(); ++row) work_out(id, row);
    return;
  }
  auto rows = std::move(state.rows);
  for (auto const row : rows) work_out(id, row);
  rows.clear();
  state.rows = std::move(rows);
}

void keeper::work_out(node_id id, std::uint32_t row) {
  step();
  auto& state = nodes_[id];
  auto& rows = rows_of(state.of);
  if (state.condition != nullptr) {
    auto& says = rows.bytes(row)[state.byte];
    auto const now = rows.is_there(row) ? says_anew(*state.condition, id, row) : absent;
    if (says == now) return;
    says = now;
    if (now != absent) notify(id, row);
    return;
  }
  if (!rows.is_there(row)) return;
  if (state.is_kept_number && !state.numbers.put(row, number_anew(*state.value, id, row))) return;
  notify(id, row);
}

std::span<std::size_t const> keeper::changed_clauses() {
  for (auto const clause : changed_clauses_) clause_changed_[clause] = false;
  told_clauses_.clear();
  told_clauses_.swap(changed_clauses_);
  return told_clauses_;
}

} // namespace chitieu::live
