#pragma once
#include "number_sum.hpp"

#include <chitieu/exact/bounds.hpp>
#include <chitieu/exact/samples.hpp>

#include <optional>
#include <span>
#include <type_traits>

namespace chitieu::live {

/// The numbers of some records, kept at several places, made one as `exact::combine` makes samples
/// one: in steps by the logarithm of how many there are, for each of a few places.
class numbers_together {
 public:
  /// The places must outlive it.
  numbers_together(std::span<number_sum const* const> places, int scale);

  /// All but how many are different.
  [[nodiscard]] exact::bounds combine(exact::aggregate, exact::ratio const& at) const;

 private:
  using side = exact::side;
  using aggregate = exact::aggregate;
  using far_end = std::optional<exact::rational>; ///< without a number as far out as one likes

  /// What lies beyond a number, of units and of others.
  struct all_summed {
    numbers_summed<unit_sum> units;
    rational_sum others; ///< of which all are counted among the units

    void add(numbers_summed<unit_sum> const& more) { units.add(more); }
    void add(numbers_summed<rational_sum> const& more) {
      units.counted.add(more.counted);
      if (more.counted.perhaps > 0) others.add(more.of_perhaps);
    }
  };
  /// What one tree says where `All` is asked of all of them.
  template <class All, class Tree>
  using passed_in =
      std::conditional_t<std::is_same_v<All, all_summed>, typename Tree::summed, numbers_counted>;

  [[nodiscard]] exact::bounds sum() const;
  [[nodiscard]] exact::bounds average() const;
  [[nodiscard]] exact::bounds ranked(aggregate, exact::ratio const& at) const;
  [[nodiscard]] far_end furthest_sum(side) const;
  [[nodiscard]] far_end furthest_average(side) const;
  [[nodiscard]] far_end furthest_nth(side, std::int64_t n, bool from_this_side) const;
  [[nodiscard]] far_end furthest_percentile(side, exact::ratio const& at) const;
  [[nodiscard]] far_end furthest_median(side) const;

  /// The last number from an end of which `holds(beyond, number)`, over all places, where `All` are
  /// `numbers_counted` or `all_summed`.
  template <class All, class Holds>
  [[nodiscard]] far_end last(side, Holds) const;
  template <class All, class Tree, class Number>
  void add_beyond(All& to, number_sum const& place, Tree const* but, Number const& number, side,
                  bool and_itself) const;
  template <class Passed>
  [[nodiscard]] Passed units_beyond(order_tree const&, exact::rational const& number, side,
                                    bool and_itself) const;
  template <class All>
  [[nodiscard]] All beyond(exact::rational const& number, side, bool and_itself) const;
  /// The n-th from an end when so many of those that perhaps take part do, the furthest ones.
  [[nodiscard]] far_end nth(side, std::int64_t n, std::int64_t taken) const;

  [[nodiscard]] exact::rational number(std::int64_t units) const {
    return exact::rational::of(exact::decimal{units, scale_});
  }
  [[nodiscard]] static exact::rational const& number(exact::rational const& is) { return is; }

  /// What all others come to by their ends of one side.
  template <class Of>
  [[nodiscard]] auto of_others(side, Of) const;
  [[nodiscard]] exact::rational known_sum(side) const;
  [[nodiscard]] std::int64_t open_surely(side) const;
  [[nodiscard]] std::int64_t open_perhaps(side) const;
  [[nodiscard]] std::int64_t unbounded(side) const;
  [[nodiscard]] std::int64_t perhaps(side) const; ///< of those that have this end
  [[nodiscard]] std::int64_t surely() const;
  [[nodiscard]] std::int64_t at_most() const;
  [[nodiscard]] bool is_settled() const; ///< each surely is one number

  std::span<number_sum const* const> places_;
  int scale_;
  number_sum all_; ///< but for the order and the others
};

} // namespace chitieu::live
