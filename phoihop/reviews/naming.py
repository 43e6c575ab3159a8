"""What the files of a review are called."""

from __future__ import annotations

from phoihop.ground.serving import safe_name
from phoihop.ground.text import fold

from .models import Review

_WORDS = {"periodic": "bao-cao-tong-hop", "interim": "so-ket", "final": "tong-ket"}


def file_name(review: Review, kind: str) -> str:
    """Its kind, its period and, once it is issued, its number: so-ket-bao-cao-6-thang-2026.docx."""
    parts = [_WORDS[review.kind], fold(review.round.title), f"so {review.number}" if review.number else ""]
    return safe_name("-".join(" ".join(filter(None, parts)).split())[:80] + f".{kind}")
