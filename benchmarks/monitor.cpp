// What a change of one row costs while all verdicts are kept up to date.
#include "by_hand.hpp"
#include "program.hpp"
#include "staff.hpp"
#include "staff_plan.hpp"

#include <chitieu/monitor/monitor.hpp>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <stdexcept>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace chitieu::benchmarks {
namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;

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

/// Cells that each become another one, of rows drawn from all, so often that no row is still near
/// when it is drawn again. What changes nothing takes half the time, so nothing is written twice.
std::vector<watched_cell> real_changes(watched& of, std::size_t rows, char const* column,
                                       std::initializer_list<given> const& contents) {
  std::vector<watched_value> values;
  for (auto const& is : contents) values.push_back(*of.is.value("staff", column, is));
  std::vector<watched_row> found;
  for (std::size_t i = 0; i < rows; ++i) found.push_back(*of.is.find("staff", std::to_string(i)));
  for (auto const& row : found) (void)of.is.set(row, values[0]);
  draws random;
  std::vector<std::size_t> has(rows, 0);
  std::vector<watched_cell> changes;
  for (std::size_t i = 0; i < 1U << 20; ++i) {
    auto const row = random.below(rows);
    has[row] = (has[row] + 1 + random.below(values.size() - 1)) % values.size();
    changes.push_back({found[row], values[has[row]]});
  }
  // All that are not as they were are set back, so that the next turn finds what this one found.
  for (std::size_t row = 0; row < rows; ++row)
    if (has[row] != 0) changes.push_back({found[row], values[0]});
  return changes;
}

/// The same changes with rows and values that were found and read before.
void set_all(benchmark::State& state, char const* column,
             std::initializer_list<given> const& contents) {
  auto const rows = static_cast<std::size_t>(state.range(0));
  watched w(rows);
  auto const changes = real_changes(w, rows, column, contents);
  std::size_t next = 0;
  std::size_t moved = 0;
  for (auto _ : state) {
    auto const& [row, value] = changes[next];
    if (++next == changes.size()) next = 0;
    moved += w.is.set(row, value)->size();
  }
  benchmark::DoNotOptimize(moved);
  must_agree(w);
}

/// And 64 of them at once.
void set_titles_together(benchmark::State& state) {
  constexpr std::size_t at_once = 64;
  auto const rows = static_cast<std::size_t>(state.range(0));
  watched w(rows);
  auto const changes = real_changes(w, rows, "title", {"LĐTT", "CSTĐCS", "không"});
  std::span const all{changes};
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(w.is.set(all.subspan(next, at_once)));
    next = next + 2 * at_once <= all.size() ? next + at_once : 0;
  }
  time_each(state, "change", at_once);
  must_agree(w);
}

void set_a_title(benchmark::State& state) { set_all(state, "title", {"LĐTT", "CSTĐCS", "không"}); }
void set_awards(benchmark::State& state) { set_all(state, "awards", {0, 1}); }

/// What no monitor can be without: a lock, the cell of a row that is drawn from all, and the counts
/// of its values; rows are as long as those of a monitor of this table, in large pages as they are.
void write_by_hand(benchmark::State& state) {
  struct row {
    std::int64_t words[13];
  };
  auto const rows = static_cast<std::size_t>(state.range(0));
  auto const bytes = (rows * sizeof(row) + large_page - 1) / large_page * large_page;
  std::unique_ptr<row, void (*)(void*)> const of{
      static_cast<row*>(std::aligned_alloc(large_page, bytes)), std::free};
  if (!of) throw std::bad_alloc();
#if defined(__linux__)
  (void)madvise(of.get(), bytes, MADV_HUGEPAGE);
#endif
  std::memset(of.get(), 0, bytes);
  draws random;
  struct change {
    std::size_t row;
    std::size_t value;
  };
  std::vector<change> changes;
  for (std::size_t i = 0; i < 1U << 20; ++i)
    changes.push_back({random.below(rows), random.below(3)});
  std::mutex only_one;
  std::array<std::int64_t, 3> counts{static_cast<std::int64_t>(rows)};
  std::size_t next = 0;
  for (auto _ : state) {
    auto const& [row, value] = changes[next];
    if (++next == changes.size()) next = 0;
    std::lock_guard const alone{only_one};
    auto& cell = of.get()[row].words[3];
    --counts[static_cast<std::size_t>(cell)];
    cell = static_cast<std::int64_t>(value);
    ++counts[value];
  }
  benchmark::DoNotOptimize(counts);
}

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
BENCHMARK(set_titles_together)->Apply(lengths);
BENCHMARK(write_by_hand)->Apply(lengths);
BENCHMARK(come_and_go)->Apply(lengths);
BENCHMARK(snapshot)->Apply(lengths);
BENCHMARK(begin)->Apply(lengths)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  return chitieu::benchmarks::run(count, arguments, chitieu::benchmarks::seed);
}
