#!/usr/bin/env bash
# Installs what a Debian or Ubuntu machine lacks to build chitieu; says nothing when nothing is missing.
#   bash cmake/setup.sh [tests] [benchmarks] [venv] [readers] [everywhere] [emulation] [fuzz]
# `readers` are the programs that people open reports with, `everywhere` and `emulation` what
# tests/everywhere/run.sh builds and runs with, `fuzz` those of tests/fuzz/run.sh. Each word adds a group to the compiler, CMake, Ninja and the headers of Boost. All it prints goes
# to standard error. Exit code 3: something is missing and could not be installed from here.
set -euo pipefail

missing=()

has_tool() { command -v "$1" > /dev/null 2>&1; }
has_one_of() { # commands that do the same
  local name
  for name in "$@"; do has_tool "$name" && return; done
  return 1
}
has_vietnamese_font() { fc-list :lang=vi | grep -q .; }
has_locales() { locale -a 2> /dev/null | grep -qi '^tr_TR.utf-\{0,1\}8$'; }
makes_32_bits() { printf '#include <vector>\n' | g++ -m32 -x c++ -E - > /dev/null 2>&1; }
has_compiler() { has_tool "${CXX:-c++}" || has_tool g++ || has_tool clang++; }
is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2> /dev/null || true)" = installed ]
}
has_header() { # a header, and an expression of the preprocessor that must hold after it
  local compiler
  for compiler in "${CXX:-c++}" g++ clang++; do
    has_tool "$compiler" || continue
    printf '#include <%s>\n#if !(%s)\n#error too old\n#endif\n' "$1" "$2" |
      "$compiler" -std=c++20 ${BOOST_ROOT:+-I"$BOOST_ROOT" -I"$BOOST_ROOT/include"} \
        -x c++ -E - > /dev/null 2>&1 && return
  done
  return 1
}
has_libfuzzer() {
  echo 'extern "C" int LLVMFuzzerTestOneInput(char const*, unsigned long) { return 0; }' |
    clang++-19 -fsanitize=fuzzer,address -x c++ - -o /dev/null
}
has_counters() {
  echo 'int main() {}' |
    clang++-19 -fprofile-instr-generate -fcoverage-mapping -x c++ - -o /dev/null
}
need() { # a package, and a test that tells whether it, or something as good, is there
  local package=$1
  shift
  case " ${missing[*]-} " in *" $package "*) return ;; esac
  is_installed "$package" || "$@" > /dev/null 2>&1 || missing+=("$package")
}

need build-essential has_compiler
need cmake has_tool cmake
need ninja-build has_tool ninja
need libboost1.81-dev has_header boost/version.hpp 'BOOST_VERSION >= 108100'
for group in "$@"; do
  case $group in
    tests)
      need libgtest-dev has_header gtest/gtest.h 1
      need python3 has_tool python3
      ;;
    benchmarks) need libbenchmark-dev has_header benchmark/benchmark.h 1 ;;
    venv)
      need python3 has_tool python3
      need python3-venv python3 -c 'import ensurepip, venv'
      ;;
    readers)
      need chromium has_one_of "${CHITIEU_BROWSER:-chromium}" chromium-browser
      need libreoffice-writer-nogui has_one_of soffice libreoffice
      need libreoffice-calc-nogui has_one_of soffice libreoffice
      # Vietnamese has more letters than the fonts that a browser brings.
      need fonts-dejavu-core has_vietnamese_font
      ;;
    fuzz)
      need clang-19 has_tool clang++-19
      need libclang-rt-19-dev has_libfuzzer
      need python3 has_tool python3
      ;;
    coverage)
      need clang-19 has_tool clang++-19
      need libclang-rt-19-dev has_counters
      need llvm-19 has_tool llvm-cov-19
      need python3 has_tool python3
      ;;
    everywhere)
      need locales-all has_locales
      ;;
    emulation)
      need g++-12-multilib makes_32_bits
      need clang-19 has_tool clang++-19
      need g++-s390x-linux-gnu has_tool s390x-linux-gnu-g++
      need qemu-user-static has_tool qemu-s390x-static
      ;;
    *)
      echo "setup.sh: no group is called $group; there are: tests benchmarks venv readers everywhere emulation fuzz coverage" >&2
      exit 2
      ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
if has_tool apt-get && { [ ${#as_root[@]} = 0 ] || sudo -n true 2> /dev/null; }; then
  echo "installing ${missing[*]}" >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  # A list of packages that is partly out of date can still be good enough: install decides.
  "${as_root[@]}" apt-get update > "$log" 2>&1 || true
  if "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}" >> "$log" 2>&1; then
    exit 0
  fi
  cat "$log" >&2
fi

{
  echo "chitieu cannot be built yet; missing: ${missing[*]}"
  echo "On Debian 12, as root: apt-get update && apt-get install ${missing[*]}"
  echo "Elsewhere: a C++20 compiler, CMake 3.25 or newer, Ninja, the headers of Boost 1.81 or newer;"
  echo "for the tests GoogleTest and Python 3.11 or newer."
} >&2
exit 3
