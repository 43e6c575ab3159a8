"""Laws, codes and ordinances that are named without a number: "Luật Việc làm", "Hiến pháp năm 2013"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from phoihop.ground.text import squeeze, tone_key
from phoihop.reading.grammar.dates import find_days
from phoihop.reading.source import Span

_KIND = re.compile(r"(?<![\w])(?<!Pháp )(?<!pháp )(Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s+(?=[A-ZĐÀ-Ỹa-zđà-ỹ(])")
_SURE = re.compile(r"\s*(?:[;:\n”\")]|\.(?:\s|$)|,?\s*(?:số|ngày|năm)\s|$|\((?:sửa đổi|hợp nhất))")
_STOP = re.compile(
    r"\s+(?:và\s+(?:các|văn bản|pháp luật|những|quy định|Luật|Bộ luật|Pháp lệnh|Nghị|Thông tư|Quyết định|Hiến pháp)|trên địa bàn|thuộc|theo|được|quy định|có hiệu lực|phù hợp|trong|tại|cho"
    r"|đến|bằng|nhằm|để|đã|với|này|đó|là|bảo đảm|đảm bảo|trên|sau|từ|có|như|do|khi|vào|gắn|hiện hành|nêu|năm|ngày|số|sửa đổi)(?!\w)|\s*[,;:.()“”\"\n]"
)
_YEAR = re.compile(r"\s+năm\s+((?:19|20)\d{2})(?!\d)")
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Law:
    """A law named in the text. ``name`` with its kind, and with its year where the text gives it ("Hiến pháp năm 2013")."""

    name: str
    kind: str
    issued_on: date | None
    span: Span


def find_laws(text: str, start: int, end: int) -> list[Law]:
    """The laws named in ``text[start:end]``; a name of which the end is unsure gives way to a sure one that begins it."""
    found: list[tuple[Law, bool]] = []
    for match in _KIND.finditer(text, start, end):
        limit = min(end, match.end() + _LONGEST)
        kind = match[1].casefold()
        stop = _STOP.search(text, match.start(1) + len(match[1]), limit)
        if not stop and limit < end:
            continue
        stand = stop.start() if stop else limit
        year = _YEAR.match(text, stand)
        if stand <= match.end() and not (year and kind == "hiến pháp"):
            continue
        first = text[match.end() : match.end() + 1]
        if kind == "hiến pháp":
            if not year:
                continue
            stand = year.end()
        elif not first.isupper() and not (kind == "pháp lệnh" or text[match.start(1)].isupper() and _SURE.match(text, stand)):
            continue
        name = squeeze(text[match.start() : stand])
        if not 2 <= len(name.split()) <= 22:
            continue
        day = next(find_days(text, stand, min(end, stand + 40)), None)
        issued = day.day if day and re.fullmatch(r"\s*,?\s*", text[stand : day.span[0]]) else None
        found.append((Law(name, kind, issued, (match.start(), stand)), bool(_SURE.match(text, stand)) or year is not None))
    sure = {tone_key(law.name) for law, is_sure in found if is_sure}
    return [law for law, is_sure in found if is_sure or not any(tone_key(law.name).startswith(name + " ") for name in sure)]
