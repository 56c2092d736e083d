#!/usr/bin/env python3
"""Runs every GoogleTest program of a build and counts its tests. Usage: unit.py BUILD_FOLDER [--jobs N]"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from report import Report
from sources import ROOT

# A program that hangs is a failure; the whole suite is meant to take under a minute without sanitizers.
PROGRAM_LIMIT_SECONDS = 900


def programs(build):
    return sorted(path for path in (build / "bin").glob("*_test") if os.access(path, os.X_OK))


def run(program):
    """(passed, failed names, seconds, output) of one program."""
    environment = dict(os.environ)
    environment.setdefault("ASAN_OPTIONS", "detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1")
    environment.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder) / "result.json"
        command = [str(program), f"--gtest_output=json:{result}", "--gtest_brief=1"]
        try:
            done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=PROGRAM_LIMIT_SECONDS)
            output, status = done.stdout.decode("utf-8", "replace"), done.returncode
        except subprocess.TimeoutExpired as expired:
            output, status = (expired.stdout or b"").decode("utf-8", "replace") + "\ntimed out", -1
        passed, failed, skipped = 0, [], []
        if result.is_file() and result.stat().st_size:
            for suite in json.loads(result.read_text(encoding="utf-8"))["testsuites"]:
                for test in suite["testsuite"]:
                    name = f"{suite['name']}.{test['name']}"
                    if test.get("result") == "SKIPPED":
                        skipped.append((name, test.get("skipped", [{}])[0].get("message", "no reason given").strip()))
                    elif test.get("failures"):
                        failed.append(name)
                    elif test.get("result") == "COMPLETED":
                        passed += 1
        elif status == 0:
            failed.append("wrote no result")
        if status != 0 and not failed:
            failed.append(f"ended with {status} outside a test, or was killed in one")
    return program.name, passed, failed, skipped, time.monotonic() - begin, output


def main():
    build = ROOT / sys.argv[1]
    found = programs(build)
    report = Report()
    if not found:
        report.test(f"unit tests in {sys.argv[1]}", ["no test programs: build first"])
        return report.finish()
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for name, passed, failed, skipped, seconds, output in pool.map(run, found):
            report.passed += passed
            report.failed += len(failed)
            print(f"{'FAIL' if failed else 'ok  '}  {name}: {passed} passed, {len(failed)} failed, {seconds:.1f} s", flush=True)
            for test, reason in skipped:
                report.skipped(test, reason)
            if failed:
                for test in failed:
                    print(f"      {test}")
                print(output[-6000:])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
