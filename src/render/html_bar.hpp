#pragma once
#include "html_markup.hpp"

#include <chitieu/exact/counts.hpp>
#include <chitieu/exact/ratio.hpp>
#include <chitieu/exact/threshold.hpp>
#include <chitieu/verdict/report.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace chitieu::render {

/// The length of a bar, and how far what is not at a mark keeps from it, so that it can be seen.
inline constexpr std::int64_t bar_length = 1000;
inline constexpr std::int64_t bar_gap = 30;

/// The shares at which a verdict turns, lowest first; empty where no one share decides, as when a
/// share of an uncertain base is rounded.
[[nodiscard]] std::vector<exact::ratio> turning_shares(exact::counts const&, exact::margins const&,
                                                       exact::threshold const& asked);

/// Where a share ends on a bar: on the same side of every mark as the share is of what is asked.
[[nodiscard]] std::int64_t place_on_bar(exact::ratio const& share,
                                        std::vector<exact::ratio> const& marks);

/// A small bar up to a share, thinner up to the highest share that blanks allow, with marks where
/// the verdict turns; nothing for what has no share. `colour` is the
/// class of its tone; `label` is for those who cannot see it.
[[nodiscard]] markup share_bar(exact::counts const&, exact::margins const&,
                               exact::threshold const& asked, std::string_view colour,
                               std::string_view label);

/// The same for a number that is a share, with marks at what it is held against.
[[nodiscard]] markup share_bar(number_verdict const&, std::string_view colour,
                               std::string_view label);

} // namespace chitieu::render
