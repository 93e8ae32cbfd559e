"""Builds and runs a foreign project that uses chitieu in one of the two ways people do.

python3 tests/install/install_test.py find_package|add_subdirectory --cmake CMAKE --root REPOSITORY
    --built BUILD_FOLDER --work SCRATCH_FOLDER --config CONFIG -- ARGUMENTS_OF_CMAKE…
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path


def run(*command: str | Path) -> None:
    """Runs a step; what it prints is shown, and a failure ends the test."""
    print("$", *command, flush=True)
    if (code := subprocess.run(command, check=False).returncode) != 0:
        sys.exit(f"failed with exit code {code}")


def install(cmake: str, built: Path, config: str, prefix: Path) -> None:
    """Installs a built tree into an empty folder, and looks for what must be there."""
    shutil.rmtree(prefix, ignore_errors=True)
    run(cmake, "--install", built, "--prefix", prefix, "--config", config)
    for pattern in (
        "include/chitieu/chitieu.hpp",
        "include/chitieu/diagnostic/codes.inc",
        "lib*/**/chitieu-config.cmake",
        "lib*/**/chitieu-config-version.cmake",
        "bin/chitieu*",
    ):
        if not any(prefix.glob(pattern)):
            sys.exit(f"nothing was installed as {pattern}")


def main() -> None:
    """Reads the arguments and takes the steps of one way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("way", choices=["find_package", "add_subdirectory"])
    parser.add_argument("--cmake", required=True)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--built", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--config", required=True)
    split = sys.argv.index("--")
    arguments = parser.parse_args(sys.argv[1:split])
    options = sys.argv[split + 1 :]

    # The library is rebuilt from where an earlier run left it; the program always anew.
    build = arguments.work / "build"
    if arguments.way == "find_package":
        shutil.rmtree(build, ignore_errors=True)
        prefix = arguments.work / "prefix"
        install(arguments.cmake, arguments.built, arguments.config, prefix)
        options += [f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_BUILD_TYPE={arguments.config}"]
    else:
        options += [f"-DCHITIEU_SOURCE={arguments.root}", "-DCMAKE_BUILD_TYPE=Debug"]
    foreign = arguments.root / "tests" / "install" / "foreign"
    run(arguments.cmake, "-S", foreign, "-B", build, *options)
    run(arguments.cmake, "--build", build, "--config", arguments.config)

    program = build / ("foreign.exe" if os.name == "nt" else "foreign")
    said = subprocess.run([program], capture_output=True, check=False)
    print(said.stdout.decode(), said.stderr.decode(), sep="", end="")
    if said.returncode != 0:
        sys.exit(f"the foreign program ended with {said.returncode}")
    if b"95%" not in said.stdout:
        sys.exit("the foreign program did not print the target of its plan")


if __name__ == "__main__":
    main()
