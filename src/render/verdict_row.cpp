#include "verdict_row.hpp"

#include "figures.hpp"
#include "number_text.hpp"
#include "printable.hpp"

#include <algorithm>

namespace chitieu::render {
namespace {

struct figures {
  std::string count, share, need, margin;
};

/// What could not be judged, or does not apply, has no figures.
template <class Verdict>
figures figures_of(Verdict const& of, exact::threshold const& asked, words const& in) {
  if (of.status == status::invalid) return {};
  if (of.number) {
    auto const value = value_text(*of.number, in);
    bool const share = of.number->is_share;
    return {share ? "" : value, share ? value : "", need_text(*of.number, in),
            margin_text(of.status, *of.number, in)};
  }
  return {count_text(of.counts, asked), share_text(of.counts, of.margins, asked, in),
          need_text(of.counts, of.margins, asked), margin_text(of.status, of.margins, in)};
}

} // namespace

cell status_cell(status which, kind what, words const& in) {
  std::string text(sign_of(which));
  text += ' ';
  text += word_of(in, which, what);
  return {text, tone_of(which)};
}

std::vector<column> verdict_columns(words const& in) {
  return {{std::string(in.id)},          {std::string(in.status)},    {std::string(in.count), true},
          {std::string(in.share), true}, {std::string(in.threshold)}, {std::string(in.need), true},
          {std::string(in.margin)},      {std::string(in.due), true}};
}

row verdict_row(target_verdict const& target, clause_verdict const& clause, words const& in) {
  bool const alone = target.clauses.size() == 1;
  figures const shown =
      clause.does_not_apply || clause.hidden ? figures() : figures_of(clause, clause.asked, in);
  auto const deadline = deadline_of(target, clause);
  bool const ahead = clause.status == status::pending && deadline.has_value();
  return {{(alone ? "" : "  ") + printable(clause.id), tone::strong},
          status_cell(clause.status, target.kind, in),
          {shown.count},
          {shown.share},
          {printable(clause.threshold)},
          {shown.need},
          {shown.margin, tone_of(clause.status)},
          {ahead ? day_text(*deadline) : ""}};
}

row target_row(target_verdict const& target, words const& in) {
  return {{printable(target.id), tone::strong}, status_cell(target.status, target.kind, in)};
}

std::vector<column> group_columns(words const& in) {
  return {{std::string(in.group)},       {std::string(in.status)},
          {std::string(in.count), true}, {std::string(in.share), true},
          {std::string(in.need), true},  {std::string(in.margin)}};
}

row group_row(group_verdict const& group, clause_verdict const& clause, kind what,
              words const& in) {
  figures const shown = figures_of(group, clause.in_every ? clause.each_asked : clause.asked, in);
  return {{group.group.empty() ? std::string(in.blank_group) : printable(group.group)},
          status_cell(group.status, what, in),
          {shown.count},
          {shown.share},
          {shown.need},
          {shown.margin, tone_of(group.status)}};
}

} // namespace chitieu::render
