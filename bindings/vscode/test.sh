#!/usr/bin/env bash
# Tests the grammar and packages the extension, in build/vscode; needs npm and what it fetches:
#   bash bindings/vscode/test.sh
# That the grammar has the keywords of the library is tested with the Python package, without npm.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
made=$root/build/vscode
mkdir -p "$made"
rm -rf "$made"/{syntaxes,tests,*.vsix}
cp -r bindings/vscode/. "$made"
cd "$made"
npm ci --no-audit --no-fund --loglevel=error
npx vscode-tmgrammar-test "tests/*.plan"
node tests/rules.test.js "$root/rules"
npx vsce package --skip-license --allow-missing-repository --out chitieu.vsix
# What an editor needs is in the package, and what it does not need is not.
python3 - chitieu.vsix <<'PYTHON'
import sys
import zipfile

names = set(zipfile.ZipFile(sys.argv[1]).namelist())
needed = ("package.json", "extension.js", "language-configuration.json", "syntaxes/chitieu.tmLanguage.json")
missing = [each for each in needed if f"extension/{each}" not in names]
surplus = [each for each in names if "/tests/" in each.replace("node_modules", "") and "chitieu" in each]
assert not missing, missing
assert not surplus, surplus
assert any(each.startswith("extension/node_modules/vscode-languageclient/") for each in names)
print(f"chitieu.vsix: {len(names)} files")
PYTHON
