"""On which content a duty hangs that stands elsewhere: under "Tổ chức thực hiện", or in a table of an appendix.

It hangs on the content that it names: a row by the heading of its group, a sentence by the content's number or its very
words. Otherwise it stays with the programme itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from phoihop.ground.text import fold
from phoihop.reading.grammar.promises import Body, Content, Duty
from phoihop.reading.grammar.tables import Row

_NUMBERED = re.compile(
    r"nội dung\s+(?:số\s+|thứ\s+)?(\d{1,2}(?:\.\d{1,2})*)(?!\s*(?:,|và)\s*\d)(?![/\d])", re.IGNORECASE
)
_SHORTEST_HEADING = 6  # letters of a group's heading that name a content
_SHORTEST_NAME = 18  # letters by which a sentence names one


def hang_rows(body: Body, rows: Sequence[Row], *, among_contents: bool) -> None:
    """Puts the rows of tables where they belong.

    ``among_contents``: the tables stand in the part that holds the contents, so that their groups are contents where
    the text names no others.
    """
    if among_contents and not body.contents and any(row.group for row in rows):
        for row in rows:
            if row.group and row.group_span and (not body.contents or body.contents[-1].span != row.group_span):
                body.contents.append(Content(len(body.contents) + 1, None, None, row.group, row.group_span))
            (body.contents[-1].duties if body.contents else body.duties).append(row.duty)
        return
    names = [(_letters(content.text), content) for content in body.contents]
    found: dict[str, Content | None] = {}
    for row in rows:
        group = row.group or ""
        if group not in found:
            found[group] = _of_group(_letters(group), names)
        content = found[group]
        (content.duties if content else body.duties).append(row.duty)


def hang_sentences(body: Body) -> None:
    """Moves duties from the programme to the content that their words name."""
    by_label = {content.label: content for content in body.contents if content.label}
    names = [
        (letters, content) for content in body.contents if len(letters := _letters(content.text)) >= _SHORTEST_NAME
    ]
    stay: list[Duty] = []
    for duty in body.duties:
        match = _NUMBERED.search(duty.text)
        content = by_label.get(match[1]) if match else _named(_letters(duty.text), names)
        (content.duties if content else stay).append(duty)
    body.duties = stay


def _of_group(heading: str, names: Sequence[tuple[str, Content]]) -> Content | None:
    if len(heading) < _SHORTEST_HEADING:
        return None
    for name, content in names:
        if name.startswith(heading) or (heading.startswith(name) and len(name) >= _SHORTEST_HEADING):
            return content
    return None


def _named(words: str, names: Sequence[tuple[str, Content]]) -> Content | None:
    found = [content for name, content in names if name in words]
    return found[0] if len(found) == 1 else None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))
