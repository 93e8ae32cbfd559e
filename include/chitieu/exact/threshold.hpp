#pragma once
#include <chitieu/exact/counts.hpp>
#include <chitieu/exact/ratio.hpp>

#include <cstdint>
#include <optional>

namespace chitieu::exact {

/// How a count or a share is compared with its threshold.
enum class relation : std::uint8_t { at_least, more_than, at_most, less_than, exactly, between };

/// What a rounding clause does to p · n before the comparison.
enum class rounding : std::uint8_t { none, down, up, half_up };

/// What is asked of the counts: `≥95%`, `at most 2`, `from 3 to 5`, `15% rounded down, at least 1`.
struct threshold {
  relation how = relation::at_least;
  bool of_share = false;           ///< compare count/base; otherwise the count alone
  ratio low{};                     ///< the bound; for `between` the lower one (closed)
  ratio high{};                    ///< for `between` the upper one (closed)
  rounding round = rounding::none; ///< shares only
  std::int64_t at_least_after = 0; ///< `, at least 1` after a rounding clause

  friend bool operator==(threshold const&, threshold const&) = default;
};

/// What a share of nobody means (design rule 4). For counts it has no meaning.
enum class empty_base : std::uint8_t { undetermined, met, unmet, skip };

/// Whether every filling of the unknowns agrees, and on what.
enum class decision : std::uint8_t { met, unmet, undetermined };

/// Decides a threshold over all fillings, on (count, base) pairs and by integers alone.
///
/// A share whose base is surely empty, or can be emptied by a filling, is undetermined, unless
/// `when_empty` says what an empty base means: then it counts as met or unmet (`skip` as met) in
/// those fillings, and the verdict is sure only if the others agree with it.
[[nodiscard]] decision decide(counts const&, threshold const&, empty_base when_empty);

/// The numbers that go with a verdict; each is exact and in heads.
struct margins {
  std::optional<ratio> share; ///< yes / base over the sure base; nothing over an empty base
  std::optional<ratio> low;   ///< lowest share of any filling (1 when that is 0/0 and asked so)
  std::optional<ratio> high;  ///< highest share of any filling
  std::int64_t need =
      0; ///< smallest (at most: largest) count that meets it in the worst filling's base
  std::optional<std::int64_t> need_high; ///< `between`: the largest count that meets it
  std::int64_t short_by = 0; ///< how many more yes are needed (flips of no to yes inside the base)
  std::int64_t over_by = 0;  ///< how many yes are too many
  std::int64_t spare = 0;    ///< how many may change before a met verdict is lost
  bool unreachable = false;  ///< no whole number meets it for this base (`exactly 15%` of 77)
  std::optional<std::int64_t> nearest_below; ///< when unreachable: the two nearest counts
  std::optional<std::int64_t> nearest_above;
};

/// Shares as §3.3 defines them, need, short, over and spare as §3.2 does, for the worst filling.
[[nodiscard]] margins measure(counts const&, threshold const&);

} // namespace chitieu::exact
