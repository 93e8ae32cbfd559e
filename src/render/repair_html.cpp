#include "repair_html.hpp"

#include "html_page.hpp"

#include <chitieu/render/repair.hpp>

#include <algorithm>

namespace chitieu::render {
namespace {

std::string keys_of(std::vector<witness> const& some) {
  std::string out;
  for (auto const& each : some) {
    if (!out.empty()) out += ", ";
    out += each.key + (each.name.empty() ? "" : " (" + each.name + ")");
  }
  return out;
}

markup bullets(std::vector<markup> const& items) {
  markup inside;
  for (auto const& each : items) inside += markup::element("li", {}, each);
  return markup::element("ul", {}, inside);
}

markup titled(std::string_view title, std::vector<markup> const& items) {
  auto inside = markup::element("p", {{"class", "ct-title"}}, title);
  inside += bullets(items);
  return markup::element("section", {{"class", "ct-messages"}}, inside);
}

markup step_item(repair_step const& of, language which) {
  auto const vi = which == language::vi;
  auto out = markup::text(says(of, which));
  auto const add = [&](std::string const& label, std::vector<witness> const& some) {
    if (some.empty()) return;
    out += markup::literal("<br>");
    out += markup::element("span", {{"class", "ct-faint"}}, label + keys_of(some));
  };
  add(std::string(label_of_chosen(of, which)), of.chosen);
  add(vi ? "hoặc: " : "or: ", of.others);
  return out;
}

std::string_view title_in(language which) {
  return which == language::vi ? "Cần gì để đạt" : "What would meet it";
}

} // namespace

markup repair_section(repair_plan const& of, language which, std::string_view tag) {
  auto const vi = which == language::vi;
  auto body = markup::element(tag, {{"class", "ct-plan"}}, title_in(which));
  std::vector<markup> steps;
  for (auto const& each : of.steps) steps.push_back(step_item(each, which));
  body += titled(says(of, which), steps);
  if (!of.obstacles.empty()) {
    std::vector<markup> items;
    for (auto const& each : of.obstacles) items.push_back(markup::text(says(each, which)));
    body += titled(vi ? "Không thể làm cho đạt hết" : "Not all can be met", items);
  }
  std::vector<markup> clauses;
  for (auto const& each : of.clauses) {
    auto const line = says(each, which);
    clauses.push_back(each.aimed_at ? markup::element("strong", {}, line) : markup::text(line));
  }
  if (!clauses.empty()) body += titled(vi ? "Khi đó" : "Then", clauses);
  std::string columns;
  for (auto const& each : of.may_change) {
    auto const range = std::find_if(of.ranges.begin(), of.ranges.end(),
                                    [&](repair_range const& one) { return one.column == each; });
    columns +=
        (columns.empty() ? "" : ", ") + (range == of.ranges.end() ? each : says(*range, which));
  }
  if (!columns.empty()) {
    auto inside = markup::element("p", {{"class", "ct-title"}},
                                  vi ? "Được phép thay đổi" : "What may change");
    inside += markup::element("p", {{"class", "ct-faint"}}, columns);
    body += markup::element("section", {{"class", "ct-messages"}}, inside);
  }
  return body;
}

std::string to_html(repair_plan const& of, language which, bool whole_page) {
  auto const body = repair_section(of, which, whole_page ? "h1" : "p");
  return whole_page ? html_page(title_in(which), body, which) : html_fragment(body, which);
}

} // namespace chitieu::render
