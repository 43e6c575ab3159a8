"""What the files of a review are called."""

from __future__ import annotations

import re

from phoihop.ground.serving import safe_name
from phoihop.ground.text import fold

from .models import Review

_MOST = 16  # words
_WORDS = {"periodic": "bao-cao-tong-hop", "interim": "so-ket", "final": "tong-ket"}


def file_name(review: Review, kind: str) -> str:
    """Its kind and period, then its number or that it is a draft: so-ket-bao-cao-6-thang-2026-du-thao.docx."""
    begins = f"{_WORDS[review.kind]} {fold(review.round.title)}"
    ends = f"so {review.number}" if review.is_issued else "du thao"
    return safe_name("-".join([*_words(begins)[:_MOST], *_words(ends)]) + f".{kind}")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
