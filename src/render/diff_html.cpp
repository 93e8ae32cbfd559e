#include <chitieu/render/diff.hpp>

#include "html_markup.hpp"
#include "html_page.hpp"

namespace chitieu::render {
namespace {

markup list(std::vector<markup> const& items) {
  markup inside;
  for (auto const& each : items) inside += markup::element("li", {}, each);
  return markup::element("ul", {}, inside);
}

markup part(std::string_view title, std::vector<markup> const& items, std::string_view nothing) {
  auto inside = markup::element("p", {{"class", "ct-title"}}, title);
  inside += items.empty() ? markup::element("p", {{"class", "ct-faint"}}, nothing) : list(items);
  return markup::element("section", {{"class", "ct-messages"}}, inside);
}

} // namespace

std::string to_html(plan_diff const& of, language which, bool whole_page) {
  auto const vi = which == language::vi;
  auto const title = of.old_file + " → " + of.new_file;
  std::vector<markup> matter;
  std::vector<markup> told;
  for (auto const& each : of.changes) {
    auto const line = says(each, which);
    (each.changes_meaning() ? matter : told).push_back(markup::text(line));
  }
  auto body = markup::element(whole_page ? "h1" : "p", {{"class", "ct-plan"}}, title);
  body += part(vi ? "Thay đổi về nội dung" : "What means something else", matter,
               vi ? "Không có." : "Nothing.");
  if (!told.empty()) body += part(vi ? "Chỉ đổi lời văn" : "What is only told otherwise", told, "");
  if (of.with_data) {
    std::vector<markup> moved;
    for (auto const& each : of.verdicts) moved.push_back(markup::text(says(each, which)));
    body += part(vi ? "Trên dữ liệu này" : "On these data", moved,
                 vi ? "Không kết quả nào thay đổi." : "No verdict changes.");
  }
  return whole_page ? html_page(title, body, which) : html_fragment(body, which);
}

} // namespace chitieu::render
