#!/usr/bin/env bash
# Builds the wheel of the Python module from its sdist, installs it into an environment of its own
# and runs its tests there:
#   bash tests/python/run.sh [arguments of pytest]
# Tests that need Chromium or LibreOffice are left out where it is not installed, and the last lines say
# so; with CHITIEU_NEED_READERS=1 they fail there. `bash cmake/setup.sh readers` installs both.
set -euo pipefail
cd "$(dirname "$0")/../.."

bash cmake/setup.sh venv
here=$PWD/build/python
mkdir -p "$here"
[ -x "$here/tools/bin/python" ] || python3 -m venv "$here/tools"
"$here/tools/bin/python" -m pip install --quiet --disable-pip-version-check build==1.6.1

# Nothing is built twice for sources that have not changed.
stamp=$(git ls-files -z -- CMakeLists.txt pyproject.toml cmake include src bindings README.md |
  xargs -0 sha256sum | sha256sum)
if [ "$(cat "$here/stamp" 2> /dev/null)" != "$stamp" ]; then
  rm -rf "$here/dist" "$here/venv"
  "$here/tools/bin/python" -m build --outdir "$here/dist" . > "$here/build.log" 2>&1 || {
    tail -n 60 "$here/build.log"
    exit 1
  }
  python3 -m venv "$here/venv"
  "$here/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    "$(echo "$here"/dist/chitieu-*.whl)[test]"
  printf '%s\n' "$stamp" > "$here/stamp"
fi
# Isolated: the installed package is tested, not the one that lies in the tree. What libraries say of
# themselves when the process ends is shown only when something went wrong.
"$here/venv/bin/python" -I -m pytest tests/python -r s "$@" 2> "$here/errors.log" || {
  code=$?
  cat "$here/errors.log" >&2
  exit "$code"
}
