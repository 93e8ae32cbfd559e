// What a change of one row costs while all verdicts are kept up to date.
#include "by_hand.hpp"
#include "program.hpp"
#include "staff.hpp"
#include "staff_plan.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <stdexcept>

namespace chitieu::benchmarks {
namespace {

ir::program ten() {
  auto const read = source::from_text("staff.plan", ten_targets());
  auto program = compile(parse(*read));
  if (program.targets.size() != 10) throw std::runtime_error("a plan has errors");
  return program;
}

/// A monitor of the ten targets over a staff table.
struct watched {
  explicit watched(std::size_t rows) : table(rows), is(program, table.as_columns()) {
    for (std::size_t target = 0; target < program.targets.size(); ++target)
      if (!is.keeps(target)) throw std::runtime_error("a target is not kept");
  }

  ir::program program = ten();
  staff<blanks::no> table;
  monitor is;
};

// Wrong answers may be had at any speed.
void must_agree(watched const& w) {
  auto const kept = w.is.verdicts();
  auto const anew = evaluate(w.program, w.is.rows());
  for (std::size_t i = 0; i < kept.targets.size(); ++i)
    if (kept.targets[i].clauses[0].counts != anew.targets[i].clauses[0].counts)
      throw std::runtime_error("target " + std::to_string(i + 1) + " is counted wrongly");
}

/// A person's title is another one; which person and which title is drawn before.
void change_a_title(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  watched w(rows);
  constexpr char const* titles[] = {"LĐTT", "CSTĐCS", "không"};
  draws random;
  std::vector<row_change> changes;
  for (std::size_t i = 0; i < 4096; ++i)
    changes.push_back({row_change::kind::update,
                       "staff",
                       std::to_string(random.below(rows)),
                       {{"title", titles[random.below(3)]}}});
  std::size_t next = 0;
  std::size_t moved = 0;
  for (auto _ : state) {
    auto const made = w.is.apply({&changes[next++ % changes.size()], 1});
    moved += made->targets.size();
  }
  benchmark::DoNotOptimize(moved);
  must_agree(w);
}

/// The same of a number on which the units hang, too.
void change_awards(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  watched w(rows);
  draws random;
  std::vector<row_change> changes;
  for (std::size_t i = 0; i < 4096; ++i)
    changes.push_back({row_change::kind::update,
                       "staff",
                       std::to_string(random.below(rows)),
                       {{"awards", random.below(2)}}});
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(w.is.apply({&changes[next++ % changes.size()], 1}));
  must_agree(w);
}

/// The same changes with rows and values that were found and read before.
void set_all(benchmark::State& state, char const* column,
             std::initializer_list<given> const& contents) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  watched w(rows);
  std::vector<watched_value> values;
  for (auto const& is : contents) values.push_back(*w.is.value("staff", column, is));
  draws random;
  std::vector<watched_cell> changes;
  for (std::size_t i = 0; i < 65'536; ++i) {
    auto const key = std::to_string(random.below(rows));
    changes.push_back({*w.is.find("staff", key), values[random.below(values.size())]});
  }
  std::size_t next = 0;
  std::size_t moved = 0;
  for (auto _ : state) {
    auto const& [row, value] = changes[next++ % changes.size()];
    moved += w.is.set(row, value)->size();
  }
  benchmark::DoNotOptimize(moved);
  must_agree(w);
}

void set_a_title(benchmark::State& state) { set_all(state, "title", {"LĐTT", "CSTĐCS", "không"}); }
void set_awards(benchmark::State& state) { set_all(state, "awards", {0, 1}); }

/// A person comes and goes: two changes.
void come_and_go(benchmark::State& state) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  watched w(rows);
  row_change const come{row_change::kind::insert,
                        "staff",
                        "",
                        {{"id", "newcomer"},
                         {"unit", "1"},
                         {"position", "lecturer"},
                         {"title", "LĐTT"},
                         {"rank", "Hoàn thành tốt"},
                         {"disciplined", false},
                         {"essays", 2},
                         {"awards", 1}}};
  row_change const go{row_change::kind::erase, "staff", "newcomer", {}};
  for (auto _ : state) {
    benchmark::DoNotOptimize(w.is.apply({&come, 1}));
    benchmark::DoNotOptimize(w.is.apply({&go, 1}));
  }
  must_agree(w);
}

/// All verdicts with their figures, as they stand.
void snapshot(benchmark::State& state) {
  watched const w(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(w.is.verdicts());
}

/// Reading the tables and counting them once.
void begin(benchmark::State& state) {
  auto const program = ten();
  staff<blanks::no> const table(static_cast<std::size_t>(state.range(0)));
  auto const data = table.as_columns();
  for (auto _ : state) benchmark::DoNotOptimize(monitor(program, data));
  time_each(state, "row", static_cast<std::size_t>(state.range(0)));
}

void lengths(benchmark::internal::Benchmark* one) { one->Arg(80)->Arg(20'000)->Arg(1'000'000); }
BENCHMARK(change_a_title)->Apply(lengths);
BENCHMARK(change_awards)->Apply(lengths);
BENCHMARK(set_a_title)->Apply(lengths);
BENCHMARK(set_awards)->Apply(lengths);
BENCHMARK(come_and_go)->Apply(lengths);
BENCHMARK(snapshot)->Apply(lengths);
BENCHMARK(begin)->Apply(lengths)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  return chitieu::benchmarks::run(count, arguments, chitieu::benchmarks::seed);
}
