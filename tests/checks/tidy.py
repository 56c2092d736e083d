#!/usr/bin/env python3
"""Runs clang-tidy (.clang-tidy) over what is shipped, one test a source file. Usage: tidy.py [--seconds N] [FILE...]

With --seconds, the files that were changed last come first, and no more are begun after that time; how many were left is said.

A file that passed is not looked at again until it, a project header that it includes, its compile command or the list of
checks changes: the result is kept in build/tidy under the hash of all that.
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

from report import Report
from sources import ROOT

TIDY = "clang-tidy-14"
INCLUDE = re.compile(rb'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)
# What gcc knows and clang does not would be reported as an error of ours.
DROPPED_FLAGS = re.compile(r"-fsanitize|-fno-sanitize|-fmodules-ts|-W(?!no-)")


def compile_commands():
    for build in ("release", "sanitize", "debug"):
        path = ROOT / "build" / build / "compile_commands.json"
        if path.is_file():
            return {pathlib.Path(entry["file"]): entry for entry in json.loads(path.read_text(encoding="utf-8"))}
    return {}


def headers_of(path, include_folders, seen):
    """The project's headers that a file includes, directly or not."""
    for name in INCLUDE.findall(path.read_bytes()):
        for folder in (path.parent, *include_folders):
            header = (folder / name.decode()).resolve()
            if header.is_file() and header.is_relative_to(ROOT):
                if header not in seen:
                    seen.add(header)
                    headers_of(header, include_folders, seen)
                break
    return seen


def arguments_of(entry):
    words = entry.get("arguments") or shlex.split(entry["command"])
    while words and not re.search(r"(clang|g)\+\+(-\d+)?$|/c\+\+$", words[0]):
        words = words[1:]  # the compiler's cache
    kept, skip = [], False
    for word in words[1:]:
        if skip:
            skip = False
        elif word in ("-o", "-MF", "-MT", "-MQ", "-include", "-Xclang"):
            skip = True  # the last two bring precompiled headers, which are the compiler's own
        elif word in ("-c", "-MD", "-MMD") or DROPPED_FLAGS.match(word) or word == entry["file"]:
            pass
        else:
            kept.append(word)
    return kept


def check(path, entry, configuration, kept):
    arguments = arguments_of(entry)
    folders = [ROOT / "src", ROOT / "include", ROOT]
    digest = hashlib.sha256(configuration + "\0".join(arguments).encode())
    for file in [path, *sorted(headers_of(path, folders, set()))]:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    mark = kept / digest.hexdigest()
    if mark.exists():
        return path, []
    done = subprocess.run([TIDY, "--quiet", str(path), "--", *arguments], cwd=entry["directory"], capture_output=True, text=True)
    if done.returncode == 0:
        mark.touch()
        return path, []
    shown = [line.replace(f"{ROOT}/", "") for line in done.stdout.splitlines() if line.strip()]
    return path, (shown or done.stderr.splitlines())[:40]


def by_last_change(files):
    """The latest first; what git does not know yet is the latest of all."""
    log = subprocess.run(["git", "log", "--format=", "--name-only", "--", "src", "apps"], cwd=ROOT, capture_output=True, text=True,
                         check=False).stdout
    order = {}
    for name in log.splitlines():
        if name:
            order.setdefault(ROOT / name, len(order))
    return sorted(files, key=lambda file: order.get(file, -1))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=float)
    arguments.add_argument("files", nargs="*")
    options = arguments.parse_args()
    deadline = None if options.seconds is None else time.monotonic() + options.seconds
    report = Report()
    commands = compile_commands()
    if not commands:
        report.test("clang-tidy", ["no compile_commands.json: build first"])
        return report.finish()
    chosen = [ROOT / name for name in options.files]
    files = sorted(path for path in commands
                   if (path in chosen if chosen else
                       path.is_relative_to(ROOT / "src") or path.is_relative_to(ROOT / "apps"))
                   and not path.stem.endswith("_test") and path.is_file())
    kept = ROOT / "build/tidy"
    kept.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([TIDY, "--version"], check=True, capture_output=True).stdout
    configuration = version + (ROOT / ".clang-tidy").read_bytes()

    def check_in_time(file):
        if deadline is not None and time.monotonic() > deadline:
            return file, None
        return check(file, commands[file], configuration, kept)

    left = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for path, problems in pool.map(check_in_time, by_last_change(files)):
            if problems is None:
                left += 1
            else:
                report.test(f"clang-tidy {path.relative_to(ROOT)}", problems)
    if left:
        report.skipped("clang-tidy", f"{left} of {len(files)} files, those changed longest ago, for want of time: scripts/test tidy does all")
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
