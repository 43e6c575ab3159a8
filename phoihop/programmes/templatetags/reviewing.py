"""What the review page asks of a row: its place in the source, and the doubts about it."""

from __future__ import annotations

from typing import Any

from django import template

from phoihop.ledger.acts import key_of

from ..models import Doubt
from ..review import row_link
from ..source_text import anchor

register = template.Library()


@register.filter
def place(row: Any) -> str:
    """The id of a row's words in the source; "" where it has none."""
    return anchor(row.span_start, row.span_end)


@register.filter
def about(doubts: dict[str, list[Doubt]], row: Any) -> list[Doubt]:
    """The open doubts about a row."""
    return doubts.get(key_of(row), [])


@register.filter
def row(doubt: Doubt) -> str:
    """The place in the draft that a doubt is about, as a link; "" where it is about the whole."""
    return row_link(doubt.about)


@register.filter
def cited(citation: dict[str, Any]) -> str:
    """The id of a citation's words in the source; "" where the reading gives none."""
    return anchor(*citation["span"]) if citation.get("span") else ""
