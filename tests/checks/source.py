#!/usr/bin/env python3
"""Holds the source tree against the project's rules: layers, forbidden calls, globals, headers, sizes, documentation."""

import re
import sys

import documentation
import globals_in_cores
from report import Report
from sources import ROOT, code_files, project_files, read, strip_comments_and_literals

CORES = ("base", "crypto", "asn1", "xml", "events", "sdp", "rtp", "sip", "h323", "media", "trace", "call")
# Loadable modules stand in folders of the media layer and are no cores: files, cameras and screens are theirs.
MODULES = ("media/codec/ffmpeg", "media/codec/spandsp", "media/codec/bcg729", "media/audio/apm")
# The compiler's own headers of vector instructions count as the language.
STANDARD = re.compile(r"^[a-z_0-9]+$|^[a-z]*mmintrin\.h$|^arm_neon\.h$")
C_HEADERS = {"assert.h", "math.h", "stdint.h", "string.h", "stddef.h", "stdio.h", "stdlib.h", "limits.h", "inttypes.h"}
OS_HEADERS = re.compile(
    r"^(sys|netinet|arpa|net|linux|asm|netpacket)/|"
    r"^(unistd|fcntl|poll|pthread|dlfcn|ifaddrs|signal|errno|netdb|termios|sched|time|pwd|spawn|syslog|glob|dirent|getopt|"
    r"execinfo|malloc|libgen|elf|link|locale|langinfo|wchar|strings)\.h$")
THREAD_HEADERS = {"thread", "mutex", "condition_variable", "future", "stop_token", "semaphore", "latch", "barrier",
                  "shared_mutex", "csignal"}
TEST_HEADERS = re.compile(r"^(gtest|gmock|benchmark)/")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


class Layer:
    def __init__(self, folder, layers, libraries):
        self.folder, self.layers, self.libraries = folder, layers, libraries


def read_layers():
    layers = {}
    for line in read("tests/checks/layers.txt").splitlines():
        if line.strip() and not line.startswith("#"):
            folder, allowed, libraries = (cell.strip() for cell in line.split("|"))
            layers[folder] = Layer(folder, set(allowed.split()), libraries.split())
    return layers


def folder_of(path):
    """The file's place as the tables name it: src/sip/dialog.h is sip/dialog, apps/cli/main.cpp is apps/cli/main."""
    parts = path.parts[1:] if path.parts[0] == "src" else path.parts
    return "/".join(parts)


def layer_of(path, layers):
    place = folder_of(path)
    fitting = [name for name in layers if place.startswith(name + "/")]
    return layers[max(fitting, key=len)] if fitting else None


def is_test(path):
    """Tests, and what stands beside them for them alone (test_network.h)."""
    return path.stem.endswith("_test") or path.stem.startswith("test_") or path.parts[0] == "tests"


def wrong_include(path, layer, form, header, layers):
    """Why this file may not include this header, or None."""
    if form == '"' or header.startswith("mtavip/"):
        target = header.split("/")[0] if "/" in header else None
        if target is None:
            # A header beside the file, by its bare name, is only for folders that are not layers of src/.
            return None if (ROOT / path.parent / header).is_file() and path.parts[0] != "src" else "write the path from src/"
        if target in (layer.folder.split("/")[0], "mtavip" if layer.folder == "include" else None):
            return None
        if path.parts[0] in ("apps", "testkit") and (ROOT / path.parent / header).is_file():
            return None
        if is_test(path) and target == "testkit":
            return None
        if target not in layers and target != "mtavip":
            return f"{target} is no layer"
        return None if target in layer.layers else f"{layer.folder} may not use {target}"
    if header in THREAD_HEADERS:
        return None if "threads" in layer.libraries or is_test(path) else f"{layer.folder} may not use threads"
    if STANDARD.match(header) or header in C_HEADERS:
        return None
    if TEST_HEADERS.match(header):
        return None if is_test(path) else "a test's header outside a test"
    if OS_HEADERS.match(header):
        return None if "os" in layer.libraries or is_test(path) else f"{layer.folder} may not use the operating system"
    if any(header.startswith(prefix) for prefix in layer.libraries):
        return None
    return f"{layer.folder} may not use this library"


def include_graph(report, layers):
    problems = {name: [] for name in layers}
    homeless = []
    for path in code_files(("src", "include", "apps", "testkit")):
        layer = layer_of(path, layers)
        if layer is None:
            homeless.append(f"{path}: its folder is not in tests/checks/layers.txt")
            continue
        for form, header in INCLUDE.findall(read(path)):
            reason = wrong_include(path, layer, form, header, layers)
            if reason:
                problems[layer.folder].append(f"{path} includes {header}: {reason}")
    for name, found in problems.items():
        report.test(f"include graph: {name}", found)
    report.test("include graph: every folder is a layer", homeless)


def include_table_is_acyclic(report, layers):
    """The table itself may not let two layers use each other, or architecture would be a word."""
    problems = []
    for name, layer in layers.items():
        for other in layer.layers:
            if other in layers and other != name and name in layers[other].layers:
                problems.append(f"{name} and {other} may include each other")
    report.test("include graph: the table has no cycle of two", problems)


def forbidden(report):
    rows = []
    for line in read("tests/checks/forbidden.txt").splitlines():
        if line.strip() and not line.startswith("#"):
            folders, pattern, reason = (cell.strip() for cell in line.split(" ; "))
            rows.append((folders.split(), re.compile(pattern), reason))
    stripped = {path: strip_comments_and_literals(read(path)) for path in code_files(("src", "include", "apps", "testkit"))}
    for folders, pattern, reason in rows:
        problems = []
        for path, text in stripped.items():
            place = folder_of(path)
            layer = place.split("/")[0]
            core = layer in CORES and not place.startswith(MODULES)
            wanted = any(name == path.parts[0] or name == layer or (name == "cores" and core) for name in folders)
            if not wanted or any(name[0] == "!" and place.startswith(name[1:]) for name in folders):
                continue
            if "!tests" in folders and is_test(path):
                continue
            for match in pattern.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                problems.append(f"{path}:{line}: {match.group().strip()}")
        report.test(f"forbidden: {reason} ({pattern.pattern[:40]})", problems)


def headers(report):
    no_comment, no_pragma = [], []
    for path in code_files(("src", "include", "apps", "testkit")):
        if path.suffix != ".h":
            continue
        text = read(path)
        if not text.startswith(("//", "/*")):
            no_comment.append(f"{path}: the first line should say what the header is for")
        if len(re.findall(r"^#pragma once$", text, re.MULTILINE)) != 1:
            no_pragma.append(f"{path}: wants exactly one #pragma once")
    report.test("headers begin with a comment", no_comment)
    report.test("headers have #pragma once", no_pragma)


def sizes(report):
    problems = []
    for path in code_files():
        limit = 1000 if is_test(path) else 600
        lines = read(path).count("\n")
        if lines > limit:
            problems.append(f"{path}: {lines} lines, {limit} are allowed: split it by idea")
    report.test("no file is too long", problems)


def names(report):
    problems = [f"{path}: file names are snake_case" for path in code_files()
                if not re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9]+)?", path.name)]
    problems += [f"{path}: a name that says nothing" for path in code_files()
                 if re.search(r"(^|_)(manager|helper|helpers|util|utils)(_|\.|$)", path.name)]
    report.test("file names", problems)


def texts(report):
    machine_path = re.compile("/" + r"work/|/" + r"root/|/" + r"home/[a-z]")
    unfinished = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    paths, marks = [], []
    for path in project_files():
        if path.parts[:2] == ("tests", "data") or (ROOT / path).stat().st_size > 1 << 20:
            continue
        raw = (ROOT / path).read_bytes()
        if b"\0" in raw:
            continue
        for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
            if machine_path.search(line):
                paths.append(f"{path}:{number}: {line.strip()[:100]}")
            if unfinished.search(line) and path.suffix in (".h", ".cpp", ".py", ".txt", ".cmake", ""):
                marks.append(f"{path}:{number}: {line.strip()[:100]}")
    report.test("no paths of somebody's machine", paths)
    report.test("nothing marked as unfinished", marks)


def main():
    report = Report()
    layers = read_layers()
    include_table_is_acyclic(report, layers)
    include_graph(report, layers)
    forbidden(report)
    globals_in_cores.check(report, CORES, MODULES)
    headers(report)
    sizes(report)
    names(report)
    texts(report)
    documentation.check(report)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
