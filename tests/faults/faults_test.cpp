// Each fault of the list is told where it is, in both languages, and hurts nothing else.
#include <golden/golden_file.hpp>

#include <chitieu/chitieu.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>

namespace chitieu::faults {
namespace {

namespace fs = std::filesystem;
using golden::golden_file;

// What stands beside every fault, and is met whatever it is.
constexpr std::string_view control = "population control, complete\n"
                                     "  id    key\n"
                                     "  sane  flag\n"
                                     "target control: at least 50% of control sane\n";
constexpr std::string_view control_table = "id,sane\n1,yes\n2,no\n";

constexpr std::string_view secret = "CANARY"; // stands in cells, and must not in messages

struct fault {
  std::string name;
  std::string plan;
  std::size_t lines_before = 0; ///< of the plan that it is added to
  std::map<std::string, std::string> tables;
  golden::section* says = nullptr;
};

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// The faults of a file; each has a section for what is said of it, which is put in if need be.
std::vector<fault> faults_of(golden_file& file) {
  std::vector<golden::section> with;
  for (auto const& each : file.sections) {
    bool const begins = each.kind == "fault" && !with.empty();
    if (begins && with.back().kind != "says" && with.back().kind != "data")
      with.push_back({"says", {}, {}});
    with.push_back(each);
  }
  if (with.back().kind != "says") with.push_back({"says", {}, {}});
  file.sections = std::move(with);

  std::vector<fault> out;
  fault base;
  for (auto& each : file.sections) {
    auto const text = golden::unescape(each.body);
    if (each.kind == "plan") base.plan = text;
    if (each.kind == "data") base.tables[each.name] = text;
    if (each.kind == "fault") {
      out.push_back(base);
      out.back().name = each.name;
      out.back().lines_before = lines_in(base.plan);
      out.back().plan += text;
    }
    if (each.kind == "alone") {
      out.back().plan = text;
      out.back().lines_before = 0;
      out.back().tables.clear();
    }
    if (each.kind == "table") out.back().tables[each.name] = text;
    if (each.kind == "says") out.back().says = &each;
  }
  return out;
}

/// What came of a fault.
struct told {
  std::string plan;
  report of;
};

told check(fault const& one) {
  told out;
  out.plan = one.plan;
  if (!out.plan.empty() && out.plan.back() != '\n') out.plan += '\n';
  out.plan += control;
  auto const text = source::from_text("plan", out.plan);
  if (!text) {
    out.of.diagnostics = text.diagnostics;
    return out;
  }
  dataset data;
  for (auto const& [name, bytes] : one.tables)
    data.add_csv(name.substr(0, name.rfind('.')), name, bytes);
  data.add_csv("control", "control.csv", control_table);
  out.of = evaluate(compile(parse(*text)), data);
  return out;
}

std::string where(diagnostic const& each, fault const& one) {
  if (each.at.line == 0) return each.at.file.empty() ? "-" : each.at.file;
  std::ostringstream out;
  out << each.at.file << ' ';
  if (each.at.file == "plan" && each.at.line > one.lines_before && one.lines_before > 0)
    out << '+' << each.at.line - one.lines_before;
  else
    out << each.at.line;
  out << ':' << each.at.column;
  return out.str();
}

/// What the list says of a fault: a line for each diagnostic, then for each target that is not met.
std::string say(told const& what, fault const& one) {
  std::string out;
  for (auto const& each : what.of.diagnostics)
    out += std::string(name(each.what)) + " " + where(each, one) + "\n";
  for (auto const& target : what.of.targets)
    if (target.id != "control")
      out += "target " + target.id + " " + std::string(to_string(target.status)) + "\n";
  return out.empty() ? "nothing\n" : out;
}

void expect_words(diagnostic const& each) {
  std::set<std::string> both;
  for (auto const which : {language::en, language::vi}) {
    auto const words = message(each, which);
    both.insert(words);
    EXPECT_NE(words, "");
    EXPECT_NE(words.back(), '.') << words;
    for (auto const& text : {words, hint(each, which)}) {
      EXPECT_EQ(text.find('\n'), std::string::npos) << text;
      EXPECT_EQ(text.find(secret), std::string::npos) << text;
      EXPECT_EQ(text.find("{0}"), std::string::npos) << text;
    }
  }
  EXPECT_EQ(both.size(), 2U) << *both.begin();
}

std::string const* file_called(std::string const& name, told const& what, fault const& one) {
  if (name == "plan") return &what.plan;
  auto const found = one.tables.find(name);
  return found == one.tables.end() ? nullptr : &found->second;
}

void expect_inside(diagnostic const& each, told const& what, fault const& one) {
  if (each.at.line == 0) return;
  auto const* const text = file_called(each.at.file, what, one);
  ASSERT_NE(text, nullptr) << each.at.file;
  auto const ends =
      std::count_if(text->begin(), text->end(), [](char c) { return c == '\n' || c == '\r'; });
  EXPECT_LE(each.at.line, ends + 1);
  if (each.at.file == "plan") { // of a table it may be a whole row
    EXPECT_GE(each.at.column, 1U);
  }
  EXPECT_LE(each.at.where.begin, each.at.where.end);
  EXPECT_LE(each.at.where.end, text->size());
}

void expect_rest(told const& what) {
  if (what.of.targets.empty()) return; // the bytes are no text at all
  auto const found = std::find_if(what.of.targets.begin(), what.of.targets.end(),
                                  [](auto const& each) { return each.id == "control"; });
  ASSERT_NE(found, what.of.targets.end());
  ASSERT_EQ(to_string(found->status), "met");
  EXPECT_EQ(found->clauses.at(0).counts.yes, 1);
}

std::vector<fs::path> files() {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(fs::path(CHITIEU_ROOT) / "tests" / "faults"))
    if (entry.path().extension() == ".faults") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

TEST(faults, are_told_where_they_are_and_hurt_nothing_else) {
  bool const writes = std::getenv("CHITIEU_UPDATE_GOLDEN") != nullptr;
  std::set<std::string> names;
  for (auto const& path : files()) {
    auto file = golden::read_golden(path);
    for (auto const& one : faults_of(file)) {
      SCOPED_TRACE(path.filename().string() + ": " + one.name);
      EXPECT_TRUE(names.insert(path.filename().string() + one.name).second) << "there twice";
      auto const what = check(one);
      for (auto const& each : what.of.diagnostics) {
        expect_words(each);
        expect_inside(each, what, one);
      }
      expect_rest(what);
      auto const said = say(what, one);
      if (writes)
        one.says->body = said;
      else
        EXPECT_EQ(said, one.says->body);
    }
    if (writes) golden::write_golden(path, file);
  }
  EXPECT_GE(names.size(), 250U);
}

} // namespace
} // namespace chitieu::faults
