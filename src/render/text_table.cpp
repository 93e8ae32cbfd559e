#include <chitieu/render/render.hpp>

#include "figures.hpp"
#include "group_text.hpp"
#include "headline.hpp"
#include "joint_text.hpp"
#include "page.hpp"
#include "points_text.hpp"
#include "shortfall.hpp"
#include "verdict_row.hpp"
#include "witness_text.hpp"

#include <algorithm>

namespace chitieu::render {
namespace {

/// Longer lines of a sentence are hard to read, however wide the terminal is.
constexpr std::size_t widest = 100;

class text_table {
 public:
  text_table(report const& of, text_options const& options)
      : report_(of), options_(options), words_(words_of(options.language)),
        page_(std::min(options.width, widest), options.colour), grid_(verdict_columns(words_)) {
    for (target_verdict const& target : report_.targets) {
      if (target.clauses.size() != 1) grid_.make_room(target_row(target, words_));
      for (clause_verdict const& clause : target.clauses)
        grid_.make_room(verdict_row(target, clause, words_));
    }
    for (std::size_t const repeated : {due_column, need_column})
      if (grid_.width() > page_.width()) grid_.leave_out(repeated);
    indent_ = grid_.second_column();
    rule_ = std::max(page_.width(), grid_.width());
  }

  std::string draw() {
    heading();
    if (!report_.targets.empty()) {
      page_.rule(rule_);
      page_.drawn(grid_.draw_heading(page_.colour()));
      page_.rule(rule_);
    }
    std::string const* section = nullptr;
    for (target_verdict const& each : report_.targets) {
      if (section ? *section != each.section : !each.section.empty()) {
        if (section) page_.blank_line();
        page_.paragraph(each.section, 0, tone::strong, each.section.empty() ? "" : "── ");
      }
      section = &each.section;
      target(each);
    }
    page_.rule(rule_);
    summary();
    return page_.text();
  }

 private:
  void heading() {
    auto const [title, when] = headline_of(report_, words_);
    page_.paragraph(joined(title, when), 0, tone::strong);
    page_.paragraph(report_.plan_source, 0, tone::faint);
  }

  void target(target_verdict const& of) {
    rows_of(of);
    if (of.points) page_.paragraph(points_text(*of.points, words_), indent_, tone::plain);
  }

  void rows_of(target_verdict const& of) {
    if (of.clauses.size() == 1) return clause(of, of.clauses.front(), of.title);
    page_.drawn(grid_.draw(target_row(of, words_), page_.colour()));
    if (of.clauses.empty()) {
      page_.paragraph(of.title, indent_, tone::plain);
      page_.paragraph(words_.cannot_judge, indent_, tone_of(of.status), arrow);
      return;
    }
    page_.paragraph(title_with_clauses(of, words_), indent_, tone::plain);
    for (clause_verdict const& each : of.clauses) clause(of, each, {});
  }

  void clause(target_verdict const& of, clause_verdict const& each, std::string const& title) {
    page_.drawn(grid_.draw(verdict_row(of, each, words_), page_.colour()));
    bool const both = !title.empty() && !each.sentence.empty();
    page_.paragraph(both ? title + ": " + each.sentence : title + each.sentence, indent_,
                    tone::plain, joint_text(each, words_));
    if (options_.reads) page_.paragraph(each.reads, indent_, tone::faint, "= ");
    page_.paragraph(shortfall(each, deadline_of(of, each), words_), indent_, tone_of(each.status),
                    arrow);
    write_witnesses(page_, witness_lists(each, words_), indent_ + 2);
    groups(of, each);
    page_.paragraph(hidden_groups(each, words_), indent_ + 2, tone::faint);
  }

  void groups(target_verdict const& of, clause_verdict const& by) {
    // The sentence has named those that fall short; all of them are for who asks.
    if (by.groups.empty() || (by.in_every && !by.who)) return;
    grid table(group_columns(words_));
    for (group_verdict const& each : by.groups)
      table.make_room(group_row(each, by, of.kind, words_));
    page_.drawn(table.draw_heading(page_.colour()), indent_ + 2);
    for (group_verdict const& each : by.groups) {
      page_.drawn(table.draw(group_row(each, by, of.kind, words_), page_.colour()), indent_ + 2);
      write_witnesses(page_, witness_lists(by, each, words_), indent_ + 4);
    }
    write_witnesses(page_, of_any_group(by, words_), indent_ + 2);
  }

  void summary() {
    std::string line;
    for (summary_part const& each : summary_of(report_, words_))
      line = joined(std::move(line), each.text);
    page_.paragraph(line.empty() ? words_.no_targets : std::string_view(line), 0, tone::strong);
    page_.paragraph(total_text(report_, words_), 0, tone::strong);
    for (auto const& each : places_text(report_, words_)) page_.paragraph(each, 2, tone::plain);
  }

  static constexpr std::string_view arrow = "→ ";

  report const& report_;
  text_options const& options_;
  words const& words_;
  page page_;
  grid grid_;
  std::size_t indent_ = 0;
  std::size_t rule_ = 0;
};

} // namespace

std::string to_text(report const& of, text_options const& options) {
  return text_table(of, options).draw();
}

} // namespace chitieu::render
