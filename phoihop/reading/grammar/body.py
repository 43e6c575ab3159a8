"""The inside of a programme: its contents, their duties, who holds them and when they are due."""

from __future__ import annotations

import re

from phoihop.ground.text import fold, squeeze
from phoihop.reading.grammar.contents import WITHOUT_CONTENTS, Layout, Subject, lay_out
from phoihop.reading.grammar.doubts import doubts_of
from phoihop.reading.grammar.duties import DutyReader, Setting
from phoihop.reading.grammar.head import Head
from phoihop.reading.grammar.promises import Body, Content, Duty
from phoihop.reading.grammar.schedules import Times
from phoihop.reading.grammar.sections import Node, outline
from phoihop.reading.grammar.tables import Row, TableReader
from phoihop.reading.source import Source

_NAMED = re.compile(r"(?:nội dung|nhiệm vụ|mục|khoản|điểm)\s+(?:số\s+|thứ\s+)?(\d{1,2}(?:\.\d{1,2})*)((?:\s*(?:,|và)\s*(?:\d{1,2}(?:\.\d{1,2})*))*)(?![/\d])", re.IGNORECASE)
_SHORTEST_NAME = 18  # letters by which a content may be named in another part


def read_body(source: Source, head: Head) -> Body:
    """Reads what stands inside ``head.main``. Spans are offsets into ``source.text``; doubts point below the programme."""
    if head.is_news:
        return Body()
    root = outline(source, head.main)
    layout = lay_out(root, source.text, head.kind)
    times = Times(head.signed_on, head.period)
    reader = DutyReader(source.text, times, TableReader(source.text, times))
    body = Body()
    for order, subject in enumerate(layout.subjects, 1):
        body.contents.append(_content(source, reader, order, subject))
    _Walk(source, layout, reader, body, head).section(root, Setting("explicit"))
    _hang_rows(body, layout, reader.rows, source)
    _hang_loose(body)
    body.doubts = doubts_of(body, expects_contents=head.kind not in WITHOUT_CONTENTS)
    return body


def _content(source: Source, reader: DutyReader, order: int, subject: Subject) -> Content:
    node = subject.node
    content = Content(order, subject.label, subject.kind, squeeze(source.text[node.body[0] : node.body[1]]), node.body)
    before = len(reader.rows)
    if node.children:
        content.duties = reader.item(node, Setting("any", is_title=True))
    elif len(content.text.split()) > 6 or content.text.endswith((".", ";")):
        content.duties = reader.item(node, Setting("any", may_be_heading=False))
    content.duties.extend(row.duty for row in reader.rows[before:])
    del reader.rows[before:]
    return content


class _Walk:
    """Goes through the sections that hold no contents and gathers the duties that hang on the programme."""

    def __init__(self, source: Source, layout: Layout, reader: DutyReader, body: Body, head: Head) -> None:
        self.source, self.layout, self.reader, self.body, self.head = source, layout, reader, body, head
        self.subjects = {id(subject.node) for subject in layout.subjects}

    def section(self, node: Node, setting: Setting) -> None:
        """Walks the children of a section; those that are contents were read before."""
        current = setting
        for child in node.children:
            if id(child) in self.subjects:
                continue
            if child.style in ("enclosure", "appendix"):
                self._enclosed(child)
                continue
            part = self.layout.part_of(child)
            if part == "background":
                continue
            if self._holds_subjects(child):
                self.section(child, Setting("explicit"))
            elif part == "organise":
                self.body.duties.extend(self.reader.below(child, Setting("told")))
            elif part == "contents":
                self.body.duties.extend(self.reader.below(child, Setting("any")))
            elif part == "means" and not self._describes(child):
                self.body.duties.extend(self.reader.below(child, Setting("told")))
            elif child.style == "text":
                if node.style in ("root", "enclosure"):
                    called = self.reader._called(child)
                    current = Setting("any", called) if called else current
                else:
                    self.body.duties.extend(self.reader.item(child, setting))
            else:
                self.body.duties.extend(self.reader.item(child, current))

    def _enclosed(self, node: Node) -> None:
        if node.style == "enclosure":
            self.section(node, Setting("explicit"))
        else:
            self.reader._tables_below(node)

    def _holds_subjects(self, node: Node) -> bool:
        return any(id(one) in self.subjects for one in node.walk())

    def _describes(self, node: Node) -> bool:
        """Whether a section only says in what form or when: "Hình thức", "Thời gian", "Phương thức"."""
        plain = fold(self.source.text[node.body[0] : node.body[1]])
        return not re.search(r"giai phap|bien phap", plain)


def _hang_rows(body: Body, layout: Layout, rows: list[Row], source: Source) -> None:
    """Puts the rows of tables under the contents that their group or their words name."""
    if not body.contents and layout.holders and any(row.group for row in rows):
        for row in rows:
            if row.group and row.group_span and (not body.contents or body.contents[-1].span != row.group_span):
                body.contents.append(Content(len(body.contents) + 1, None, None, row.group, row.group_span))
            (body.contents[-1].duties if body.contents else body.duties).append(row.duty)
        return
    for row in rows:
        content = _same_name(body, row.group) if row.group else None
        (content.duties if content else body.duties).append(row.duty)


def _same_name(body: Body, group: str) -> Content | None:
    wanted = _letters(group)
    if len(wanted) < 6:
        return None
    for content in body.contents:
        name = _letters(content.text)
        if name.startswith(wanted) or wanted.startswith(name) and len(name) >= 6:
            return content
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


def _hang_loose(body: Body) -> None:
    """Moves duties that name a content ("nội dung 1, 3"; its own words) from the programme to it."""
    by_label = {content.label: content for content in body.contents if content.label}
    stay: list[Duty] = []
    for duty in body.duties:
        content = _named(duty, by_label, body)
        (content.duties if content else stay).append(duty)
    body.duties = stay


def _named(duty: Duty, by_label: dict[str, Content], body: Body) -> Content | None:
    match = _NAMED.search(duty.text)
    if match and "nội dung" in match[0].casefold() and not match[2] and match[1] in by_label:
        return by_label[match[1]]
    letters = _letters(duty.text)
    named = [content for content in body.contents if len(_letters(content.text)) >= _SHORTEST_NAME and _letters(content.text) in letters]
    return named[0] if len(named) == 1 else None
