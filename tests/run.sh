#!/usr/bin/env bash
# Builds chitieu and runs all of its tests, the checks around the code among them:
#   bash tests/run.sh [arguments of ctest]
# For example -R syntax, or -L architecture. CHITIEU_PRESET=asan or release runs another preset.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${CHITIEU_PRESET:-dev}
bash cmake/setup.sh tests
cmake --preset "$preset"
cmake --build --preset "$preset"
exec ctest --preset "$preset" "$@"
