#!/usr/bin/env bash
# Builds the command `chitieu` and checks the sample plan against the sample data:
#   bash rules/demo.sh
# Ends with 0 when the table was printed, whatever the verdicts in it are.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT

quietly() { # what a step prints is shown only when it fails
  "$@" > "$log" 2>&1 || {
    local code=$?
    cat "$log" >&2
    echo "failed: $*" >&2
    exit "$code"
  }
}

bash cmake/setup.sh
if [ ! -e build/demo ]; then
  echo "building chitieu in build/demo, once; this takes a minute or two" >&2
fi
quietly cmake -S . -B build/demo -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCHITIEU_BUILD_TESTS=OFF -DCHITIEU_STRICT=OFF \
  -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=24
quietly cmake --build build/demo --target chitieu-command

code=0
build/demo/bin/chitieu check rules/thi-dua-2023.plan --data rules/sample-2023 --as-of 2023-12-31 ||
  code=$?
case $code in
  0) ;;
  1) echo "(chitieu ended with 1: not every target is met)" >&2 ;;
  3) echo "(chitieu ended with 3: some targets are still pending)" >&2 ;;
  *) exit "$code" ;;
esac
