#include "page.hpp"

#include <chitieu/check/compile.hpp>
#include <chitieu/command/command.hpp>
#include <chitieu/render/render.hpp>

#include "syntax/dump.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iomanip>
#include <regex>
#include <set>
#include <sstream>

namespace chitieu {
namespace {

using test::block;
using test::reference;

std::string at_line(block const& of) { return "rules/README.md:" + std::to_string(of.line); }

/// What the fragments of the page are read after, once in each language.
std::string preamble(std::string const& which) {
  for (auto const& each : reference().blocks())
    if (each.info == "plan preamble " + which) return each.text + '\n';
  return {};
}

std::string whole_plan(block const& of) {
  return of.is("plan preamble") || of.is("plan whole") ? of.text : preamble("en") + of.text;
}

parsed parse_text(std::string const& text) {
  auto const from = source::from_text("example.plan", text);
  EXPECT_TRUE(from);
  return parse(*from);
}

std::string complaints(diagnostics const& all, std::string const& plan) {
  diagnostics bad;
  for (auto const& each : all)
    if (severity_of(each.what) != severity::note) bad.push_back(each);
  return render::to_text(bad, language::en, plan, false);
}

/// What the targets of a plan ask for, apart from their words.
std::string meaning(std::string const& plan) {
  auto const program = compile(parse_text(plan));
  std::ostringstream out;
  for (auto const& target : program.targets) {
    out << target.id << ' ' << static_cast<int>(target.kind) << " “" << target.title << "” "
        << target.source << '|' << target.note << '|' << target.owner << '|' << target.weight << '|'
        << target.section;
    if (target.deadline) out << " due " << data::to_iso(*target.deadline);
    out << '\n';
    for (auto const& clause : target.clauses)
      out << "  " << clause.id << ' ' << static_cast<int>(clause.when_empty)
          << clause.needs_one_record << clause.counts_links << ' ' << ir::print(program, clause)
          << '\n';
  }
  return out.str();
}

std::string declarations(std::string const& plan) {
  std::string out;
  for (auto const& each : parse_text(plan).plan.statements)
    if (!std::holds_alternative<ast::target>(each.node) &&
        !std::holds_alternative<ast::term>(each.node) &&
        !std::holds_alternative<ast::phrase>(each.node))
      out += syntax::dump(each);
  return out;
}

TEST(reference, has_a_preamble_in_both_languages_that_declares_the_same) {
  ASSERT_FALSE(preamble("en").empty());
  EXPECT_EQ(declarations(preamble("en")), declarations(preamble("vi")));
}

TEST(reference, every_plan_is_read_and_compiled_without_errors_and_warnings) {
  std::size_t read = 0;
  for (auto const& each : reference().blocks()) {
    if (!each.is("plan") || each.is("plan wrong") || each.is("plan old.plan") ||
        each.is("plan extends"))
      continue;
    auto const plan = whole_plan(each);
    EXPECT_EQ("", complaints(compile(parse_text(plan)).diagnostics, plan)) << at_line(each);
    ++read;
  }
  EXPECT_GT(read, 20U);
}

TEST(reference, an_english_block_and_the_vietnamese_one_after_it_mean_the_same) {
  auto const& all = reference().blocks();
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].info != "plan en") {
      EXPECT_FALSE(all[i].info == "plan vi" && (i == 0 || all[i - 1].info != "plan en"))
          << at_line(all[i]);
      continue;
    }
    ASSERT_LT(i + 1, all.size());
    ASSERT_EQ("plan vi", all[i + 1].info) << at_line(all[i]);
    auto const en = whole_plan(all[i]);
    auto const vi = whole_plan(all[i + 1]);
    EXPECT_EQ(meaning(en), meaning(vi)) << at_line(all[i]);
    EXPECT_EQ(declarations(en), declarations(vi)) << at_line(all[i]);
    ++pairs;
  }
  EXPECT_GT(pairs, 10U);
}

// What wrong plans of a page are told is what the page shows; how many there were.
std::size_t tell(test::page const& of) {
  auto const& all = of.blocks();
  std::size_t told = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].is("plan wrong")) continue;
    auto const shown = i + 1 < all.size() && all[i + 1].info == "text diagnostics";
    EXPECT_TRUE(shown) << at_line(all[i]);
    if (!shown) continue;
    auto const from = parse_text(all[i].text);
    auto const program = compile(from);
    EXPECT_EQ(all[i + 1].text,
              render::to_text(program.diagnostics, program.speaks, all[i].text, false))
        << at_line(all[i]);
    ++told;
  }
  return told;
}

TEST(reference, what_a_wrong_plan_is_told_is_what_the_page_shows) {
  EXPECT_GT(tell(reference()), 0U);
}

TEST(reference, a_plan_that_extends_another_stands_as_the_page_shows) {
  std::string old;
  std::string flat;
  std::string next;
  for (auto const& each : reference().blocks()) {
    if (each.is("plan old.plan")) old = each.text;
    if (each.is("plan extends")) next = each.text;
    if (each.is("text flat")) flat = each.text;
  }
  auto const read = parse(*source::from_text("next.plan", next),
                          [&](std::string const& name) -> outcome<source, diagnostics> {
                            return source::from_text(name, old);
                          });
  EXPECT_EQ("", complaints(compile(read).diagnostics, next));
  EXPECT_EQ(flat, print_flat(read.plan, language::en));
}

std::vector<std::string> lines_of(std::string const& text) {
  std::istringstream from(text);
  std::vector<std::string> out;
  for (std::string line; std::getline(from, line);) out.push_back(line);
  return out;
}

/// A line “…” of the page stands for any lines that it leaves out.
bool shows(std::vector<std::string> const& page, std::size_t p,
           std::vector<std::string> const& real, std::size_t r) {
  if (p == page.size()) return r == real.size();
  if (page[p] == "…") {
    for (auto rest = r; rest <= real.size(); ++rest)
      if (shows(page, p + 1, real, rest)) return true;
    return false;
  }
  return r < real.size() && page[p] == real[r] && shows(page, p + 1, real, r + 1);
}

std::vector<std::string> arguments_of(std::string const& command) {
  std::istringstream from(command);
  std::vector<std::string> out;
  std::string word;
  for (bool first = true; from >> std::quoted(word); first = false)
    if (!first) out.push_back(word);
  return out;
}

// The commands of a page, run in the repository; how many there were.
std::size_t run_commands(test::page const& of) {
  std::filesystem::current_path(CHITIEU_ROOT);
  std::size_t commands = 0;
  for (auto const& each : of.blocks()) {
    if (!each.is("console")) continue;
    auto const lines = lines_of(each.text);
    int exit_code = 0;
    for (std::size_t i = 0; i < lines.size();) {
      EXPECT_TRUE(lines[i].starts_with("$ ")) << at_line(each);
      auto const command = lines[i++].substr(2);
      std::vector<std::string> shown;
      while (i < lines.size() && !lines[i].starts_with("$ ")) shown.push_back(lines[i++]);
      if (command == "echo $?") {
        EXPECT_EQ(std::vector{std::to_string(exit_code)}, shown) << at_line(each);
        continue;
      }
      EXPECT_TRUE(command.starts_with("chitieu ")) << at_line(each);
      auto const ran = command::run(arguments_of(command), {});
      exit_code = ran.exit_code;
      EXPECT_TRUE(shows(shown, 0, lines_of(ran.errors + ran.output), 0))
          << at_line(each) << ": " << command << " prints\n"
          << ran.errors << ran.output;
      ++commands;
    }
  }
  return commands;
}

TEST(reference, every_command_prints_what_the_page_shows) {
  EXPECT_GT(run_commands(reference()), 2U);
}

TEST(guide, its_plans_are_read_told_and_run_as_it_shows) {
  test::page const guide(CHITIEU_ROOT "/rules/HUONG-DAN.md");
  std::size_t read = 0;
  for (auto const& each : guide.blocks()) {
    if (!each.is("plan whole")) continue;
    EXPECT_EQ("", complaints(compile(parse_text(each.text)).diagnostics, each.text)) << each.line;
    ++read;
  }
  EXPECT_EQ(read, 1U);
  EXPECT_EQ(tell(guide), 1U);
  EXPECT_EQ(run_commands(guide), 5U);
}

TEST(guide, its_sentences_to_paste_are_read) {
  test::page const guide(CHITIEU_ROOT "/rules/HUONG-DAN.md");
  auto const& all = guide.blocks();
  auto const plan =
      std::find_if(all.begin(), all.end(), [](auto const& each) { return each.is("plan whole"); });
  auto const pasted =
      std::find_if(all.begin(), all.end(), [](auto const& each) { return each.is("plan pasted"); });
  ASSERT_TRUE(plan != all.end() && pasted != all.end());
  auto const text = plan->text + pasted->text;
  EXPECT_EQ("", complaints(compile(parse_text(text)).diagnostics, text));
}

TEST(readme, its_command_prints_what_it_shows) {
  EXPECT_EQ(run_commands(test::page(CHITIEU_ROOT "/README.md")), 2U);
}

TEST(readme, its_example_is_the_one_that_is_built_and_run) {
  test::page const readme(CHITIEU_ROOT "/README.md");
  std::ifstream file(CHITIEU_ROOT "/tests/examples/structs.cpp", std::ios::binary);
  std::string const example{std::istreambuf_iterator<char>(file), {}};
  std::size_t shown = 0;
  for (auto const& each : readme.blocks())
    if (each.is("cpp")) {
      EXPECT_EQ(each.text, example);
      ++shown;
    }
  EXPECT_EQ(shown, 1U);
}

TEST(reference, every_diagnostic_code_stands_in_the_table_with_its_severity) {
  std::vector<std::pair<std::string, std::string>> shown;
  std::vector<std::pair<std::string, std::string>> real;
  for (auto const& row : reference().rows({"code", "severity"}))
    shown.emplace_back(row.cells.at(0), row.cells.at(1));
  for (auto const each : all_codes()) {
    auto const severity = severity_of(each);
    real.emplace_back("`" + std::string(name(each)) + "`", severity == severity::error ? "error"
                                                           : severity == severity::warning
                                                               ? "warning"
                                                               : "note");
  }
  std::sort(shown.begin(), shown.end());
  std::sort(real.begin(), real.end());
  EXPECT_EQ(real, shown);
}

TEST(reference, every_member_of_the_json_is_explained) {
  std::set<std::string> explained;
  for (auto const& row : reference().rows({"member"})) explained.insert(row.cells.at(0));
  std::filesystem::current_path(CHITIEU_ROOT);
  std::set<std::string> unexplained;
  auto const json = command::run({"check", "rules/thi-dua-2023.plan", "--data", "rules/sample-2023",
                                  "--json", "--names", "--by", "vai trò"},
                                 {});
  ASSERT_FALSE(json.output.empty());
  std::regex const member("^ *\"([a-z_]+)\":", std::regex::multiline);
  for (std::sregex_iterator at(json.output.begin(), json.output.end(), member), end; at != end;
       ++at)
    if (auto const name = "`" + (*at)[1].str() + "`"; !explained.contains(name))
      unexplained.insert(name);
  EXPECT_EQ(std::set<std::string>(), unexplained);
  EXPECT_TRUE(explained.contains("`count`"));
}

} // namespace
} // namespace chitieu
