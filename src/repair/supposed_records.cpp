#include <chitieu/repair/supposed_records.hpp>

#include "find_cells.hpp"
#include "supposed_rows.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

namespace chitieu {

class supposed_records::state {
 public:
  state(ir::program const& program, bound_dataset const& bound, dataset const& data,
        check_options options)
      : program_(program), bound_(bound), data_(data), options_(std::move(options)),
        rows_(program, bound, data) {}

  report what_if(std::vector<record_change> const& changes) {
    std::unique_lock alone(only_one_);
    auto const cells = mend::find_cells(
        program_.schema, bound_.tables(), changes,
        [this](schema::population_id p, std::string const& key) { return rows_.row_of(p, key); });
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
    kept_.emplace(std::move(made));
  }

  std::optional<monitor_snapshot> ask_kept(std::vector<cell_change> const& cells) {
    auto const rows = rows_.changed(cells);
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
  mend::supposed_rows rows_;
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
