"""The foot of a paper: who gets it at the left, who signs at the right, on one page together."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.writing import wording
from phoihop.writing.formats import Format
from phoihop.writing.papers import Paper, Signature
from phoihop.writing.texts import one_line

from .xml import layout_table, paragraph, run

_LEFT = 0.46  # share of the recipients' column


def foot(paper: Paper, form: Format, within: float) -> Iterator[str]:
    """Recipients beside one signature; several signatures stand side by side, and the recipients below them."""
    yield paragraph("line", also='<w:keepNext/><w:spacing w:before="240"/>')
    recipients = "".join(_recipients(paper, form))
    if len(paper.signatures) == 1:
        left = within * _LEFT
        block = (recipients or paragraph("recipient"), _right(paper.signatures[0], form) + _name(paper.signatures[0]))
        yield layout_table((left, within - left), (block,))
        return
    column = within / len(paper.signatures)
    # names in a row of their own, all at one height however many lines stand above
    rows = ([_right(signature, form) for signature in paper.signatures], list(map(_name, paper.signatures)))
    yield layout_table([column] * len(paper.signatures), rows)
    if recipients:
        yield paragraph("line", also='<w:spacing w:before="240"/>')
        yield recipients


def _recipients(paper: Paper, form: Format) -> Iterator[str]:
    if not paper.recipients:
        return
    yield paragraph("recipients", run(form.words["recipients"]))
    for each in wording.recipients(paper):
        yield paragraph("recipient", run(each))


def _right(signature: Signature, form: Format) -> str:
    """By what right, and as what."""
    drawn = "".join(
        paragraph("authority", run(wording.authority(authority, form))) for authority in signature.authorities
    )
    return drawn + paragraph("post", run(wording.in_line(signature.post, form["post"])))


def _name(signature: Signature) -> str:
    return paragraph("name", run(one_line(signature.name)))
