#pragma once
#include "integer_program.hpp"
#include "threshold_rows.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace chitieu::mend {

/// Where a record stands in one count (of a clause, or of the records linked to one row), and with
/// which number, where numbers are asked for.
struct placed {
  std::uint32_t counter = 0;
  slot where = slot::outside;
  std::int64_t amount = 0; ///< in the units of what is asked

  friend auto operator<=>(placed const&, placed const&) = default;
};

/// What one record weighs by where it stands.
using weigher = std::function<std::int64_t(placed const&)>;

/// The sum over the records of some counts of what they weigh is at least so much.
struct sum_asked {
  std::vector<std::pair<std::uint32_t, weigher>> of;
  std::int64_t at_least = 0;
  bool to_be_known = false; ///< without it nothing is known, and it is not surely not so
};

/// When something is so, as sums.
struct sums_asked {
  std::vector<sum_asked> all;                    ///< all of them are reached where it is so
  std::vector<std::vector<sums_asked>> either{}; ///< and of each of these one
  bool exact = true;                             ///< it is so where all of them are reached
  /// Of these counts it is asked; where of some nobody knows, more may hang on that.
  std::vector<std::uint32_t> counters{};
  std::vector<std::uint32_t> shares{}; ///< of these a share is asked, which nobody may be in
  bool only_of_sure = false;           ///< nothing is told where records may or may not count
};

/// Rows in their order, each with a count of its own, of which so many are surely met one after
/// another.
struct run_asked {
  std::vector<std::uint32_t> rows;
  std::int64_t least = 0;
  std::optional<std::int64_t> most;
};

/// How many stand in one of these slots.
[[nodiscard]] std::vector<std::pair<std::uint32_t, weigher>>
standing(std::vector<std::uint32_t> const& counters, std::vector<slot> const& in);

/// The inequalities of a threshold, asked of one count.
[[nodiscard]] sums_asked in_counter(threshold_rows const&, std::uint32_t counter);

/// The sum is less than what is asked.
[[nodiscard]] sum_asked opposite_of(sum_asked const&);

/// What holds where something is not so that is so where all these are reached; with
/// `or_not_known` also where nothing is known.
[[nodiscard]] sums_asked opposite_of(sums_asked const&, bool or_not_known);

/// What never holds.
[[nodiscard]] sums_asked never();

/// All of these.
[[nodiscard]] sums_asked all_of(std::vector<sums_asked> const&);

/// Of these one.
[[nodiscard]] sums_asked one_of(std::vector<sums_asked>);

/// Somebody is surely counted.
[[nodiscard]] sum_asked somebody_in(std::uint32_t counter);

/// In one of these counts somebody surely does not count.
[[nodiscard]] sum_asked somebody_not_in(std::vector<std::uint32_t> const& counters);

/// How many stand where in every count as it is, and what each variable adds to that.
class tallies {
 public:
  [[nodiscard]] std::uint32_t make();
  void have(placed const&, std::int64_t times);
  void change(std::size_t variable, placed const&, std::int64_t times);

  /// The weight as it is, and what one of each variable adds to it.
  [[nodiscard]] total weigh(std::vector<std::pair<std::uint32_t, weigher>> const&) const;

 private:
  struct count {
    std::map<placed, std::int64_t> now;
    std::map<std::size_t, std::map<placed, std::int64_t>> change; ///< by variable
  };
  std::vector<count> counts_;
};

} // namespace chitieu::mend
