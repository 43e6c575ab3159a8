"""Kinds of official documents: their names, and the codes that stand for them in numbers."""

from __future__ import annotations

import re

from phoihop.ground.text import fold, squeeze

# Code in numbers → kind. Decree 30/2020/NĐ-CP (Annex III), the Party's guidance on clerical work, joint papers' habits.
CODES: dict[str, str] = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "KL": "kết luận", "QC": "quy chế", "QyĐ": "quy định",
    "QĐi": "quy định", "TC": "thông cáo", "TB": "thông báo", "HD": "hướng dẫn", "CTr": "chương trình",
    "KH": "kế hoạch", "PA": "phương án", "ĐA": "đề án", "DA": "dự án", "BC": "báo cáo", "BB": "biên bản",
    "TTr": "tờ trình", "HĐ": "hợp đồng", "CĐ": "công điện", "CV": "công văn", "GM": "giấy mời", "NĐ": "nghị định",
    "TT": "thông tư", "PL": "pháp lệnh", "L": "luật", "TTLT": "thông tư liên tịch", "NQLT": "nghị quyết liên tịch",
    "TTLB": "thông tư liên bộ", "QCPH": "quy chế phối hợp", "QCLT": "quy chế liên tịch",
    "QCLN": "quy chế liên ngành", "CTPH": "chương trình phối hợp", "CTrPH": "chương trình phối hợp",
    "CTrHĐ": "chương trình hành động", "CTHĐ": "chương trình hành động", "CTLT": "chương trình liên tịch",
    "CTrLT": "chương trình liên tịch", "KHPH": "kế hoạch phối hợp", "KHLT": "kế hoạch liên tịch",
    "KHLN": "kế hoạch liên ngành", "KHLB": "kế hoạch liên bộ", "HDLT": "hướng dẫn liên tịch",
    "HDLN": "hướng dẫn liên ngành", "HDPH": "hướng dẫn phối hợp", "PAPH": "phương án phối hợp", "PH": "phối hợp",
    "VBHN": "văn bản hợp nhất", "TLT": "tờ trình liên tịch", "TTrLT": "tờ trình liên tịch",
    "TTLN": "thông tư liên ngành", "ĐC": "đề cương", "SL": "sắc lệnh", "TTH": "thông tri",
    "BCLT": "báo cáo liên tịch", "TTLS": "thông tư liên sở", "TTg": "chỉ thị", "TTPH": "thỏa thuận phối hợp",
    "BGN": "bản ghi nhớ", "BTT": "bản thỏa thuận",
}  # fmt: skip
JOINT_CODES = frozenset(
    code for code, kind in CODES.items() if kind.endswith(("phối hợp", "liên tịch", "liên ngành", "liên bộ", "liên sở"))
)

_BASES = (
    "nghị quyết liên tịch|nghị quyết|quyết định|chỉ thị|kết luận|quy chế phối hợp|quy chế liên tịch|quy chế"
    "|quy định|thông cáo|thông báo kết luận|thông báo|thông tri|thông tư liên tịch|thông tư liên bộ|thông tư"
    "|hướng dẫn liên tịch|hướng dẫn liên ngành|hướng dẫn|chương trình phối hợp|chương trình liên tịch"
    "|chương trình hành động|chương trình công tác|chương trình|kế hoạch phối hợp|kế hoạch liên tịch"
    "|kế hoạch liên ngành|kế hoạch hành động|kế hoạch|phương án phối hợp|phương án|đề án|dự án|báo cáo"
    "|biên bản ghi nhớ|biên bản|tờ trình|hợp đồng|công điện|công văn|giấy mời|nghị định|pháp lệnh|bộ luật|luật"
    "|hiến pháp|lệnh|sắc lệnh|điều lệ|đề cương|thỏa thuận phối hợp|thỏa thuận|thoả thuận|quy ước|giao ước"
    "|văn bản hợp nhất|văn bản"
)
NAMES = tuple(_BASES.split("|"))
# Kinds as running text; longest first.
KIND_PATTERN = "|".join(name.replace(" ", r"\s+") for name in sorted(NAMES, key=len, reverse=True))

_BY_FOLD = {fold(name): name for name in NAMES} | {"thoa thuan": "thỏa thuận"}
_LONGEST = sorted(_BY_FOLD, key=len, reverse=True)
# Kinds that set out work for units and so make a programme.
_COORDINATING = ("phối hợp", "liên tịch", "liên ngành")
_LIST_OF_WORK = (
    "chương trình",
    "kế hoạch",
    "quy chế",
    "phương án",
    "đề án",
    "hướng dẫn",
    "quy định",
    "thỏa thuận",
    "quy ước",
    "giao ước",
    "dự án",
)


def kind_of_code(code: str) -> str | None:
    """The kind for which a code of a number stands, in lower case."""
    return CODES.get(code)


def kind_at_start(line: str) -> tuple[str, int] | None:
    """The kind with which a line begins, whatever its case, and the number of letters that it takes."""
    words = list(re.finditer(r"\S+", line[:60]))
    for count in range(min(4, len(words)), 0, -1):
        end = words[count - 1].end()
        kind = _BY_FOLD.get(fold(line[words[0].start() : end].rstrip(":.")))
        if kind:
            return kind, len(line[:end].rstrip(":."))
    return None


def kind_named(words: str) -> str | None:
    """The kind that a phrase is ("Kế hoạch", "CHƯƠNG TRÌNH PHỐI HỢP"), in lower case; None where it is none."""
    return _BY_FOLD.get(fold(squeeze(words)).rstrip(" :."))


def hands_out_work(kind: str | None) -> bool:
    """Whether papers of this kind set out work to be done by units."""
    return kind is not None and kind.startswith(_LIST_OF_WORK)


def is_joint(kind: str | None) -> bool:
    """Whether the kind itself says that several bodies issue it."""
    return kind is not None and kind.endswith(_COORDINATING)
