"""How documents rest on each other: based on, implements, continues, amends, replaces; chains from nested phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from phoihop.reading.grammar.citations import Mention
from phoihop.reading.grammar.kinds import KIND_PATTERN
from phoihop.reading.source import Span

LinkKind = Literal["based_on", "implements", "continues", "amends", "replaces"]


@dataclass(frozen=True, slots=True)
class Link:
    """``source``: a number, "#1" for an unnumbered programme told of in a text, None for the document itself."""

    source: str | None
    kind: LinkKind
    target: str
    span: Span

    def to_json(self) -> dict[str, object]:
        return {"from": self.source, "kind": self.kind, "to": self.target, "span": list(self.span)}


_BREAK = re.compile(r"[;\n]|\.\s+(?=[A-ZĐÀ-Ỹ])|\.$")
_SENTENCE = re.compile(r"\n|\.\s+(?=[A-ZĐÀ-Ỹ“])")
_SIBLING = re.compile(
    rf"\s*[)\"”]?\s*(?:,|và|,\s*và|cùng|cùng với|hoặc|và các|,\s*các)\s*(?:(?:{KIND_PATTERN})\s*)?(?:số\s*)?(?:\(\s*)?",
    re.IGNORECASE,
)
# What stands between two documents → how they hang together; the first that is found wins. True: the later one acts.
_RELATING: tuple[tuple[str, LinkKind, bool], ...] = (
    (r"được\s+(?:\w+\s+){0,4}?(?:sửa đổi|bổ sung)[^.;\n]{0,60}?(?:bởi|bằng|tại|theo|của)\s", "amends", True),
    (r"(?:được|bị)\s+(?:\w+\s+){0,2}?thay thế\s+(?:bởi|bằng|tại|theo)", "replaces", True),
    (r"(?:^|\W)thay thế(?:\W|$)", "replaces", False),
    (r"(?:^|\W)(?:sửa đổi|bổ sung)(?:\W|$)", "amends", False),
    (
        r"tiếp tục\s+(?:\w+[\s,]+){0,8}?(?:thực hiện|triển khai|học tập|quán triệt)|(?:^|\W)tiếp tục(?:\W|$)",
        "continues",
        False,
    ),
    (r"(?:^|\W)(?:thực hiện|triển khai|cụ thể hóa|cụ thể hoá|quán triệt|thi hành)(?:\W|$)", "implements", False),
)
_NESTED = tuple((re.compile(pattern, re.IGNORECASE), kind, back) for pattern, kind, back in _RELATING)
_ROOT: tuple[tuple[re.Pattern[str], LinkKind], ...] = (
    (re.compile(r"^\W*(?:căn cứ|xét|theo|trên cơ sở|được sự thống nhất)\b", re.IGNORECASE), "based_on"),
    (
        re.compile(
            r"^\W*(?:để\s+|nhằm\s+)?tiếp tục\s+(?:\w+\s+){0,4}?(?:thực hiện|triển khai|quán triệt)", re.IGNORECASE
        ),
        "continues",
    ),
    (
        re.compile(
            r"^\W*(?:để\s+|nhằm\s+)?(?:tổ chức\s+|quán triệt[,\s]+)?(?:quán triệt|triển khai|thực hiện"
            r"|cụ thể hóa|thi hành)\b",
            re.IGNORECASE,
        ),
        "implements",
    ),
)
_NEAR: tuple[tuple[re.Pattern[str], LinkKind], ...] = (
    (
        re.compile(
            r"tiếp tục\s+(?:[^\s,;.]+\s+){0,5}?(?:thực hiện|triển khai)\s+(?:[^\s,;.]+\s+){0,4}$", re.IGNORECASE
        ),
        "continues",
    ),
    (
        re.compile(
            r"(?:thực hiện|triển khai|cụ thể hóa|cụ thể hoá|thi hành|quán triệt)\s+(?:[^\s,;.]+\s+){0,5}$",
            re.IGNORECASE,
        ),
        "implements",
    ),
    (re.compile(r"(?:căn cứ|trên cơ sở|theo|dựa trên)\s+(?:[^\s,;.]+\s+){0,4}$", re.IGNORECASE), "based_on"),
)
_REPLACING = re.compile(
    rf"(?:(?:{KIND_PATTERN})\s+này\s+(?:có hiệu lực[^.;\n]{{0,100}}?\s)?(?:và\s+)?(?:được\s+)?thay thế|(?:^"
    rf"|\W)(?:thay thế|bãi bỏ)(?:\s+toàn bộ)?(?:\s+cho)?)\s+(?:các\s+)?$",
    re.IGNORECASE,
)
_LAPSING = re.compile(
    r"\s*[^.;\n]{0,160}?hết hiệu lực (?:thi hành )?kể từ ngày [^.;\n]{0,40}này có hiệu lực", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[a-zđ]\)|[-–+]\s|\d{1,2}[.)]\s)")
_LAPSE_LIST = re.compile(
    r"(?:sau đây|dưới đây|sau)\s[^.;\n]{0,40}hết hiệu lực[^;\n]*:\s*$"
    r"|(?:thay thế|bãi bỏ)\s[^.;\n]{0,60}\ssau(?: đây)?\s*:\s*$",
    re.IGNORECASE,
)
_AMENDING = re.compile(
    r"(?:^|\n|\.\s)\W*(?:điều\s+\d+\W*|\d+\W+)?(?:bổ sung,?\s*|bãi bỏ\s+(?:khoản|điểm|điều)[^.;\n]*"
    r"|sửa đổi[,;]?\s*(?:và\s+)?(?:bổ sung\s*)?)[^.;\n]{0,260}$",
    re.IGNORECASE,
)


Preamble = Sequence[tuple[Span, LinkKind | None]]


def root_kind(line: str) -> LinkKind | None:
    """How the document rests on what a line names that begins with "Căn cứ", "Thực hiện", "Tiếp tục thực hiện"."""
    return next((kind for pattern, kind in _ROOT if pattern.search(line)), None)


def find_links(
    text: str,
    mentions: Sequence[Mention],
    *,
    preamble: Preamble,
    titles: Sequence[Span],
    own: set[str],
    acts: bool = True,
) -> list[Link]:
    """The links that the words between and before mentions tell of.

    ``preamble``: bases and opening sentence, where the document says what itself rests on, with the kind that a heading
    above gives them. ``acts``: whether the text is a
    document that can itself amend or replace (not an article). Each link once, in the order of the text.
    """
    links: list[Link] = []
    parents: dict[int, tuple[Mention | None, LinkKind] | None] = {}
    numbered = [one for one in mentions if one.number]
    for at, one in enumerate(numbered):
        before = numbered[at - 1] if at else None
        parent = _parent(text, before, one, parents.get(at - 1))
        if parent == "back":
            assert before is not None
            links.append(Link(_source(one, own), _back_kind(text, before, one), _number(before), one.span))
            parents[at] = None
            continue
        if parent is None:
            parent = _root(text, one, preamble, titles, acts) or _beside(text, numbered[:at], parents, one)
        parents[at] = parent
        if parent and (parent[0] is not None or one.key not in own):
            holder, kind = parent
            links.append(Link(_source(holder, own), kind, _number(one), one.span))
    own_targets = [link for link in links if not (link.source is None and _is_own(link.target, own, numbered))]
    unique: dict[tuple[str | None, str, str], Link] = {}
    for link in own_targets:
        if link.source != link.target:
            unique.setdefault((link.source, link.kind, link.target), link)
    return list(unique.values())


_CHANGES = re.compile(r"sửa đổi|bổ sung|bãi bỏ", re.IGNORECASE)
_CLOSE = 200  # letters right before a mention
_REACH = 700  # letters of a sentence to the left of a mention that are looked at
_OWN_ACT = re.compile(r",\s*(?:[^,;]{2,90}\s)?(?:ban hành|xây dựng|thống nhất)\s", re.IGNORECASE)


def _number(one: Mention) -> str:
    assert one.number is not None
    return one.number.canonical


def _source(one: Mention | None, own: set[str]) -> str | None:
    return None if one is None or one.key in own else _number(one)


def _is_own(target: str, own: set[str], mentions: Sequence[Mention]) -> bool:
    return any(one.key in own and _number(one) == target for one in mentions)


def _parent(
    text: str, before: Mention | None, one: Mention, of_before: tuple[Mention | None, LinkKind] | None
) -> tuple[Mention | None, LinkKind] | Literal["back"] | None:
    """What ``one`` hangs on according to the words since the mention before; None: nothing that these words tell."""
    if before is None or one.span[0] < before.span[1]:
        return None
    gap = text[before.span[1] : one.span[0]]
    if len(gap) > 400 or _BREAK.search(gap):
        return None
    if before.is_list or _SIBLING.fullmatch(gap):
        return of_before
    for pattern, kind, back in _NESTED:
        if not (found := pattern.search(gap)):
            continue
        if not back and _own_clause(gap, found.start()):
            return None
        return "back" if back else (before, kind)
    if re.search(r"(?:\s|^)và\s*$|,\s*$", gap) and before.abstract and len(gap) < 320:
        return of_before
    return None


def _own_clause(gap: str, at: int) -> bool:
    """Whether a new clause with its own subject began before the relating word (", UBND tỉnh ban hành …")."""
    return (
        re.search(
            r",\s*(?:[^,;]{2,90}\s)?(?:ban hành|xây dựng|thống nhất|yêu cầu|đề nghị|ký kết|tổ chức|đã)\s", gap[:at]
        )
        is not None
    )


def _back_kind(text: str, before: Mention, one: Mention) -> LinkKind:
    gap = text[before.span[1] : one.span[0]]
    return "replaces" if "thay thế" in gap.casefold() else "amends"


def _root(
    text: str, one: Mention, preamble: Preamble, titles: Sequence[Span], acts: bool
) -> tuple[None, LinkKind] | None:
    """How the document itself hangs on a mention that hangs on no other."""
    low = max(0, one.span[0] - _REACH)
    begin = max((m.end() for m in _SENTENCE.finditer(text, low, one.span[0])), default=low)
    left = text[begin : one.span[0]]
    in_title = any(_in(one, title) for title in titles)
    above = next((kind for span, kind in preamble if _in(one, span)), None)
    in_preamble = any(_in(one, span) for span, _ in preamble)
    if acts and (
        _REPLACING.search(left[-_CLOSE:]) or _LAPSING.match(text, one.span[1]) or _in_list_of_lapsed(text, begin)
    ):
        return None, "replaces"
    changes = _CHANGES.search(left) is not None
    if acts and changes and not in_preamble and _AMENDING.search(left):
        return None, "amends"
    if in_title and changes:
        return None, "amends"
    if in_title and re.search(r"thay thế", left, re.IGNORECASE):
        return None, "replaces"
    if not in_preamble and not in_title:
        return None
    clause = re.split(r";\s*", left)[-1]
    for near, kind in _NEAR:
        if near.search(clause[-_CLOSE:]):
            return None, kind
    # a basis goes on behind a semicolon: "Xét Tờ trình …; Báo cáo …"
    kind_here = None if _OWN_ACT.search(clause) else root_kind(clause) or root_kind(left)
    if kind_here:
        return None, kind_here
    return (None, above) if above else None


def _in_list_of_lapsed(text: str, at: int) -> bool:
    """Whether the line at ``at`` is an item below "Các quyết định sau đây hết hiệu lực: …"."""
    line = text.rfind("\n", 0, at) + 1 if text[at - 1 : at] != "\n" else at
    while line > 0 and _ITEM.match(text, line):
        above = text.rfind("\n", 0, line - 1) + 1
        if _LAPSE_LIST.search(text, above, line):
            return True
        line = above
    return False


def _beside(
    text: str, before: Sequence[Mention], parents: dict[int, tuple[Mention | None, LinkKind] | None], one: Mention
) -> tuple[Mention | None, LinkKind] | None:
    """A document behind a semicolon hangs as the first of its sentence: "thực hiện Nghị quyết …; Kế hoạch …"."""
    if not re.search(r";\s*(?:và\s+)?(?:các\s+)?$", text[max(0, one.span[0] - 12) : one.span[0]]):
        return None
    for at in range(len(before) - 1, -1, -1):
        if one.span[0] - before[at].span[0] > _REACH or _SENTENCE.search(text, before[at].span[0], one.span[0]):
            return None
        held = parents.get(at)
        if held and held[0] is None:
            return held
    return None


def _in(one: Mention, span: Span) -> bool:
    return span[0] <= one.span[0] < span[1]
