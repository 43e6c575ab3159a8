"""Counts of duties as counts of the contents that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from phoihop.programmes.models import Duty

from .shapes import ContentLine, Counts

# a content's programme and key; 0: the duties that belong to none
Key = tuple[int, int]


class Contents:
    """The contents of the duties that are counted, in the order of their programmes. One query."""

    def __init__(self, now: Mapping[int, Counts], before: Mapping[int, Counts]) -> None:
        duties = Duty.objects.filter(pk__in=now.keys() | before.keys()).select_related("content").order_by()
        self._of: dict[int, Key] = {one.pk: (one.programme_id, one.content_id or 0) for one in duties}
        contents = {self._of[one.pk]: one.content for one in duties}
        counted, last = self.counts(now), self.counts(before)
        orders = {key: content.order if content else 0 for key, content in contents.items()}
        self.places = {
            key: place for place, key in enumerate(sorted(counted, key=lambda key: (key[0], orders[key], key[1])))
        }
        self.lines = []
        for key in self.places:
            content = contents[key]
            self.lines.append(
                ContentLine(
                    key=key[1],
                    label=content.label or str(content.order) if content else "",
                    text=content.text if content else "Nhiệm vụ chung",
                    kind=content.kind if content else "",
                    field=content.field if content else "",
                    now=counted[key],
                    before=last.get(key),
                )
            )

    def counts(self, duties: Mapping[int, Counts]) -> dict[Key, Counts]:
        """Counts by content."""
        found: dict[Key, Counts] = defaultdict(Counts)
        for duty, counts in duties.items():
            found[self._of[duty]] += counts
        return dict(found)
