#!/usr/bin/env bash
# Which branches of the library the tests of C++ take, by room:
#   bash tests/coverage/run.sh [FILE...]
# Of a FILE (src/exact/ratio.cpp) every line is shown that has a way no test goes. The library is built so
# that it counts, and the programs of tests that build/dev has are linked with it in the place of theirs.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -e build/dev/tests/test-exact ] || {
  echo 'run.sh: build/dev is not built; tests/run.sh builds it' >&2
  exit 2
}
mkdir -p build/coverage
cmake --preset coverage > build/coverage/build.log
nice cmake --build --preset coverage >> build/coverage/build.log || {
  tail -n 40 build/coverage/build.log >&2
  exit 1
}
python3 tests/coverage/count.py build/coverage build/dev
exec python3 tests/coverage/rooms.py build/coverage "$@"
