// The ten targets over a table in a folder, which the peers read too (`side_by_side.py`):
//   bench-side_by_side --table=FOLDER [options of Google Benchmark]
// Every benchmark carries its ten counts, so that they can be held against those of others.
#include "arrow_columns.hpp"
#include "by_hand_bitmaps.hpp"
#include "program.hpp"
#include "staff.hpp"
#include "staff_plan.hpp"

#include <chitieu/data/columns.hpp>
#include <chitieu/eval/columns_read.hpp>
#include <chitieu/eval/evaluate.hpp>

#include <bit>
#include <filesystem>
#include <fstream>
#include <string_view>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace chitieu::benchmarks {
namespace {

template <class Value>
std::vector<Value> read_column(std::filesystem::path const& file) {
  std::ifstream in{file, std::ios::binary | std::ios::ate};
  if (!in) throw std::runtime_error("no column " + file.filename().string());
  std::vector<Value> out(static_cast<std::size_t>(in.tellg()) / sizeof(Value));
  in.seekg(0);
  in.read(reinterpret_cast<char*>(out.data()),
          static_cast<std::streamsize>(out.size() * sizeof(Value)));
  return out;
}

using bits = std::vector<std::uint64_t>;

/// One bit of every byte.
bits bits_of(std::vector<std::uint8_t> const& bytes, unsigned which, bool wanted) {
  bits out((bytes.size() + 63) / 64);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (((bytes[i] >> which & 1U) != 0) == wanted) out[i / 64] |= std::uint64_t{1} << (i % 64);
  return out;
}

template <class Names>
std::vector<std::string> texts_of(Names const& names) {
  std::vector<std::string> out;
  for (auto const& one : names) out.emplace_back(one.name);
  return out;
}

/// The table as arrays, and as what others can view of them.
struct given_table {
  hand_table plain;
  std::vector<std::int64_t> id;
  std::vector<std::int16_t> unit_ids;
  std::vector<std::optional<std::chrono::sys_days>> phd_start;
  bits disciplined;
  bits has_day;
  std::array<bits, 7> filled; ///< with blanks, by column: unit, position, title, rank, disciplined,
                              ///< essays, awards

  explicit given_table(std::filesystem::path const& folder) {
    plain.position = read_column<std::int8_t>(folder / "position.i8");
    plain.title = read_column<std::int8_t>(folder / "title.i8");
    plain.rank = read_column<std::int8_t>(folder / "rank.i8");
    plain.disciplined = read_column<std::uint8_t>(folder / "disciplined.u8");
    plain.unit = read_column<std::int16_t>(folder / "unit.i16");
    plain.essays = read_column<std::int32_t>(folder / "essays.i32");
    plain.awards = read_column<std::int32_t>(folder / "awards.i32");
    plain.phd_start = read_column<std::int32_t>(folder / "phd_start.i32");
    auto const blank = read_column<std::uint8_t>(folder / "blanks.u8");
    plain.units = units_for(plain.rows());
    for (std::size_t i = 0; i < plain.units; ++i) unit_ids.push_back(static_cast<std::int16_t>(i));
    has_day.resize((plain.rows() + 63) / 64);
    for (std::size_t i = 0; i < plain.rows(); ++i) {
      id.push_back(static_cast<std::int64_t>(i));
      auto const day = plain.phd_start[i];
      phd_start.push_back(day == hand_table::no_day
                              ? std::nullopt
                              : std::optional(std::chrono::sys_days(std::chrono::days(day))));
      if (day != hand_table::no_day) has_day[i / 64] |= std::uint64_t{1} << (i % 64);
    }
    disciplined = bits_of(plain.disciplined, 0, true);
    for (unsigned column = 0; column < filled.size(); ++column)
      filled[column] = bits_of(blank, column, false);
  }
};

dataset with_units(given_table const& table, data::input_table people) {
  dataset out;
  out.add("units", chitieu::columns(chitieu::column("id", table.unit_ids)));
  out.add("staff", std::move(people));
  return out;
}

void add_arrow(arrow_columns& to, given_table const& table, bool blanks) {
  auto const filled = [&](std::size_t which) -> void const* {
    return blanks ? table.filled[which].data() : nullptr;
  };
  auto const& plain = table.plain;
  to.add("id", "l", table.id.data());
  to.add("unit", "s", plain.unit.data(), filled(0));
  to.add_choices("position", "c", plain.position.data(), filled(1), texts_of(position_names));
  to.add_choices("title", "c", plain.title.data(), filled(2), texts_of(title_names));
  to.add_choices("rank", "c", plain.rank.data(), filled(3), texts_of(rating_names));
  to.add("disciplined", "b", table.disciplined.data(), filled(4));
  to.add("essays", "i", plain.essays.data(), filled(5));
  to.add("awards", "i", plain.awards.data(), filled(6));
  to.add("phd_start", "tdD", plain.phd_start.data(), table.has_day.data());
}

dataset as_columns(given_table const& table) {
  using chitieu::column;
  auto const& plain = table.plain;
  auto const of = []<class Enum>(std::vector<std::int8_t> const& codes,
                                 std::initializer_list<data::named_choice<Enum>>) {
    // The enumerations have std::int8_t for their underlying type.
    return std::span(reinterpret_cast<Enum const*>(codes.data()), codes.size());
  };
  auto const flags =
      std::span(reinterpret_cast<bool const*>(plain.disciplined.data()), plain.rows());
  return with_units(
      table,
      chitieu::columns(column("id", table.id), column("unit", plain.unit),
                       column("position", of(plain.position, position_names), position_names),
                       column("title", of(plain.title, title_names), title_names),
                       column("rank", of(plain.rank, rating_names), rating_names),
                       column("disciplined", flags), column("essays", plain.essays),
                       column("awards", plain.awards), column("phd_start", table.phd_start)));
}

using one_person = person<blanks::no>;

std::vector<one_person> people_of(given_table const& table) {
  auto const& plain = table.plain;
  std::vector<one_person> out(plain.rows());
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto& one = out[i];
    one.id = table.id[i];
    one.unit = plain.unit[i];
    one.position = static_cast<position>(plain.position[i]);
    one.title = static_cast<title>(plain.title[i]);
    one.rank = static_cast<rating>(plain.rank[i]);
    one.disciplined = plain.disciplined[i] != 0;
    one.essays = plain.essays[i];
    one.phd_start = table.phd_start[i];
    one.awards = plain.awards[i];
  }
  return out;
}

dataset as_structs(given_table const& table, std::vector<one_person> const& people) {
  using chitieu::column;
  return with_units(
      table,
      rows(people, column("id", &one_person::id), column("unit", &one_person::unit),
           column("position", &one_person::position, position_names),
           column("title", &one_person::title, title_names),
           column("rank", &one_person::rank, rating_names),
           column("disciplined", &one_person::disciplined), column("essays", &one_person::essays),
           column("phd_start", &one_person::phd_start), column("awards", &one_person::awards)));
}

ir::program ten() {
  auto const text = source::from_text("staff.plan", ten_targets());
  auto program = compile(parse(*text));
  if (has_errors(program.diagnostics)) throw std::runtime_error("the plan has errors");
  return program;
}

template <class Counts>
void show(benchmark::State& state, Counts const& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i)
    state.counters["count_" + std::to_string(i + 1)] =
        benchmark::Counter(static_cast<double>(counts[i]));
}

hand_counts yes_counts(eval::tally const& of) {
  hand_counts out{};
  for (std::size_t i = 0; i < of.targets.size(); ++i) out[i] = of.targets[i].front().value().yes;
  auto const& teach = of.targets[1].front().value();
  out[10] = teach.base();
  return out;
}

/// All numbers of the verdicts, again from data and a program that are ready.
void numbers(benchmark::State& state, ir::program const& program, bound_dataset const& bound,
             std::size_t threads) {
  memory_watch const memory;
  eval::evaluator evaluator(bound.prepared(), std::nullopt);
  if (threads > 1) evaluator.run_on(chitieu::threads(threads));
  show(state, yes_counts(evaluator.count_all()));
  state.counters["memory_MiB"] = benchmark::Counter(memory.most());
  for (auto _ : state) {
    auto const counts = evaluator.count_all();
    for (std::size_t i = 0; i < counts.targets.size(); ++i) {
      auto const& clause = program.targets[i].clauses.front();
      auto const& here = counts.targets[i].front().value();
      benchmark::DoNotOptimize(exact::decide(here, clause.asked, clause.when_empty));
      benchmark::DoNotOptimize(exact::measure(here, clause.asked));
    }
  }
}

/// The whole report, as a user of bound data asks for it.
void report(benchmark::State& state, ir::program const& program, bound_dataset const& bound,
            check_options const& options) {
  std::array<std::int64_t, 10> counts{};
  auto const made = evaluate(program, bound, options);
  for (std::size_t i = 0; i < counts.size(); ++i)
    counts[i] = made.targets[i].clauses.front().counts.yes;
  show(state, counts);
  for (auto _ : state) benchmark::DoNotOptimize(evaluate(program, bound, options));
}

using row_numbers = std::vector<std::uint32_t>;

/// The row numbers of all who are missing in some targets, after the numbers of all of them.
std::vector<row_numbers> missing_in(ir::program const& program, bound_dataset const& bound,
                                    std::span<std::size_t const> targets) {
  eval::evaluator evaluator(bound.prepared(), std::nullopt);
  if (!targets.empty()) evaluator.keep_rows();
  benchmark::DoNotOptimize(evaluator.count_all());
  std::vector<row_numbers> lists;
  for (auto const i : targets) {
    auto found =
        evaluator.rows(program.targets[i].clauses.front(), {.counted = false, .unknown = false});
    lists.push_back(std::move(found.front().missing));
  }
  return lists;
}

void missing(benchmark::State& state, ir::program const& program, bound_dataset const& bound,
             std::vector<std::size_t> const& targets) {
  eval::evaluator check(bound.prepared(), std::nullopt);
  auto const lists = missing_in(program, bound, targets);
  for (std::size_t i = 0; i < lists.size(); ++i)
    if (static_cast<std::int64_t>(lists[i].size()) !=
        check.count(program.targets[targets[i]].clauses.front()).no)
      throw std::runtime_error("somebody is not listed");
  for (auto _ : state) benchmark::DoNotOptimize(missing_in(program, bound, targets));
}

/// Writing out what `missing` lists as one would by hand, from a bit for each row, and nothing
/// else.
void write_out(benchmark::State& state, ir::program const& program, bound_dataset const& bound,
               std::vector<std::size_t> const& targets) {
  std::vector<bits> all;
  auto const lists = missing_in(program, bound, targets);
  for (auto const& list : lists) {
    auto& one = all.emplace_back((bound.tables().tables[1].rows + 63) / 64);
    for (auto const row : list) one[row / 64] |= std::uint64_t{1} << (row % 64);
  }
  auto const write = [&] {
    std::vector<row_numbers> out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      out[i].resize(lists[i].size());
      auto* to = out[i].data();
      for (std::size_t word = 0; word < all[i].size(); ++word)
        for (auto left = all[i][word]; left != 0; left &= left - 1)
          *to++ = static_cast<std::uint32_t>(64 * word) +
                  static_cast<std::uint32_t>(std::countr_zero(left));
    }
    return out;
  };
  if (write() != lists) throw std::runtime_error("the lists are not written out");
  for (auto _ : state) benchmark::DoNotOptimize(write());
}

/// Lets the allocator keep what is given back, so that nobody, neither chitieu nor what is by hand,
/// asks the system for new pages in one pass and not in the next.
void keep_memory() {
#ifdef __GLIBC__
  constexpr int plenty = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, plenty);
  mallopt(M_TRIM_THRESHOLD, plenty);
#endif
}

void run_all(std::filesystem::path const& folder, int count, char** arguments) {
  given_table const table{folder};
  auto const program = ten();
  arrow_columns arrow{table.plain.rows()};
  arrow_columns arrow_with_blanks{table.plain.rows()};
  add_arrow(arrow, table, false);
  add_arrow(arrow_with_blanks, table, true);
  auto const people = people_of(table);
  auto const of_arrow = with_units(table, arrow.read("staff"));
  auto const of_blanks = with_units(table, arrow_with_blanks.read("staff"));
  auto const of_columns = as_columns(table);
  auto const of_structs = as_structs(table, people);
  memory_watch const memory;
  bound_dataset const packed(program, of_arrow);
  auto const bound_MiB = memory.most();
  bound_dataset const blank(program, of_blanks);
  bound_dataset const columns(program, of_columns);
  bound_dataset const structs(program, of_structs);
  auto const rows = table.plain.rows();
  keep_memory();

  auto const add = [&](char const* name, auto run) {
    benchmark::RegisterBenchmark(name, [run, rows](benchmark::State& state) {
      run(state);
      time_each(state, "row", rows);
    })->UseRealTime();
  };
  using state = benchmark::State;
  add("chitieu/arrow", [&](state& s) {
    numbers(s, program, packed, 1);
    s.counters["bound_MiB"] = benchmark::Counter(bound_MiB);
  });
  add("chitieu/arrow/2", [&](state& s) { numbers(s, program, packed, 2); });
  add("chitieu/columns", [&](state& s) { numbers(s, program, columns, 1); });
  add("chitieu/blanks", [&](state& s) { numbers(s, program, blank, 1); });
  add("chitieu/structs", [&](state& s) { numbers(s, program, structs, 1); });
  add("chitieu/report", [&](state& s) { report(s, program, packed, {}); });
  add("chitieu/report/ten",
      [&](state& s) { report(s, program, packed, {.who = true, .first = 10}); });
  std::vector<std::size_t> const all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  add("chitieu/ready", [&](state& s) { missing(s, program, packed, {}); });
  add("chitieu/who/one", [&](state& s) { missing(s, program, packed, {3}); });
  add("chitieu/who/all", [&](state& s) { missing(s, program, packed, all); });
  add("hand/write/one", [&](state& s) { write_out(s, program, packed, {3}); });
  add("hand/write/all", [&](state& s) { write_out(s, program, packed, all); });
#if CHITIEU_HAND_WRITTEN
  by_hand_columns hand{table.plain};
  add("hand/bitmaps", [&](state& s) {
    show(s, hand.through_bitmaps());
    for (auto _ : s) benchmark::DoNotOptimize(hand.through_bitmaps());
  });
  add("hand/loop", [&](state& s) {
    show(s, hand.in_one_loop());
    for (auto _ : s) benchmark::DoNotOptimize(hand.in_one_loop());
  });
  add("hand/read", [&](state& s) {
    for (auto _ : s) benchmark::DoNotOptimize(hand.reading_only());
  });
#endif
  benchmark::Initialize(&count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}

} // namespace
} // namespace chitieu::benchmarks

int main(int count, char** arguments) {
  std::string_view const first = count > 1 ? arguments[1] : "";
  constexpr std::string_view option = "--table=";
  if (!first.starts_with(option) || !chitieu::benchmarks::may_be_measured()) return 2;
  arguments[1] = arguments[0];
  chitieu::benchmarks::run_all(first.substr(option.size()), count - 1, arguments + 1);
}
