"""Finds the tests, runs them, some at a time, and counts."""

import concurrent.futures
import importlib
import inspect
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time
import traceback

from .certificates import Certificates
from .context import ROOT, Context
from .process import Failure, has_ipv6

# Calls wait more than they compute; more at a time than this makes the pictures of some late on two cores.
AT_ONCE = 4


class Skip(Exception):
    """The test cannot be run here; the reason is said in the results."""


def cases(*values):
    """Makes one test for every tuple of values, handed over after the context."""

    def mark(function):
        function.cases = values
        return function

    return mark


def alone(function):
    """For tests that measure time."""
    function.alone = True
    return function


def find():
    """[(name, function, arguments)] of all test_*.py beside this file."""
    found = []
    for path in sorted(pathlib.Path(__file__).parent.glob("test_*.py")):
        module = importlib.import_module(f".{path.stem}", __package__)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("test_") or function.__module__ != module.__name__:
                continue
            base = name.removeprefix("test_")
            for values in getattr(function, "cases", ((),)):
                values = values if isinstance(values, tuple) else (values,)
                label = "-".join(str(value) for value in values)
                found.append((f"{base}[{label}]" if label else base, function, values))
    return found


def peer_of(function):
    """What a test's file is named after."""
    return function.__module__.rpartition(".test_")[2]


def with_prerequisites(tests, report):
    """The tests whose modules have what they need; of a module that has not, one line says what and how many tests it is."""
    missing = {}
    for _, function, _ in tests:
        module = sys.modules[function.__module__]
        if module not in missing:
            try:
                for check in getattr(module, "PREREQUISITES", ()):
                    check()
                missing[module] = None
            except Skip as skip:
                missing[module] = str(skip)
    for module, reason in missing.items():
        if reason:
            name = module.__name__.rpartition(".test_")[2]
            count = sum(1 for test in tests if peer_of(test[1]) == name)
            report.skipped(f"interop {name}, {count} {'test' if count == 1 else 'tests'}", reason)
    return [test for test in tests if missing[sys.modules[test[1].__module__]] is None]


def run_one(test, folder, certificates):
    """(name, outcome, text, seconds); outcome is passed, failed or skipped."""
    name, function, values = test
    context = Context(folder / name.replace("[", "-").replace("]", "").replace("/", "-").replace(":", "-"), certificates)
    begin = time.monotonic()
    try:
        if 6 in values and not has_ipv6():
            raise Skip("there is no IPv6 loopback here")
        function(context, *values)
        outcome, text = "passed", ""
    except Skip as skip:
        outcome, text = "skipped", str(skip)
    except Failure as failure:
        outcome, text = "failed", f"{failure}\n{context.logs()}"
    except Exception:  # a mistake of the test itself is a failure too, with its place
        outcome, text = "failed", f"{traceback.format_exc()}\n{context.logs()}"
    finally:
        context.close()
    return name, outcome, text, time.monotonic() - begin


def main(arguments):
    # Ended from outside, the peers are ended too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    tests = find()
    if "--list" in arguments:
        print("\n".join(name for name, _, _ in tests))
        return 0
    wanted = [word for word in arguments if not word.startswith("-")]
    if wanted:
        tests = [test for test in tests if any(word in test[0] or word == peer_of(test[1]) for word in wanted)]
    sys.path.insert(0, str(ROOT / "tests/checks"))
    from report import Report  # pylint: disable=import-outside-toplevel

    report = Report()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mtavip-interop-"))
    os.chmod(folder, 0o755)
    (folder / "certificates").mkdir()
    certificates = Certificates(folder / "certificates")
    if not tests:
        report.test("interop", ["no such test"])
    tests = with_prerequisites(tests, report)
    together = [test for test in tests if not getattr(test[1], "alone", False)]
    after = [test for test in tests if getattr(test[1], "alone", False)]
    for chosen, count in ((together, AT_ONCE), (after, 1)):
        with concurrent.futures.ThreadPoolExecutor(max_workers=count) as pool:
            for name, outcome, text, seconds in pool.map(lambda test: run_one(test, folder, certificates), chosen):
                label = f"interop {name} ({seconds:.1f} s)"
                if outcome == "skipped":
                    report.skipped(label, text)
                else:
                    report.test(label, text.splitlines() if outcome == "failed" else [])
    if report.failed or "--keep" in arguments:
        print(f"logs are in {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return report.finish()
