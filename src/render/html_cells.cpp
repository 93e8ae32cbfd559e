#include "html_cells.hpp"

#include <algorithm>
#include <string>

namespace chitieu::render {
namespace {

std::string_view side_of(column const& which) { return which.right ? "ct-number" : ""; }

} // namespace

std::string_view class_of(tone which) noexcept {
  switch (which) {
  case tone::good:
    return "ct-good";
  case tone::bad:
    return "ct-bad";
  case tone::waiting:
    return "ct-waiting";
  case tone::unsure:
    return "ct-unsure";
  case tone::plain:
  case tone::strong:
  case tone::faint:
    break;
  }
  return {};
}

markup status_badge(status which, std::string_view word) {
  markup inside =
      markup::element("span", {{"class", "ct-sign"}, {"aria-hidden", "true"}}, sign_of(which));
  inside += markup::literal(" ");
  inside += markup::text(word);
  std::string names = "ct-status ";
  names += class_of(tone_of(which));
  return markup::element("span", {{"class", names}}, inside);
}

markup heading_cells(std::vector<column> const& columns, std::size_t from, std::size_t to) {
  markup cells;
  for (std::size_t at = from; at < std::min(to, columns.size()); ++at)
    if (at != due_column)
      cells += markup::element("th", {{"scope", "col"}, {"class", side_of(columns[at])}},
                               columns[at].heading);
  return cells;
}

markup figure_cells(row const& of, std::vector<column> const& columns, markup const& bar) {
  markup cells;
  for (std::size_t at = status_column + 1; at < columns.size(); ++at) {
    if (at == due_column) continue;
    markup inside;
    std::string_view colour;
    if (at < of.size()) {
      inside = markup::text(of[at].text);
      colour = class_of(of[at].colour);
    }
    if (at == share_column) inside += bar;
    std::string names(side_of(columns[at]));
    if (!names.empty() && !colour.empty()) names += ' ';
    names += colour;
    cells += markup::element("td", {{"class", names}}, inside);
  }
  return cells;
}

} // namespace chitieu::render
