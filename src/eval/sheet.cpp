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
  return {program_->schema.populations[whose], data_->tables[whose], id, as_of_, pace_};
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
  auto const& declared = program_->schema.populations[whose];
  auto [found, fresh] = rows_by_key_.try_emplace(whose, declared.called.name,
                                                 data_->tables[whose].keys, declared.key.size());
  if (fresh) found->second.build([](std::size_t, std::size_t) {}, pace_);
  auto const at = found->second.find(key);
  return at ? std::optional{static_cast<std::size_t>(*at)} : std::nullopt;
}

} // namespace chitieu::eval
