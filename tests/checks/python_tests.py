#!/usr/bin/env python3
"""Runs the unittest tests of a folder (test_*.py) and counts them. Usage: python_tests.py FOLDER"""

import sys
import unittest

from report import Report
from sources import ROOT


def main():
    folder = ROOT / sys.argv[1]
    sys.path.insert(0, str(folder))
    suite = unittest.defaultTestLoader.discover(str(folder), pattern="test_*.py")
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    report = Report()
    for test, reason in result.skipped:
        report.skipped(test.id(), reason)
    report.failed = len({case.id() for case, _ in result.failures + result.errors}) + len(result.unexpectedSuccesses)
    report.passed = result.testsRun - report.failed - len(result.skipped)
    if result.testsRun == 0:
        report.failed += 1
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
