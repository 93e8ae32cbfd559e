#pragma once
#include "pace.hpp"
#include "sample_list.hpp"

#include <chitieu/exact/samples.hpp>

#include <span>

/// One function for each family of aggregates; `combine` chooses among them.
namespace chitieu::exact {

/// `combine` that asks between samples whether to go on.
[[nodiscard]] bounds combine(aggregate, std::span<sample const>, ratio const& at, pace const&);
[[nodiscard]] bounds combine(aggregate, sample_list const&, ratio const& at, pace const&);

[[nodiscard]] bounds average_of(sample_list const&, pace const&);
[[nodiscard]] bounds order_statistic(aggregate, sample_list const&, ratio const& at, pace const&);
[[nodiscard]] bounds different_in(sample_list const&, pace const&);

/// Whether `a` lies further out than `b`.
template <class Number>
[[nodiscard]] bool further(side towards, Number const& a, Number const& b) {
  return towards == side::low ? a < b : a > b;
}

} // namespace chitieu::exact
