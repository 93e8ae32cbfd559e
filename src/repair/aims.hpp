#pragma once
#include "model.hpp"

#include <chitieu/repair/repair.hpp>

#include <cstddef>
#include <vector>

namespace chitieu::mend {

/// Whether it is to be met by changes, as it is not.
[[nodiscard]] bool is_aimed_at(requirement const&);

/// What has to be met, what of it can be, and the fewest changes that do.
class aims {
 public:
  aims(model const&, repair_options const&);

  /// The fewest changes that meet everything that is wanted and break nothing that is kept. What
  /// cannot be met beside the others is left out.
  [[nodiscard]] solution fewest();

  /// Requirements that are not met.
  [[nodiscard]] std::vector<std::size_t> const& aimed() const noexcept { return aimed_; }
  /// Those of them that can be.
  [[nodiscard]] std::vector<std::size_t> const& wanted() const noexcept { return wanted_; }
  /// Why the others are left out.
  [[nodiscard]] std::vector<repair_obstacle> const& obstacles() const noexcept {
    return obstacles_;
  }

 private:
  void find_wanted();
  void leave_out(repair_obstacle::form why, std::vector<std::size_t> const& which);
  [[nodiscard]] solution solve(reduced const&) const;
  [[nodiscard]] std::int64_t at_least(std::vector<std::size_t> const& everything,
                                      std::int64_t seen) const;
  [[nodiscard]] std::vector<std::size_t> smallest_conflict(std::vector<std::size_t> all) const;

  model const& model_;
  repair_options const& options_;
  std::vector<std::size_t> kept_; ///< met, or undetermined, and could be broken
  std::vector<std::size_t> aimed_;
  std::vector<std::size_t> wanted_;
  std::vector<repair_obstacle> obstacles_;
};

} // namespace chitieu::mend
