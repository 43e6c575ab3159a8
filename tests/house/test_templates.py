"""A template takes parts and addresses only from its own room or from rooms nearer the ground."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .tree import PACKAGE, ROOMS, at, nearer_or_same, room_of, templates

_TAKES = re.compile(r"""{%-?\s*(?:extends|include)\s+["']([^"'#]+)""")
_LEADS_TO = re.compile(r"""{%-?\s*url\s+["'](\w+):""")
SHELL = {"portal:home", "desk:overview", "desk:search"}  # the front doors and the search, which the base page names


def climbs(path: Path) -> Iterator[str]:
    """What a template names of rooms above its own."""
    room = room_of(path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for found in _TAKES.finditer(line):
            other = found[1].split("/")[0]
            if other in ROOMS and not nearer_or_same(other, room):
                yield f"{at(path, number)}: {found[1]}"
        for found in _LEADS_TO.finditer(line):
            named = re.search(r"""["']([\w:]+)["']""", line[found.start() :])
            if found[1] in ROOMS and not nearer_or_same(found[1], room) and named and named[1] not in SHELL:
                yield f"{at(path, number)}: url {named[1]}"


def test_nothing_climbs() -> None:
    found = [fault for path in templates() for fault in climbs(path)]
    assert not found, "let the higher room register a tab or a block instead (ground/shell.py)"


def test_templates_lie_under_their_rooms_name() -> None:
    lost = [
        str(path.relative_to(PACKAGE))
        for path in templates()
        if path.relative_to(PACKAGE / room_of(path)).parts[1] not in {room_of(path), *SHARED}
    ]
    assert not lost


SHARED = {
    "404.html",
    "403.html",
    "403_csrf.html",
    "429.html",
    "500.html",
    "400.html",
    "account",
    "allauth",
    "mfa",
    "django",
}


def test_no_style_or_script_inside_a_template() -> None:
    """The content security policy would drop it without a word."""
    inside = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    found = [
        at(path, number)
        for path in templates()
        if path.suffix == ".html"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if inside.search(line)
    ]
    assert not found


@pytest.mark.parametrize(
    ("text", "climbing"),
    [
        ('{% include "tasks/x.html" %}', 1),
        ('{% url "units:unit" 1 %}', 0),
        ("<a href=\"{% url 'tasks:task' 1 %}\">", 1),
    ],
)
def test_the_reader_of_templates_sees_a_climb(
    tmp_path: Path, text: str, climbing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = PACKAGE / "documents" / "templates" / "documents" / "x.html"
    monkeypatch.setattr(Path, "read_text", lambda self, **_: text)
    assert len(list(climbs(path))) == climbing
