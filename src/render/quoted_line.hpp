#pragma once
#include <chitieu/diagnostic/diagnostic.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chitieu::render {

/// A line of a plan as it is quoted, and where a mark stands under it, in terminal columns.
struct quoted_line {
  std::string text;
  std::size_t mark_at = 0;
  std::size_t mark_width = 1;
};

/// The line on which a place begins, with tabs made four blanks; of a long line the part around
/// the mark, between `…`. Nothing when the place is not in these bytes.
[[nodiscard]] std::optional<quoted_line> quote_line(std::string_view plan_bytes, place const&);

} // namespace chitieu::render
