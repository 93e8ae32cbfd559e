#include <chitieu/monitor/monitor.hpp>

#include "state.hpp"

#include <utility>

namespace chitieu {

monitor::monitor(ir::program const& program, dataset const& data, monitor_options options)
    : state_(std::make_unique<state>(program, data, std::move(options))) {}
monitor::monitor(monitor&&) noexcept = default;
monitor& monitor::operator=(monitor&&) noexcept = default;
monitor::~monitor() = default;

chitieu::diagnostics const& monitor::diagnostics() const noexcept { return state_->diagnostics(); }
bool monitor::keeps(std::size_t) const { return true; }

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

std::optional<watched_row> monitor::find(std::string_view population, std::string_view key) const {
  return state_->find(population, key);
}

outcome<watched_value, chitieu::diagnostics>
monitor::value(std::string_view population, std::string_view column, given const& is) {
  return state_->value(population, column, is);
}

outcome<std::span<std::size_t const>, chitieu::diagnostics>
monitor::set(std::span<watched_cell const> cells) {
  return state_->set(cells);
}

outcome<std::span<std::size_t const>, chitieu::diagnostics>
monitor::set(watched_row const& row, watched_value const& value) {
  return state_->set(row, value);
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
