#pragma once
/// What every benchmark program does first.
#include <chitieu/version.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
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

/// The most memory that the process has had since it was watched, beyond what it had then, in MiB;
/// 0 where the system does not tell.
class memory_watch {
 public:
  memory_watch() {
    std::ofstream{"/proc/self/clear_refs"} << '5'; // the peak begins anew
    before_ = now("VmRSS:");
  }

  [[nodiscard]] double most() const { return std::max(now("VmHWM:") - before_, 0.0); }

 private:
  static double now(std::string const& what) {
    std::ifstream in{"/proc/self/status"};
    for (std::string word; in >> word;)
      if (word == what) {
        double kib = 0;
        in >> kib;
        return kib / 1024;
      }
    return 0;
  }

  double before_ = 0;
};

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
