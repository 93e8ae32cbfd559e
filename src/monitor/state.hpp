#pragma once
#include "all_figures.hpp"
#include "row_editor.hpp"
#include "snapshot.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <memory>
#include <mutex>
#include <vector>

namespace chitieu {

/// What a monitor is: its rows and figures, behind the lock that a change holds while it is made
/// and worked out.
class monitor::state {
 public:
  state(ir::program const&, dataset const&, monitor_options const&);

  outcome<moved, chitieu::diagnostics> apply(std::span<row_change const>);
  [[nodiscard]] std::optional<watched_row> find(std::string_view population,
                                                std::string_view key) const;
  [[nodiscard]] outcome<watched_value, chitieu::diagnostics>
  value(std::string_view population, std::string_view column, given const&);
  outcome<std::span<std::size_t const>, chitieu::diagnostics> set(std::span<watched_cell const>);
  outcome<std::span<std::size_t const>, chitieu::diagnostics> set(watched_row const&,
                                                                  watched_value const&);
  [[nodiscard]] std::shared_ptr<monitor_snapshot::content const> snapshot() const;
  [[nodiscard]] bound_dataset rows() const;
  [[nodiscard]] std::size_t row_count(std::string_view population) const;
  [[nodiscard]] std::uint64_t steps() const;
  [[nodiscard]] chitieu::diagnostics const& diagnostics() const noexcept { return said_; }

 private:
  state(ir::program const&, dataset const&, bound_dataset const&, monitor_options);
  /// Calls `make()`, which writes changes into rows and works out what the rows say then, or finds
  /// them wrong; hands the targets that moved to `told`, and makes the changes stand. Where they
  /// are wrong, or something is thrown, all is as it was.
  template <class Make, class Told>
  bool change(Make const& make, Told const& told) {
    rows_.mend();
    try {
      if (!make()) {
        editor_.take_back();
        return false;
      }
      editor_.prepare();
      told(figures_.prepare());
    } catch (...) {
      editor_.take_back();
      throw;
    }
    editor_.settle();
    figures_.take();
    ++version_;
    return true;
  }
  /// Whether a value can be set in a row; if not, the diagnostics say why.
  bool expect(watched_row const&, watched_value const&, std::size_t number,
              chitieu::diagnostics& into) const;
  void write(watched_row const&, watched_value const&);
  [[nodiscard]] bool names_rows(watched_value const&) const;

  ir::program const& program_;
  std::optional<data::day> as_of_;
  monitor_options options_;
  chitieu::diagnostics said_; ///< of the tables
  std::shared_ptr<chitieu::diagnostics const> said_at_all_;
  std::vector<std::shared_ptr<data::bound_data const>> earlier_;
  data::bound_data begun_; ///< without cells
  std::vector<bool> can_evaluate_;
  live::keeper rows_;
  mutable live::row_editor editor_; ///< which remembers names that were asked for
  live::all_figures figures_;
  std::uint64_t version_ = 0;
  mutable std::mutex only_one_;
};

} // namespace chitieu
