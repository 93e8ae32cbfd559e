#include <chitieu/render/repair.hpp>

#include "paint.hpp"
#include "printable.hpp"
#include "wrap.hpp"

#include <algorithm>

namespace chitieu::render {
namespace {

constexpr std::size_t line_width = 100;
constexpr std::size_t indent_of_people = 4;

std::string people(std::vector<witness> const& some) {
  std::string out;
  for (auto const& each : some) {
    if (!out.empty()) out += ", ";
    out += each.key + (each.name.empty() ? "" : " (" + each.name + ")");
  }
  return printable(out);
}

void add_people(std::string& to, std::string_view label, std::vector<witness> const& some) {
  if (some.empty()) return;
  std::string const indent(indent_of_people, ' ');
  for (auto const& line : wrap(std::string(label) + people(some), line_width - indent_of_people))
    to += indent + line + "\n";
}

void add_heading(std::string& to, std::string_view text, bool colour) {
  to += "\n" + paint(text, tone::strong, colour) + "\n";
}

} // namespace

std::string to_text(repair_plan const& of, language which, bool colour) {
  auto const vi = which == language::vi;
  std::string out;
  if (!of.obstacles.empty()) {
    out += paint(vi ? "Không thể làm cho đạt hết:" : "Not all can be met:", tone::strong, colour) +
           "\n";
    for (auto const& each : of.obstacles) out += "  " + says(each, which) + "\n";
    out += "\n";
  }
  out += paint(says(of, which), tone::strong, colour) + "\n";
  for (auto const& each : of.steps) {
    out += "  " + says(each, which) + "\n";
    add_people(out, label_of_chosen(each, which), each.chosen);
    add_people(out, vi ? "hoặc: " : "or: ", each.others);
  }
  if (!of.clauses.empty()) {
    add_heading(out, vi ? "Khi đó:" : "Then:", colour);
    for (auto const& each : of.clauses)
      out += "  " +
             paint(says(each, which), each.aimed_at ? tone_of(each.after.status) : tone::plain,
                   colour) +
             "\n";
  }
  if (!of.may_change.empty()) {
    std::string columns;
    for (auto const& each : of.may_change) {
      auto const range = std::find_if(of.ranges.begin(), of.ranges.end(),
                                      [&](repair_range const& one) { return one.column == each; });
      columns +=
          (columns.empty() ? "" : ", ") + (range == of.ranges.end() ? each : says(*range, which));
    }
    add_heading(out, vi ? "Được phép thay đổi:" : "What may change:", colour);
    for (auto const& line : wrap(printable(columns), line_width - 2)) out += "  " + line + "\n";
  }
  return out;
}

} // namespace chitieu::render
