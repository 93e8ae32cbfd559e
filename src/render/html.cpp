#include <chitieu/limits.hpp>
#include <chitieu/render/html.hpp>

#include "fill.hpp"
#include "headline.hpp"
#include "html_cells.hpp"
#include "html_page.hpp"
#include "html_rows.hpp"
#include "place_text.hpp"
#include "points_text.hpp"
#include "repair_html.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace chitieu::render {
namespace {

class html_report {
 public:
  html_report(report const& of, html_options const& options)
      : report_(of), options_(options), in_(words_of(options.language)),
        headline_(headline_of(of, in_)),
        look_{options, in_,
              of.plan_language == options.language ? std::string_view()
                                                   : tag_of(of.plan_language)} {}

  [[nodiscard]] std::string page() const {
    return html_page(joined(headline_.title, headline_.when), body(), options_.language);
  }

  [[nodiscard]] std::string fragment() const { return html_fragment(body(), options_.language); }

 private:
  [[nodiscard]] markup body() const {
    markup inside = table();
    if (options_.repair != nullptr)
      inside += repair_section(*options_.repair, options_.language, options_.page ? "h2" : "p");
    inside += messages();
    return inside;
  }

  [[nodiscard]] markup caption() const {
    auto const line = [this](std::string_view tag, std::string_view name, std::string const& text,
                             bool of_plan) {
      if (text.empty()) return markup();
      return markup::element(
          tag, {{"class", name}, {"lang", of_plan ? look_.plan_language : std::string_view()}},
          text);
    };
    markup inside =
        line(options_.page ? "h1" : "p", options_.page ? "" : "ct-plan", headline_.title, true);
    inside += line("p", "ct-faint", report_.plan_source, true);
    inside += line("p", "ct-faint", headline_.when, false);
    markup counts;
    for (summary_part const& each : summary_of(report_, in_))
      counts += status_badge(each.status, each.text);
    if (counts.empty()) counts = markup::text(in_.no_targets);
    inside += markup::element("div", {{"class", "ct-summary"}}, counts);
    inside += line("p", "ct-points", total_text(report_, in_), false);
    for (auto const& each : places_text(report_, in_)) inside += line("p", "ct-faint", each, false);
    return markup::element("caption", {}, inside);
  }

  [[nodiscard]] markup table() const {
    markup parts = caption();
    if (!report_.targets.empty()) {
      parts += markup::literal("\n");
      parts += markup::element("thead", {}, heading_row(look_));
    }
    auto const& all = report_.targets;
    for (auto first = all.begin(); first != all.end();) {
      auto const last = std::find_if(first, all.end(), [&first](target_verdict const& each) {
        return each.section != first->section;
      });
      parts += markup::literal("\n");
      parts += section(first->section, {first, last});
      first = last;
    }
    parts += markup::literal("\n");
    markup whole = markup::element("table", {}, parts);
    whole += markup::literal("\n");
    return whole;
  }

  [[nodiscard]] markup section(std::string const& title,
                               std::span<target_verdict const> targets) const {
    markup rows;
    if (!title.empty())
      rows = markup::element("tr", {{"class", "ct-row"}},
                             markup::element("th",
                                             {{"scope", "rowgroup"},
                                              {"class", "ct-section"},
                                              {"colspan", std::to_string(column_count(look_))},
                                              {"lang", look_.plan_language}},
                                             title));
    for (target_verdict const& each : targets) {
      rows += markup::literal("\n");
      rows += target_rows(each, look_);
    }
    return markup::element("tbody", {}, rows);
  }

  [[nodiscard]] markup messages() const {
    auto const& all = report_.diagnostics;
    if (all.empty()) return {};
    markup list;
    std::size_t const shown = std::min(all.size(), limits::diagnostics);
    for (std::size_t at = 0; at < shown; ++at) list += message_item(all[at]);
    if (all.size() > shown)
      list += markup::element("li", {}, fill(in_.and_more, {std::to_string(all.size() - shown)}));
    std::string const title = std::string(in_.messages) + ": " + std::to_string(all.size());
    markup inside = markup::element(options_.page ? "h2" : "p", {{"class", "ct-title"}}, title);
    inside += markup::element("ul", {}, list);
    return markup::element("section", {{"class", "ct-messages"}}, inside);
  }

  [[nodiscard]] markup message_item(diagnostic const& one) const {
    markup inside = markup::element("b", {{"class", class_of(tone_of(severity_of(one.what)))}},
                                    label_text(one.what, in_));
    inside += markup::literal(" ");
    inside += markup::text(place_text(one.at) + message(one, options_.language));
    std::string const advice = hint(one, options_.language);
    if (!advice.empty())
      inside +=
          markup::element("p", {{"class", "ct-faint"}}, std::string(in_.hint) + ": " + advice);
    return markup::element("li", {}, inside);
  }

  report const& report_;
  html_options const& options_;
  words const& in_;
  headline headline_;
  html_look look_;
};

} // namespace

std::string to_html(report const& of, html_options const& options) {
  html_report const written(of, options);
  return options.page ? written.page() : written.fragment();
}

} // namespace chitieu::render
