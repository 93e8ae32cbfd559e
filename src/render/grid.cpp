#include "grid.hpp"

#include <chitieu/text/fold.hpp>

#include <algorithm>
#include <utility>

namespace chitieu::render {

grid::grid(std::vector<column> columns)
    : columns_(std::move(columns)), filled_(columns_.size(), 0) {}

void grid::make_room(row const& cells) {
  for (std::size_t at = 0; at < std::min(cells.size(), filled_.size()); ++at) {
    std::size_t const wide = text::display_width(cells[at].text);
    if (at == 0 && wide > widest_first) continue;
    filled_[at] = std::max(filled_[at], wide);
  }
}

void grid::leave_out(std::size_t column) { filled_[column] = 0; }

std::size_t grid::width_of(std::size_t column) const {
  if (filled_[column] == 0 && column > 0) return 0;
  return std::max(filled_[column], text::display_width(columns_[column].heading));
}

std::size_t grid::second_column() const { return width_of(0) + gap; }

std::size_t grid::width() const {
  std::size_t total = width_of(0);
  for (std::size_t at = 1; at < columns_.size(); ++at)
    if (std::size_t const wide = width_of(at)) total += gap + wide;
  return total;
}

std::string grid::draw_heading(bool colour) const {
  row headings;
  for (column const& each : columns_) headings.push_back({each.heading, tone::strong});
  return draw(headings, colour);
}

std::string grid::draw(row const& cells, bool colour) const {
  std::string lines;
  std::size_t due = 0; // blanks owed before the next text, so that no line ends in any
  for (std::size_t at = 0; at < std::min(columns_.size(), cells.size()); ++at) {
    std::size_t const wide = width_of(at);
    if (wide == 0 && at > 0) continue;
    auto const& [shown, colour_of_cell] = cells[at];
    std::size_t const used = text::display_width(shown);
    if (at == 0 && used > wide) {
      lines += paint(shown, colour_of_cell, colour) + '\n';
      due = wide;
      continue;
    }
    if (at > 0) due += gap;
    std::size_t const spare = wide - std::min(wide, used);
    if (columns_[at].right) due += spare;
    if (!shown.empty()) {
      lines.append(due, ' ');
      lines += paint(shown, colour_of_cell, colour);
      due = 0;
    }
    if (!columns_[at].right) due += spare;
  }
  return lines + '\n';
}

} // namespace chitieu::render
