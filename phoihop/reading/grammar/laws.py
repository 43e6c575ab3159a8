"""Laws, codes and ordinances that are named without a number: "Luật Việc làm", "Hiến pháp năm 2013"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from phoihop.ground.text import squeeze, tone_key
from phoihop.reading.grammar.dates import find_days
from phoihop.reading.source import Span

_KIND = re.compile(
    r"(?<![\w])(?<!Pháp )(?<!pháp )(Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s+(?!gia\b|sư\b|học\b|pháp\b"
    r"|lệ\b)(?=[A-ZĐÀ-Ỹa-zđà-ỹ(])"
)
_SURE = re.compile(r"\s*(?:[;:\n”\")]|\.(?:\s|$)|,?\s*(?:số|ngày|năm)\s|$|\((?:sửa đổi|hợp nhất))")
_STOP = re.compile(
    r"\s+(?:và\s+(?:các|văn bản|pháp luật|những|quy định|Luật|Bộ luật|Pháp lệnh|Nghị|Thông tư|Quyết định"
    r"|Hiến pháp)|trên địa bàn|thuộc|theo|được|quy định|có hiệu lực|phù hợp|trong|tại|cho"
    r"|đến|bằng|nhằm|để|đã|với|này|đó|là|bảo đảm|đảm bảo|trên|sau|từ|có|như|do|khi|vào|gắn|hiện hành|nêu"
    r"|năm|ngày|số|sửa đổi)(?!\w)|\s*[,;:.()“”\"\n]"
)
_AMENDING = re.compile(
    r"(?:Luật|Pháp lệnh|Bộ luật)\s+sửa đổi,?\s+bổ sung\s+(?:một số"
    r"|các)\s+điều\s+của\s+[^;.\n()“”\"]{5,220}?(?=\s*(?:,?\s*(?:ngày|số|năm)\s|[;.\n(”\"]|$))",
    re.IGNORECASE,
)
_COMMA = re.compile(
    r",\s+(?=[a-zà-ỹđ])(?!quy định|được|ban hành|có hiệu lực|các\s|và\s|tại\s|theo\s|trong\s|để\s|nhằm"
    r"|căn cứ|khoản|điều\s|điểm\s|nghị\s|thông\s|bảo đảm|góp phần|đồng thời|hướng dẫn)"
)
_YEAR = re.compile(r"\s+năm\s+((?:19|20)\d{2})(?!\d)")
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Law:
    """A law named in the text. ``name`` with its kind, for the constitution with its year."""

    name: str
    kind: str
    issued_on: date | None
    span: Span


def find_laws(text: str, start: int, end: int) -> list[Law]:
    """The laws named in ``text[start:end]``; an unsure name gives way to a sure one that begins it."""
    found: list[tuple[Law, bool]] = []
    for match in _AMENDING.finditer(text, start, end):
        found.append((_law(text, match.start(), match.end(), end), True))
    amending = [law.span for law, _ in found]
    for match in _KIND.finditer(text, start, end):
        if any(first <= match.start() < last for first, last in amending):
            continue
        limit = min(end, match.end() + _LONGEST)
        kind = match[1].casefold()
        stop = _STOP.search(text, match.start(1) + len(match[1]), limit)
        if not stop and limit < end:
            continue
        stand = stop.start() if stop else limit
        while comma := _COMMA.match(text, stand, limit):  # "Luật Phòng, chống bạo lực gia đình"
            after = _STOP.search(text, comma.end(), limit)
            if not after or not (_SURE.match(text, after.start()) or _COMMA.match(text, after.start())):
                break
            stand = after.start()
        year = _YEAR.match(text, stand)
        if stand <= match.end() and not (year and kind == "hiến pháp"):
            continue
        first = text[match.end() : match.end() + 1]
        if kind == "hiến pháp":
            if not year:
                continue
            stand = year.end()
        elif not first.isupper() and not (
            kind == "pháp lệnh" or (text[match.start(1)].isupper() and _SURE.match(text, stand))
        ):
            continue
        name = squeeze(text[match.start() : stand])
        if not 2 <= len(name.split()) <= 22:
            continue
        found.append((_law(text, match.start(), stand, end), bool(_SURE.match(text, stand)) or year is not None))
    sure = {tone_key(law.name) for law, is_sure in found if is_sure}
    return [
        law for law, is_sure in found if is_sure or not any(tone_key(law.name).startswith(name + " ") for name in sure)
    ]


def _law(text: str, begin: int, stand: int, end: int) -> Law:
    """The law named in ``text[begin:stand]``, with the day that may follow."""
    day = next(find_days(text, stand, min(end, stand + 40)), None)
    issued = day.day if day and re.fullmatch(r"\s*,?\s*", text[stand : day.span[0]]) else None
    name = squeeze(text[begin:stand])
    kind = (
        "bộ luật"
        if name.casefold().startswith("bộ luật")
        else " ".join(name.casefold().split()[: 2 if name.casefold().startswith(("pháp", "hiến")) else 1])
    )
    return Law(name, kind, issued, (begin, stand))
