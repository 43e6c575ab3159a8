"""Headings that name who is to act, also where the name itself holds verbs: "Các đơn vị cấp nước trên địa bàn"."""

from __future__ import annotations

import re

from phoihop.reading.grammar.lexicon import CLASSES, DETERMINERS, VERBS
from phoihop.reading.grammar.sections import Node
from phoihop.reading.grammar.units import Unit, only_units, read_units
from phoihop.reading.grammar.words import words_of

_UNIT_HEADING = re.compile(
    r"^(?:(?:\*+|Đề nghị|Kính đề nghị|Giao|Giao cho|Yêu cầu|Đối với|Riêng|Về phía|Phía|Nhiệm vụ của|Trách nhiệm của"
    r"|Trách nhiệm|Nhiệm vụ|Công tác của"
    r"|Trách nhiệm và nhiệm vụ của|Trách nhiệm, nhiệm vụ của|Quyền hạn và trách nhiệm của|Phần việc của"
    r"|Trách nhiệm phối hợp của|Trách nhiệm thực hiện của|Trách nhiệm thi hành của)\s*:?\s*)",
    re.IGNORECASE,
)
_LONGEST = 400  # letters of a heading
_LONGEST_NAME = 40  # words
# With these a heading goes on behind the names: "… có trách nhiệm:", "… trong việc quản lý …".
_TAIL = re.compile(
    r"\s*,?\s+(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm|thực hiện (?:tốt )?(?:các |một số )?"
    r"(?:nhiệm vụ|nội dung|công việc)|trong (?:việc|công tác|quá trình|quản lý|phối hợp)|đối với|về việc"
    r"|theo chức năng)(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)
_VAGUE = re.compile(
    r"mỗi (?:cơ quan|đơn vị|địa phương|xã|phường|huyện|thôn|làng|buôn|bản|ấp|khu phố|tổ dân phố)(?:, [^\W\d_]+)*"
    r"|(?:các |những |mọi )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|bên|cấp|ngành)"
    r"(?:(?:, | và |, và )(?:các )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|ngành|cấp))*",
    re.IGNORECASE,
)


def heading_units(text: str, begin: int, end: int, *, whole: bool = False) -> tuple[Unit, ...] | None:
    """The units that a line names and nothing else: "1. Sở Y tế:", "2. Đề nghị: Hội Nông dân tỉnh".

    ``whole``: the lines beside it name units, so that words behind a first name belong to the last name.
    """
    if end - begin > _LONGEST:
        return None
    match = _UNIT_HEADING.match(text[begin:end])
    start = begin + (match.end() if match else 0)
    found = only_units(text, start, end)
    owned = match is not None and match[0].rstrip(" :").casefold().endswith(" của")
    return found or (_whole_names(text, start, end, owned) if whole or owned else None)


def _whole_names(text: str, start: int, end: int, owned: bool) -> tuple[Unit, ...] | None:
    """The units of a heading whose last name goes on to its end."""
    while end > start and text[end - 1] in " .:;\n":
        end -= 1
    tail = _TAIL.search(text, start, end)
    stop = tail.start() if tail else end
    words = words_of(text, start, stop)
    found = read_units(text, words) or read_units(text, words, loose=True)
    if not words or len(words) > _LONGEST_NAME or re.search(r"[.;:]\s", text[start:stop]):
        return None
    if found is None:  # "Các chủ rừng trên địa bàn": a class of bodies that no list holds
        many = DETERMINERS.match(words, 0)
        verb = VERBS.match(words, many) and not CLASSES.match(words, many)
        name = " ".join(text[start:stop].split())
        return (Unit(name, (words[0].start, words[-1].end)),) if many and len(words) > many and not verb else None
    *before, last = found.units
    if found.next >= len(words):
        return found.units
    plural = DETERMINERS.match(words, 0) or last.name.casefold().startswith(("các ", "những "))
    if not (plural or owned) or words[found.next].is_sign:
        return None
    span = (last.span[0], stop)
    return (*before, Unit(" ".join(text[slice(*span)].split()), span))


def name_units(text: str, node: Node) -> bool:
    """Whether at least half of the numbered lines below a node name units and nothing else."""
    items = [child for child in node.children if child.is_numbered]
    if len(items) < 3:
        return False
    return 2 * sum(heading_units(text, *child.body) is not None for child in items) >= len(items)


def is_vague(name: str) -> bool:
    """Whether a phrase means nobody in particular: "các cơ quan, đơn vị"."""
    return _VAGUE.fullmatch(" ".join(name.split())) is not None
