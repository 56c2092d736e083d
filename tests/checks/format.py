#!/usr/bin/env python3
"""One test: every C++ file is as clang-format-14 would write it."""

import subprocess
import sys

from report import Report
from sources import ROOT, code_files


def main():
    report = Report()
    files = [str(path) for path in code_files()]
    checked = subprocess.run(["clang-format-14", "--dry-run", "-Werror", "--ferror-limit=1", *files],
                             cwd=ROOT, capture_output=True, text=True)
    wrong = sorted({line.split(":")[0] for line in checked.stderr.splitlines() if ": error:" in line})
    if checked.returncode != 0 and not wrong:
        wrong = checked.stderr.splitlines()[:5]
    report.test(f"clang-format: {len(files)} files", wrong)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
