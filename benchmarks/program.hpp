#pragma once
/// What every benchmark program does first.
#include <chitieu/version.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <string>

namespace chitieu::benchmarks {

/// False, and says so, when asserts are on, because figures taken with them say nothing.
inline bool may_be_measured() {
#ifndef NDEBUG
  std::fputs("built with asserts on: configure with -DCMAKE_BUILD_TYPE=Release\n", stderr);
  return false;
#else
  benchmark::AddCustomContext("chitieu", CHITIEU_VERSION);
#ifdef __VERSION__
  benchmark::AddCustomContext("compiler", __VERSION__);
#endif
  return true;
#endif
}

/// Runs the benchmarks that are registered.
inline int run(int count, char** arguments, std::uint64_t seed_of_data) {
  if (!may_be_measured()) return 2;
  benchmark::AddCustomContext("seed", std::to_string(seed_of_data));
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

/// Shows the time that one of `count` things takes under `name`, in seconds.
inline void time_each(benchmark::State& state, char const* name, std::size_t count) {
  using counter = benchmark::Counter;
  state.counters[name] =
      counter(static_cast<double>(count), counter::kIsIterationInvariantRate | counter::kInvert);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

} // namespace chitieu::benchmarks
