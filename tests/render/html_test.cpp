#include "golden.hpp"
#include "html_tags.hpp"
#include "sample.hpp"

#include "render/printable.hpp"

#include <chitieu/render/html.hpp>
#include <chitieu/render/render.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace chitieu::render {
namespace {

std::string written(report const& of, html_options options = {}) { return to_html(of, options); }

html_options with(bool page, bool reveal, language which = language::vi) {
  html_options options;
  options.language = which;
  options.page = page;
  options.reveal = reveal;
  return options;
}

std::size_t occurrences(std::string const& text, std::string const& of) {
  std::size_t number = 0;
  for (std::size_t at = 0; (at = text.find(of, at)) != std::string::npos; at += of.size()) ++number;
  return number;
}

TEST(html, of_everything_is_as_reviewed) {
  std::string fragment = written(sample::everything(), with(false, true));
  // The style sheet has a test of its own.
  std::size_t const begin = fragment.find("<style>\n") + 8;
  fragment.erase(begin, fragment.find("</style>") - begin);
  expect_golden("report.vi.html", fragment);
}

TEST(html, opens_and_closes_every_element) {
  for (bool const page : {false, true}) {
    auto const read = read_html(written(sample::everything(), with(page, true)));
    EXPECT_EQ(read.fault, "");
    std::vector<std::string> open;
    for (html_tag const& tag : read.tags) {
      if (tag.name == "meta") continue;
      if (!tag.name.starts_with('/')) {
        open.push_back(tag.name);
        continue;
      }
      ASSERT_FALSE(open.empty());
      EXPECT_EQ('/' + open.back(), tag.name);
      open.pop_back();
    }
    EXPECT_EQ(open.size(), 0U);
  }
}

TEST(html, a_page_says_its_language_its_letters_and_its_title) {
  for (language const which : {language::vi, language::en}) {
    auto const page = written(sample::everything(), with(true, false, which));
    EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"" +
                                 std::string(which == language::vi ? "vi" : "en") + "\">"));
    EXPECT_NE(page.find("<meta charset=\"utf-8\">"), std::string::npos);
    EXPECT_NE(page.find("<title>Phong trào thi đua năm 2023 · "), std::string::npos);
    EXPECT_NE(page.find("<h1>") == std::string::npos ? page.find("<h1 ") : page.find("<h1>"),
              std::string::npos);
  }
}

TEST(html, a_fragment_brings_no_parts_of_a_page) {
  std::set<std::string> names;
  for (html_tag const& tag : read_html(written(sample::everything())).tags) names.insert(tag.name);
  for (char const* part : {"html", "head", "body", "title", "meta", "main", "h1"})
    EXPECT_FALSE(names.contains(part)) << part;
}

TEST(html, has_no_scripts_and_nothing_to_load) {
  std::set<std::string> const plain = {
      "html",  "head", "meta", "title", "body", "main", "div",     "table", "caption", "thead",
      "tbody", "tr",   "th",   "td",    "p",    "h1",   "h2",      "span",  "details", "summary",
      "dl",    "dt",   "dd",   "code",  "svg",  "rect", "section", "ul",    "li",      "b"};
  std::set<std::string> const harmless = {
      "class", "lang",   "scope", "colspan", "role",    "aria-label", "aria-hidden", "viewBox",
      "width", "height", "x",     "y",       "charset", "name",       "content",     "http-equiv"};
  report made = sample::everything();
  made.diagnostics = {{code::unknown_name, {"a.plan", {}, 3, 4}, {"x"}, {}}};
  for (bool const page : {false, true})
    for (html_tag const& tag : read_html(written(made, with(page, true))).tags) {
      EXPECT_TRUE(plain.contains(tag.name.substr(tag.name.starts_with('/')))) << tag.name;
      for (auto const& [name, value] : tag.attributes) EXPECT_TRUE(harmless.contains(name)) << name;
    }
}

TEST(html, headings_are_of_columns_and_of_rows) {
  auto const read = read_html(written(sample::everything()));
  std::map<std::string, int> scopes;
  for (html_tag const& tag : read.tags)
    if (tag.name == "th") ++scopes[tag.attribute("scope")];
  EXPECT_EQ(scopes[""], 0);
  EXPECT_EQ(scopes["rowgroup"], 2);    // sections
  EXPECT_EQ(scopes["col"], 8 + 6);     // the table, and that of the groups
  EXPECT_EQ(scopes["row"], 8 + 3 + 2); // targets, clauses of one of them, groups
}

TEST(html, every_row_fills_every_column) {
  std::size_t columns = 0;
  std::size_t cells = 0;
  std::size_t depth = 0;
  for (html_tag const& tag : read_html(written(sample::everything())).tags) {
    if (tag.name == "table") ++depth;
    if (tag.name == "/table") --depth;
    if (depth != 1) continue;
    if (tag.name == "tr") cells = 0;
    if (tag.name == "th" || tag.name == "td") {
      auto const span = tag.attribute("colspan");
      cells += span.empty() ? 1 : static_cast<std::size_t>(std::stoi(span));
    }
    if (tag.name != "/tr") continue;
    if (columns == 0) columns = cells;
    EXPECT_EQ(cells, columns);
  }
  EXPECT_EQ(columns, 8U);
}

TEST(html, says_what_the_text_table_says) {
  report const made = sample::everything();
  for (language const which : {language::vi, language::en}) {
    std::string const html = read_html(written(made, with(false, true, which))).text;
    text_options options;
    options.language = which;
    options.width = 100;
    std::string const table = to_text(made, options);
    std::size_t sentences = 0;
    for (std::size_t at = 0; (at = table.find("→ ", at)) != std::string::npos; ++at) {
      std::string const sentence = table.substr(at, table.find('\n', at) - at);
      EXPECT_NE(html.find(sentence), std::string::npos) << sentence;
      ++sentences;
    }
    EXPECT_EQ(sentences, 7U);
  }
  std::string const html = read_html(written(made)).text;
  for (char const* shown : {"✔ đạt", "✘ chưa đạt", "✘ vi phạm", "… chưa đến hạn", "? chưa xác định",
                            "! không hợp lệ", "2 đạt", "3 chưa đạt", "93,8%", "13,0–16,9%",
                            "1/3 ý đạt", "tính đến 30/10/2023", "giới hạn"})
    EXPECT_NE(html.find(shown), std::string::npos) << shown;
}

TEST(html, shows_people_only_when_they_are_revealed) {
  report const made = sample::everything();
  for (bool const page : {false, true}) {
    std::string const closed = written(made, with(page, false));
    for (char const* secret : {"0012", "Lê", "0003"})
      EXPECT_EQ(closed.find(secret), std::string::npos) << secret;
    std::string const open = written(made, with(page, true));
    for (char const* shown : {"0012\u00A0(Lê\u00A0Văn\u00A0An)", "thiếu: 5", "chưa rõ: 3", "0003"})
      EXPECT_NE(open.find(shown), std::string::npos) << shown;
  }
}

TEST(html, folds_what_is_not_needed_at_once) {
  report made = sample::everything();
  made.targets.front().clauses.front().reads = "#{“đơn vị”} ≥ 1";
  made.targets.front().source = "II.3";
  made.targets[1].note = "theo quý";
  std::string const html = written(made);
  EXPECT_EQ(html.find("<details open"), std::string::npos);
  for (char const* shown :
       {"<dt>cách hiểu</dt><dd><code>#{“đơn vị”} ≥ 1</code></dd>", "<dt>nguồn</dt><dd>II.3</dd>",
        "<dt>hạn</dt><dd>31/12/2023</dd>", "<dt>phụ trách</dt><dd>Phòng Tổ chức</dd>",
        "<dt>ghi chú</dt><dd>theo quý</dd>", "<summary>nhóm: 2</summary>"})
    EXPECT_NE(html.find(shown), std::string::npos) << shown;
  html_options options;
  options.details = false;
  EXPECT_EQ(written(made, options).find("<dl>"), std::string::npos);
}

TEST(html, marks_the_language_of_the_plan_where_it_is_another) {
  report const made = sample::everything();
  EXPECT_NE(written(made, with(false, false, language::en)).find("<p lang=\"vi\">100% đơn vị"),
            std::string::npos);
  EXPECT_EQ(occurrences(written(made, with(false, false)), "lang="), 1U);
}

TEST(html, lists_diagnostics_with_their_hints) {
  report made;
  made.diagnostics = {{code::unknown_name, {"a.plan", {}, 5, 27}, {"staf", "a name"}, {"staff"}}};
  auto const text = read_html(written(made, with(false, false, language::en))).text;
  EXPECT_NE(text.find("messages: 1"), std::string::npos) << text;
  EXPECT_NE(text.find("error[unknown-name] a.plan:5:27: "), std::string::npos) << text;
  EXPECT_NE(text.find("hint: did you mean `staff`?"), std::string::npos) << text;
}

TEST(html, a_long_list_of_diagnostics_ends_with_how_many_more) {
  report made;
  made.diagnostics.assign(130, {code::unused_table, {"a.csv", {}, 0, 0}, {"a"}, {}});
  auto const html = written(made, with(false, false, language::en));
  EXPECT_EQ(occurrences(html, "<li>"), 101U);
  EXPECT_NE(html.find("… and 30 more"), std::string::npos);
}

TEST(html, a_report_of_nothing_says_so) {
  auto const text = read_html(written({}, with(false, false, language::en))).text;
  EXPECT_NE(text.find("no targets"), std::string::npos);
  EXPECT_EQ(written({}).find("<thead>"), std::string::npos);
}

/// A report with this text wherever text from outside can stand.
report filled_with(std::string const& text) {
  report made = sample::everything();
  made.plan_title = made.plan_source = text;
  made.diagnostics = {{code::unknown_name, {text, {}, 1, 1}, {text, text}, {text}}};
  for (auto& target : made.targets) {
    target.id = target.title = target.source = target.owner = target.note = text;
    target.section = target.kind == kind::target ? text : text + "2";
    for (auto& clause : target.clauses) {
      clause.id = clause.sentence = clause.reads = clause.threshold = clause.unit = text;
      clause.who = witnesses{
          {{text, text, text}}, {{"b", text, text}, {text, text, ""}}, {{text, text, text}}};
      clause.groups.resize(2);
      clause.groups.front().group = text;
    }
  }
  return made;
}

std::vector<std::string> injections() {
  std::ifstream file(CHITIEU_ROOT "/tests/render/injections.txt", std::ios::binary);
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) all.push_back(line);
  for (char const* control : {"a\nb", "a\rb", "a\tb", "\x01", "\x1b[31m", "\x7f", "\xC2\x9B",
                              "\u202Egnp.exe", "\u2066x\u2069", "\u2028", "\xFF\xFE",
                              "\xC0\xBC"
                              "script\xC0\xBE",
                              "\xF0\x9F"})
    all.emplace_back(control);
  all.emplace_back("a\0<b", 4);
  return all;
}

TEST(html, no_text_from_outside_changes_what_a_page_is_made_of) {
  auto const all = injections();
  ASSERT_GT(all.size(), 70U);
  for (bool const page : {false, true}) {
    auto const harmless = shape_of(read_html(written(filled_with("x"), with(page, true))));
    for (std::string const& text : all) {
      auto const read = read_html(written(filled_with(text), with(page, true)));
      EXPECT_EQ(read.fault, "") << text;
      EXPECT_EQ(shape_of(read), harmless) << text;
      EXPECT_NE(read.text.find(printable(text)), std::string::npos) << text;
    }
  }
}

TEST(html, characters_that_hide_what_a_text_says_are_replaced) {
  for (std::string const& text : injections()) {
    std::string const html = written(filled_with(text), with(true, true));
    for (unsigned char const c : html) ASSERT_TRUE(c >= 0x20 || c == '\n') << int{c};
    for (char const* raw : {"\x7f", "\xC2\x9B", "\u202E", "\u2066", "\u2028", "\xFF", "\xC0"})
      ASSERT_EQ(html.find(raw), std::string::npos);
  }
}

} // namespace
} // namespace chitieu::render
