#pragma once
#include "number_sum.hpp"

#include <chitieu/exact/bounds.hpp>
#include <chitieu/exact/samples.hpp>

#include <span>

namespace chitieu::live {

/// The numbers of some records, kept at several places, made one as `exact::combine` makes samples
/// one: in steps by the logarithm of how many there are, for each of a few places.
class numbers_together {
 public:
  /// The places must outlive it.
  numbers_together(std::span<number_sum const* const> places, int scale);

  /// Whether all are numbers of which enough is kept.
  [[nodiscard]] bool can_combine(exact::aggregate) const;
  [[nodiscard]] exact::bounds combine(exact::aggregate, exact::ratio const& at) const;

 private:
  using side = exact::side;
  using aggregate = exact::aggregate;
  using far_end = std::optional<exact::rational>; ///< without a number as far out as one likes

  [[nodiscard]] exact::bounds sum() const;
  [[nodiscard]] exact::bounds average() const;
  [[nodiscard]] exact::bounds different() const;
  [[nodiscard]] exact::bounds ranked(aggregate, exact::ratio const& at) const;
  [[nodiscard]] far_end furthest_average(side) const;
  [[nodiscard]] far_end furthest_nth(side, std::int64_t n, bool from_this_side) const;
  [[nodiscard]] far_end furthest_percentile(side, exact::ratio const& at) const;
  [[nodiscard]] far_end furthest_median(side) const;

  /// The last number from an end of which `holds(beyond, number)`, over all places.
  template <class Holds>
  [[nodiscard]] std::optional<std::int64_t> last(side, Holds) const;
  [[nodiscard]] numbers_passed beyond(std::int64_t number, side, bool and_itself) const;
  /// The n-th from an end when so many of those that perhaps take part do, the furthest ones.
  [[nodiscard]] std::optional<std::int64_t> nth(side, std::int64_t n, std::int64_t taken) const;

  [[nodiscard]] exact::rational number(std::int64_t units) const {
    return exact::rational::of(exact::decimal{units, scale_});
  }
  [[nodiscard]] std::int64_t unbounded() const { return all_.any + all_.perhaps_any; }
  [[nodiscard]] std::int64_t surely() const { return all_.known + all_.any; }
  [[nodiscard]] std::int64_t at_most() const {
    return surely() + all_.perhaps_known + all_.perhaps_any;
  }

  std::span<number_sum const* const> places_;
  int scale_;
  number_sum all_; ///< but for the order
};

} // namespace chitieu::live
