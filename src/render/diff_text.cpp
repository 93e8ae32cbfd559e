#include <chitieu/render/diff.hpp>

#include "fill.hpp"
#include "paint.hpp"
#include "printable.hpp"

namespace chitieu::render {
namespace {

using form = plan_change::form;

std::string_view mark(plan_change const& c) {
  if (c.is == form::added) return "+ ";
  if (c.is == form::removed) return "− ";
  return c.changes_meaning() ? "~ " : "≈ ";
}

tone tone_for(plan_change const& c) { return c.changes_meaning() ? tone::strong : tone::faint; }

} // namespace

std::string to_text(plan_diff const& of, language which, bool colour) {
  auto const vi = which == language::vi;
  auto out = paint(printable(of.old_file + " → " + of.new_file), tone::strong, colour) + "\n";
  if (of.changes.empty())
    out += vi ? "Hai kế hoạch nói cùng một điều.\n" : "Both plans say the same.\n";
  for (auto const& each : of.changes)
    out += paint(std::string(mark(each)), tone_for(each), colour) + says(each, which) + "\n";
  if (!of.with_data) return out;
  out += "\n";
  if (of.verdicts.empty())
    return out + (vi ? "Trên dữ liệu này không kết quả nào thay đổi.\n"
                     : "On these data no verdict changes.\n");
  out += paint(vi ? "Trên dữ liệu này:" : "On these data:", tone::strong, colour) + "\n";
  for (auto const& each : of.verdicts) out += "  " + says(each, which) + "\n";
  return out;
}

} // namespace chitieu::render
