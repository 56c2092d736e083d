"""The project's files, and C++ text without what is not code."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE_FOLDERS = ("src", "include", "apps", "testkit", "fuzz", "bench", "examples", "tests")
CODE_SUFFIXES = (".h", ".cpp")


def project_files():
    """Every file that is part of the project, relative to its root: what git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return sorted({pathlib.PurePosixPath(name) for name in listed.split("\0") if name and (ROOT / name).is_file()})


def code_files(folders=CODE_FOLDERS):
    return [path for path in project_files() if path.suffix in CODE_SUFFIXES and path.parts[0] in folders]


def read(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


_NOT_CODE = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'",
    re.DOTALL)


def strip_comments_and_literals(text):
    """The text with comments and literals emptied and every line where it was."""

    def blank(match):
        lines = "\n" * match.group().count("\n")
        return lines if match.group().startswith("/") else '""' + lines

    kept = []
    for line in _NOT_CODE.sub(blank, text).split("\n"):
        kept.append("" if line.lstrip().startswith("#") else line)
    return "\n".join(kept)
