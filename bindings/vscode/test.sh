#!/usr/bin/env bash
# Tests the grammar and the client, and packages the extension, in build/vscode; needs npm and what it fetches:
#   bash bindings/vscode/test.sh
# An editor itself is not started, since it would have to be fetched: the client runs with its library and a server, and with
# what stands in for the editor. That the grammar has the keywords of the library is tested with the Python package, without npm.
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
# The client, with the server of the Python tests where these have been run.
installed=$root/build/python/venv/bin/chitieu
CHITIEU=$([ ! -x "$installed" ] || echo "$installed") node tests/client.test.js
npx vsce package --skip-license --allow-missing-repository --out chitieu.vsix
# What an editor needs is in the package, and what it does not need is not.
python3 - chitieu.vsix <<'PYTHON'
import json
import sys
import zipfile

package = zipfile.ZipFile(sys.argv[1])
names = set(package.namelist())
needed = ("package.json", "extension.js", "language-configuration.json", "syntaxes/chitieu.tmLanguage.json")
missing = [each for each in needed if f"extension/{each}" not in names]
surplus = [each for each in names if "/tests/" in each.replace("node_modules", "") and "chitieu" in each]
assert not missing, missing
assert not surplus, surplus
assert any(each.startswith("extension/node_modules/vscode-languageclient/") for each in names)
# The files that are packaged are those of the folder, and the manifest names files that are there.
for each in needed:
    with open(each, encoding="utf-8") as own:
        assert package.read(f"extension/{each}").decode() == own.read(), each
manifest = json.loads(package.read("extension/package.json"))
named = [manifest["main"], *(one["path"] for one in manifest["contributes"]["grammars"])]
named += [one["configuration"] for one in manifest["contributes"]["languages"]]
for each in named:
    assert "extension/" + each.removeprefix("./") in names, each
assert manifest["activationEvents"] == ["onLanguage:chitieu"]
assert b'Identity Language="en-US" Id="chitieu"' in package.read("extension.vsixmanifest")
print(f"chitieu.vsix: {len(names)} files")
PYTHON
