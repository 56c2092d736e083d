"""Counts and prints the results of the checks, in the form that scripts/test reads."""

import os


class Report:
    """One line a test; finish() hands the counts to scripts/test and gives the exit code."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def test(self, name, problems):
        """A test passes if there are no problems (strings)."""
        if not problems:
            self.passed += 1
            print(f"ok    {name}", flush=True)
            return
        self.failed += 1
        print(f"FAIL  {name}", flush=True)
        for problem in problems:
            print(f"      {problem}", flush=True)

    def skipped(self, name, reason):
        """Said aloud in the output of scripts/test; counted neither way."""
        print(f"SKIPPED {name}: {reason}", flush=True)

    def finish(self):
        counts = os.environ.get("MTAVIP_COUNTS")
        if counts:
            with open(counts, "w", encoding="utf-8") as out:
                out.write(f"{self.passed} {self.failed}\n")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
