// The plain interpreter and the evaluator say the same of every plan there is: of all golden files,
// and of those in the folder CHITIEU_CASES, where the generator of tests/python writes its cases.
#include <chitieu/chitieu.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/eval/interpret.hpp>

#include <gtest/gtest.h>

#include "golden/given.hpp"

#include <cstdlib>
#include <filesystem>

namespace chitieu::golden {
namespace {

namespace fs = std::filesystem;

/// A plan over its tables, asked of both; how many answers were held against each other.
class compared {
 public:
  compared(ir::program const& program, bound_dataset const& bound,
           std::optional<data::day> const& as_of)
      : program_{program}, others_{pointers(bound)}, fast_{bound.prepared(), as_of},
        slow_{program, bound.tables(), as_of, others_} {}

  int all() {
    int asked = 0;
    for (auto const& target : program_.targets)
      for (auto const& clause : target.clauses)
        if (fast_.can_evaluate(clause)) {
          expect_same(clause);
          ++asked;
        }
    return asked;
  }

 private:
  static std::vector<data::bound_data const*> pointers(bound_dataset const& bound) {
    std::vector<data::bound_data const*> out;
    for (auto const& each : bound.earlier()) out.push_back(each.get());
    return out;
  }

  void expect_same(ir::clause const& clause) {
    SCOPED_TRACE(clause.sentence);
    if (clause.only_if) {
      EXPECT_EQ(fast_.holds(*clause.only_if), slow_.holds(*clause.only_if));
    }
    if (!clause.number) {
      EXPECT_EQ(fast_.count(clause), slow_.count(clause));
      EXPECT_EQ(fast_.rows(clause), slow_.rows(clause));
      return;
    }
    for (auto const id : {clause.number->left, clause.number->low, clause.number->high})
      EXPECT_EQ(fast_.numbers(id), slow_.numbers(id));
  }

  ir::program const& program_;
  std::vector<data::bound_data const*> others_;
  eval::evaluator fast_;
  eval::interpreter slow_;
};

int compare(fs::path const& path) {
  SCOPED_TRACE(path.string());
  auto const given = prepare(read_golden(path));
  if (!given.has_data) return 0;
  auto const text = source::from_text("plan", given.plan);
  auto const program = compile(parse(*text, given.finder()));
  bind_options options;
  for (auto const& [name, data] : given.earlier) options.earlier.emplace_back(name, &data);
  bound_dataset const bound{program, given.data, options};
  std::optional<data::day> as_of;
  if (given.options.as_of) as_of = data::to_day(*given.options.as_of);
  return compared{program, bound, as_of}.all();
}

TEST(interpreter, agrees_with_the_evaluator_on_all_golden_files) {
  int asked = 0;
  for (auto const& path : golden_paths()) asked += compare(path);
  EXPECT_GT(asked, 1'500);
}

TEST(interpreter, agrees_with_the_evaluator_on_cases_from_elsewhere) {
  auto const* folder = std::getenv("CHITIEU_CASES");
  if (folder == nullptr) GTEST_SKIP() << "CHITIEU_CASES names no folder";
  int asked = 0;
  for (auto const& path : golden_paths(folder)) asked += compare(path);
  std::cout << asked << " clauses\n";
  EXPECT_GT(asked, 0);
}

} // namespace
} // namespace chitieu::golden
