#include "sheet.hpp"

#include "readable.hpp"

namespace chitieu::eval {

sheet::sheet(ir::program const& program, data::bound_data const& data,
             std::optional<data::day> as_of)
    : program_{&program}, data_{&data}, as_of_{as_of}, truths_(program.conditions.size()),
      numbers_(program.values.size()) {}

std::size_t sheet::rows(ir::population_id id) const { return rows_of(*data_, id); }

schema::column const& sheet::declared(ir::population_id whose, ir::column_id id) const {
  return program_->schema.populations[whose].columns[id];
}

cells sheet::cells_of(ir::population_id whose, ir::column_id id) const {
  return {program_->schema.populations[whose], data_->tables[whose], id, as_of_};
}

bool sheet::unknown_may_be_none(ir::population_id whose, ir::column_id id) const {
  auto const& column = declared(whose, id);
  return as_of_ && column.dated && column.when_blank == schema::blank::none;
}

bool sheet::has(node_id id) const {
  return id < truths_.size() ? truths_[id].has_value() : numbers_[id - truths_.size()].has_value();
}

void sheet::forget() {
  for (auto& one : truths_) one.reset();
  for (auto& one : numbers_) one.reset();
  untouched_ = true;
}

std::optional<std::size_t> sheet::row_of(ir::population_id whose, std::string_view key) const {
  auto [found, fresh] = rows_by_key_.try_emplace(whose);
  auto& rows = found->second;
  if (fresh) {
    auto const& keys = data_->tables[whose].keys;
    rows.reserve(keys.size());
    for (std::size_t row = 0; row < keys.size(); ++row) rows.emplace(keys[row], row);
  }
  auto const at = rows.find(std::string(key));
  return at != rows.end() ? std::optional{at->second} : std::nullopt;
}

} // namespace chitieu::eval
