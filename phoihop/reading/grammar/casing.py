"""Capitals of a letterhead or title brought back to the case in which the running text writes the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from phoihop.ground.text import squeeze, tone_key
from phoihop.reading.grammar.layout import Line

_WORD = re.compile(r"\w+(?:&\w+)*")
_LONGEST = 6  # words of a phrase that is looked up as a whole
_FEW = 400  # lines of the text from which words are learnt
# Names as the State and the Party write them; learnt words come before these.
_NAMES = """
Ủy ban nhân dân | Uỷ ban nhân dân | Ủy ban Nhân dân | Hội đồng nhân dân | Ủy ban Mặt trận Tổ quốc Việt Nam
Mặt trận Tổ quốc | Ban Dân vận | Ban Tuyên giáo và Dân vận | Ban Tuyên giáo | Ban Tổ chức | Ban Nội chính
Ban Chỉ huy Quân sự | Bộ Chỉ huy Quân sự | Ban Chỉ đạo | Ban Thường vụ | Ban Chấp hành | Ban Thường trực
Ban Cán sự đảng | Bộ đội Biên phòng | Bộ Chỉ huy Bộ đội Biên phòng | Ban Chỉ huy | Bộ Tư lệnh | Công an
Tỉnh ủy | Huyện ủy | Thành ủy | Thị ủy | Quận ủy | Đảng ủy | Tỉnh uỷ | Huyện uỷ | Đảng uỷ | Thành uỷ | Đảng bộ
Liên đoàn Lao động | Tổng Liên đoàn Lao động Việt Nam | Hội Nông dân | Hội Liên hiệp Phụ nữ | Hội Cựu chiến binh
Đoàn Thanh niên Cộng sản Hồ Chí Minh | Tỉnh đoàn | Huyện đoàn | Trung ương | Chính phủ | Quốc hội
Thủ tướng Chính phủ | Bộ Chính trị | Ban Bí thư | Nhân dân | Đảng | Nhà nước | Việt Nam | Hồ Chí Minh
Sở Nội vụ | Phòng Nội vụ | Dân vận khéo | Tòa án nhân dân | Viện Kiểm sát nhân dân | Cộng sản | Bộ Quốc phòng
Bộ Công an | Bộ Nông nghiệp | Sở Tư pháp | Phó Chủ tịch | Phó Bí thư | Phó Giám đốc | Phó Trưởng ban
Trưởng ban | Phó Trưởng phòng | Trưởng phòng | Phó Chánh Văn phòng | Chánh Văn phòng | Phó Thủ tướng
Chỉ huy trưởng | Chính trị viên | Phó Trưởng Công an | Trưởng Công an | Phó Chủ nhiệm
"""
_PLACES = {
    tone_key(w)
    for w in ("tỉnh", "huyện", "xã", "phường", "quận", "thị trấn", "thành phố", "thị xã", "đặc khu", "thôn", "làng")
}
_PLACE_PAIRS = {tuple(place.split()) for place in _PLACES if " " in place}
_COMMITTEE = {tone_key("ủy"), tone_key("uỷ")}  # "HUYỆN ỦY ĐAK ĐOA": a name goes on to the end
_AFTER_PLACE = {
    tone_key(w)
    for w in [
        "giai",
        "năm",
        "và",
        "với",
        "về",
        "nhiệm",
        "trong",
        "trên",
        "của",
        "giữa",
        "khóa",
        "đến",
        "từ",
        "thực",
        "triển",
        "theo",
        "gắn",
        "là",
    ]
}
_LONGEST_PLACE = 4  # words of a place's name
_ACRONYM = re.compile(
    r"[^AEIOUYĂÂÊÔƠƯÀ-Ỹ]{2,}\d*|UBND|UBMTTQ|HĐND|MTTQ|BCĐ|PTNT|BTL|QCDC|ANTT|TTATXH|XHCN|CNTT|CCHC|TTHC"
    r"|BHXH|BHYT|NTM|ATGT|[IVX]+"
)


class Casing:
    """What the lines of a text that are not in capitals teach about the case of words."""

    def __init__(self, lines: Iterable[Line], names: Iterable[str] = ()) -> None:
        self._phrases: defaultdict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
        self._inner: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        self._common: set[str] = set()  # syllables of names like "Công an", which say nothing when they stand alone
        for name in _NAMES.replace("\n", "|").split("|"):
            if " " in name.strip():
                self._common.update(tone_key(word) for word in name.split())
            self._learn(name.split(), inner=True, weight=1)
        for name in names:
            self._learn(name.split(), inner=True, weight=3)
        count = 0
        for line in lines:
            if line.is_capitals:
                continue
            count += 1
            if count > _FEW:
                break
            for sentence in re.split(r"[.:;!?•]\s+|^[-–+]\s*", line.text):
                self._learn(_WORD.findall(sentence), inner=False, weight=2)

    def _learn(self, words: list[str], *, inner: bool, weight: int) -> None:
        keys = [tone_key(word) for word in words]
        for at, word in enumerate(words):
            if ((at and not inner) or len(words) == 1) and word.isalpha():
                self._inner[keys[at]][word[0].isupper()] += weight
        for at in range(0 if inner else 1, len(words)):
            for size in range(2, min(_LONGEST, len(words) - at) + 1):
                counts = self._phrases[tuple(keys[at : at + size])]
                counts[tuple(words[at : at + size])] += weight

    def restore(self, text: str) -> str:
        """A phrase in sentence case with the capitals of names; one that is not in capitals is only squeezed."""
        text = squeeze(text)
        letters = [ch for ch in text if ch.isalpha()]
        if not letters or sum(ch.isupper() for ch in letters) < 0.75 * len(letters):
            return text
        matches = list(_WORD.finditer(text))
        words = [match[0] for match in matches]
        keys = [tone_key(word) for word in words]
        cased = self._cased(words, keys)
        out, last = [], 0
        for match, word in zip(matches, cased, strict=True):
            out.append(text[last : match.start()])
            out.append(word)
            last = match.end()
        result = "".join(out) + text[last:]
        first = next((i for i, ch in enumerate(result) if ch.isalpha()), 0)
        return result[:first] + result[first].upper() + result[first + 1 :]

    def _cased(self, words: list[str], keys: list[str]) -> list[str]:
        out: list[str] = []
        at, in_place = 0, 0
        while at < len(words):
            size, seen = self._longest(keys, at)
            if size:
                out.extend(self._keep(word, like) for word, like in zip(words[at : at + size], seen, strict=True))
                in_place = (
                    _LONGEST_PLACE
                    if _ends_with_place(keys, at + size)
                    or (keys[at + size - 1] in _COMMITTEE and len(keys) - at - size <= 3)
                    else 0
                )
                at += size
                continue
            word, key = words[at], keys[at]
            if key in _AFTER_PLACE:
                in_place = 0
            counts = self._inner.get(key, Counter())
            if _ACRONYM.fullmatch(word) and word.isupper():
                out.append(word)
            elif (in_place and key not in _PLACES) or (counts[True] > counts[False] and key not in self._common):
                out.append(word.capitalize())
            else:
                out.append(word.lower())
            in_place = _LONGEST_PLACE if _ends_with_place(keys, at + 1) else max(0, in_place - 1)
            at += 1
        return out

    def _longest(self, keys: list[str], at: int) -> tuple[int, tuple[str, ...]]:
        for size in range(min(_LONGEST, len(keys) - at), 1, -1):
            counts = self._phrases.get(tuple(keys[at : at + size]))
            if counts:
                return size, counts.most_common(1)[0][0]
        return 0, ()

    @staticmethod
    def _keep(word: str, like: str) -> str:
        """The word with its own letters (tone placement) and the capitals of another."""
        if like.isupper() and len(like) > 1:
            return word
        return word.capitalize() if like[:1].isupper() else word.lower()


def _ends_with_place(keys: list[str], end: int) -> bool:
    return bool(end) and (keys[end - 1] in _PLACES or tuple(keys[max(0, end - 2) : end]) in _PLACE_PAIRS)
