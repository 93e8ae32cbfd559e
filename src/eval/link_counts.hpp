#pragma once
#include "truth.hpp"

#include <chitieu/data/cell_view.hpp>
#include <chitieu/ir/condition.hpp>

#include <cstdint>
#include <vector>

namespace chitieu::eval {

/// For each row of a population, of how many records a condition on their number (`ir::linked`, no
/// share) must be true: of at least so many, and of so many more at most.
///
/// Records are added a word of 64 at a time, by the references that name the row.
class link_counts {
 public:
  /// `references` are written (`are_written`).
  link_counts(std::size_t rows, data::cell_view const& references)
      : references_{references}, least_(rows) {}

  /// Forgets all records.
  void clear();

  /// Adds the records from `first` on whose bits are set: those that surely count, and those that
  /// perhaps do; no bit is in both.
  void add(std::size_t first, std::uint64_t sure, std::uint64_t perhaps);

  /// Asks for 64 references that are soon needed; they need not be there.
  void ask_for(std::size_t first) const noexcept {
#if defined(__GNUC__)
    auto const* const at = references_.cells + first * references_.stride;
    for (std::size_t line = 0; line < references_.stride; ++line)
      __builtin_prefetch(at + 64 * line, 0, 2);
#endif
  }

  /// Adds the records that others have added.
  link_counts& operator+=(link_counts const& other);

  /// What is said of each row.
  [[nodiscard]] truth decide(ir::linked const&, exact::pace const&) const;

 private:
  void add_perhaps(std::size_t first, std::uint64_t records);
  [[nodiscard]] truth decide_sure(ir::linked const&, exact::pace const&) const;

  data::cell_view references_;
  std::vector<std::uint32_t> least_;
  std::vector<std::uint32_t> more_; ///< empty until there is one
  std::uint64_t more_for_all_ = 0;  ///< records that may be linked to any row
};

} // namespace chitieu::eval
