"""Holds the documents against the tree: links, commands and tests that they name must exist."""

import os
import re

from sources import ROOT, code_files, project_files, read

_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_TEST = re.compile(r"\bTEST(?:_F|_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\)")
_TYPED_TEST = re.compile(r"\bTYPED_TEST(?:_P)?\(\s*(\w+)\s*,\s*(\w+)\s*\)")
_INTEROP = re.compile(r"^\s*(?:async )?def (test_\w+)\(", re.MULTILINE)


def links(report):
    problems = []
    for path in project_files():
        if path.suffix != ".md":
            continue
        for target in _LINK.findall(read(path)):
            if re.match(r"[a-z]+:", target):
                continue
            if not (ROOT / path.parent / target).exists():
                problems.append(f"{path}: links to {target}, which is not there")
    report.test("documents: links lead somewhere", problems)


def shell_lines(text):
    """Commands of the document: indented or fenced lines of ```sh blocks."""
    for block in re.findall(r"```(?:sh|bash|console)\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            command = line.strip().removeprefix("$ ").split("#")[0].strip()
            if command:
                yield command


def commands(report):
    problems = []
    reference = read("docs/cli.md") if (ROOT / "docs/cli.md").is_file() else ""
    for document in ("README.md", *(str(p) for p in project_files() if p.parts[0] in ("docs", "examples") and p.suffix == ".md")):
        if not (ROOT / document).is_file():
            problems.append(f"{document} is missing")
            continue
        for command in shell_lines(read(document)):
            words = [word for word in command.split() if "=" not in word or word.startswith("-")]
            if not words:
                continue
            program = words[0]
            if program.startswith(("scripts/", "./scripts/")):
                target = ROOT / program
                if not target.is_file() or not os.access(target, os.X_OK):
                    problems.append(f"{document}: {program} is not there, or cannot be run")
            elif program.split("/")[-1] == "mtavip" and reference:
                if len(words) > 1 and not words[1].startswith("-") and f"mtavip {words[1]}" not in reference:
                    problems.append(f"{document}: 'mtavip {words[1]}' is not in docs/cli.md")
                for word in words[1:]:
                    option = word.split("=")[0]
                    if option.startswith("--") and option not in reference:
                        problems.append(f"{document}: the option {option} is not in docs/cli.md")
    report.test("documents: commands exist", problems)


def known_tests():
    found = set()
    for path in code_files(("src", "apps", "testkit", "tests", "net")):
        text = read(path)
        found |= {f"{suite}.{name}" for suite, name in _TEST.findall(text) + _TYPED_TEST.findall(text)}
    for path in project_files():
        if path.parts[:2] == ("tests", "interop") and path.suffix == ".py":
            found |= {f"interop.{name.removeprefix('test_')}" for name in _INTEROP.findall(read(path))}
        if path.parts[0] == "fuzz" and path.stem.endswith("_fuzz"):
            found.add(f"fuzz.{path.stem.removesuffix('_fuzz')}")
    return found


def coverage(report):
    """docs/rfc-coverage.md: rows | clause | what | `Suite.Name`, ... |; a row without a test says 'no test: why'."""
    document = "docs/rfc-coverage.md"
    if not (ROOT / document).is_file():
        report.test("documents: rfc-coverage.md", [f"{document} is missing"])
        return
    tests = known_tests()
    problems, rows = [], 0
    for number, line in enumerate(read(document).splitlines(), 1):
        if not line.startswith("|") or re.match(r"^\|[\s:|-]+\|$", line) or "| what |" in line:
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) != 3:
            problems.append(f"{document}:{number}: wants three columns: clause, what, test")
            continue
        rows += 1
        named = re.findall(r"`([^`]+)`", cells[2])
        if not named and not cells[2].startswith("no test: "):
            problems.append(f"{document}:{number}: names no test")
        problems += [f"{document}:{number}: there is no test {name}" for name in named if name not in tests]
    if rows == 0:
        problems.append(f"{document}: has no rows")
    report.test("documents: every clause in rfc-coverage.md names a test that exists", problems)


def check(report):
    links(report)
    commands(report)
    coverage(report)
