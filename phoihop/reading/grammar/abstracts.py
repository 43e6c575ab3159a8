"""What a cited document is about, as the words behind its number say."""

from __future__ import annotations

import re

from phoihop.ground.text import squeeze
from phoihop.reading.source import Span

_LONGEST = 420  # letters; a longer one is cut at a word
_LEAD = re.compile(
    r"\s*[,:)]?\s*(?:(?:khóa|khoá)\s+[IVX]+\s*,?\s*|\([^)\n]{1,60}\)\s*,?\s*)?"
    r"(?:(?:về việc|về|V/v)\s+|(?=(?:quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|triển khai|thực hiện"
    r"|tiếp tục|tăng cường|đẩy mạnh|phối hợp|giữa)\s)|(?=[“\"]))",
    re.IGNORECASE,
)
_END = re.compile(r"[;\n]|\.(?=\s|$)|\./|:\s")
_OWN_CLAUSE = re.compile(
    r",\s*(?=(?:[^,;.\n]{3,110}?)\s(?:ban hành|xây dựng|thống nhất|đã tổ chức|đã ký|tổ chức ký|ký kết"
    r"|đề nghị|yêu cầu|báo cáo|được sửa đổi)\b)|,\s*(?=được sửa đổi|đã được)"
)


def abstract_after(text: str, at: int, kinds: re.Pattern[str]) -> tuple[str, Span] | None:
    """The abstract that begins at ``at`` ("về việc …", "quy định …"), and its place.

    It ends with its clause, or where another document stands beside it ("… và Nghị quyết số").
    """
    lead = _LEAD.match(text, at)
    if not lead:
        return None
    begin, limit = lead.end(), min(len(text), lead.end() + _LONGEST)
    stop = _END.search(text, begin, limit)
    end = stop.start() if stop else limit
    if text[begin : begin + 1] in '“"' and (close := re.compile(r"[”\"]").search(text, begin + 1, limit)):
        end = min(end, close.end()) if close.start() > begin + 3 else end
    for beside in kinds.finditer(text, begin, end):
        if re.search(r"(?:\s+và|,|\s+cùng|,\s*các|và các)\s+$", text[begin : beside.start()]) and re.match(
            r"\s+(?:[^\s,;]+\s+){0,4}?số\s*:?\s*\d", text[beside.end() : beside.end() + 60]
        ):
            end = begin + len(re.sub(r"(?:\s+và|,|\s+cùng|\s+các)+\s*$", "", text[begin : beside.start()]))
            break
    clause = _OWN_CLAUSE.search(text, begin, end)
    if clause:
        end = clause.start()
    if not stop and end == limit and limit < len(text):
        end = text.rfind(" ", begin, end)
    words = squeeze(text[begin:end]).strip(' ,.:;–-“”‘"')
    if words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1]
    if len(words) < 6:
        return None
    return words, (begin, begin + len(text[begin:end].rstrip()))
