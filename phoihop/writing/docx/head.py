"""The head of a paper: issuer and number at the left, the State's or the Party's name with place and day at right."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.writing import wording
from phoihop.writing.formats import Format
from phoihop.writing.measure import Lengths, head_lengths
from phoihop.writing.papers import Paper
from phoihop.writing.texts import number_line

from .xml import layout_table, line, paragraph, run, twips


def head(paper: Paper, form: Format, within: float) -> Iterator[str]:
    """Everything above the body's first word, for a page whose text is ``within`` mm wide."""
    lengths = head_lengths(paper, form, within)
    yield layout_table(
        (lengths.left, lengths.right),
        (
            (_issuer(paper, form, lengths), _country(form, lengths)),
            (_number(paper, form), paragraph("place_day", run(wording.place_and_day(paper)))),
        ),
    )
    if not paper.is_letter:
        yield paragraph("kind", run(wording.in_line(paper.kind, form["kind"])))
        yield paragraph("abstract", run(wording.in_line(paper.abstract, form["abstract"])))
        if lengths.abstract_line:
            yield line(lengths.abstract_line, within)
        else:
            yield paragraph("abstract", run(form.words["under_abstract"]))
    yield from _addressees(paper)
    if not (paper.is_letter or paper.addressees):
        yield paragraph("line")
    for basis in wording.bases(paper, form):
        yield paragraph("basis", run(basis))
    if paper.enacting.strip():
        yield paragraph("enacting", run(wording.in_line(paper.enacting, form["enacting"])))


def _issuer(paper: Paper, form: Format, lengths: Lengths) -> str:
    parent = wording.in_line(paper.parent, form["parent"])
    drawn = paragraph("parent", run(parent)) if parent else ""
    drawn += "".join(paragraph("issuer", run(wording.in_line(name, form["issuer"]))) for name in paper.issuers)
    if "star" in form.looks:
        return drawn + paragraph("star", run(form.words["star"]))
    return drawn + line(lengths.issuer_line, lengths.left)


def _country(form: Format, lengths: Lengths) -> str:
    drawn = paragraph("country", run(wording.in_line(form.words["country"], form["country"])))
    if "motto" in form.looks:
        drawn += paragraph("motto", run(form.words["motto"]))
    return drawn + line(lengths.country_line, lengths.right)


def _number(paper: Paper, form: Format) -> str:
    drawn = paragraph("number", run(number_line(paper.system, paper.number, paper.symbol)))
    if paper.is_letter:
        drawn += paragraph("letter_abstract", run(wording.letter_abstract(paper, form)))
    return drawn


def _addressees(paper: Paper) -> Iterator[str]:
    if not paper.addressees:
        return
    to, several = wording.addressing(paper)
    wide = '<w:spacing w:before="240" w:after="120"/>'
    if not several:
        yield paragraph("addressee", run(to), also=wide)
        return
    yield paragraph("addressee", run(to), also=f'{wide}<w:ind w:left="{twips(30)}"/><w:jc w:val="left"/>')
    for each in several:
        also = f'<w:ind w:left="{twips(54)}" w:hanging="{twips(3)}"/><w:jc w:val="left"/>'
        yield paragraph("addressee", run(each), also=also)
    yield paragraph("line")
