#pragma once
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

#include <string>
#include <vector>

namespace chitieu::render {

/// `8,5/10 điểm`; where blanks or a deadline leave it open `từ 5 đến 10 trên 10 điểm`.
[[nodiscard]] std::string points_text(points const&, words const&);

/// What the whole plan came to: its points and its grade; nothing without points.
[[nodiscard]] std::string total_text(report const&, words const&);

/// The groups by points: `1. A: 8,5/10 điểm`; equal ones share a place.
[[nodiscard]] std::vector<std::string> places_text(report const&, words const&);

} // namespace chitieu::render
