"""Files are small, imports stand at the top, and every room is known."""

from __future__ import annotations

import ast

from .tree import PACKAGE, ROOMS, ROOT, at, code, syntax, templates

MOST_LINES = 400


def test_no_file_is_long() -> None:
    files = [
        *code(tests=True),
        *templates(),
        *sorted((ROOT / "tools").glob("*")),
        *sorted((ROOT / "tests").rglob("*.py")),
    ]
    counts = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in files
        if path.suffix in {".py", ".html", ".sh"}
    }
    long = {at(path, count) for path, count in counts.items() if count > MOST_LINES}
    assert not long, f"split by noun what has more than {MOST_LINES} lines"


def test_every_room_has_its_place_between_ground_and_roof() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(ROOMS)


def test_an_import_inside_a_function_says_why() -> None:
    unexplained = []
    for path in code():
        lines = path.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(syntax(path)):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    first = node.lineno - 1
                    while lines[first - 1].lstrip().startswith(("from ", "import ", "# lazily: ")):
                        first -= 1  # one reason serves a block of imports
                    if not any("# lazily: " in line for line in lines[first : node.end_lineno]):
                        unexplained.append(at(path, node.lineno))
    assert not sorted(set(unexplained)), "say `# lazily: <reason>` on its line, or above it"


def test_addresses_that_only_take_forms_say_so() -> None:
    bare = ("require_POST", 'require_http_methods(["POST"])')
    found = {
        at(path, number)
        for path in code()
        if path.relative_to(PACKAGE).as_posix() != "ground/pages.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(words in line for words in bare)
    }
    assert not found, "use ground.pages.form_only: sign-in must know that there is no page"
