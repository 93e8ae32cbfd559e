#include <chitieu/render/review.hpp>

#include "figures.hpp"
#include "headline.hpp"
#include "points_text.hpp"
#include "shortfall.hpp"
#include "verdict_row.hpp"

namespace chitieu::render {
namespace {

review_line line_of(target_verdict const& target, words const& in) {
  review_line out;
  out.id = target.id;
  out.title = target.title;
  out.section = target.section;
  out.source = target.source;
  out.status = word_of(in, target.status, target.kind);
  out.sign = sign_of(target.status);
  if (target.deadline) out.deadline = day_text(*target.deadline);
  return out;
}

review_line line_of(target_verdict const& target, clause_verdict const& clause, words const& in) {
  auto out = line_of(target, in);
  out.id = clause.id;
  out.sentence = clause.sentence;
  out.threshold = clause.threshold;
  out.status = word_of(in, clause.status, target.kind);
  out.sign = sign_of(clause.status);
  if (auto const deadline = deadline_of(target, clause)) out.deadline = day_text(*deadline);
  if (clause.status == status::invalid) return out;
  auto const shown = verdict_row(target, clause, in);
  out.count = shown[count_column].text;
  out.share = shown[share_column].text;
  out.need = shown[need_column].text;
  out.shortfall = shortfall(clause, deadline_of(target, clause), in);
  return out;
}

} // namespace

review review_of(report const& of, language which) {
  auto const& in = words_of(which);
  auto const head = headline_of(of, in);
  review out{head.title, head.when, {}, {}, {}};
  for (auto const& part : summary_of(of, in)) out.summary = joined(out.summary, part.text);
  out.summary = joined(out.summary, total_text(of, in));
  for (auto const heading : {in.id, in.status, in.count, in.share, in.threshold, in.need})
    out.headings.emplace_back(heading);
  for (std::size_t t = 0; t < of.targets.size(); ++t) {
    auto const& target = of.targets[t];
    if (target.clauses.empty()) {
      out.lines.push_back(line_of(target, in));
      out.lines.back().target = t;
    }
    for (std::size_t c = 0; c < target.clauses.size(); ++c) {
      out.lines.push_back(line_of(target, target.clauses[c], in));
      out.lines.back().target = t;
      out.lines.back().clause = c;
    }
  }
  return out;
}

} // namespace chitieu::render
