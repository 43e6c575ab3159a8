"""Numbers of official documents: 72-KH/HU, 46/NQ-HĐND, 30/2020/NĐ-CP, 03-CTr/BDVTW-BCSĐCP, and how people mistype them.

Forms: Decree 30/2020/NĐ-CP (State: seq/kind-organ, with the year for laws and decrees), Decision 399-QĐ/TW and its
guidance (Party: seq-kind/organ). Joint papers name several organs and follow either form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from phoihop.ground.text import fold, nfc
from phoihop.reading.grammar.kinds import CODES, JOINT_CODES
from phoihop.reading.source import Span

Style = Literal["party", "state", "joint", "law"]

# Symbols of bodies that are often met, spelt right; used to restore Đ, to part what was typed together, and to accept
# blanks around a dash. A symbol that is not here is read as it is written.
_ORGANS = [
    "TW",
    "TU",
    "TƯ",
    "HU",
    "QU",
    "ĐU",
    "ThU",
    "ThTU",
    "TxU",
    "TXU",
    "ĐUK",
    "ĐUX",
    "BCT",
    "BBT",
    "BTV",
    "CP",
    "TTg",
    "UBND",
    "HĐND",
    "UBMTTQ",
    "UBMTTQVN",
    "MTTQ",
    "MTTW",
    "UBTWMTTQVN",
    "UBTUMTTQVN",
    "CTN",
    "QH",
    "UBTVQH",
    "VPCP",
    "VPTW",
    "VPTU",
    "VPQH",
    "BCĐ",
    "BCĐTW",
    "BTC",
    "BDVTW",
    "BDVTU",
    "BDV",
    "BDVHU",
    "BDVĐU",
    "BTG",
    "BTGTW",
    "BTGTU",
    "BTGHU",
    "BTGDV",
    "BTGDVTW",
    "BTGDVTU",
    "BTCTW",
    "BTCTU",
    "BTCHU",
    "BNCTW",
    "BNCTU",
    "UBKTTW",
    "UBKTTU",
    "BXDĐ",
    "BCSĐ",
    "BCSĐCP",
    "BCSĐUBND",
    "BCSĐUB",
    "ĐĐ",
    "BCH",
    "BCHQS",
    "BCĐQCDC",
    "BTL",
    "BTLBP",
    "BĐBP",
    "CA",
    "CAT",
    "CAH",
    "CAX",
    "CATP",
    "CATX",
    "BCA",
    "BQP",
    "BNV",
    "BTP",
    "BNN",
    "BNNPTNT",
    "BTNMT",
    "BTTTT",
    "BGDĐT",
    "BYT",
    "BXD",
    "BCT",
    "BGTVT",
    "BKHĐT",
    "BKHCN",
    "BVHTTDL",
    "BLĐTBXH",
    "BNG",
    "UBDT",
    "BNNMT",
    "LĐLĐ",
    "TLĐ",
    "HND",
    "HLHPN",
    "HPN",
    "HCCB",
    "ĐTN",
    "TĐTN",
    "TWĐTN",
    "TWH",
    "HCTĐ",
    "TANDTC",
    "VKSNDTC",
    "KTNN",
    "TTCP",
    "SNV",
    "STC",
    "STP",
    "SYT",
    "SCT",
    "SXD",
    "SGDĐT",
    "SKHCN",
    "SNNMT",
    "STNMT",
    "SVHTTDL",
    "SLĐTBXH",
    "STTTT",
    "UBBC",
    "HĐBC",
    "HĐBCQG",
    "PNV",
    "ĐĐBQH",
    "VP",
    "TTHĐND",
    "BPC",
    "BVHXH",
    "BKTNS",
    "BDT",
    "TAND",
    "VKSND",
    "CTĐ",
    "TKCT",
]
_KNOWN = {fold(code): code for code in reversed((*CODES, *_ORGANS))}
_RIGHT = frozenset((*_ORGANS, *CODES))
# Drafting units behind the organ: "5033/UBND-NC", "12/CT-BCA-V05".
_TAILS = frozenset(
    [
        "NC",
        "KT",
        "TH",
        "VX",
        "KGVX",
        "NN",
        "XD",
        "TCCB",
        "VP",
        "NCPC",
        "KTN",
        "NL",
        "TD",
        "HC",
        "QP",
        "CNXD",
        "NV",
        "DN",
        "NNTN",
        "KSTT",
        "CCHC",
        "PVHCC",
        "TKBT",
        "ĐT",
        "CN",
        "KTTH",
        "TT",
        "PC",
        "KHTC",
    ]
)
_BODY = re.compile(
    r"(?:UBND|HĐND|UBMT|MTTQ|MTTW|BDV|BTG|BCH|BCĐ|BCS|BTL|BĐBP|BQP|BCA|CA|CP|TLĐ|LĐLĐ|HND|HLHPN|HPN|HCCB"
    r"|ĐTN|TĐTN|TWĐTN|TAND|VKS|ĐĐBQH|ĐU|TU|TW|HU"
    r"|B[A-ZĐ]{2,}|S[A-ZĐ]{2,}|P[A-ZĐ]{2,}|H[A-ZĐ]{2,}|ĐU[A-ZĐ]+|TU[A-ZĐ]+|UB[A-ZĐ]+)"
)

_DASHES = r"\-‐‑‒–—−"
# "66.7/2025/NQ-CP": the seventh of a series of resolutions under one number.
_START = re.compile(
    rf"(?<![\w/.,{_DASHES}])([0-9OolI]{{1,5}})([a-dđ]|\.\d{{1,2}}(?=/20\d\d/))?(?=\s{{0,2}}[{_DASHES}/]|\s?[A-ZĐ])"
)
_YEAR = re.compile(rf"\s{{0,2}}[/{_DASHES}]\s{{0,2}}((?:19|20|2O|I9|l9)[\dO]{{2}})(?=\s{{0,2}}[/{_DASHES}])")
_SEPARATOR = re.compile(rf"(\s{{0,3}})([{_DASHES}/])[{_DASHES}]?(\s{{0,3}})")
_CODE = re.compile(r"[A-ZĐƯÂ][A-Za-zĐđƯ]{0,15}(?:&[A-ZĐ]{1,5})?\d{0,3}(?!\w)")
_LAW = re.compile(r"QH\d{1,2}")
_LEAD = re.compile(r"\s*(?:(?:luật|pháp lệnh|nghị quyết|quyết định)\s+)?(?:số|so|sỐ)?\s*[:.]?\s*", re.IGNORECASE)
_OCR_DIGITS = str.maketrans("OoIl", "0011")


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number taken apart; ``canonical`` is how it should be written."""

    sequence: int
    year: int | None
    kind: str | None  # the code, "KH"; None for letters, laws, and others that carry none
    organs: tuple[str, ...]  # "UBND", "BDVTU", with a drafting unit's tail ("V05") last
    style: Style
    canonical: str

    @property
    def key(self) -> str:
        """Letters (đ as d) and digits in lower case without leading zeros."""
        return number_key(self.canonical)


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number and its place in the text."""

    number: Number
    span: Span


def number_key(text: str) -> str:
    """The form in which two spellings of one number are alike."""
    return re.sub(r"[\W_]", "", fold(text)).lstrip("0")


def parse_number(text: str) -> Number | None:
    """Takes apart a number as people type it ("Số: 72 – KH / HU"); None where it is none or blank."""
    text = nfc(text).strip().rstrip(".,;: ")
    begin = _LEAD.match(text)
    at = begin.end() if begin else 0
    found = _number_at(text, at, len(text), told=True)
    return found.number if found and found.span == (at, len(text)) else None


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[NumberFound]:
    """All numbers in ``text[start:end]``, from left to right."""
    stop = len(text) if end is None else end
    at = start
    after: int | None = None  # where the number before ends
    while match := _START.search(text, at, stop):
        told = _is_told(text, match.start()) or (
            after is not None and _NEXT_IN_LIST.fullmatch(text, after, match.start()) is not None
        )
        found = _number_at(text, match.start(), stop, told=told)
        if found:
            yield found
            after = found.span[1]
        at = found.span[1] if found else match.end()


_TOLD = re.compile(
    r"(?:\bsố|\bSỐ|\bSố)\s*:?\s*$|(?:quyết|định|thị|luận|hoạch|trình|lệnh|báo|dẫn|thư|văn|điện|cáo|chế|án)\s+$",
    re.IGNORECASE,
)


# Between the numbers of one list: "số 12/VPCP-KT ngày 3/4/2025, 13/VPCP-KT".
_NEXT_IN_LIST = re.compile(r"(?:\s*,?\s*ngày\s+[\d/.\-]+)?\s*(?:,|;|và|,\s*và)\s*(?:số\s*)?")


def _is_told(text: str, at: int) -> bool:
    """Whether "số" or the name of a kind stands right before."""
    return _TOLD.search(text, max(0, at - 12), at) is not None


def _number_at(text: str, at: int, stop: int, *, told: bool) -> NumberFound | None:
    begin = _START.match(text, at, stop)
    if not begin:
        return None
    digits = begin[1]
    if not any(ch.isdigit() for ch in digits) and not told:
        return None
    sequence = digits.translate(_OCR_DIGITS)
    if not int(sequence):
        return None
    at = begin.end()
    year: str | None = None
    if match := _YEAR.match(text, at, stop):
        year, at = match[1].translate(_OCR_DIGITS), match.end()
    parts, end = _codes(text, at, stop)
    if not parts:
        return None
    number = _assemble(sequence, begin[2] or "", year, parts, told)
    return NumberFound(number, (begin.start(), end)) if number else None


def _codes(text: str, at: int, stop: int) -> tuple[list[tuple[str, str]], int]:
    """The codes with the sign before each ("" where it is missing), and where the last one ends."""
    parts: list[tuple[str, str]] = []
    end = at
    while len(parts) < 6:
        sign, spaced, after = "", False, end
        if match := _SEPARATOR.match(text, end, stop):
            sign, after = "/" if match[2] == "/" else "-", match.end()
            spaced = bool(match[1] or match[3])
        elif text[end : end + 1] in (" ", "\n"):
            spaced, after = True, end + 1
        elif parts:
            break
        code = _CODE.match(text, after, stop)
        if not code:
            break
        split = _split(code[0])
        if split is None or ((spaced or not sign) and not all(_spelt(one) in _RIGHT for one in split)):
            break
        if not sign and not (split[0] in CODES if not parts else parts[-1][1] in CODES):
            break
        parts.append((sign, split[0]))
        parts.extend(("", one) for one in split[1:])
        end = code.end()
    return parts, end


def _spelt(code: str) -> str:
    """The code without a term's number ("QH15", "BCĐ138")."""
    return code.rstrip("0123456789") or code


def _split(code: str) -> list[str] | None:
    """The code spelt right, parted where two were typed together; None where it is a word."""
    letters, digits = _spelt(code), code[len(_spelt(code)) :]
    known = letters if letters in _RIGHT else _KNOWN.get(fold(letters))
    if known and sum(ch.isupper() for ch in letters) >= 1:
        return [known + digits]
    small = sum(ch.islower() for ch in letters)
    if small and small >= len(letters) - small:
        return None
    for kind in sorted(CODES, key=len, reverse=True):
        rest = letters[len(kind) :]
        if fold(letters[: len(kind)]) == fold(kind) and len(rest) > 1 and fold(rest) in _KNOWN:
            return [kind, _KNOWN[fold(rest)] + digits]
    return [code]


def _assemble(sequence: str, letter: str, year: str | None, parts: list[tuple[str, str]], told: bool) -> Number | None:
    codes = [code for _, code in parts]
    kind = codes[0] if codes[0] in CODES and (len(codes) > 1 or told) and not _LAW.fullmatch(codes[0]) else None
    organs = tuple(codes[1:] if kind else codes)
    law = not kind and _LAW.fullmatch(codes[0]) is not None
    if not kind and not law and not (told or year):
        return None
    if len(codes) == 1 and not law and not told:
        return None
    if len(codes) == 1 and not parts[0][0]:
        return None
    bodies = [code for code in organs if code not in _TAILS and _BODY.match(code)]
    joint = kind is not None and (len(bodies) > 1 or kind in JOINT_CODES)
    first = parts[0][0]
    if not first:  # left out: the other sign of the number tells the form
        later = next((sign for sign, _ in parts[1:] if sign), "")
        first = "/" if later == "-" or year else "-"
    style: Style = "law" if law else "joint" if joint else "party" if first == "-" else "state"
    other = "/" if first == "-" else "-"
    seen = f"{int(sequence):02d}" if len(sequence) < 2 else sequence
    text = seen + letter + (f"/{year}" if year else "") + first + codes[0]
    for sign, code in parts[1:]:
        text += (sign or other) + code
        other = "-"
    return Number(int(sequence), int(year) if year else None, kind, organs, style, text)
