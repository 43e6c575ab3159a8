"""The words of a paper as its system writes them: capitals, marks, ends of lines; the same for Word and PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from phoihop.ground.text import fold

from .blocks import Heading, Listing
from .formats import Format, Look
from .papers import Authority, Paper
from .texts import day_in_words, number_line, one_line

_LETTERS = "abcdđeghiklmnopqrstuvxy"  # points of a paper: no f, j, w, z, but đ
_SIGNS = {"dash": "- ", "plus": "+ "}
_NO_BREAK = "\xa0"
_END = re.compile(r"[\s;.,:]+$")


def in_line(text: str, look: Look) -> str:
    """A text on one line, in capitals where the law asks for them."""
    return one_line(text).upper() if look.caps else one_line(text)


def ended(items: Sequence[str], end: str = ";", last: str = ".") -> Iterator[str]:
    """Items with one mark at their ends, whatever people typed there."""
    for place, item in enumerate(items, 1):
        yield _END.sub("", one_line(item)) + (last if place == len(items) else end)


def letter_abstract(paper: Paper, form: Format) -> str:
    """What a letter is about, under its number."""
    return form.words["letter_abstract"] + one_line(paper.abstract)


def place_and_day(paper: Paper) -> str:
    """Where and when; nothing for papers that do not say it."""
    place = one_line(paper.place)
    return f"{place}, {day_in_words(paper.day)}" if place else ""


def addressing(paper: Paper) -> tuple[str, list[str]]:
    """ "Kính gửi:" and to whom it goes: one body on the same line, several on lines of their own."""
    to = "Kính trình:" if paper.system == "party" and fold(paper.kind) == "to trinh" else "Kính gửi:"
    if len(paper.addressees) == 1:
        return f"{to} {one_line(paper.addressees[0])}", []
    return to, [f"- {each}" for each in ended(paper.addressees)]


def bases(paper: Paper, form: Format) -> list[str]:
    """What the paper rests on, a line each; the Party's last runs on into the line that enacts."""
    last = form.words["last_basis_end"]
    if paper.enacting.strip():
        last = form.words.get("basis_before_enacting_end", last)
    lines = ended(paper.bases, form.words["basis_end"], last)
    return [form.words["basis_mark"] + each for each in lines]


def recipients(paper: Paper) -> list[str]:
    """Who gets it, a line each."""
    return [f"- {each}" for each in ended(paper.recipients)]


def authority(given: Authority, form: Format) -> str:
    """ "TM. ỦY BAN NHÂN DÂN"; beside other signatures it may wrap, and then a word is not left alone."""
    first, space, last = in_line(f"{given.prefix} {given.whom}", form["authority"]).rpartition(" ")
    return first + (_NO_BREAK if " " in first.strip() else space) + last


def heading(block: Heading, form: Format) -> str:
    """A heading with its number: "I. KẾT QUẢ" (State), "I- KẾT QUẢ" (Party), "1. …", "1.1. …", "a) …"."""
    words = in_line(block.text, form[f"heading{block.level}"])
    number = one_line(block.number)
    if not number:
        return words
    if block.level == 1:
        return f"{number}{form.words['heading1']} {words}"
    return f"{number}{'.' if number[-1].isdigit() else ')'} {words}"


def marks(block: Listing) -> Iterator[str]:
    """The mark before each item of a list."""
    for place in range(len(block.items)):
        match block.marks:
            case "number":
                yield f"{place + 1}. "
            case "letter":
                yield f"{_LETTERS[place % len(_LETTERS)]}) "
            case sign:
                yield _SIGNS[sign]


def attached_to(paper: Paper) -> str:
    """Of which paper something is the appendix: "(Kèm theo Báo cáo số 05/BC-UBND ngày … của …)"."""
    kind = one_line(paper.kind) or "Công văn"
    number = number_line(paper.system, paper.number, paper.symbol).replace("Số", "số").replace(":", "")
    comma = "," if paper.system == "party" else ""
    issuers = " và ".join(map(one_line, paper.issuers))
    return f"(Kèm theo {kind[:1].upper()}{kind[1:].lower()} {number}{comma} {day_in_words(paper.day)} của {issuers})"
