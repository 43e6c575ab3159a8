"""Vietnamese syllables, to tell a word that a PDF has cut in two from two words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET = "(?:ngh|ng|nh|ch|th|ph|kh|tr|gh|gi|qu|[bcdđghklmnprstvx])"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê
êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya
uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_SYLLABLE = re.compile(f"(?:{_ONSET})(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_ONSET_ONLY = re.compile(_ONSET)
_START = re.compile(f"(?:{_ONSET})(?:[aăâeêioôơuưy]{{0,2}})")
# Syllables without a consonant before them that are words by themselves.
_WORDS_ALONE = """
a à á ả ạ ai ải ái am ám ảm an án ăn ấn ẩn ân âm ấm ẩm ăng ang áng anh ánh ảnh ao áo ảo ào ạo áp ạp át ạt au ấp
ập âu ấu ẩu ấy ầy e è é em én eo éo ép ê ế ề ếch êm ếm i ì í ích im in inh ít ỉ ỉu o ò ó oa òa oà oai oái oải
oan oán oản oang oanh oánh oách oát óc ọc oi ói ọp ôi ồi ối ổi ôm ốm ôn ồn ổn ông ống ổng ồng ô ồ ố ổ ốc ơ ờ ớ ở
ơi ới ơn ớn ớt u ù ú ủ ua ùa úa uân uẩn uất uẫn úc ục ui ủi úi um ùm ung ùng ủng úng uống uôn uốn úp úy uỷ ủy ụy
uy uyên uyển uyết ư ừ ứ ưa ừa ứa ức ực ưng ứng ừng ửng ướp ước ượt ướt ươm ướm ương ưởng ượng ưỡn ườn ưu ý ỷ y ỳ
yêm yếm yểm yên yến yểng yết yêu yếu yểu
"""
_ALONE = frozenset(_WORDS_ALONE.split())
_TWO = re.compile(r"(?<![\w.'’-])([^\W\d_]{1,5}) ([^\W\d_]{1,6})(?![\w'’-])")


def _flat(word: str) -> str:
    """The word without its tone, letters composed."""
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.casefold())))


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is built like a Vietnamese syllable with a consonant at its beginning."""
    return _SYLLABLE.fullmatch(_flat(word)) is not None


@lru_cache(maxsize=20_000)
def _certain(first: str, second: str) -> bool:
    """Whether two words are surely one that was cut: the second cannot stand alone, together they make a syllable."""
    if second.isupper() and first.isupper() and len(first) > 1:
        small = first.lower(), second.lower()
        return small != (first, second) and _certain(*small)  # mathematical capitals have no small letters
    bare_onset = len(first) > 1 and _ONSET_ONLY.fullmatch(first.lower()) is not None  # "ch", "ngh" are never words
    if not second.islower() or is_syllable(second) or (second in _ALONE and not bare_onset):
        return False
    if unicodedata.normalize("NFD", second)[0] not in "aeiouy":
        return False
    if first[1:] != first[1:].lower() or _START.fullmatch(_flat(first)) is None:
        return False
    if len(_TONES.findall(unicodedata.normalize("NFD", first + second))) > 1:
        return False
    return is_syllable(first + second)


def join_broken(text: str) -> str:
    """Words that were cut inside a syllable put together: "ngh iệp" → "nghiệp", "vi ệc" → "việc".

    Only where the second half cannot be a word; names of places in other tongues stay as they are.
    """
    if " " not in text:
        return text
    words = text.split(" ")
    out = [words[0]]
    for word in words[1:]:
        core = word.rstrip(',.;:)”"')
        first = out[-1].lstrip('(“"')
        if core and first and _certain(first, core):
            out[-1] += word
        else:
            out.append(word)
    return " ".join(out)
