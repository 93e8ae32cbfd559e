#!/usr/bin/env bash
# Gives every target what is kept and then inputs of its own:
#   bash tests/fuzz/run.sh [seconds for each target] [targets]
#       built with clang, all under its sanitizers, by libFuzzer. What is found stands in
#       build/fuzz/found; it goes to tests/fuzz/corpus/<target> with what mends it. What was grown
#       is kept in build/fuzz/grown; seeds.py is asked for more from 60 seconds on.
#   bash tests/fuzz/run.sh quick [inputs of each target] [seed]
#       in about a minute: the optimised library that rules/demo.sh builds, with what reads bytes
#       and structs compiled anew under the sanitizers of the compiler, and the same inputs for the
#       same seed (replay.cpp).
set -euo pipefail
cd "$(dirname "$0")/../.."

targets=(arrow c_interface csv monitor rules tally)

replay() { # a target, how many inputs, a seed
  local log=build/fuzz-quick/$1.log
  if ! nice build/fuzz-quick/tests/fuzz/test-fuzz "$1" "tests/fuzz/corpus/$1" --inputs "$2" --seed "$3" \
    > "$log" 2>&1; then
    tail -n 60 "$log"
    echo "$1: found something; build/fuzz-quick/tests/fuzz/test-fuzz $1 tests/fuzz/corpus/$1 --only makes it again"
    return 1
  fi
  echo "$1: $(cat "$log")"
}
export -f replay

if [ "${1:-}" = quick ]; then
  inputs=${2:-1000} seed=${3:-1}
  bash rules/demo.sh > /dev/null
  cmake -S . -B build/fuzz-quick -G Ninja -DCHITIEU_FUZZ_OVER="$PWD/build/demo/src/libchitieu.a" \
    -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS='-O1 -fsanitize=address,undefined -fno-sanitize-recover=all' \
    -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=24 -DCHITIEU_STRICT=OFF \
    -DCHITIEU_BUILD_TESTS=OFF -DCHITIEU_BUILD_COMMAND=OFF -DCHITIEU_BUILD_C=OFF -DCHITIEU_INSTALL=OFF \
    > build/fuzz-quick.log 2>&1 &&
    nice cmake --build build/fuzz-quick --target test-fuzz >> build/fuzz-quick.log 2>&1 || {
    cat build/fuzz-quick.log >&2
    exit 1
  }
  printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I '{}' bash -c "replay {} $inputs $seed"
  exit
fi

seconds=${1:-20}
shift || true
if [ $# -gt 0 ]; then targets=("$@"); fi
bash cmake/setup.sh fuzz
cmake --preset fuzz
cmake --build --preset fuzz
rm -rf build/fuzz/seeds
python3 tests/fuzz/seeds.py build/fuzz/seeds
mkdir -p build/fuzz/found

fuzz() { # a target, seconds
  local target=$1 seconds=$2 most=1024 log=build/fuzz/$1.log
  local -a more=() inputs=()
  [ "$seconds" -lt 60 ] || inputs+=("build/fuzz/seeds/$target")
  if [ -d "tests/fuzz/corpus/$target" ]; then inputs+=("tests/fuzz/corpus/$target"); fi
  # Short inputs first only where they are texts; where bytes decide, few bytes decide little.
  if [ "$target" = rules ]; then most=900; elif [ "$target" != csv ]; then more+=(-len_control=0); fi
  if [ -e "build/fuzz/seeds/$target.dict" ]; then more+=("-dict=build/fuzz/seeds/$target.dict"); fi
  mkdir -p "build/fuzz/grown/$target" "build/fuzz/seeds/$target"
  if ! build/fuzz/tests/fuzz/fuzz-"$target" "build/fuzz/grown/$target" "${inputs[@]}" \
    "-max_total_time=$seconds" "-max_len=$most" -timeout=60 \
    -rss_limit_mb=3000 -print_final_stats=1 "-artifact_prefix=build/fuzz/found/$target-" \
    "${more[@]}" > "$log" 2>&1; then
    tail -n 60 "$log"
    echo "$target: found something; see build/fuzz/found"
    return 1
  fi
  echo "$target: $(sed -n 's/^stat::number_of_executed_units: //p' "$log") inputs," \
    "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log") a second, nothing found;" \
    "$(sed -n 's/.*\(cov: [0-9]* ft: [0-9]*\).*/\1/p' "$log" | tail -n 1)," \
    "seed $(sed -n 's/^INFO: Seed: //p' "$log")"
}
export -f fuzz

printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I '{}' bash -c 'fuzz {} '"$seconds"
