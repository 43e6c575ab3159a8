"""The figures that a page of a report sends back, read and saved one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ground.numbers import NumberField, shown
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor

from .actions import save_figure
from .figures import FigureSaid, Wanted, wanted_of
from .models import Report

_MOST = 2000  # letters of a reason


@dataclass(frozen=True)
class Typed:
    """A figure as it was typed; ``error`` says what is wrong with it, ``clash`` that somebody else was first."""

    this: str = ""
    cumulative: str = ""
    denominator: str = ""
    because: str = ""
    error: str = ""
    clash: bool = False

    @classmethod
    def of(cls, said: FigureSaid) -> Typed:
        """As a form shows what is known."""
        return cls(shown(said.this), shown(said.cumulative), shown(said.denominator), said.because)

    def read(self) -> FigureSaid:
        """What it says. Raises Refused where a text is no figure."""
        number = NumberField(required=False)
        try:
            this, cumulative, of = (number.clean(text) for text in (self.this, self.cumulative, self.denominator))
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from None
        return FigureSaid(this, cumulative, of, self.because)


@dataclass(frozen=True)
class SentFigure:
    """A figure as it came: what was typed; which version, measurement and words the person had seen."""

    wanted: Wanted
    typed: Typed
    seen: int
    stands: int | None
    mark: str

    @property
    def touched(self) -> bool:
        """Whether the person changed anything."""
        try:
            return self.typed.read().mark != self.mark
        except Refused:
            return True


def sent_figures(data: QueryDict, wanted: Iterable[Wanted]) -> Iterator[SentFigure]:
    """The figures that the form holds."""
    for one in wanted:
        key = f"f{one.indicator.pk}"
        seen, stands = data.get(f"v-{key}", ""), data.get(f"c-{key}", "")
        if seen.isdecimal():
            this, cumulative, of, because = (nfc(data.get(f"{part}-{key}", "")).strip()[:_MOST] for part in "tldb")
            typed = Typed(this, cumulative, of, because)
            known = int(stands) if stands.isdecimal() and int(stands) else None
            yield SentFigure(one, typed, int(seen), known, data.get(f"m-{key}", ""))


def save_sent(report: Report, sent: Iterable[SentFigure], *, by: Actor, now: dt.datetime) -> dict[int, Typed]:
    """Saves what was written, each for itself; what stands in the way of the others, by indicator."""
    trouble: dict[int, Typed] = {}
    for one in sent:
        if not one.touched:
            continue
        key = one.wanted.indicator.pk
        try:
            save_one(report, one, by=by, now=now)
        except Conflict:
            trouble[key] = replace(one.typed, clash=True)
        except NotAllowed:
            trouble[key] = replace(one.typed, error=_("Báo cáo không còn sửa được; số liệu này chưa lưu."))
        except Refused as refusal:
            trouble[key] = replace(one.typed, error=str(refusal))
    return trouble


def save_one(report: Report, one: SentFigure, *, by: Actor, now: dt.datetime) -> Wanted:
    """Saves a figure. A form that comes twice over a flaky line is no conflict: the figure is there already."""
    said, key = one.typed.read(), one.wanted.indicator.pk
    try:
        return save_figure(report, by=by, now=now, indicator=key, seen=one.seen, mends=one.stands, said=said)
    except Conflict:
        (found,) = wanted_of(report, key) or [one.wanted]
        if found.row and found.stands == one.stands and FigureSaid.of(found.row).mark == said.mark:
            return found
        raise
