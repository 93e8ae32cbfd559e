// What the other goals ask: linked tables, many groups, plain texts, a stream longer than memory.
#include "arrow_columns.hpp"
#include "program.hpp"
#include "staff.hpp"
#include "staff_plan.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/engine/in_parts.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/eval/evaluate.hpp>

#include <fstream>
#include <numeric>
#include <string>

namespace chitieu::benchmarks {
namespace {

ir::program must_compile(std::string text, std::size_t targets) {
  auto program = compile(parse(*source::from_text("scale.plan", std::move(text))));
  if (has_errors(program.diagnostics) || program.targets.size() != targets)
    throw std::runtime_error("the plan has errors");
  return program;
}

/// The most memory that the process ever had, in MiB.
double peak_memory() {
  std::ifstream in{"/proc/self/status"};
  for (std::string word; in >> word;)
    if (word == "VmHWM:") {
      double kib = 0;
      in >> kib;
      return kib / 1024;
    }
  return 0;
}

/// As many people as are asked for, in a unit for each ten, with five records each.
struct linked_tables {
  std::vector<std::int64_t> people, units, records;
  std::vector<std::int32_t> unit, of;
  std::vector<std::int8_t> good_person, good_record;
  dataset data;

  explicit linked_tables(std::size_t size) {
    draws draw;
    people.resize(size);
    units.resize(size / 10);
    records.resize(5 * size);
    for (auto* ids : {&people, &units, &records}) std::iota(ids->begin(), ids->end(), 0);
    for (std::size_t i = 0; i < size; ++i) {
      unit.push_back(static_cast<std::int32_t>(draw.below(units.size())));
      good_person.push_back(draw.below(4) != 0);
    }
    for (std::size_t i = 0; i < records.size(); ++i) {
      of.push_back(static_cast<std::int32_t>(draw.below(size)));
      good_record.push_back(draw.below(3) != 0);
    }
    using chitieu::column;
    auto const flags = [](std::vector<std::int8_t> const& from) {
      return std::span(reinterpret_cast<bool const*>(from.data()), from.size());
    };
    data.add("units", columns(column("id", units)));
    data.add("people", columns(column("id", people), column("unit", unit),
                               column("good", flags(good_person))));
    data.add("records",
             columns(column("id", records), column("of", of), column("good", flags(good_record))));
  }
};

constexpr char const linked_schema[] = R"(
population units, complete
  id    key
population people, complete
  id    key
  unit  units
  good  flag
population records, complete
  id    key
  of    people
  good  flag
)";

/// Counts again with an evaluator that is ready; `expected` is what the first target must count.
void count_linked(benchmark::State& state, std::string const& targets, std::size_t threads,
                  std::int64_t (*expected)(linked_tables const&)) {
  auto const size = static_cast<std::size_t>(state.range(0));
  linked_tables const tables{size};
  auto const program = must_compile(linked_schema + targets, 1);
  bound_dataset const bound(program, tables.data);
  eval::evaluator evaluator(bound.prepared(), std::nullopt);
  if (threads > 1) evaluator.run_on(eval::threads(threads));
  if (evaluator.count_all().targets[0][0]->yes != expected(tables))
    throw std::runtime_error("linked records are counted wrongly");
  for (auto _ : state) benchmark::DoNotOptimize(evaluator.count_all());
  time_each(state, "record", tables.records.size());
}

std::int64_t with_two_good(linked_tables const& tables) {
  std::vector<std::int32_t> good(tables.people.size());
  for (std::size_t i = 0; i < tables.of.size(); ++i)
    good[static_cast<std::size_t>(tables.of[i])] += tables.good_record[i];
  return std::count_if(good.begin(), good.end(), [](std::int32_t n) { return n >= 2; });
}

std::int64_t with_half_good(linked_tables const& tables) {
  std::vector<std::int32_t> good(tables.people.size());
  std::vector<std::int32_t> all(tables.people.size());
  for (std::size_t i = 0; i < tables.of.size(); ++i) {
    good[static_cast<std::size_t>(tables.of[i])] += tables.good_record[i];
    ++all[static_cast<std::size_t>(tables.of[i])];
  }
  std::int64_t met = 0;
  for (std::size_t i = 0; i < all.size(); ++i) met += all[i] > 0 && 2 * good[i] >= all[i];
  return met;
}

void linked_count(benchmark::State& state) {
  count_linked(state, "target 1: all people have at least 2 of their records good\n", 1,
               with_two_good);
}
void linked_count_on_two(benchmark::State& state) {
  count_linked(state, "target 1: all people have at least 2 of their records good\n", 2,
               with_two_good);
}
void linked_share(benchmark::State& state) {
  count_linked(state, "target 1: all people have at least 50% of their records good\n", 1,
               with_half_good);
}
BENCHMARK(linked_count)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(linked_count_on_two)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(linked_share)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// As many groups as a tenth of the people.
void many_groups(benchmark::State& state) {
  auto const size = static_cast<std::size_t>(state.range(0));
  linked_tables const tables{size};
  auto const program = must_compile(
      linked_schema + std::string("target 1: in every unit, at least 50% of people good\n"), 1);
  bound_dataset const bound(program, tables.data);
  auto const groups = evaluate(program, bound).targets[0].clauses[0].groups.size();
  if (groups != tables.units.size()) throw std::runtime_error("groups are missing");
  for (auto _ : state) benchmark::DoNotOptimize(evaluate(program, bound));
  time_each(state, "group", groups);
}
BENCHMARK(many_groups)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Binds a column of plain texts, whose values are levels of a scale.
void plain_texts(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  draws draw;
  std::string texts;
  std::vector<std::int32_t> ends{0};
  for (std::size_t i = 0; i < rows; ++i) {
    texts += rating_names.begin()[draw.below(4)].name;
    ends.push_back(static_cast<std::int32_t>(texts.size()));
  }
  arrow_columns arrow{rows};
  arrow.add_texts("rank", ends.data(), texts.data());
  dataset data;
  data.add("staff", arrow.read("staff"));
  auto const program =
      must_compile("scale rating: “Không hoàn thành” < “Hoàn thành” < “Hoàn thành tốt” < “Hoàn "
                   "thành xuất sắc”\npopulation staff, key: row\n  rank  rating\n"
                   "target 1: at least 1% of staff have rank at least “Hoàn thành tốt”\n",
                   1);
  auto const use = eval::columns_read(program);
  if (!data::bind(program.schema, use, data, program.numbers).diagnostics.empty())
    throw std::runtime_error("the texts are not bound");
  for (auto _ : state)
    benchmark::DoNotOptimize(data::bind(program.schema, use, data, program.numbers));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
  time_each(state, "row", rows);
}
BENCHMARK(plain_texts)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A table that comes in batches of a million rows, each bound, counted and forgotten.
void stream(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  constexpr std::size_t of_batch = 1'000'000;
  staff<blanks::no> const table(of_batch);
  auto const whole = table.as_packed();
  auto const program = must_compile(ten_targets(), 10);
  dataset units;
  units.add(whole.tables()[0].first, whole.tables()[0].second);
  auto const before = peak_memory();
  for (auto _ : state) {
    check_in_parts parts(program, "staff", units);
    for (std::size_t done = 0; done < rows; done += of_batch) parts.add(whole.tables()[1].second);
    auto const made = parts.report();
    if (parts.rows() != rows || made.targets[0].clauses[0].counts.base() != std::int64_t(rows))
      throw std::runtime_error("the stream is counted wrongly");
    benchmark::DoNotOptimize(made);
  }
  state.counters["memory_MiB"] = benchmark::Counter(peak_memory() - before);
  time_each(state, "row", rows);
}
BENCHMARK(stream)->Arg(100'000'000)->Unit(benchmark::kSecond)->Iterations(1)->UseRealTime();

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  return chitieu::benchmarks::run(count, arguments, chitieu::benchmarks::seed);
}
