"""No row is written outside the verbs: read from the syntax tree, before the guard would catch it at run time."""

from __future__ import annotations

import ast
from pathlib import Path

from .tree import PACKAGE, at, called, code, room_of, syntax

WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Modules that verbs are made of; each is called only inside an act.
PARTS_OF_VERBS = {
    "ledger/acts.py": "writes the entry itself",
    "ground/state.py": "the compare-and-set",
    "ground/keeping.py": "an uploaded file's row",
    "programmes/drafting.py": "a reading as draft rows, inside intake.read",
    "programmes/ordering.py": "moving a part to another place, inside its verb",
    "tasks/imports/drafting.py": "an office's sheet as a draft, inside its verb",
    "programmes/registering.py": "the paper of a confirmed draft, inside programme.confirm",
    "publishing/seeding.py": "what the law says, after migrations and as they do",
    "tasks/listening.py": "what tasks do inside programme acts",
    "site/queue.py": "the queue of jobs, which is no table of the house",
}
# Methods of these names that belong to other things than models and querysets.
NOT_ROWS = {
    "update": {
        "hash",
        "sha256",
        "digest",
        "context",
        "environ",
        "headers",
        "kwargs",
        "extra",
        "counts",
        "seen",
        "found",
    },
    "save": {
        "storage",
        "default_storage",
        "image",
        "picture",
        "convert",
        "document",
        "cleaned",
        "workbook",
        "session",
        "form",
    },
    "delete": {"storage", "default_storage", "cache", "session"},
    "create": set(),
}


def may_write(path: Path) -> bool:
    """Actions, named parts of verbs, and made-up data (demo, synth), which is made by acts and in bulk."""
    inside = path.relative_to(PACKAGE)
    return (
        inside.name == "actions.py"
        or "actions" in inside.parts
        or "demo" in str(inside)
        or "synth" in inside.parts
        or str(inside) in PARTS_OF_VERBS
    )


def written_to(call: ast.Call) -> str:
    """The last name before the method: ``Task.objects`` gives "objects", ``digest.update`` gives "digest"."""
    assert isinstance(call.func, ast.Attribute)
    match call.func.value:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Call(func=ast.Attribute(attr=name)):
            return name
        case _:
            return ""


def writes_in(tree: ast.Module) -> list[int]:
    """Lines with a call that looks like a write through the ORM."""
    sets = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and _makes_a_plain_thing(node.value)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    in_bulk = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "insert"
    ]
    return in_bulk + [
        call.lineno
        for call, name in called(tree)
        if name in WRITES and written_to(call) not in NOT_ROWS.get(name, set()) | (sets if name == "update" else set())
    ]


def _makes_a_plain_thing(value: ast.expr | None) -> bool:
    match value:
        case ast.Dict() | ast.Set() | ast.DictComp() | ast.SetComp():
            return True
        case ast.Call(func=ast.Name(id="set" | "dict" | "Counter" | "defaultdict")):
            return True
        case ast.Call(func=ast.Attribute(attr="sha256" | "md5" | "blake2b" | "new")):
            return True
        case _:
            return False


def test_only_verbs_write() -> None:
    found = [
        at(path, line)
        for path in code()
        if not may_write(path) and room_of(path) not in ("reading", "writing")
        for line in writes_in(syntax(path))
    ]
    assert not found, "an action writes, under @act; nothing else"


def test_the_named_modules_exist() -> None:
    gone = {name for name in PARTS_OF_VERBS if not (PACKAGE / name).exists()}
    assert not gone


def test_the_reader_of_code_sees_a_write() -> None:
    seen = writes_in(
        ast.parse("Task.objects.filter(pk=1).update(state='x')\nmade = {}\nmade.update(a=1)\ntask.save()\n")
    )
    assert seen == [1, 4]
