"""What the document as a whole says, as far as the reading of its inside needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.reading.source import Span


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of the letterhead and the title.

    ``kind``: in lower case ("chương trình"). ``period``: first and last day. ``main``: the part of the text that is the
    document itself, from the line after its title to the end, without a web page's menus around it; for a decision that
    enacts a plan, the plan.
    """

    issuer: str | None
    parties: tuple[str, ...]
    kind: str | None
    signed_on: date | None
    period: tuple[date, date] | None
    is_news: bool
    main: Span
