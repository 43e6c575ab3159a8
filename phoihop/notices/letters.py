"""What leaves the house: reason, title, unit, deadline and link; never what people wrote in reports or drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.ground.addresses import in_full
from phoihop.ground.text import squeeze

from .models import Notice
from .reasons import due_words, words_of

MOST = 60  # things named in one letter; the page has all


@dataclass(frozen=True)
class Letter:
    """A subject and a plain text."""

    subject: str
    text: str


def letter_of(notices: Sequence[Notice], language: str) -> Letter:
    """All of these in one letter, by programme, the most pressing first."""
    with translation.override(language):
        return Letter(_subject(notices), _text(notices))


def _subject(notices: Sequence[Notice]) -> str:
    if len(notices) == 1:
        words = f"{_words(notices[0])}: {squeeze(notices[0].title)}"
        return f"[Phối Hợp] {words if len(words) <= 120 else words[:119] + '…'}"
    n = len(notices)
    return "[Phối Hợp] " + ngettext("%(n)s thông báo", "%(n)s thông báo", n) % {"n": n}


def _text(notices: Sequence[Notice]) -> str:
    ordered = sorted(notices, key=lambda one: (one.group, one.due_on is None, one.due_on or one.day, one.pk))
    lines: list[str] = []
    for group, its in groupby(ordered[:MOST], key=lambda one: one.group):
        lines += [squeeze(group) or _("Việc khác"), ""]
        for one in its:
            lines += [f"- {_words(one)}: {squeeze(one.title)}", f"  {_of(one)}", f"  {in_full(one.url)}", ""]
    rest = len(ordered) - MOST
    if rest > 0:
        lines += [ngettext("Và %(n)s thông báo khác.", "Và %(n)s thông báo khác.", rest) % {"n": rest}, ""]
    lines += [_("Tất cả thông báo: {address}").format(address=in_full(reverse("notices:notices")))]
    lines += [_("Chọn cách nhận: {address}").format(address=in_full(reverse("notices:choose")))]
    return "\n".join(lines) + "\n"


def _of(one: Notice) -> str:
    due = due_words(one.reason, one.due_on)
    instead = _("báo cho bạn vì đơn vị này đã kết thúc hoặc chưa có người nhận") if one.instead else ""
    return "; ".join(filter(None, (one.owner, due, instead)))


def _words(one: Notice) -> str:
    return words_of(one.reason, one.due_on, timezone.localdate(one.made_at))
