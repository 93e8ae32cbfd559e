// Runs every `*.golden` file under this folder; `README.md` says what stands in one.
#include <chitieu/chitieu.hpp>
#include <chitieu/syntax/format.hpp>

#include <gtest/gtest.h>

#include "come_to.hpp"

#include <algorithm>
#include <cstdlib>

namespace chitieu::golden {
namespace {

namespace fs = std::filesystem;

bool updates() {
  auto const* asked = std::getenv("CHITIEU_UPDATE_GOLDEN");
  return asked && std::string(asked) == "1";
}

bool is_given(section const& each) {
  return each.kind == "plan" || each.kind == "sentences" || each.kind == "data" ||
         each.kind == "earlier" || each.kind == "options" || each.kind == "beside" ||
         each.kind == "newer";
}

/// A plan without errors is the same plan after it has been printed in either language.
void expect_same_plan_when_printed(parsed const& read, given const& from) {
  for (auto which : {language::vi, language::en}) {
    auto const printed = print(read.plan, which);
    auto const again = source::from_text(plan_name, printed);
    ASSERT_TRUE(again) << printed;
    auto const second = parse(*again, from.finder());
    EXPECT_EQ(show(second.diagnostics, language::en, plan_name), "") << printed;
    EXPECT_EQ(syntax::dump(second.plan), syntax::dump(read.plan)) << printed;
    if (read.plan.written.empty()) continue;
    // The whole plan needs no other file, and comes to the same.
    auto const flat = source::from_text(plan_name, print_flat(read.plan, which));
    ASSERT_TRUE(flat);
    auto const third = parse(*flat);
    EXPECT_EQ(show(third.diagnostics, language::en, plan_name), "") << flat->bytes();
    EXPECT_EQ(ir::print(compile(third)), ir::print(compile(read))) << flat->bytes();
  }
}

/// A plan without errors is the same plan after it has been laid out, and is then left as it is.
void expect_same_plan_when_formatted(parsed const& read, given const& from) {
  auto const text = format(read);
  auto const again = source::from_text(plan_name, text);
  ASSERT_TRUE(again) << text;
  auto const second = parse(*again, from.finder());
  EXPECT_EQ(show(second.diagnostics, language::en, plan_name), "") << text;
  EXPECT_EQ(syntax::dump(second.plan), syntax::dump(read.plan)) << text;
  EXPECT_EQ(format(second), text);
}

/// The same sentences in the other language have the same readings, and come to the same.
void expect_same_in_other_language(outcome_of const& made, given const& from) {
  outcome_of const other(from.in_other, from);
  EXPECT_EQ(readings(other), readings(made));
  EXPECT_EQ(verdicts(other), verdicts(made));
  EXPECT_EQ(scored(other), scored(made));
  auto const codes = [](diagnostics const& all) {
    std::vector<std::string_view> out;
    for (auto const& each : all) out.push_back(name(each.what));
    std::sort(out.begin(), out.end());
    return out;
  };
  EXPECT_EQ(codes(other.issues), codes(made.issues)) << show(other.issues, language::en, plan_name);
  if (other.read && !has_errors(other.read->diagnostics))
    expect_same_plan_when_printed(*other.read, from);
}

/// Each target that is not invalid now came to the same before the plan was broken.
void expect_others_unchanged(outcome_of const& broken, given const& from) {
  outcome_of const whole(from.unbroken, from);
  ASSERT_TRUE(whole.judged);
  ASSERT_TRUE(broken.judged);
  std::size_t same = 0;
  for (auto const& target : broken.judged->targets) {
    if (target.status == status::invalid) continue;
    if (from.changed.find(" " + target.id + " ") != std::string::npos) continue;
    auto const* before = whole.judged->find(target.id);
    ASSERT_NE(before, nullptr) << target.id;
    EXPECT_EQ(show(target), show(*before));
    ++same;
  }
  EXPECT_GT(same, 0U);
}

/// Lists of people, of clauses and of groups, have as many as is counted.
void expect_lists_of_as_many_as_counted(outcome_of const& made, given const& from) {
  auto options = from.options;
  options.who = true;
  for (auto const& [name, data] : from.earlier) options.earlier.emplace_back(name, &data);
  auto const as_many = [](exact::counts const& counts, witnesses const& who, std::size_t of_any) {
    auto const number = [](std::size_t many) { return static_cast<std::int64_t>(many); };
    EXPECT_EQ(number(who.counted.size()), counts.yes);
    EXPECT_EQ(number(who.missing.size()), counts.no);
    EXPECT_EQ(number(who.unknown.size() + of_any), counts.unknown + counts.maybe_base());
  };
  for (auto const& target : evaluate(made.program, from.data, options).targets)
    for (auto const& clause : target.clauses) {
      SCOPED_TRACE(clause.id);
      if (clause.who && !clause.in_a_row) as_many(clause.counts, *clause.who, 0);
      auto const of_any = clause.of_any_group ? clause.of_any_group->unknown.size() : 0;
      for (auto const& group : clause.groups)
        if (group.who) as_many(group.counts, *group.who, of_any);
    }
}

class golden : public testing::TestWithParam<std::string> {};

TEST_P(golden, comes_out_as_it_is_written) {
  auto const path = fs::path(CHITIEU_ROOT) / "tests" / "golden" / fs::path(GetParam());
  auto file = read_golden(path);
  ASSERT_TRUE(file.says.starts_with("-- ")) << "the first line says what the file shows";
  ASSERT_TRUE(file.find("plan")) << "there is no plan";
  auto const from = prepare(file);
  outcome_of const made(from.plan, from);

  bool changed = false;
  for (auto& each : file.sections) {
    if (is_given(each)) continue;
    auto const now = actual(each, made);
    ASSERT_TRUE(now) << "unknown section: " << each.kind;
    if (updates()) {
      changed = changed || *now != each.body;
      each.body = *now;
    } else {
      EXPECT_EQ(*now, each.body) << "---- " << each.kind << " " << each.name;
    }
  }
  if (changed) write_golden(path, file);
  if (!file.find("diagnostics")) {
    EXPECT_EQ(show(made.issues, language::en, plan_name), "") << "nothing is said to be wrong";
  }
  if (made.read && !has_errors(made.read->diagnostics)) {
    expect_same_plan_when_printed(*made.read, from);
    expect_same_plan_when_formatted(*made.read, from);
  }
  if (!from.in_other.empty()) expect_same_in_other_language(made, from);
  if (from.has_data && made.judged) expect_lists_of_as_many_as_counted(made, from);
  if (from.others_unchanged) expect_others_unchanged(made, from);
}

INSTANTIATE_TEST_SUITE_P(files, golden, testing::ValuesIn(golden_files()), [](auto const& file) {
  std::string name = file.param.substr(0, file.param.rfind('.'));
  for (auto& c : name)
    if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) c = '_';
  return name;
});

} // namespace
} // namespace chitieu::golden
