"""Finds variables that live as long as the process: cores may have constants only."""

import re

from sources import code_files, read, strip_comments_and_literals

_NOT_A_VARIABLE = re.compile(
    r"^\s*(using|typedef|template|static_assert|friend|namespace|extern\s+\"\"|enum|class|struct|union|concept|"
    r"(\[\[[^\]]*\]\]\s*)?(inline\s+|static\s+|extern\s+)*(constexpr|consteval|constinit\s+const|const)\b)")
_LOCAL_STATIC = re.compile(r"^\s+(?:static|thread_local|static\s+thread_local)\s+(?!const\b|constexpr\b|thread_local\s+const\b)"
                           r"[^()=;{]+?(=|;|\{)", re.MULTILINE)


def namespace_statements(text):
    """(line, statement) for everything written directly in a namespace, without the bodies."""
    depth_stack, statement, begin, line, nested = [], [], 1, 1, 0
    for char in text:
        if char == "\n":
            line += 1
        if nested == 0 and not "".join(statement).strip():
            begin = line
        if char == "{":
            head = "".join(statement).strip()
            opens_namespace = nested == 0 and re.search(r"(\bnamespace\b[^;=]*|extern\s+\"\")$", head)
            if opens_namespace:
                depth_stack.append("namespace")
                statement = []
                continue
            if nested == 0:
                statement.append("{}")
            nested += 1
            continue
        if char == "}":
            if nested > 0:
                nested -= 1
                if nested == 0:
                    head = "".join(statement)
                    # A function's body ends without a semicolon; a class or an initialiser goes on to one.
                    if "(" in head and "=" not in head.split("(")[0]:
                        yield begin, head
                        statement = []
            elif depth_stack:
                depth_stack.pop()
                statement = []
            continue
        if nested:
            continue
        if char == ";":
            yield begin, "".join(statement)
            statement = []
            continue
        statement.append(char)


def is_mutable_variable(statement):
    statement = statement.strip()
    if not statement or _NOT_A_VARIABLE.match(statement):
        return False
    head = re.split(r"=|\{", statement, maxsplit=1)[0]
    if "(" in head or "operator" in head:
        return False
    return re.search(r"[\w>&*\]]\s+[\w:]+(\s*\[[^\]]*\])*\s*$", head) is not None


def check(report, cores, modules):
    problems = []
    for path in code_files(("src",)):
        if path.parts[1] not in cores or path.stem.endswith("_test") or path.stem.startswith("test_"):
            continue
        if "/".join(path.parts[1:]).startswith(modules):
            continue
        text = strip_comments_and_literals(read(path))
        for line, statement in namespace_statements(text):
            if is_mutable_variable(statement):
                problems.append(f"{path}:{line}: {' '.join(statement.split())[:90]}")
        for match in _LOCAL_STATIC.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            problems.append(f"{path}:{line}: {' '.join(match.group().split())[:90]}")
    report.test("no mutable globals in base ... call", problems)
