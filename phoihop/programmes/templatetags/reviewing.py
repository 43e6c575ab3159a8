"""What the page of a draft asks of its page object about a row."""

from __future__ import annotations

from typing import Any

from django import template

from ..draft_page import DraftPage
from ..models import Doubt, Duty

register = template.Library()


@register.filter
def source(page: DraftPage, row: Any) -> str:
    """The link to a row's words in the source; "" where it has none."""
    return page.source_of(row)


@register.filter
def time(page: DraftPage, duty: Duty) -> str:
    """The link to the words in the source that say by when; "" where there are none."""
    return page.time_of(duty)


@register.filter
def doubts(page: DraftPage, row: Any) -> list[Doubt]:
    """The open doubts about a row."""
    return page.doubts(row)


@register.filter
def doubted(page: DraftPage, doubt: Doubt) -> str:
    """The link to what a doubt is about; "" where it is about the whole."""
    return page.doubted(doubt)
