#!/usr/bin/env bash
# Which branches of the library the tests of C++ take, by room:
#   bash tests/coverage/run.sh [FILE...]
# Of a FILE (src/exact/ratio.cpp, or a folder) every branch is shown that no test takes. The library is
# built with clang, so that it counts; the programs of tests that build/dev has are linked with it in the
# place of theirs. What counts as a branch, and as the core, is said in branches.py; why a branch of the
# core is taken by no test, in reasons. Ends with 1 where the core has less than the goal, where a
# branch that is not taken has no reason, or a reason no branch.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -e build/dev/tests/test-exact ] || {
  echo 'run.sh: build/dev is not built; tests/run.sh builds it' >&2
  exit 2
}
bash cmake/setup.sh coverage
mkdir -p build/coverage
cmake --preset coverage > build/coverage/build.log
nice cmake --build --preset coverage >> build/coverage/build.log || {
  tail -n 40 build/coverage/build.log >&2
  exit 1
}
python3 tests/coverage/count.py build/coverage build/dev
exec python3 tests/coverage/rooms.py build/coverage "$@"
