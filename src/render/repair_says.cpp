#include <chitieu/render/repair.hpp>

#include "figures.hpp"
#include "printable.hpp"

#include <utility>

namespace chitieu::render {
namespace {

using came_to = repair_plan::outcome;

std::string counted(std::int64_t number, language which) {
  if (which == language::vi) return std::to_string(number) + " thay đổi";
  return std::to_string(number) + (number == 1 ? " change" : " changes");
}

std::string level_text(std::string const& level, language which) {
  if (level == "yes") return which == language::vi ? "có" : "yes";
  if (level == "no") return which == language::vi ? "không" : "no";
  return "“" + level + "”";
}

std::string change_text(repair_change const& change, language which) {
  using form = repair_change::form;
  auto const vi = which == language::vi;
  std::string levels;
  for (auto const& each : change.levels)
    levels += (levels.empty() ? "" : ", ") + level_text(each, which);
  if (levels.empty()) levels = vi ? "không có gì" : "nothing";
  std::string verb;
  switch (change.is) {
  case form::gains:
    verb = vi ? "thêm" : "gains";
    break;
  case form::loses:
    verb = vi ? "bớt" : "loses";
    break;
  case form::becomes:
    verb = vi ? "thành" : "becomes";
    break;
  case form::added:
    return (vi ? "thêm " : "plus ") + change.levels.front() + " " + change.population;
  }
  return change.column + " " + verb + " " + levels;
}

std::string clause_text(clause_verdict const& of, language which) {
  auto const& in = words_of(which);
  auto out = std::string(word_of(in, of.status, kind::target));
  if (of.number || of.status == status::invalid) return out;
  out += " " + count_text(of.counts, of.asked);
  auto const margin = margin_text(of.status, of.margins, in);
  return margin.empty() ? out : out + " (" + margin + ")";
}

std::string ids_text(std::vector<std::string> const& ids) {
  std::string out;
  for (auto const& each : ids) out += (out.empty() ? "" : ", ") + each;
  return out;
}

} // namespace

std::string says(repair_plan const& of, language which) {
  auto const vi = which == language::vi;
  auto const rest = !of.obstacles.empty();
  switch (of.came_to) {
  case came_to::nothing_to_do:
    if (has_errors(of.diagnostics))
      return vi ? "Trong những chỉ tiêu xét được không có chỉ tiêu nào chưa đạt."
                : "No target that can be judged is unmet.";
    return vi ? "Không có chỉ tiêu nào chưa đạt." : "No target is unmet.";
  case came_to::minimal:
    if (vi)
      return (rest ? "Với các chỉ tiêu còn lại, cần " : "Cần ") + counted(of.changes, which) +
             "; ít hơn thì không đủ.";
    return counted(of.changes, which) +
           (rest ? " would meet the others; fewer would not." : " would meet it; fewer would not.");
  case came_to::bounded:
    if (vi)
      return (rest ? "Với các chỉ tiêu còn lại, " : "") + counted(of.changes, which) +
             " là đủ; ít nhất phải có " + std::to_string(of.at_least) + ".";
    return counted(of.changes, which) +
           (rest ? " would meet the others; at least " : " would meet it; at least ") +
           std::to_string(of.at_least) + " are needed.";
  case came_to::not_found:
    if (vi)
      return "Chưa tìm được các thay đổi phù hợp; ít nhất phải có " + std::to_string(of.at_least) +
             ".";
    return "No changes were found that would meet it; at least " + std::to_string(of.at_least) +
           " are needed.";
  case came_to::impossible:
    break;
  }
  return vi ? "Không thay đổi nào được phép làm cho đạt."
            : "Nothing that may change would meet it.";
}

std::string says(repair_step const& of, language which) {
  auto const vi = which == language::vi;
  auto out = std::to_string(of.count) + (vi ? " trong " : " of ") + std::to_string(of.among) + " " +
             of.population + ":";
  for (std::size_t i = 0; i < of.changes.size(); ++i)
    out += (i == 0 ? " " : "; ") + change_text(of.changes[i], which);
  return printable(out);
}

std::string says(repair_obstacle const& of, language which) {
  using form = repair_obstacle::form;
  auto const vi = which == language::vi;
  auto out = ids_text(of.ids) + ": ";
  switch (of.is) {
  case form::untouched:
    out += vi ? "không có gì được thay đổi liên quan đến chỉ tiêu này"
              : "nothing that may change has to do with it";
    break;
  case form::alone:
    out += vi ? "thay đổi hết những gì được phép cũng không đạt"
              : "all that may change would not meet it";
    break;
  case form::together:
    out += vi ? "không thể cùng đạt" : "cannot be met together";
    break;
  case form::unfollowed:
    out += vi ? "chưa tính được thay đổi nào làm cho đạt" : "what would meet it is not worked out";
    break;
  }
  return printable(out);
}

std::string says(repaired_clause const& of, language which) {
  auto out = of.before.id + (of.title.empty() ? "" : " “" + of.title + "”") + ": ";
  auto const before = clause_text(of.before, which);
  auto const after = clause_text(of.after, which);
  return printable(out + (before == after ? after : before + " → " + after));
}

} // namespace chitieu::render
