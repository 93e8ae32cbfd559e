// What the other goals ask: linked tables, many groups, plain texts, a stream longer than memory.
#include "arrow_columns.hpp"
#include "program.hpp"
#include "staff.hpp"
#include "staff_plan.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/engine/in_parts.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/eval/evaluate.hpp>

#include <algorithm>
#include <array>
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

/// Few, for whether it is right at all, and as many as the goals ask for.
void sizes(benchmark::internal::Benchmark* of) {
  of->Arg(1'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond)->UseRealTime();
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
  if (threads > 1) evaluator.run_on(chitieu::threads(threads));
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
BENCHMARK(linked_count)->Apply(sizes);
BENCHMARK(linked_count_on_two)->Apply(sizes);
BENCHMARK(linked_share)->Apply(sizes);

/// The same count as one would write it for this plan only.
void linked_count_by_hand(benchmark::State& state) {
  linked_tables const tables{static_cast<std::size_t>(state.range(0))};
  for (auto _ : state) benchmark::DoNotOptimize(with_two_good(tables));
  time_each(state, "record", tables.records.size());
}
BENCHMARK(linked_count_by_hand)->Apply(sizes);

/// How many units have less than half of their people good; nobody is less than half of nobody.
std::size_t units_below_half(linked_tables const& tables) {
  std::vector<std::int32_t> good(tables.units.size());
  std::vector<std::int32_t> all(tables.units.size());
  for (std::size_t i = 0; i < tables.unit.size(); ++i) {
    good[static_cast<std::size_t>(tables.unit[i])] += tables.good_person[i];
    ++all[static_cast<std::size_t>(tables.unit[i])];
  }
  std::size_t below = 0;
  for (std::size_t i = 0; i < all.size(); ++i) below += 2 * good[i] < all[i] ? 1 : 0;
  return below;
}

/// As many groups as a tenth of the people; those that fall short are named.
void many_groups(benchmark::State& state) {
  linked_tables const tables{static_cast<std::size_t>(state.range(0))};
  auto const program = must_compile(
      linked_schema + std::string("target 1: in every unit, at least 50% of people good\n"), 1);
  bound_dataset const bound(program, tables.data);
  auto const& groups = evaluate(program, bound).targets[0].clauses[0].groups;
  auto const below =
      static_cast<std::size_t>(std::ranges::count(groups, status::unmet, &group_verdict::status));
  if (below != units_below_half(tables)) throw std::runtime_error("groups are judged wrongly");
  for (auto _ : state) benchmark::DoNotOptimize(evaluate(program, bound));
  time_each(state, "group", tables.units.size());
}
BENCHMARK(many_groups)->Apply(sizes);

/// A clause broken down by as many groups, with the keys of all who count and who are missing.
void who_by_group(benchmark::State& state) {
  linked_tables const tables{static_cast<std::size_t>(state.range(0))};
  auto const program =
      must_compile(linked_schema + std::string("target 1: at least 50% of people good\n"), 1);
  bound_dataset const bound(program, tables.data, {.by = "unit"});
  check_options const options{.who = true, .by = "unit"};
  auto const made = evaluate(program, bound, options);
  auto const& clause = made.targets[0].clauses[0];
  std::size_t missing = 0;
  for (auto const& group : clause.groups) missing += group.who->missing.size();
  if (clause.groups.size() != tables.units.size() ||
      missing != static_cast<std::size_t>(std::ranges::count(tables.good_person, 0)))
    throw std::runtime_error("people of groups are missing");
  for (auto _ : state) benchmark::DoNotOptimize(evaluate(program, bound, options));
  time_each(state, "row", tables.people.size());
}
BENCHMARK(who_by_group)->Apply(sizes);

/// Binds four columns of plain texts, whose values are levels of a scale.
void bind_plain_texts(benchmark::State& state, std::size_t threads) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  constexpr std::size_t columns = 4;
  constexpr std::array<char const*, columns> names{"ranka", "rankb", "rankc", "rankd"};
  draws draw;
  std::array<std::string, columns> texts;
  std::array<std::vector<std::int32_t>, columns> ends;
  arrow_columns arrow{rows};
  std::string declared;
  std::size_t bytes = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    ends[column].push_back(0);
    for (std::size_t i = 0; i < rows; ++i) {
      texts[column] += rating_names.begin()[draw.below(4)].name;
      ends[column].push_back(static_cast<std::int32_t>(texts[column].size()));
    }
    arrow.add_texts(names[column], ends[column].data(), texts[column].data());
    declared += std::string("  ") + names[column] + "  rating\n";
    bytes += texts[column].size();
  }
  dataset data;
  data.add("staff", arrow.read("staff"));
  auto const program = must_compile(
      "scale rating: “Không hoàn thành” < “Hoàn thành” < “Hoàn thành tốt” < “Hoàn thành xuất sắc”\n"
      "population staff, key: row\n" +
          declared +
          "target 1: at least 1% of staff have ranka at least “Hoàn thành tốt” and rankb at least "
          "“Hoàn thành” and rankc at least “Hoàn thành” and rankd at least “Hoàn thành”\n",
      1);
  auto const use = eval::columns_read(program);
  if (!data::bind(program.schema, use, data, program.numbers).diagnostics.empty())
    throw std::runtime_error("the texts are not bound");
  auto const run_on = threads > 1 ? chitieu::threads(threads) : executor();
  for (auto _ : state)
    benchmark::DoNotOptimize(data::bind(program.schema, use, data, program.numbers, {}, run_on));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  time_each(state, "row", rows);
}
void plain_texts(benchmark::State& state) { bind_plain_texts(state, 1); }
void plain_texts_on_two(benchmark::State& state) { bind_plain_texts(state, 2); }
BENCHMARK(plain_texts)->Apply(sizes);
BENCHMARK(plain_texts_on_two)->Apply(sizes);

/// A table that comes in batches, each bound, counted and forgotten.
void stream(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  auto const of_batch = std::min<std::size_t>(rows / 10, 1'000'000);
  staff<blanks::no> const table(of_batch);
  auto const whole = table.as_packed();
  auto const program = must_compile(ten_targets(), 10);
  dataset units;
  units.add(whole.tables()[0].first, whole.tables()[0].second);
  auto const of_one = evaluate(program, whole);
  memory_watch const memory;
  for (auto _ : state) {
    check_in_parts parts(program, "staff", units);
    for (std::size_t done = 0; done < rows; done += of_batch) parts.add(whole.tables()[1].second);
    auto const made = parts.report();
    // The last target is about records of a table that comes in parts: it is told that it is none.
    for (std::size_t i = 0; i + 1 < made.targets.size(); ++i) {
      auto const& counted = made.targets[i].clauses[0].counts;
      if (counted.yes !=
          of_one.targets[i].clauses[0].counts.yes * static_cast<std::int64_t>(rows / of_batch))
        throw std::runtime_error("the stream is counted wrongly");
    }
    benchmark::DoNotOptimize(made);
  }
  state.counters["memory_MiB"] = benchmark::Counter(memory.most());
  time_each(state, "row", rows);
}
BENCHMARK(stream)->Arg(10'000)->Arg(100'000'000)->Unit(benchmark::kMicrosecond)->UseRealTime();

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  return chitieu::benchmarks::run(count, arguments, chitieu::benchmarks::seed);
}
