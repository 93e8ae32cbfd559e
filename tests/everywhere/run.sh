#!/usr/bin/env bash
# Everything that comes of the golden files is the same everywhere: for every configuration this
# prints the digest (digest.cpp), and fails when two differ.
#
#   bash tests/everywhere/run.sh quick     what is built anyway, not optimised and optimised, and the
#                                          same in several locales and time zones
#   bash tests/everywhere/run.sh all       every compiler, machine and way to compile below
#   bash tests/everywhere/run.sh NAME...   some of them
#
# What differs is named by file; `digest --show FILE` of both shows it.
set -euo pipefail
cd "$(dirname "$0")/../.."

# name | compiler | flags | what runs it
configurations='
O0         | g++                   | -O0                 |
O2         | g++                   | -O2 -DNDEBUG        |
O3         | g++                   | -O3 -march=native   |
no-int128  | g++                   | -O0 -fsigned-char -DCHITIEU_NO_INT128 |
unsigned   | g++                   | -O0 -funsigned-char |
clang      | clang++-19            | -O2                 |
32-bit     | g++                   | -m32 -idirafter /usr/include/x86_64-linux-gnu -O0 -funsigned-char |
big-endian | s390x-linux-gnu-g++   | -O1 -static         | qemu-s390x-static
'
# Of every kind one: other rules of capitals (tr), other numbers (de), days that begin elsewhere.
surroundings='
C           | UTC0
vi_VN.UTF-8 | ICT-7
tr_TR.UTF-8 | NST3:30NDT,M3.2.0,M11.1.0
de_DE.UTF-8 | LINT-14
'

folder=build/everywhere
mkdir -p "$folder"
first=''
differs=0

dev() {
  [ -e build/dev/tests/everywhere/digest ] || {
    echo 'run.sh: build/dev is not built; tests/run.sh builds it' >&2
    exit 2
  }
  compare dev build/dev/tests/everywhere/digest
}

# What is built anyway: build/dev by tests/run.sh, and build/demo, optimised, by rules/demo.sh.
built_anyway() {
  dev
  bash rules/demo.sh > /dev/null
  c++ -std=c++20 -DCHITIEU_ROOT="\"$PWD\"" -Iinclude -Isrc -Itests \
    tests/everywhere/digest.cpp build/demo/src/libchitieu.a -pthread -o "$folder/digest"
  compare demo "$folder/digest"
  local row
  while IFS= read -r row; do
    [ -n "$row" ] || continue
    TZ=$(field "$row" 2) compare "$(field "$row" 1)" "$folder/digest" --locale "$(field "$row" 1)"
  done <<< "$surroundings"
}

compare() { # a name, then the command that prints the digest of each file
  local name=$1 seconds=$SECONDS
  shift
  nice "$@" --each > "$folder/$name.txt"
  printf '%-12s %s (%s s)\n' "$name" "$(tail -n 1 "$folder/$name.txt")" $((SECONDS - seconds))
  first=${first:-$folder/$name.txt}
  if ! cmp -s "$first" "$folder/$name.txt"; then
    differs=1
    diff "$first" "$folder/$name.txt" | sed -n 's/^> [0-9a-f]* /  differs: /p'
  fi
}

field() { sed 's/^ *//; s/ *$//' <<< "$(cut -d '|' -f "$2" <<< "$1")"; }

build_and_compare() { # a name of the table
  local name=$1 row compiler flags by
  row=$(grep "^$name *|" <<< "$configurations") || {
    echo "run.sh: there is no configuration $name" >&2
    exit 2
  }
  compiler=$(field "$row" 2) flags=$(field "$row" 3) by=$(field "$row" 4)
  cmake -S tests/everywhere -B "$folder/$name" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" \
    -DCMAKE_CXX_COMPILER_LAUNCHER="$(command -v ccache || true)" -DCMAKE_BUILD_TYPE= \
    -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=24 \
    > "$folder/$name.log" 2>&1 &&
    nice cmake --build "$folder/$name" >> "$folder/$name.log" 2>&1 || {
    cat "$folder/$name.log" >&2
    exit 1
  }
  # shellcheck disable=SC2086 # what runs it is a command's words, or none
  compare "$name" $by "$folder/$name/digest"
  rm -rf "${folder:?}/$name"
}

case ${1:-} in
  '')
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
  quick)
    bash cmake/setup.sh everywhere
    built_anyway
    ;;
  all)
    bash cmake/setup.sh everywhere emulation
    built_anyway
    for name in $(cut -d '|' -f 1 <<< "$configurations"); do build_and_compare "$name"; done
    ;;
  *)
    dev
    for name in "$@"; do build_and_compare "$name"; done
    ;;
esac
exit "$differs"
