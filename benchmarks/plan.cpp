// What a plan costs: reading it, checking it, and judging it over tables of several lengths.
#include "by_hand.hpp"
#include "by_hand_bitmaps.hpp"
#include "program.hpp"
#include "staff.hpp"
#include "staff_plan.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/data/csv.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/eval/evaluate.hpp>
#include <chitieu/verdict/judge.hpp>

#include <algorithm>
#include <stdexcept>

namespace chitieu::benchmarks {
namespace {

std::filesystem::path const root = CHITIEU_ROOT;

source must_read(outcome<source, diagnostics> read) {
  if (!read) throw std::runtime_error("a plan cannot be read");
  return *std::move(read);
}

source plan_2023() { return must_read(source::from_file(root / "rules/thi-dua-2023.plan")); }

source plan_of(std::string text) {
  return must_read(source::from_text("staff.plan", std::move(text)));
}

// A plan with an error leaves work undone and would look fast.
ir::program must_compile(source const& plan, std::size_t targets) {
  auto program = compile(parse(plan));
  bool const whole = std::all_of(program.targets.begin(), program.targets.end(),
                                 [](ir::target const& one) { return one.valid; });
  if (!whole || program.targets.size() != targets) throw std::runtime_error("a plan has errors");
  return program;
}

void parse_2023(benchmark::State& state) {
  auto const plan = plan_2023();
  for (auto _ : state) benchmark::DoNotOptimize(parse(plan));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(plan.bytes().size()));
  time_each(state, "target", compile(parse(plan)).targets.size());
}
BENCHMARK(parse_2023)->Unit(benchmark::kMicrosecond);

void check_2023(benchmark::State& state) {
  auto const parsed = parse(plan_2023());
  for (auto _ : state) benchmark::DoNotOptimize(compile(parsed));
  time_each(state, "target", compile(parsed).targets.size());
}
BENCHMARK(check_2023)->Unit(benchmark::kMicrosecond);

void parse_and_check(benchmark::State& state, std::string text, std::size_t targets) {
  auto const plan = plan_of(std::move(text));
  must_compile(plan, targets);
  for (auto _ : state) benchmark::DoNotOptimize(compile(parse(plan)));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(plan.bytes().size()));
  time_each(state, "target", targets);
}

void parse_and_check_ten(benchmark::State& state) { parse_and_check(state, ten_targets(), 10); }
BENCHMARK(parse_and_check_ten)->Unit(benchmark::kMicrosecond);

void parse_and_check_many(benchmark::State& state) {
  auto const targets = static_cast<std::size_t>(state.range(0));
  parse_and_check(state, many_targets(targets), targets);
}
// The edition ends at 10,000 statements, of which the declarations are seven.
BENCHMARK(parse_and_check_many)
    ->Arg(100)
    ->Arg(1000)
    ->Arg(5000)
    ->Arg(9990)
    ->Unit(benchmark::kMicrosecond);

enum class layout : std::uint8_t { columns, structs, packed };

template <layout Layout, blanks Blanks>
dataset dataset_of(staff<Blanks> const& table) {
  switch (Layout) {
  case layout::columns:
    return table.as_columns();
  case layout::structs:
    return table.as_structs();
  case layout::packed:
    break;
  }
  return table.as_packed();
}

// Wrong answers may be had at any speed.
template <blanks Blanks>
void must_agree(staff<Blanks> const& table, std::vector<exact::counts> const& counted) {
  auto const expected = count_by_hand(table);
  if (counted.size() != expected.size()) throw std::runtime_error("a target was not judged");
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (is_told_by_hand(Blanks, i) && counted[i] != expected[i])
      throw std::runtime_error("target " + std::to_string(i + 1) + " is counted wrongly");
}

template <layout Layout, blanks Blanks>
void bind_and_evaluate(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  staff<Blanks> const table(rows);
  auto const data = dataset_of<Layout>(table);
  auto const program = must_compile(plan_of(ten_targets()), 10);
  std::vector<exact::counts> counted;
  for (auto const& target : evaluate(program, data).targets)
    for (auto const& clause : target.clauses) counted.push_back(clause.counts);
  must_agree(table, counted);
  for (auto _ : state) benchmark::DoNotOptimize(evaluate(program, data));
  time_each(state, "row", rows);
}

std::vector<clause_verdict> judge_all(ir::program const& program, eval::prepared const& known) {
  eval::evaluator evaluator(known, std::nullopt);
  std::vector<clause_verdict> out;
  for (auto const& target : program.targets)
    for (auto const& clause : target.clauses)
      out.push_back(verdict::judge(program, target, clause, evaluator.count(clause), std::nullopt));
  return out;
}

template <layout Layout, blanks Blanks>
void evaluate_bound(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  staff<Blanks> const table(rows);
  auto const data = dataset_of<Layout>(table);
  auto const program = must_compile(plan_of(ten_targets()), 10);
  auto const bound = data::bind(program.schema, eval::columns_read(program), data, program.numbers);
  eval::prepared const known(program, bound);
  std::vector<exact::counts> counted;
  for (auto const& clause : judge_all(program, known)) counted.push_back(clause.counts);
  must_agree(table, counted);
  for (auto _ : state) benchmark::DoNotOptimize(judge_all(program, known));
  time_each(state, "row", rows);
}

/// The numbers of all verdicts, read again from data and a program that are ready: what is decided,
/// need, short, spare and shares.
template <layout Layout, blanks Blanks, std::size_t Threads>
void numbers_again(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  staff<Blanks> const table(rows);
  auto const data = dataset_of<Layout>(table);
  auto const program = must_compile(plan_of(ten_targets()), 10);
  auto const bound = data::bind(program.schema, eval::columns_read(program), data, program.numbers);
  eval::evaluator evaluator(program, bound, std::nullopt);
  if (Threads > 1) evaluator.run_on(chitieu::threads(Threads));
  std::vector<exact::counts> counted;
  for (auto const& of_target : evaluator.count_all().targets)
    for (auto const& of_clause : of_target) counted.push_back(of_clause.value());
  must_agree(table, counted);
  for (auto _ : state) {
    auto const counts = evaluator.count_all();
    for (std::size_t i = 0; i < counts.targets.size(); ++i) {
      auto const& clause = program.targets[i].clauses.front();
      auto const& here = counts.targets[i].front().value();
      benchmark::DoNotOptimize(exact::decide(here, clause.asked, clause.when_empty));
      benchmark::DoNotOptimize(exact::measure(here, clause.asked));
    }
  }
  time_each(state, "row", rows);
}

void sizes(benchmark::internal::Benchmark* one) {
  one->Arg(80)->Arg(20'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMicrosecond);
}
BENCHMARK_TEMPLATE(bind_and_evaluate, layout::columns, blanks::no)->Apply(sizes);
BENCHMARK_TEMPLATE(bind_and_evaluate, layout::structs, blanks::no)->Apply(sizes);
BENCHMARK_TEMPLATE(bind_and_evaluate, layout::columns, blanks::yes)->Apply(sizes);
BENCHMARK_TEMPLATE(bind_and_evaluate, layout::structs, blanks::yes)->Apply(sizes);
BENCHMARK_TEMPLATE(numbers_again, layout::packed, blanks::no, 1)->Apply(sizes);
BENCHMARK_TEMPLATE(numbers_again, layout::packed, blanks::no, 2)->Apply(sizes)->UseRealTime();
BENCHMARK_TEMPLATE(numbers_again, layout::packed, blanks::yes, 1)->Apply(sizes);
BENCHMARK_TEMPLATE(numbers_again, layout::columns, blanks::no, 1)->Apply(sizes);
BENCHMARK_TEMPLATE(numbers_again, layout::structs, blanks::no, 1)->Apply(sizes);
BENCHMARK_TEMPLATE(evaluate_bound, layout::packed, blanks::no)->Apply(sizes);
BENCHMARK_TEMPLATE(evaluate_bound, layout::packed, blanks::yes)->Apply(sizes);
BENCHMARK_TEMPLATE(evaluate_bound, layout::columns, blanks::no)->Apply(sizes);
BENCHMARK_TEMPLATE(evaluate_bound, layout::structs, blanks::no)->Apply(sizes);
BENCHMARK_TEMPLATE(evaluate_bound, layout::columns, blanks::yes)->Apply(sizes);
BENCHMARK_TEMPLATE(evaluate_bound, layout::structs, blanks::yes)->Apply(sizes);

#if CHITIEU_HAND_WRITTEN
void bitmaps_by_hand(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  by_hand_columns columns{table_of(staff<blanks::no>(rows))};
  for (auto _ : state) benchmark::DoNotOptimize(columns.through_bitmaps());
  time_each(state, "row", rows);
}
BENCHMARK(bitmaps_by_hand)->Apply(sizes);
#endif

// The same counts of the same structs, as one would write them for this plan only.
template <blanks Blanks>
void plain_loop(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  staff<Blanks> const table(rows);
  for (auto _ : state) benchmark::DoNotOptimize(count_by_hand(table));
  time_each(state, "row", rows);
}
BENCHMARK_TEMPLATE(plain_loop, blanks::no)->Apply(sizes);

void read_csv(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  auto const bytes = staff<blanks::no>(rows).as_csv();
  auto const read = data::read_csv("staff.csv", bytes);
  if (!read || read->rows() != rows) throw std::runtime_error("the CSV is not read");
  for (auto _ : state) benchmark::DoNotOptimize(data::read_csv("staff.csv", bytes));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
  time_each(state, "row", rows);
}
BENCHMARK(read_csv)->Arg(20'000)->Unit(benchmark::kMicrosecond);

// From files to verdicts.
void sample_2023(benchmark::State& state) {
  using namespace std::chrono;
  check_options options;
  options.as_of = 2023y / 12 / 31;
  auto const run = [&] {
    dataset data;
    data.add_path(root / "rules/sample-2023");
    return evaluate(compile(parse(plan_2023())), data, options);
  };
  auto const report = run();
  if (report.targets.empty() || report.exit_code() == 2)
    throw std::runtime_error("the sample is not judged");
  for (auto _ : state) benchmark::DoNotOptimize(run());
  time_each(state, "target", report.targets.size());
}
BENCHMARK(sample_2023)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  return chitieu::benchmarks::run(count, arguments, chitieu::benchmarks::seed);
}
