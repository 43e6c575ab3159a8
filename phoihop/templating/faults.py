"""Faults of papers and templates as they are kept, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.writing.faults import Fault

BROKE: dict[str, Any] = {"code": "broke", "values": {}, "where": ["", ""], "blocking": True}


def kept(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """As a row keeps them."""
    return [
        {"code": one.code, "values": dict(one.values), "where": list(one.where), "blocking": one.blocking}
        for one in faults
    ]


def words_of(fault: dict[str, Any]) -> str:
    """A kept fault in the reader's language."""
    if fault["code"] == BROKE["code"]:
        return _("Hệ thống gặp lỗi khi làm tệp. Hãy làm lại; nếu vẫn vậy, hãy báo người quản trị.")
    first, second = fault["where"]
    return Fault(fault["code"], (first, second), fault["values"]).message("en" if get_language() == "en" else "vi")
