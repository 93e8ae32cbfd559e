#pragma once
#include "words.hpp"

#include <chitieu/data/day.hpp>
#include <chitieu/exact/ratio.hpp>
#include <chitieu/exact/threshold.hpp>
#include <chitieu/verdict/report.hpp>

#include <optional>
#include <string>

namespace chitieu::render {

/// `30/10/2023`.
[[nodiscard]] std::string day_text(data::day);

/// A clause's own deadline, or else its target's.
[[nodiscard]] inline std::optional<data::day> deadline_of(target_verdict const& target,
                                                          clause_verdict const& clause) {
  return clause.deadline ? clause.deadline : target.deadline;
}

/// `96,2%`: one decimal, and never on the other side of what is asked.
[[nodiscard]] std::string percent_text(exact::ratio const& share, exact::threshold const& asked,
                                       words const&);

/// `77/80`; a count that is no share stands alone, unless there is nobody to count.
[[nodiscard]] std::string count_text(exact::counts const&, exact::threshold const& asked);

/// `96,2%`, with blanks `93,7–97,5%`, over an empty base `—`; empty for a count.
[[nodiscard]] std::string share_text(exact::counts const&, exact::margins const&,
                                     exact::threshold const& asked, words const&);

/// `76`, `≤ 11`, `3–5`; `—` where no number would do.
[[nodiscard]] std::string need_text(exact::counts const&, exact::margins const&,
                                    exact::threshold const& asked);

/// `thiếu 1`, `thừa 2`, `dư 3`.
[[nodiscard]] std::string margin_text(status, exact::margins const&, words const&);

} // namespace chitieu::render
