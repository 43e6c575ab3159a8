"""What follows from figures is kept beside them and computed anew whenever one of them changes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from phoihop.units.models import Unit

from ..asking import Figure, span_of
from ..cumulating import Computed, Said, computed, in_order
from ..measurers import Owed
from ..models import Indicator, Measurement

_COMPUTED = ("this", "this_denominator", "cumulative", "cumulative_denominator", "gap", "stands_until")


def compute_anew(indicator: Indicator, unit: Unit | None = None) -> None:
    """Of one unit, or of all where the indicator itself has changed. The unit's own row keeps two writers apart."""
    current = Measurement.objects.filter(indicator=indicator, state=Measurement.State.CURRENT)
    if unit is not None:
        Unit.objects.select_for_update().only("pk").get(pk=unit.pk)
        current = current.filter(unit=unit)
    chains: dict[tuple[int, dt.date], list[Measurement]] = defaultdict(list)
    for one in current.order_by("unit", "ends_on", "id"):
        chains[one.unit_id, span_of(indicator, one.ends_on)[0]].append(one)
    changed = [one for chain in chains.values() for one in _changed(indicator, chain)]
    Measurement.objects.bulk_update(changed, _COMPUTED, batch_size=200)


def _changed(indicator: Indicator, chain: Sequence[Measurement]) -> list[Measurement]:
    begins, until = span_of(indicator, chain[0].ends_on)
    over_time = "sum" if indicator.over_time == Indicator.OverTime.SHARE else indicator.over_time
    said = [_said(one, one.value, one.also) for one in chain]
    values = computed(said, over_time, begins)
    shares: Sequence[Computed | None] = [None] * len(chain)
    if indicator.is_share:
        shares = computed([_said(one, one.denominator or Decimal(0), None) for one in chain], over_time, begins)
    stands = _stands_until(said, until)
    before = [[getattr(one, name) for name in _COMPUTED] for one in chain]
    for one, value, share, last in zip(chain, values, shares, stands, strict=True):
        one.this, one.cumulative, one.gap, one.stands_until = value.this, value.cumulative, value.gap, last
        one.this_denominator = share.this if share else None
        one.cumulative_denominator = share.cumulative if share else None
    after = [[getattr(one, name) for name in _COMPUTED] for one in chain]
    return [one for one, was, now in zip(chain, before, after, strict=True) if was != now]


def _said(one: Measurement, value: Decimal, also: Decimal | None) -> Said:
    if one.said == Measurement.Said.THIS:
        return Said(one.starts_on, one.ends_on, value, also)
    return Said(one.starts_on, one.ends_on, also, value)


def _stands_until(said: Sequence[Said], until: dt.date) -> list[dt.date]:
    """Each stands until the day on which the next one ends; of two that end on one day the surer one stands."""
    order = in_order(said)
    stands = [until] * len(said)
    for place, following in pairwise(order):
        stands[place] = said[following].ends_on
    return stands


def previewed(owed: Owed, figure: Figure, others: Sequence[Measurement]) -> list[Measurement]:
    """What a unit's figures would be with one more, which is not written; by the day of their end."""
    more = Measurement(
        indicator=owed.indicator,
        unit=owed.unit,
        starts_on=figure.starts_on,
        ends_on=figure.ends_on,
        said=figure.said,
        value=figure.value,
        denominator=figure.denominator,
        also=figure.also,
    )
    found = sorted([*others, more], key=lambda one: one.ends_on)
    spans: dict[dt.date, list[Measurement]] = defaultdict(list)
    for one in found:
        spans[span_of(owed.indicator, one.ends_on)[0]].append(one)
    for chain in spans.values():
        _changed(owed.indicator, chain)
    return found
