// Every `*.edit` file of this folder is a task that somebody has done: `README.md` says how.
#include "task.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/command/command.hpp>
#include <chitieu/doctor/doctor.hpp>

#include <golden/shown.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace chitieu::edits {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> tasks() {
  std::vector<std::string> found;
  for (auto const& entry : fs::directory_iterator(fs::path(CHITIEU_ROOT) / "tests" / "edits"))
    if (entry.path().extension() == ".edit") found.push_back(entry.path().stem().string());
  std::sort(found.begin(), found.end());
  return found;
}

bool updates() {
  auto const* asked = std::getenv("CHITIEU_UPDATE_GOLDEN");
  return asked && std::string(asked) == "1";
}

/// A folder of its own, which is the current one for as long as the task is worked on.
class desk {
 public:
  explicit desk(std::string const& name)
      : before_(fs::current_path()), here_(fs::path(testing::TempDir()) / ("edits-" + name)) {
    fs::remove_all(here_);
    fs::create_directories(here_ / "data");
    fs::current_path(here_);
  }
  desk(desk const&) = delete;
  desk& operator=(desk const&) = delete;
  ~desk() {
    std::error_code ignored;
    fs::current_path(before_, ignored);
    fs::remove_all(here_, ignored);
  }

 private:
  fs::path before_;
  fs::path here_;
};

void put(fs::path const& name, std::string const& bytes) {
  std::ofstream(name, std::ios::binary) << bytes;
}

/// A plan of the folder, and what is said of it.
struct plan_here {
  source from;
  parsed read;
  ir::program program;

  explicit plan_here(std::string const& name)
      : from(*source::from_file(name)), read(parse(from, beside(name))), program(compile(read)) {}
};

/// What a run shows on a terminal: messages, then the answer, then its exit code.
std::string shown(std::string const& arguments) {
  auto const done = command::run(words_of(arguments), {});
  auto out = done.errors + done.output;
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out + "exit code " + std::to_string(done.exit_code) + "\n";
}

/// `6:27 unknown-name 2`: the second edit that is offered with this message is made.
void take(std::string const& name, std::string const& line) {
  plan_here const plan(name);
  auto said = plan.program.diagnostics;
  auto const looked_over = examine(plan.read, plan.program);
  said.insert(said.end(), looked_over.begin(), looked_over.end());
  auto const words = words_of(line);
  auto const chosen = words.size() > 2 ? std::stoul(words[2]) - 1 : 0;
  auto const at = std::find_if(said.begin(), said.end(), [&](auto const& each) {
    return words.size() > 1 && chitieu::name(each.what) == words[1] &&
           std::to_string(each.at.line) + ":" + std::to_string(each.at.column) == words[0];
  });
  ASSERT_NE(at, said.end()) << "no such message: " << line;
  ASSERT_LT(chosen, at->fixes.size()) << "no such edit: " << line;
  auto const& edit = at->fixes[chosen];
  std::string text(plan.from.bytes());
  text.replace(edit.at.where.begin, edit.at.where.end - edit.at.where.begin, edit.text);
  put(name, text);
}

std::string verdicts(golden::golden_file const& task, std::string const& name) {
  plan_here const plan(name);
  dataset data;
  data.add_path("data");
  check_options options;
  if (auto const* given = task.find("options"))
    for (auto const& line : golden::lines_of(given->body))
      if (line.starts_with("as-of "))
        options.as_of = data::to_civil(data::read_day(line.substr(6)).value());
  std::string out;
  for (auto const& target : evaluate(plan.program, data, options).targets)
    out += golden::show(target);
  return out;
}

void expect_same(std::string const& now, std::string const& written) {
  EXPECT_TRUE(now == written) << "came out as:\n" << now << "is written as:\n" << written;
}

class edits : public testing::TestWithParam<std::string> {};

TEST_P(edits, messages_lead_to_the_finished_file) {
  auto const root = fs::path(CHITIEU_ROOT);
  auto const path = root / "tests" / "edits" / (GetParam() + ".edit");
  auto task = golden::read_golden(path);
  ASSERT_TRUE(task.says.starts_with("-- ")) << "the first line says what the task shows";
  ASSERT_TRUE(task.find("task")) << "the task is given in words";
  ASSERT_TRUE(task.find("chitieu")) << "nothing is shown on the way";
  ASSERT_TRUE(task.find("finished")) << "there is no finished file";
  auto const escaped = has_option(task, "escapes");
  desk const here(GetParam());

  bool changed = false;
  std::map<std::string, std::string> first;
  for (auto& each : task.sections) {
    SCOPED_TRACE("---- " + each.kind + " " + each.name);
    if (each.kind == "task" || each.kind == "options") continue;
    if (each.kind == "plan") {
      auto const words = words_of(each.name);
      auto const text = words.size() > 1 ? golden::read_file(root / words[1])
                        : escaped        ? golden::unescape(each.body)
                                         : each.body;
      put(words.at(0), text);
      first[words.at(0)] = text;
    } else if (each.kind == "data") {
      if (each.name.ends_with(".csv"))
        put(fs::path("data") / each.name, escaped ? golden::unescape(each.body) : each.body);
      else
        fs::copy(root / each.name, "data", fs::copy_options::recursive);
    } else if (each.kind == "chitieu") {
      auto const now = shown(each.name);
      if (fits(now, each.body)) continue;
      if (updates()) {
        changed = true;
        each.body = now;
      } else {
        expect_same(now, each.body);
      }
    } else if (each.kind == "take") {
      for (auto const& line : golden::lines_of(each.body)) take(each.name, line);
    } else if (each.kind == "edit") {
      put(each.name,
          edited(golden::read_file(each.name), escaped ? golden::unescape(each.body) : each.body));
    } else if (each.kind == "finished") {
      auto const now = golden::read_file(each.name);
      expect_same(now, each.body);
      EXPECT_NE(now, first[each.name]) << "nothing was done";
      plan_here const plan(each.name);
      for (auto const& said : plan.program.diagnostics)
        EXPECT_EQ(severity_of(said.what), severity::note) << message(said, language::en);
    } else if (each.kind == "verdict") {
      expect_same(verdicts(task, task.find("finished")->name), each.body);
    } else {
      ADD_FAILURE() << "unknown part";
    }
    if (HasFatalFailure()) break;
  }
  if (changed) golden::write_golden(path, task);
}

INSTANTIATE_TEST_SUITE_P(tasks, edits, testing::ValuesIn(tasks()), [](auto const& task) {
  std::string name = task.param;
  for (auto& c : name)
    if (c == '-') c = '_';
  return name;
});

TEST(edit_tasks, are_thirty_at_least) { EXPECT_GE(tasks().size(), 30U); }

} // namespace
} // namespace chitieu::edits
