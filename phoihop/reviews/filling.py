"""A review as the plain data that a template names (``writing/docx_templates/fields``)."""

from __future__ import annotations

from typing import Any

from .figures.shapes import Counts
from .freezing import Whole
from .tables import fields_of


def context_of(whole: Whole) -> dict[str, Any]:
    """Every field of the kind "review"."""
    review, figures = whole.review, whole.figures
    return {
        "issuer": review.issuer,
        "parent": review.parent,
        "number": review.number,
        "symbol": review.symbol,
        "place": review.place,
        "day": review.issued_on,
        "abstract": review.abstract,
        "recipients": [line.strip() for line in review.recipients.splitlines() if line.strip()],
        "authority": review.authority,
        "post": review.post,
        "signatory": review.signatory,
        "programme": "; ".join(figures.programmes),
        "programme_number": "",
        "period": figures.period,
        "period_from": figures.data_from,
        "period_to": figures.closes_on,
        "total": _counted(figures.total),
        **{text.section.key: text.text for text in whole.texts},
        "units": [{"name": one.name, **_counted(one.now)} for one in figures.units],
        "contents": [{"name": one.name, **_counted(one.now)} for one in figures.contents],
        "fields": [{"name": name, **_counted(now)} for name, _number, now, _before in fields_of(figures)],
        "indicators": [
            {
                "name": one.name,
                "measure": one.measure,
                "target": one.target,
                "this_period": one.this,
                "cumulative": one.cumulative,
            }
            for one in figures.indicators
        ],
    }


def _counted(counts: Counts) -> dict[str, Any]:
    return {
        "tasks": counts.asked,
        "done": counts.done,
        "doing": counts.doing,
        "not_done": counts.not_done,
        "unreported": counts.unsaid,
        "share": counts.share or 0,
    }
