#!/usr/bin/env bash
# Builds the targets of libFuzzer with clang, gives each what is kept and then inputs of its own:
#   bash tests/fuzz/run.sh [seconds for each target] [targets]
# What is found stands in build/fuzz/found; it goes to tests/fuzz/corpus/<target> with what mends it.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-20}
shift || true
bash cmake/setup.sh fuzz
cmake --preset fuzz
cmake --build --preset fuzz
python3 tests/fuzz/seeds.py build/fuzz/seeds
mkdir -p build/fuzz/found

fuzz() { # a target, seconds
  local target=$1 seconds=$2 most=1024 log=build/fuzz/$1.log
  local -a more=() inputs=()
  if [ -d "tests/fuzz/corpus/$target" ]; then inputs+=("tests/fuzz/corpus/$target"); fi
  if [ "$target" = rules ]; then most=2000 more=(-dict=build/fuzz/seeds/rules.dict); fi
  mkdir -p "build/fuzz/grown/$target" "build/fuzz/seeds/$target"
  if ! build/fuzz/tests/fuzz/fuzz-"$target" "build/fuzz/grown/$target" "${inputs[@]}" \
    "build/fuzz/seeds/$target" "-max_total_time=$seconds" "-max_len=$most" -timeout=30 \
    -rss_limit_mb=3000 -print_final_stats=1 "-artifact_prefix=build/fuzz/found/$target-" \
    "${more[@]}" > "$log" 2>&1; then
    tail -n 60 "$log"
    echo "$target: found something; see build/fuzz/found"
    return 1
  fi
  echo "$target: $(sed -n 's/^stat::number_of_executed_units: //p' "$log") inputs, nothing found" \
    "($(sed -n 's/^INFO: Seed: //p' "$log"))"
}
export -f fuzz

targets=("$@")
if [ $# = 0 ]; then
  for file in tests/fuzz/*.cpp; do targets+=("$(basename "$file" .cpp)"); done
fi
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I '{}' bash -c 'fuzz {} '"$seconds"
