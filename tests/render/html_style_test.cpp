#include "render/html_style.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <regex>
#include <string>

namespace chitieu::render {
namespace {

using palette = std::map<std::string, std::string>;

/// The colours of the first block of rules whose declarations begin like this.
palette palette_of(std::string const& css, std::string const& begin) {
  palette colours;
  std::size_t const at = css.find('{' + begin);
  std::string const block = css.substr(at, css.find('}', at) - at);
  std::regex const one("--ct-([a-z-]+):#([0-9a-f]{6})");
  for (std::sregex_iterator each(block.begin(), block.end(), one), end; each != end; ++each)
    colours[(*each)[1]] = (*each)[2];
  return colours;
}

double luminance(std::string const& hex) {
  double const weights[] = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (std::size_t at = 0; at < 3; ++at) {
    double const part = std::stoi(hex.substr(2 * at, 2), nullptr, 16) / 255.0;
    sum += weights[at] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(std::string const& a, std::string const& b) {
  double const one = luminance(a) + 0.05;
  double const two = luminance(b) + 0.05;
  return std::max(one, two) / std::min(one, two);
}

TEST(html_style, every_text_stands_out_in_light_and_dark) {
  EXPECT_NEAR(contrast("000000", "ffffff"), 21.0, 0.01);
  for (char const* begin : {"color-scheme:light", "color-scheme:dark"}) {
    auto const colours = palette_of(html_style(), begin);
    ASSERT_EQ(colours.size(), 13U) << begin;
    for (char const* text : {"ink", "faint", "good", "bad", "waiting", "unsure"})
      for (char const* under : {"paper", "tint"})
        EXPECT_GE(contrast(colours.at(text), colours.at(under)), 4.5) << begin << ' ' << text;
    for (std::string const status : {"good", "bad", "waiting", "unsure"}) {
      EXPECT_GE(contrast(colours.at(status), colours.at(status + "-tint")), 4.5) << begin << status;
      EXPECT_GE(contrast(colours.at(status), colours.at("line")), 3.0) << begin << status;
    }
  }
}

TEST(html_style, every_rule_is_for_what_stands_in_a_report) {
  std::regex const rule("(?:^|\\n|\\{)([^{}@\\n]+)\\{");
  std::string const css = html_style();
  std::size_t rules = 0;
  for (std::sregex_iterator each(css.begin(), css.end(), rule), end; each != end; ++each, ++rules) {
    std::string selectors = (*each)[1];
    selectors += ',';
    for (std::size_t at = 0; at < selectors.size();) {
      std::size_t const comma = selectors.find(',', at);
      EXPECT_NE(selectors.substr(at, comma - at).find(".chitieu"), std::string::npos) << selectors;
      at = comma + 1;
    }
  }
  EXPECT_GT(rules, 50U);
}

TEST(html_style, loads_nothing_and_closes_no_element) {
  for (char const* word : {"url(", "@import", "@font-face", "<", "expression", "behavior"})
    EXPECT_EQ(html_style().find(word), std::string::npos) << word;
}

TEST(html_style, knows_the_hosts_that_say_which_side_they_are_on) {
  for (char const* host : {"[data-jp-theme-light=\"false\"] .chitieu",
                           "[data-jp-theme-light=\"true\"] .chitieu", ".vscode-dark .chitieu",
                           ".vscode-light .chitieu", "prefers-color-scheme:dark", "@media print"})
    EXPECT_NE(html_style().find(host), std::string::npos) << host;
}

} // namespace
} // namespace chitieu::render
