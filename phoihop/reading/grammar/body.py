"""The inside of a programme: its contents, their duties, who holds them and when they are due."""

from __future__ import annotations

import re

from phoihop.ground.text import fold, squeeze
from phoihop.reading.grammar.contents import WITHOUT_CONTENTS, Layout, Subject, lay_out
from phoihop.reading.grammar.doubts import doubts_of
from phoihop.reading.grammar.duties import DutyReader, Setting
from phoihop.reading.grammar.hanging import hang_rows, hang_sentences
from phoihop.reading.grammar.head import Head
from phoihop.reading.grammar.promises import Body, Content
from phoihop.reading.grammar.schedules import Times
from phoihop.reading.grammar.sections import Node, outline
from phoihop.reading.grammar.tables import TableReader
from phoihop.reading.source import Source


def read_body(source: Source, head: Head) -> Body:
    """Reads what stands inside ``head.main``. Doubts point below the programme ("/contents/0")."""
    if head.is_news:
        return Body()
    root = outline(source, head.main)
    layout = lay_out(root, source.text, head.kind)
    times = Times(head.signed_on, head.period)
    reader = DutyReader(source.text, times, TableReader(source.text, times))
    reader.know_headings(root)
    body = Body()
    for order, subject in enumerate(layout.subjects, 1):
        body.contents.append(_content(source, reader, order, subject))
    _Walk(source, layout, reader, body, head).section(root, Setting("explicit"))
    hang_rows(body, reader.rows, among_contents=bool(layout.holders))
    hang_sentences(body)
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
                    called = self.reader.called(child)
                    current = Setting("any", called) if called else current
                else:
                    self.body.duties.extend(self.reader.item(child, setting))
            else:
                self.body.duties.extend(self.reader.item(child, current))

    def _enclosed(self, node: Node) -> None:
        if node.style == "enclosure":
            self.section(node, Setting("explicit"))
        else:
            self.reader.tables_below(node)

    def _holds_subjects(self, node: Node) -> bool:
        return any(id(one) in self.subjects for one in node.walk())

    def _describes(self, node: Node) -> bool:
        """Whether a section only says in what form or when: "Hình thức", "Thời gian", "Phương thức"."""
        plain = fold(self.source.text[node.body[0] : node.body[1]])
        return not re.search(r"giai phap|bien phap", plain)
