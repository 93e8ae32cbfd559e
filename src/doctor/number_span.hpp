#pragma once
#include <chitieu/exact/threshold.hpp>

#include <optional>

namespace chitieu::doctor {

/// The numbers that a comparison lets through.
template <class Number>
struct span_of_numbers {
  std::optional<Number> low;
  std::optional<Number> high;
  bool low_open = false; ///< `low` itself is outside
  bool high_open = false;

  span_of_numbers() = default;
  span_of_numbers(exact::relation how, Number const& from, Number const& to) {
    using exact::relation;
    if (how != relation::at_most && how != relation::less_than) low = from;
    if (how == relation::at_most || how == relation::less_than || how == relation::exactly)
      high = from;
    if (how == relation::between) high = to;
    low_open = how == relation::more_than;
    high_open = how == relation::less_than;
  }
};
using number_span = span_of_numbers<exact::ratio>;

[[nodiscard]] inline number_span numbers_of(exact::threshold const& t) {
  return {t.how, t.low, t.high};
}

/// Whether every number of the first is one of the second.
template <class Number>
[[nodiscard]] bool within(span_of_numbers<Number> const& a, span_of_numbers<Number> const& b) {
  auto const low =
      !b.low || (a.low && (*a.low > *b.low || (*a.low == *b.low && (a.low_open || !b.low_open))));
  auto const high =
      !b.high ||
      (a.high && (*a.high < *b.high || (*a.high == *b.high && (a.high_open || !b.high_open))));
  return low && high;
}

/// Whether they have no number in common.
template <class Number>
[[nodiscard]] bool apart(span_of_numbers<Number> const& a, span_of_numbers<Number> const& b) {
  auto const ends_before = [](auto const& one, auto const& other) {
    return one.high && other.low &&
           (*one.high < *other.low ||
            (*one.high == *other.low && (one.high_open || other.low_open)));
  };
  return ends_before(a, b) || ends_before(b, a);
}

} // namespace chitieu::doctor
