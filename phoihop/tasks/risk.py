"""The day from which a task is at risk, by the office's own figures (settings)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from .status import risk_day


def at_risk_from(starts_on: dt.date, due_on: dt.date, progress: int) -> dt.date:
    """The first day at risk of a task with this progress (percent), as AT_RISK_DAYS and AT_RISK_BEHIND say."""
    return risk_day(starts_on, due_on, progress, days=settings.AT_RISK_DAYS, behind=settings.AT_RISK_BEHIND)
