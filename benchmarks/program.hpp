#pragma once
/// What every benchmark program does first.
#include <chitieu/version.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <string>

namespace chitieu::benchmarks {

/// Runs the benchmarks that are registered; refuses when asserts are on, because figures taken
/// with them say nothing.
inline int run(int count, char** arguments, std::uint64_t seed_of_data) {
#ifndef NDEBUG
  static_cast<void>(count);
  static_cast<void>(arguments);
  static_cast<void>(seed_of_data);
  std::fputs("built with asserts on: configure with -DCMAKE_BUILD_TYPE=Release\n", stderr);
  return 2;
#else
  benchmark::AddCustomContext("chitieu", CHITIEU_VERSION);
  benchmark::AddCustomContext("seed", std::to_string(seed_of_data));
#ifdef __VERSION__
  benchmark::AddCustomContext("compiler", __VERSION__);
#endif
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
#endif
}

/// Shows the time that one of `count` things takes under `name`, in seconds.
inline void time_each(benchmark::State& state, char const* name, std::size_t count) {
  using counter = benchmark::Counter;
  state.counters[name] =
      counter(static_cast<double>(count), counter::kIsIterationInvariantRate | counter::kInvert);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

} // namespace chitieu::benchmarks
