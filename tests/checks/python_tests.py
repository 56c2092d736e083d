#!/usr/bin/env python3
"""Runs the unittest tests of a folder (test_*.py) and counts them. Usage: python_tests.py FOLDER

A test that is not done after MAX_SECONDS fails where it stands.
"""

import signal
import sys
import unittest

from report import Report
from sources import ROOT


MAX_SECONDS = 120


class LimitedResult(unittest.TextTestResult):
    def startTest(self, test):
        signal.alarm(MAX_SECONDS)
        super().startTest(test)

    def stopTest(self, test):
        signal.alarm(0)
        super().stopTest(test)


def too_slow(_signal, _frame):
    raise TimeoutError(f"not done after {MAX_SECONDS} s")


def main():
    signal.signal(signal.SIGALRM, too_slow)
    folder = ROOT / sys.argv[1]
    sys.path.insert(0, str(folder))
    suite = unittest.defaultTestLoader.discover(str(folder), pattern="test_*.py")
    result = unittest.TextTestRunner(verbosity=2, resultclass=LimitedResult).run(suite)
    report = Report()
    for test, reason in result.skipped:
        report.skipped(test.id(), reason)
    report.failed = len({case.id() for case, _ in result.failures + result.errors}) + len(result.unexpectedSuccesses)
    # A test may fail in several of its cases.
    failing = {case.id().split(" ")[0] for case, _ in result.failures + result.errors}
    report.passed = max(0, result.testsRun - len(failing) - len(result.skipped))
    if result.testsRun == 0:
        report.failed += 1
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
