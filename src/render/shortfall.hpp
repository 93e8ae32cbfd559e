#pragma once
#include "words.hpp"

#include <chitieu/data/day.hpp>
#include <chitieu/verdict/report.hpp>

#include <optional>
#include <string>

namespace chitieu::render {

/// One plain sentence on what a clause lacks, for example `thiếu 1: cần 76/80, hiện có 75`; empty
/// for a clause that is met. The figures are those of the filling that `margins` speaks of.
[[nodiscard]] std::string shortfall(clause_verdict const&, std::optional<data::day> deadline,
                                    words const&);

} // namespace chitieu::render
