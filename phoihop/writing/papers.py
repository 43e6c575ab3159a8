"""An official paper as plain data, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .blocks import Block, Chart, Heading, Table
from .faults import Fault, WritingError

System = Literal["state", "party"]

PREFIXES: dict[System, tuple[str, ...]] = {
    "state": ("TM.", "KT.", "TL.", "TUQ.", "Q."),
    "party": ("T/M", "K/T", "T/L", "Q."),
}
_SYMBOL = re.compile(r"[^\W\d_][\w.&/-]*")
_EXAMPLES: dict[System, str] = {"state": "BC-UBND", "party": "BC/ĐU"}
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Authority:
    """By what right somebody signs: "TM." + "Ủy ban nhân dân", "KT." + "Chủ tịch"."""

    prefix: str
    whom: str


@dataclass(frozen=True)
class Signature:
    """Who signs: authorities one under the other ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), the post, the name."""

    post: str
    name: str = ""
    authorities: Sequence[Authority] = ()


@dataclass(frozen=True)
class Appendix:
    """What is attached behind the signature, each on a page of its own; wide tables lie on their side."""

    title: str
    blocks: Sequence[Block]
    number: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """An official paper of the State or the Party. A paper without a ``kind`` is a letter (công văn).

    Names stand as in running text ("Ủy ban nhân dân xã Ia Sao"); the writers capitalise where the law asks for it.
    ``number`` may be blank and ``day`` None: the clerk fills the gaps. Without a ``place`` there is no line for place
    and day (minutes). ``enacting`` is the line that follows the bases ("QUYẾT ĐỊNH:"). ``recipients`` end with who
    keeps it.
    Papers with a stamp of secrecy are not written here.
    """

    system: System
    issuers: Sequence[str]
    abstract: str
    body: Sequence[Block]
    signatures: Sequence[Signature]
    kind: str = ""
    parent: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: dt.date | None = None
    bases: Sequence[str] = ()
    enacting: str = ""
    addressees: Sequence[str] = ()
    recipients: Sequence[str] = ()
    appendices: Sequence[Appendix] = ()

    @property
    def is_letter(self) -> bool:
        """Whether it is a công văn: no kind over the text, its abstract under the number."""
        return not self.kind.strip()


def check(paper: Paper) -> list[Fault]:
    """What is wrong with a paper, in the order of its page; rows of tables are looked at when they are written."""
    return [*_head(paper), *_body(paper), *_foot(paper)]


def require(paper: Paper) -> None:
    """Raises WritingError where ``check`` finds something."""
    if faults := check(paper):
        raise WritingError(*faults)


def _head(paper: Paper) -> Iterator[Fault]:
    if not paper.issuers or not all(name.strip() for name in paper.issuers):
        yield Fault("no_issuer")
    if paper.number and not re.fullmatch(r"\d{1,6}[a-zA-ZđĐ]?", paper.number):
        yield Fault("number", values={"number": paper.number})
    if paper.symbol and not _SYMBOL.fullmatch(paper.symbol):
        yield Fault("symbol", values={"symbol": paper.symbol, "example": _EXAMPLES[paper.system]})
    if not paper.abstract.strip():
        yield Fault("no_abstract")
    if paper.is_letter and not paper.addressees:
        yield Fault("no_addressee")


def _body(paper: Paper) -> Iterator[Fault]:
    for block in (*paper.body, *(block for appendix in paper.appendices for block in appendix.blocks)):
        match block:
            case Heading(level=level) if not 1 <= level <= 4:
                yield Fault("heading_level", where=(block.text, block.text), values={"level": str(level)})
            case Chart():
                if not block.alternative.strip():
                    yield Fault("no_alternative", values={"caption": block.caption})
                if not block.image.startswith(_PNG):
                    yield Fault("not_png", values={"caption": block.caption})
            case Table():
                yield from _table(block)


def _table(table: Table) -> Iterator[Fault]:
    columns, spanned = len(table.columns), sum(group.columns for group in table.groups)
    if not columns:
        yield Fault("no_columns", values={"caption": table.caption})
    if table.groups and spanned != columns:
        values = {"caption": table.caption, "given": str(spanned), "columns": str(columns)}
        yield Fault("groups", values=values)
    if table.totals is not None and len(table.totals) != columns:
        values = {"caption": table.caption, "given": str(len(table.totals)), "columns": str(columns)}
        yield Fault("totals_width", values=values)


def _foot(paper: Paper) -> Iterator[Fault]:
    if not paper.signatures or not all(signature.post.strip() for signature in paper.signatures):
        yield Fault("no_signature")
    elif len(paper.signatures) < len(paper.issuers):
        values = {"issuers": str(len(paper.issuers)), "signatures": str(len(paper.signatures))}
        yield Fault("few_signatures", values=values)
    for signature in paper.signatures:
        for authority in signature.authorities:
            known = PREFIXES[paper.system]
            # bodies of both systems may sign one paper, each in its own form
            allowed = known if len(paper.issuers) == 1 else (*PREFIXES["state"], *PREFIXES["party"])
            if authority.prefix not in allowed:
                yield Fault("prefix", values={"prefix": authority.prefix, "known": ", ".join(known)})


def row_fault(table: Table, row: int, given: int) -> Fault:
    """A row that has more or fewer cells than its table columns."""
    values = {"caption": table.caption, "row": str(row), "given": str(given), "columns": str(len(table.columns))}
    return Fault("row_width", values=values)
