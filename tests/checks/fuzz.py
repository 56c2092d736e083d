#!/usr/bin/env python3
"""Runs every fuzz target: first over the inputs that are kept, then with fresh ones. Usage: fuzz.py BUILD_FOLDER SECONDS

A target's inputs are in tests/data/corpus/NAME (small seeds, and every input that once broke something). What it finds is
left in build/fuzz-findings/NAME, to be kept there beside its fix.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

from report import Report
from sources import ROOT


def run(program, seconds):
    name = program.name.removeprefix("fuzz_")
    corpus = ROOT / "tests/data/corpus" / name
    findings = ROOT / "build/fuzz-findings" / name
    findings.mkdir(parents=True, exist_ok=True)
    problems = []
    if not corpus.is_dir() or not any(corpus.iterdir()):
        problems.append(f"tests/data/corpus/{name} has no inputs")
    environment = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1")
    environment.setdefault("ASAN_SYMBOLIZER_PATH", "/usr/bin/llvm-symbolizer-14")
    with tempfile.TemporaryDirectory() as fresh:
        command = [str(program), f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1",
                   f"-artifact_prefix={findings}/", fresh]
        if corpus.is_dir():
            command.append(str(corpus))
        try:
            done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=seconds + 120)
            output, status = done.stdout.decode("utf-8", "replace"), done.returncode
        except subprocess.TimeoutExpired as expired:
            output, status = (expired.stdout or b"").decode("utf-8", "replace"), -1
            problems.append(f"did not end in {seconds + 120} s")
    executed = next((line.split()[-1] for line in output.splitlines() if "number_of_executed_units" in line), "?")
    if status != 0:
        problems.append(f"ended with {status}; the input is in {findings.relative_to(ROOT)}")
        problems += output[-4000:].splitlines()
    return name, executed, problems


def main():
    build = ROOT / sys.argv[1]
    programs = sorted(path for path in (build / "bin").glob("fuzz_*") if os.access(path, os.X_OK))
    report = Report()
    if not programs:
        report.test("fuzz targets", [f"none in {sys.argv[1]}/bin: build first"])
        return report.finish()
    workers = os.cpu_count() or 1
    # Two seconds is what the kept inputs need at the least.
    each = max(2, int(sys.argv[2]) * workers // len(programs))
    with concurrent.futures.ThreadPoolExecutor(max_workers=workers) as pool:
        for name, executed, problems in pool.map(lambda program: run(program, each), programs):
            report.test(f"fuzz {name}: {executed} inputs in {each} s", problems)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
