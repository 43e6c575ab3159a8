"""What the papers of this room share: where they are written, and how their programme is called."""

from __future__ import annotations

import re

from phoihop.ground.dates import written
from phoihop.programmes.models import Programme

_LEVEL = re.compile(r"^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=[^\W\d_])", re.IGNORECASE)


def place_of(programme: Programme) -> str:
    """The place as papers name it: Đak Đoa, not xã Đak Đoa."""
    return _LEVEL.sub("", programme.place)


def named(programme: Programme) -> str:
    """The programme within a sentence: Chương trình phối hợp công tác … (số 03-CTr/… ngày 29/4/2022)."""
    title = programme.title.strip().rstrip(".")
    if not title.casefold().startswith(("chương trình", "kế hoạch", "quy chế")):
        title = f"Chương trình {title[:1].lower()}{title[1:]}"
    facts = [f"số {programme.number}"] if programme.number else []
    facts += [f"ký ngày {written(programme.signed_on)}"] if programme.signed_on else []
    return f"{title} ({', '.join(facts)})" if facts else title


def sentence(text: str) -> str:
    """With one full stop at its end."""
    return f"{text.strip().rstrip(' .;,')}."
