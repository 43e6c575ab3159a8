"""Docs that are written by the program itself: ``python -m tools.docs [--check]``.

docs/settings.md, docs/commands.md, docs/acts.md and docs/statuses.md. With --check nothing is written; a stale page
is an error (exit code 1).
"""

from __future__ import annotations

import argparse
import ast
import inspect
import os
import sys
import tokenize
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SETTINGS = ROOT / "phoihop" / "site" / "settings.py"
NOTE = "<!-- written by make docs; change the code, not this page -->\n\n"


def settings_page() -> str:
    """Each variable of the environment that settings.py reads: its default and the comment beside or above it."""
    with SETTINGS.open("rb") as file:
        comments = {
            t.start[0]: t.string.lstrip("# ") for t in tokenize.tokenize(file.readline) if t.type == tokenize.COMMENT
        }
    rows = []
    for node in ast.walk(ast.parse(SETTINGS.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="env"), attr=kind), args=[ast.Constant(value=name), *rest]
            ):
                default = ast.unparse(rest[0]) if rest else "(required)"
                says = (
                    comments.get(node.lineno) or comments.get(node.end_lineno or 0) or comments.get(node.lineno - 1, "")
                )
                rows.append(
                    (node.lineno, f"| `{name}` | {_KINDS.get(kind, kind)} | {_default(default)} | {_cell(says)} |")
                )
    return (
        "# Settings\n\nEach comes from the environment; none is needed to run on one machine.\n\n"
        "| variable | kind | default | what it does |\n| --- | --- | --- | --- |\n"
        + "\n".join(row for _line, row in sorted(rows))
        + "\n"
    )


_KINDS = {"str": "text", "bool": "true or false", "int": "whole number", "list": "list, by commas",
          "dj_db_url": "address", "dj_cache_url": "address",
          "dj_email_url": "address", "float": "number",
          "dict": "name=value, by commas"}  # fmt: skip


def _default(text: str) -> str:
    if text.startswith("f"):  # a path of this installation
        return "in `PHOIHOP_DATA`"
    return "(none)" if text in ("''", "[]", "{}") else f"`{text.strip(chr(39))}`"


def commands_page() -> str:
    """The command line's own help."""
    from phoihop.cli import parser  # lazily: only this page needs it

    os.environ |= {"COLUMNS": "100", "NO_COLOR": "1"}
    top = parser()
    parts = ["# Commands\n", "```text\n" + top.format_help().rstrip() + "\n```\n"]
    subparsers = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))
    for name, command in sorted(subparsers.choices.items()):
        parts.append(f"## phoihop {name}\n\n```text\n{command.format_help().rstrip()}\n```\n")
    return "\n".join(parts)


def acts_page() -> str:
    """Every verb that changes state, with the words of a history and the function's own first line."""
    from phoihop.ledger.acts import ACTS  # lazily: after django.setup

    rows = [
        f"| `{name}` | {act.words} | {_cell(_first_line(act.function))} | `{_room_of(act.function)}` |"
        for name, act in sorted(ACTS.items())
    ]
    return (
        "# Acts\n\nEvery change of state is one of these, and leaves an entry in the ledger.\n\n"
        "| act | in a history | what it does | where |\n| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )


def statuses_page() -> str:
    """The rules of a task's status, in the order in which they are asked."""
    from phoihop.tasks import status  # lazily: after django.setup

    def said(field: str, sign: str, operand: object) -> str:
        return f"`{field} {sign} {'today' if operand is status.TODAY else str(operand).strip('{}')}`"

    rows = [
        f"| `{one.value}` | {one.label} | {' and '.join(said(*condition) for condition in conditions)} "
        f"| {status.LOOKS[one].shape}, {status.LOOKS[one].colour} |"
        for one, conditions in status.RULES
    ]
    return (
        "# The status of a task\n\n"
        "Derived from stored facts and the day, never typed; the first rule that holds gives it.\n\n"
        "| status | word | rule | shape and colour |\n| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )


def _room_of(function: Callable[..., object]) -> str:
    return function.__module__.removeprefix("phoihop.")


def _first_line(function: Callable[..., object]) -> str:
    return (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "acts.md": acts_page,
    "statuses.md": statuses_page,
}


def stale() -> list[str]:
    """The pages that say something else than the code."""
    return [
        name for name, page in PAGES.items() if not (DOCS / name).exists() or (DOCS / name).read_text() != NOTE + page()
    ]


def main() -> int:
    """Exit code 1 where ``--check`` found a stale page."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    check = parser.parse_args().check
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django  # lazily: settings first

    django.setup()
    found = stale()
    if check:
        if found:
            print(f"stale: {', '.join(found)}; run make docs")
        return bool(found)
    DOCS.mkdir(exist_ok=True)
    for name in found:
        (DOCS / name).write_text(NOTE + PAGES[name](), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
