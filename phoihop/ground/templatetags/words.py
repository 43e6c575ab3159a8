"""Small words that every page prints: dates, status marks, once-only keys."""

from __future__ import annotations

import datetime as dt
import functools
import secrets
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from phoihop.ground import marks
from phoihop.ground.addresses import address
from phoihop.ground.dates import written
from phoihop.ground.rows import rows
from phoihop.ground.search.marking import marked

register = template.Library()
register.filter("marked", marked)


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """A date as offices write it: 29/4/2022."""
    return written(timezone.localtime(value).date() if isinstance(value, dt.datetime) else value)


@register.filter
def moment(value: dt.datetime | None) -> str:
    """A time as offices write it: 29/4/2022 14:05."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{written(local.date())} {local:%H:%M}"


@register.simple_tag(name="url")
def url(name: str, *keys: Any, **named: Any) -> str:
    """Django's tag, with addresses that are made once."""
    return reverse(name, args=keys, kwargs=named) if named else address(name, *keys)


@register.simple_tag(name="static")
@functools.cache
def static_file(path: str) -> str:
    """Django's tag, asked once for each file."""
    return static(path)


@register.simple_tag
def once() -> SafeString:
    """The hidden once-only key of a form: twice sent is once done."""
    return format_html('<input type="hidden" name="once" value="{}">', secrets.token_urlsafe(18))


register.simple_tag(marks.shape)
register.simple_tag(rows)


@register.filter
def key(mapping: dict[Any, Any], name: Any) -> Any:
    """A mapping's value by a variable key."""
    return mapping.get(name)
