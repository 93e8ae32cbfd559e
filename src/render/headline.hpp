#pragma once
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace chitieu::render {

/// What a report is of, and as of when: `Phong trào thi đua năm 2023`, `tính đến 30/10/2023`.
struct headline {
  std::string title; ///< with the year, unless the title says it
  std::string when;
};

[[nodiscard]] headline headline_of(report const&, words const&);

/// How many targets have come to one status: `3 chưa đạt`.
struct summary_part {
  chitieu::status status;
  std::string text;
};

/// Statuses that no target has are left out.
[[nodiscard]] std::vector<summary_part> summary_of(report const&, words const&);

/// The title of a target with several clauses, and how many of them are met.
[[nodiscard]] std::string title_with_clauses(target_verdict const&, words const&);

/// Two texts with a dot between, or the one that is not empty.
[[nodiscard]] std::string joined(std::string left, std::string_view right);

} // namespace chitieu::render
