#include "html_rows.hpp"

#include "figures.hpp"
#include "group_text.hpp"
#include "headline.hpp"
#include "html_bar.hpp"
#include "html_cells.hpp"
#include "joint_text.hpp"
#include "points_text.hpp"
#include "shortfall.hpp"
#include "witness_text.hpp"

#include <algorithm>
#include <string>

namespace chitieu::render {
namespace {

markup folded(std::string_view name, std::string const& summary, markup const& inside) {
  markup both = markup::element("summary", {}, summary);
  both += inside;
  return markup::element("details", {{"class", name}}, both);
}

std::string labelled(std::string_view label, std::size_t number) {
  return std::string(label) + ": " + std::to_string(number);
}

class target_writer {
 public:
  target_writer(target_verdict const& of, html_look const& look)
      : of_(of), look_(look), in_(look.in), columns_(verdict_columns(look.in)) {}

  [[nodiscard]] markup write() const {
    if (of_.clauses.size() == 1) return clause(of_.clauses.front());
    markup rows = own_row();
    for (clause_verdict const& each : of_.clauses) {
      rows += markup::literal("\n");
      rows += clause(each);
    }
    return rows;
  }

 private:
  /// A paragraph in the words of the plan.
  [[nodiscard]] markup planned(std::string_view name, std::string const& text) const {
    if (text.empty()) return {};
    return markup::element("p", {{"class", name}, {"lang", look_.plan_language}}, text);
  }

  /// A sentence that is an alternative says so in the reader's language.
  [[nodiscard]] markup sentence(clause_verdict const& of) const {
    auto const joint = joint_text(of, in_);
    if (joint.empty() || of.sentence.empty()) return planned({}, of.sentence);
    markup inside = markup::text(joint);
    inside += markup::element("span", {{"lang", look_.plan_language}}, of.sentence);
    return markup::element("p", {}, inside);
  }

  [[nodiscard]] static markup missed(status which, std::string const& sentence) {
    if (sentence.empty()) return {};
    markup inside = markup::literal("<span aria-hidden=\"true\">→ </span>");
    inside += markup::text(sentence);
    return markup::element("p", {{"class", class_of(tone_of(which))}}, inside);
  }

  [[nodiscard]] markup head_cells(std::string const& id, status which, bool with_kind) const {
    markup called = markup::text(id);
    auto const word = with_kind ? word_of(in_, of_.kind) : std::string_view();
    if (!word.empty()) called += markup::element("p", {{"class", "ct-faint"}}, word);
    markup cells = markup::element("th", {{"scope", "row"}, {"class", "ct-id"}}, called);
    cells += markup::element("td", {}, status_badge(which, word_of(in_, which, of_.kind)));
    return cells;
  }

  /// What could not be judged has no bar.
  template <class Verdict>
  [[nodiscard]] static markup bar(Verdict const& of, clause_verdict const& clause,
                                  row const& shown) {
    if (of.status == status::invalid || shown[share_column].text.empty()) return {};
    auto const colour = class_of(tone_of(of.status));
    bool const of_group = clause.in_every && static_cast<void const*>(&of) != &clause;
    auto const label =
        joined(shown[share_column].text, of_group ? clause.each_threshold : clause.threshold);
    return of.number ? share_bar(*of.number, colour, label)
                     : share_bar(of.counts, of.margins, of_group ? clause.each_asked : clause.asked,
                                 colour, label);
  }

  [[nodiscard]] static markup what(markup const& inside) {
    return markup::element("td", {{"class", "ct-what"}}, inside);
  }

  [[nodiscard]] markup points() const {
    return of_.points
               ? markup::element("p", {{"class", "ct-points"}}, points_text(*of_.points, in_))
               : markup();
  }

  /// The row of a target that has several clauses, or none.
  [[nodiscard]] markup own_row() const {
    markup cells = head_cells(of_.id, of_.status, true);
    markup inside;
    if (of_.clauses.empty()) {
      inside = planned("ct-title", of_.title);
      inside += missed(of_.status, std::string(in_.cannot_judge));
    } else {
      inside = planned("ct-title", title_with_clauses(of_, in_));
    }
    inside += points();
    inside += more(nullptr);
    cells += what(inside);
    cells += figure_cells({}, columns_, {});
    return markup::element("tr", {{"class", "ct-row"}}, cells);
  }

  [[nodiscard]] markup clause(clause_verdict const& each) const {
    bool const alone = of_.clauses.size() == 1;
    row const shown = verdict_row(of_, each, in_);
    markup inside = alone ? planned("ct-title", of_.title) : markup();
    inside += sentence(each);
    inside += missed(each.status, shortfall(each, deadline_of(of_, each), in_));
    inside += people(witness_lists(each, in_));
    inside += people(of_any_group(each, in_));
    if (each.hidden_groups > 0)
      inside += markup::element("p", {{"class", "ct-faint"}}, hidden_groups(each, in_));
    if (alone) inside += points();
    inside += more(&each);

    markup cells = head_cells(each.id, each.status, alone);
    cells += what(inside);
    cells += figure_cells(shown, columns_, bar(each, each, shown));
    markup rows = markup::element("tr", {{"class", alone ? "ct-row" : "ct-row ct-clause"}}, cells);
    if (!each.groups.empty()) rows += groups(each);
    return rows;
  }

  /// What is folded away; of a target with several clauses, what they share stands in its own row.
  [[nodiscard]] markup more(clause_verdict const* each) const {
    if (!look_.options.details) return {};
    markup list;
    auto const add = [&list](std::string_view label, markup const& value) {
      if (value.empty()) return;
      list += markup::element("dt", {}, label);
      list += markup::element("dd", {}, value);
    };
    auto const in_plan = [this](std::string const& text) {
      if (text.empty() || look_.plan_language.empty()) return markup::text(text);
      return markup::element("span", {{"lang", look_.plan_language}}, text);
    };
    if (each && !each->reads.empty()) add(in_.reading, markup::element("code", {}, each->reads));
    if (each && each->deadline) add(in_.due, markup::text(day_text(*each->deadline)));
    if (!each || of_.clauses.size() == 1) {
      add(in_.source, in_plan(of_.source));
      if (of_.deadline && !(each && each->deadline))
        add(in_.due, markup::text(day_text(*of_.deadline)));
      add(in_.owner, in_plan(of_.owner));
      add(in_.remark, in_plan(of_.note));
    }
    if (list.empty()) return {};
    return folded("ct-more", std::string(in_.details), markup::element("dl", {}, list));
  }

  /// Lists of people, for who asked for them.
  [[nodiscard]] markup people(std::vector<witness_list> const& lists) const {
    markup all;
    if (!look_.options.reveal) return all;
    for (witness_list const& list : lists)
      all += folded("ct-who", labelled(list.label, list.size), markup::element("p", {}, list.text));
    return all;
  }

  [[nodiscard]] markup groups(clause_verdict const& by) const {
    auto const columns = group_columns(in_);
    markup rows;
    for (group_verdict const& each : by.groups) {
      row const shown = group_row(each, by, of_.kind, in_);
      markup cells = markup::element("th", {{"scope", "row"}}, shown.front().text);
      cells +=
          markup::element("td", {}, status_badge(each.status, word_of(in_, each.status, of_.kind)));
      cells += figure_cells(shown, columns, bar(each, by, shown));
      rows += markup::element("tr", {}, cells);
      if (auto const listed = people(witness_lists(by, each, in_)); !listed.empty())
        rows += markup::element(
            "tr", {},
            markup::element("td", {{"colspan", std::to_string(columns.size() + 2)}}, listed));
    }
    markup table = markup::element(
        "thead", {}, markup::element("tr", {}, heading_cells(columns, 0, columns.size())));
    table += markup::element("tbody", {}, rows);
    markup cells = markup::literal("<td colspan=\"2\"></td>");
    cells += markup::element(
        "td", {{"class", "ct-groups"}, {"colspan", std::to_string(column_count(look_) - 2)}},
        folded({}, joined(labelled(in_.groups, by.groups.size()), by.each_threshold),
               markup::element("table", {{"aria-label", joined(by.id, in_.groups)}}, table)));
    return markup::element("tr", {}, cells);
  }

  target_verdict const& of_;
  html_look const& look_;
  words const& in_;
  std::vector<column> columns_;
};

} // namespace

markup heading_row(html_look const& look) {
  auto const columns = verdict_columns(look.in);
  markup cells = heading_cells(columns, 0, status_column + 1);
  cells += markup::element("th", {{"scope", "col"}, {"class", "ct-what"}}, look.in.target);
  cells += heading_cells(columns, status_column + 1, columns.size());
  return markup::element("tr", {}, cells);
}

std::size_t column_count(html_look const& look) {
  // The column of deadlines is left out, and that of sentences is added.
  return verdict_columns(look.in).size();
}

markup target_rows(target_verdict const& of, html_look const& look) {
  return target_writer(of, look).write();
}

} // namespace chitieu::render
