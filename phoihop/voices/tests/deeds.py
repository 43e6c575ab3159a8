"""Works, surveys and visits for tests, made by the acts that people use."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from phoihop.ground.proofs import Proof
from phoihop.publishing import actions as publishing
from phoihop.voices.actions import activity as activities
from phoihop.voices.models import CivicActivity
from tests.cast import NOW, Cast

DAY = dt.date(2026, 3, 14)
BASIS = "Luật số 10/2022/QH15"


def planned(cast: Cast, **facts: Any) -> CivicActivity:
    """Xã Glar calls to clean the canals."""
    given: dict[str, Any] = {
        "title": "Dọn kênh mương",
        "text": "Phát cỏ, nạo vét 2 km kênh",
        "place": "Thôn Tuơh Ktu",
        "held_on": DAY,
        "hands_needed": 30,
    }
    return activities.plan(None, **given | facts, **cast.thu.by)


def published(cast: Cast, about: Any) -> Any:
    """The same, public from the day of the cast."""
    publishing.publish(about, basis=BASIS, valid_from=NOW.date(), **cast.ha.by)
    return about


def picture() -> Proof:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "JPEG")
    return Proof("a.jpg", ContentFile(out.getvalue(), "a.jpg"))
