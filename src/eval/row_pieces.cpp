#include "row_pieces.hpp"

#include <algorithm>

namespace chitieu::eval {

row_pieces::row_pieces(std::size_t rows, std::size_t rows_of_piece)
    : rows_{rows}, rows_of_piece_{rows_of_piece},
      count_{(rows + rows_of_piece - 1) / rows_of_piece} {
  // Enough for the threads of most machines, and few enough that a span is long.
  constexpr std::size_t most_spans = 32;
  auto const spans = std::min(count_, most_spans);
  for (std::size_t i = 0; i < spans; ++i)
    spans_.push_back({count_ * i / spans, count_ * (i + 1) / spans});
}

row_pieces::piece row_pieces::take(std::size_t& span) {
  if (span == none || spans_[span].next == spans_[span].end) span = another();
  auto& from = spans_[span];
  from.is_taken = true;
  auto const first = from.next++ * rows_of_piece_;
  return {first, std::min(first + rows_of_piece_, rows_)};
}

std::size_t row_pieces::another() const {
  // One that nobody has, and where all have somebody the one of which most is left.
  auto const better = [](span_of_pieces const& a, span_of_pieces const& b) {
    bool const a_is_free = !a.is_taken;
    bool const b_is_free = !b.is_taken;
    return a_is_free != b_is_free ? b_is_free : a.end - a.next < b.end - b.next;
  };
  auto const best = std::max_element(spans_.begin(), spans_.end(), better);
  return static_cast<std::size_t>(best - spans_.begin());
}

} // namespace chitieu::eval
