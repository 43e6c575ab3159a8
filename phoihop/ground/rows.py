"""The rows of long lists, printed by Jinja2.

Django's engine needs a quarter of a millisecond for a card of a dozen values, Jinja2 a fifteenth of that (measured).
Pages stay Django templates; only what repeats by the dozen lies in a room's ``jinja2`` folder.
"""

from __future__ import annotations

from typing import Any

from django.template import engines
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from jinja2 import Environment
from markupsafe import Markup

from .addresses import address
from .dates import written
from .marks import SHAPES
from .search.marking import marked


def environment(**options: Any) -> Environment:
    """Jinja2 with the interface's words."""
    made = Environment(**options, extensions=["jinja2.ext.i18n"], trim_blocks=True)
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"written": written, "url": address, "marked": marked}
    made.globals["shapes"] = {name: Markup(svg) for name, svg in SHAPES.items()}  # noqa: S704  # constants of ours
    return made


def rows(template: str, **context: Any) -> SafeString:
    """The template filled with page objects, escaped; ready for ``{{ … }}`` in a page."""
    return mark_safe(engines["rows"].get_template(template).render(context))  # noqa: S308  # Jinja2 escapes
