// What a report costs as it would be with other thresholds or other records.
#include "program.hpp"
#include "staff.hpp"
#include "staff_plan.hpp"

#include <chitieu/check/compile.hpp>
#include <chitieu/engine/evaluate.hpp>
#include <chitieu/monitor/monitor.hpp>
#include <chitieu/repair/supposed_records.hpp>
#include <chitieu/syntax/parse.hpp>

#include <array>
#include <stdexcept>

namespace chitieu::benchmarks {
namespace {

/// The ten targets, judged once over a staff table.
struct judged {
  explicit judged(std::size_t rows)
      : table(rows), data(table.as_columns()), bound(program, data), is(evaluate(program, bound)) {
    if (is.targets.size() != 10) throw std::runtime_error("a plan has errors");
  }

  ir::program program = compile(parse(*source::from_text("staff.plan", ten_targets())));
  staff<blanks::no> table;
  dataset data;
  bound_dataset bound;
  report is;
};

// Wrong answers may be had at any speed: the plan that has the threshold says the same.
void must_agree(judged const& w, char const* percent) {
  auto text = ten_targets();
  std::string const asked = "at least 95% of staff have title";
  text.replace(text.find(asked), asked.size(),
               "at least " + std::string(percent) + " of staff have title");
  auto const other = compile(parse(*source::from_text("staff.plan", text)));
  auto const anew = evaluate(other, w.data);
  auto const supposed = what_if(w.program, w.is, {{"4", percent}});
  for (std::size_t i = 0; i < anew.targets.size(); ++i)
    if (anew.targets[i].status != supposed.targets[i].status ||
        anew.targets[i].clauses[0].margins.need != supposed.targets[i].clauses[0].margins.need)
      throw std::runtime_error("a verdict is supposed wrongly");
}

/// One target asks for another share.
void another_threshold(benchmark::State& state) {
  judged const w(static_cast<std::size_t>(state.range(0)));
  constexpr std::array percents = {"90%", "97%", "85.5%", "99%"};
  for (auto const* each : percents) must_agree(w, each);
  std::size_t next = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(what_if(w.program, w.is, {{"4", percents[next++ % percents.size()]}}));
}

/// One record is another one: the tables are judged anew.
void another_record(benchmark::State& state) {
  judged const w(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    benchmark::DoNotOptimize(
        what_if(w.program, w.bound, w.data, {{"staff", "0", "title", {"CSTĐCS"}}}));
}

/// One after another is asked of the same tables.
void records_asked_about_again(benchmark::State& state) {
  judged const w(static_cast<std::size_t>(state.range(0)));
  supposed_records const of(w.program, w.bound, w.data);
  std::array<std::vector<record_change>, 2> const changes = {
      std::vector<record_change>{{"staff", "0", "title", {"CSTĐCS"}}},
      std::vector<record_change>{{"staff", "79", "title", {}}}};
  for (auto const& each : changes) {
    auto const anew = what_if(w.program, w.bound, w.data, each);
    for (int again = 0; again < 2; ++again) {
      auto const supposed = of.what_if(each);
      for (std::size_t i = 0; i < anew.targets.size(); ++i)
        if (anew.targets[i].clauses[0].counts != supposed.targets[i].clauses[0].counts)
          throw std::runtime_error("records are supposed wrongly");
    }
  }
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(of.what_if(changes[next++ % changes.size()]));
}

/// The same of a monitor, which stands for who supposes much: the change, the verdicts, and back.
void another_record_of_a_monitor(benchmark::State& state) {
  judged const w(static_cast<std::size_t>(state.range(0)));
  monitor kept(w.program, w.data);
  std::array<row_change, 2> const changes = {
      row_change{row_change::kind::update, "staff", "0", {{"title", "CSTĐCS"}}},
      row_change{row_change::kind::update, "staff", "0", {{"title", "LĐTT"}}}};
  for (auto _ : state) {
    benchmark::DoNotOptimize(kept.apply({&changes[0], 1}));
    benchmark::DoNotOptimize(kept.verdicts());
    benchmark::DoNotOptimize(kept.apply({&changes[1], 1}));
  }
}

void lengths(benchmark::internal::Benchmark* one) { one->Arg(80)->Arg(20'000); }
BENCHMARK(another_threshold)->Apply(lengths);
BENCHMARK(another_record)->Apply(lengths);
BENCHMARK(records_asked_about_again)->Apply(lengths);
BENCHMARK(another_record_of_a_monitor)->Apply(lengths);

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  return chitieu::benchmarks::run(count, arguments, chitieu::benchmarks::seed);
}
