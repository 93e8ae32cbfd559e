#!/usr/bin/env bash
# Builds chitieu and runs all of its tests, those of the Python module and the checks around the code
# among them:
#   bash tests/run.sh [arguments of ctest]
# With arguments, for example -R syntax or -L architecture, only the tests of C++ that they choose.
# CHITIEU_PRESET=asan, tsan or release runs another preset.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${CHITIEU_PRESET:-dev}
bash cmake/setup.sh tests
cmake --preset "$preset"
cmake --build --preset "$preset"
if [ $# -gt 0 ] || [[ $preset = [at]san ]]; then exec ctest --preset "$preset" "$@"; fi
ctest --preset "$preset"
exec bash tests/python/run.sh
