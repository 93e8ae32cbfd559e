#include <chitieu/render/repair.hpp>

#include "figures.hpp"
#include "number_text.hpp"
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
  if (level.find_first_not_of("0123456789.,-") == std::string::npos) return level;
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
  if (of.status == status::invalid) return out;
  out += " " + (of.number ? value_text(*of.number, in) : count_text(of.counts, of.asked));
  auto const margin =
      of.number ? margin_text(of.status, *of.number, in) : margin_text(of.status, of.margins, in);
  return margin.empty() ? out : out + " (" + margin + ")";
}

std::string ids_text(std::vector<std::string> const& ids) {
  std::string out;
  for (auto const& each : ids) out += (out.empty() ? "" : ", ") + each;
  return out;
}

std::string_view reason_text(repair_obstacle::reason why, language which) {
  using enum repair_obstacle::reason;
  auto const vi = which == language::vi;
  switch (why) {
  case none:
    break;
  case number:
    return vi ? "cách tính con số của chỉ tiêu này chưa được xét"
              : "its number is made in a way that is not followed";
  case which_record:
    return vi ? "chưa biết chắc chỉ tiêu này hỏi dòng nào, hoặc điều đó có thể thay đổi"
              : "which records it asks about is not known, or may change";
  case partial:
    return vi ? "chỉ tiêu này hỏi một bảng chưa đầy đủ"
              : "it asks of a table in which not all records are";
  case no_range:
    return vi ? "chưa có con số nào nên không biết có thể tăng đến đâu"
              : "there is no number yet, so nobody knows how high it can be";
  case on_condition:
    return vi ? "điều kiện áp dụng của chỉ tiêu này cũng có thể thay đổi"
              : "whether it applies may change, too";
  case blank_reference:
    return vi ? "có ô liên kết để trống nên không biết các dòng đó thuộc về đâu"
              : "some references are blank, so nobody knows whose records those are";
  case too_many_ways:
    return vi ? "có quá nhiều cách thay đổi nên chưa xét hết"
              : "there are too many ways to look at all of them";
  case too_many:
    return vi ? "có quá nhiều dòng phải xét riêng từng dòng"
              : "there are too many rows to look at one by one";
  }
  return {};
}

std::string because(repair_obstacle const& of, language which) {
  auto const why = reason_text(of.because, which);
  return why.empty() ? std::string() : ": " + std::string(why);
}

} // namespace

std::string says(repair_range const& of, language which) {
  auto const vi = which == language::vi;
  if (of.low.empty()) return printable(of.column + (vi ? " (chưa có số nào)" : " (no number yet)"));
  return printable(of.column + (vi ? " (từ " : " (from ") + of.low + (vi ? " đến " : " to ") +
                   of.high + ")");
}

bool is_of_new_records(repair_step const& of) {
  return of.changes.size() == 1 && of.changes.front().is == repair_change::form::added &&
         of.changes.front().population == of.population;
}

std::string_view label_of_chosen(repair_step const& of, language which) {
  auto const vi = which == language::vi;
  if (is_of_new_records(of)) return vi ? "giống như: " : "like: ";
  return vi ? "chẳng hạn: " : "for example: ";
}

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
  if (is_of_new_records(of))
    return printable((vi ? "thêm " : "plus ") + std::to_string(of.count) + " " + of.population);
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
    out += vi ? "trong những gì được phép thay đổi, không có gì liên quan đến chỉ tiêu này"
              : "nothing that may change has to do with it";
    break;
  case form::alone:
    out += vi ? "dù thay đổi hết những gì được phép cũng không đạt"
              : "all that may change would not meet it";
    out += because(of, which);
    break;
  case form::together:
    out += vi ? "không thể cùng đạt" : "cannot be met together";
    break;
  case form::unfollowed:
    out += vi ? "chưa tính được thay đổi nào làm cho đạt" : "what would meet it is not worked out";
    out += because(of, which);
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
