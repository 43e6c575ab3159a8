"""A reading (the JSON of design section 7) becomes draft rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from phoihop.ground.text import fold, squeeze
from phoihop.ledger.acts import key_of

from .matching import Matcher
from .models import Assignment, Content, Doubt, Duty, Intake, Party, Programme
from .schedules import check_schedule
from .wording import told


def draft_programmes(intake: Intake, day: dt.date) -> list[Programme]:
    """Makes the draft programmes of an intake with contents, duties, parties, assignments and doubts; returns them."""
    matcher = Matcher(day)
    rows: dict[str, Any] = {}
    drafts = []
    for place, read in enumerate(intake.reading.get("programmes", [])):
        programme = _programme(intake, read)
        rows[f"/programmes/{place}"] = programme
        _parties(programme, read, matcher, rows, f"/programmes/{place}")
        order = 0
        for number, content_read in enumerate(read.get("contents", [])):
            path = f"/programmes/{place}/contents/{number}"
            content = rows[path] = _content(programme, content_read, number + 1)
            order = _duties(programme, content, content_read.get("duties", []), order, matcher, rows, path)
        _duties(programme, None, read.get("duties", []), order, matcher, rows, f"/programmes/{place}")
        drafts.append(programme)
    for doubt in intake.reading.get("doubts", []):
        _doubt(intake, doubt, rows, drafts)
    return drafts


def _programme(intake: Intake, read: dict[str, Any]) -> Programme:
    period = read.get("period") or {}
    counts = read.get("stated_counts") or {}
    title, number = squeeze(read.get("title") or intake.name), (read.get("number") or "")[:60]
    stated = counts.get("contents") or sum(counts.get(kind) or 0 for kind in ("general", "specific")) or None
    return Programme.objects.create(
        title=title,
        number=number,
        kind=(intake.reading.get("document", {}).get("kind") or "")[:60],
        starts_on=_day(period.get("start")),
        ends_on=_day(period.get("end")),
        signed_on=_day(read.get("signed_on")),
        place=(read.get("place") or "")[:120],
        standing_body=intake.unit,
        stated_contents=stated,
        intake=intake,
    )


def _parties(programme: Programme, read: dict[str, Any], matcher: Matcher, rows: dict[str, Any], path: str) -> None:
    signatories = programme.intake.reading.get("document", {}).get("signatories", []) if programme.intake else []
    taken: set[int] = set()
    for order, party in enumerate(read.get("parties", []), 1):
        name = squeeze(party["name"])[:255]
        signatory: dict[str, Any] = next(
            (s for s in signatories if s.get("party") and fold(s["party"]) == fold(name)), {}
        )
        unit = matcher.unit(name)
        if unit and unit.pk in taken:
            unit = None
        if unit:
            taken.add(unit.pk)
        rows[f"{path}/parties/{order - 1}"] = Party.objects.create(
            programme=programme,
            order=order,
            name=name,
            unit=unit,
            signatory_name=(signatory.get("name") or "")[:120],
            signatory_office=(signatory.get("office") or "")[:160],
            **_span(party),
        )


def _content(programme: Programme, read: dict[str, Any], order: int) -> Content:
    return Content.objects.create(
        programme=programme,
        order=order,
        label=(read.get("label") or str(order))[:20],
        kind=read.get("kind") or "",
        text=squeeze(read["text"]),
        **_span(read),
    )


def _duties(
    programme: Programme,
    content: Content | None,
    duties: list[dict[str, Any]],
    order: int,
    matcher: Matcher,
    rows: dict[str, Any],
    path: str,
) -> int:
    for number, read in enumerate(duties):
        order += 1
        duty = rows[f"{path}/duties/{number}"] = Duty.objects.create(
            programme=programme,
            content=content,
            order=order,
            label=(read.get("label") or "")[:20],
            text=_told(programme, read),
            product=squeeze(read.get("product") or ""),
            joint_leads=sum(a["role"] == "lead" for a in read.get("assignments", [])) > 1,
            **_schedule(read.get("schedule")),
            **_span(read),
        )
        _assignments(duty, read.get("assignments", []), matcher)
    return order


def _told(programme: Programme, read: dict[str, Any]) -> str:
    span = read.get("span")
    if not span or programme.intake is None:
        return squeeze(read["text"])
    units = [tuple(one["span"]) for one in read.get("assignments", []) if one.get("span")]
    return squeeze(told(programme.intake.text, tuple(span), units)) or squeeze(read["text"])


def _schedule(read: dict[str, Any] | None) -> dict[str, Any]:
    if not read:
        return {}
    kind, rrule = read.get("kind") or "", read.get("rrule") or ""
    try:
        check_schedule(kind, rrule)
    except Exception:  # whatever the reading gave, a person sees the words and chooses
        kind, rrule = "", ""
    return {
        "schedule": kind,
        "schedule_text": squeeze(read.get("text") or "")[:255],
        "starts_on": _day(read.get("start")),
        "due_on": _day(read.get("due")),
        "rrule": rrule,
    }


def _assignments(duty: Duty, read: list[dict[str, Any]], matcher: Matcher) -> None:
    """A unit that the paper names in two roles has the first that counts: leading before all others."""
    accountable, seen = False, set()
    for order, one in sorted(enumerate(read, 1), key=lambda pair: pair[1]["role"] != Assignment.Role.LEAD):
        phrase, role = squeeze(one["unit"])[:255], one["role"]
        meant = matcher.meant(phrase)
        who = meant.unit or meant.unit_class or (role, fold(phrase))
        if who in seen:
            continue
        seen.add(who)
        first_lead = role == Assignment.Role.LEAD and not accountable
        accountable = accountable or first_lead
        Assignment.objects.create(
            duty=duty,
            order=order,
            role=role,
            unit=meant.unit,
            unit_class=meant.unit_class,
            open_ended=meant.open_ended,
            phrase=phrase,
            accountable=first_lead,
            **_span(one),
        )


def _doubt(intake: Intake, read: dict[str, Any], rows: dict[str, Any], drafts: list[Programme]) -> None:
    """A doubt stands at the nearest row above what it is about; one about the whole paper stands at its first draft."""
    path = read.get("about") or ""
    while path and path not in rows:
        path = path.rpartition("/")[0]
    row = rows.get(path) or (drafts[0] if drafts else None)
    programme = row if isinstance(row, Programme) else getattr(row, "programme", None)
    Doubt.objects.create(
        intake=intake,
        programme=programme,
        about=key_of(row) if row else "",
        code=read.get("code") or "",
        says=read.get("says") or "",
        values=read.get("values") or {},
    )


def _span(read: dict[str, Any]) -> dict[str, int]:
    span = read.get("span")
    return {"span_start": span[0], "span_end": span[1]} if span else {}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None
