"""Rows of a tracker become duties of a draft, which then goes the ordinary way of a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import rules
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from phoihop.ground.sheets import cells
from phoihop.ground.sheets.cells import Misread
from phoihop.ground.sheets.table import Row
from phoihop.ground.text import fold, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes import actions
from phoihop.programmes.matching import Matcher, Meant
from phoihop.programmes.models import Assignment, Content, Duty, Programme
from phoihop.programmes.rules import is_draft, runs_it
from phoihop.programmes.schedules import check_schedule
from phoihop.reading.grammar.numbers import find_numbers, parse_number
from phoihop.reading.grammar.periods import period_in
from phoihop.reading.grammar.schedules import Times, read_schedule
from phoihop.reading.grammar.units import only_units
from phoihop.units.loading.kinds import Plan, Step
from phoihop.units.rules import is_system

from .columns import content_of, label_and_text, text_key

_ROLES = (("lead", Assignment.Role.LEAD), ("support", Assignment.Role.SUPPORT))


@dataclass
class Draft:
    """A draft that rows go into: there already, or made by the first of them."""

    title: str
    programme: Programme | None = None
    contents: dict[str, Content] = field(default_factory=dict)
    duties: dict[tuple[str, str], Duty] = field(default_factory=dict)
    last_content: int = 0
    last_duty: int = 0

    @classmethod
    def of(cls, title: str, programme: Programme | None) -> Draft:
        """Reads what the draft holds, in three queries."""
        draft = cls(title, programme)
        if programme is None:
            return draft
        for content in programme.contents.all():
            draft.contents[text_key(content.text)] = content
            draft.last_content = max(draft.last_content, content.order)
        for duty in programme.duties.select_related("content").prefetch_related("assignments"):
            content_key = text_key(duty.content.text) if duty.content else ""
            draft.duties[content_key, text_key(duty.text)] = duty
            draft.last_duty = max(draft.last_duty, duty.order)
        return draft

    @property
    def times(self) -> Times:
        """What the programme's own time says of dates without a year."""
        if self.programme and self.programme.starts_on and self.programme.ends_on:
            return Times(self.programme.signed_on, (self.programme.starts_on, self.programme.ends_on))
        found = period_in(self.title, 0, len(self.title))
        return Times(None, (found.start, found.end) if found else None)

    def open(self, by: Actor, now: dt.datetime) -> Programme:
        """The draft programme, made where it is not there yet."""
        if self.programme is None:
            number = parse_number(self.title) or next((found.number for found in find_numbers(self.title)), None)
            period = self.times.period
            self.programme = actions.create_programme(
                None,
                by=by,
                now=now,
                title=self.title,
                number=number.canonical if number else "",
                starts_on=period[0] if period else None,
                ends_on=period[1] if period else None,
            )
        return self.programme

    def content(self, text: str, by: Actor, now: dt.datetime) -> Content | None:
        """The content of these words, made where it is not there yet; None for no words."""
        key = text_key(text)
        if key and key not in self.contents:
            self.last_content += 1
            label, words = label_and_text(text)
            self.contents[key] = actions.add_content(
                self.open(by, now), by=by, now=now, text=words, label=label[:20], order=self.last_content
            )
        return self.contents.get(key)


class Drafting:
    """Plans rows for drafts; tells in remarks what a person will have to look at."""

    def __init__(self, day: dt.date) -> None:
        self._matcher = Matcher(day)
        self._meant: dict[str, Meant] = {}
        self._unknown: dict[str, None] = {}
        self._unread: list[int] = []
        self._kept_back: list[int] = []

    def step(self, row: Row, draft: Draft) -> Step:
        """What becomes of one row."""
        content, text = content_of(row), squeeze(row.get("duty"))
        units = self._units(row)
        if row.get("progress", 0) or row.get("state"):
            self._kept_back.append(row.number)
        known = draft.duties.get((text_key(content), text_key(text)))
        if known is None:
            schedule = self._schedule(row, draft)
            told = self._told(row, content, units, schedule)
            return Step(
                row, "make", text, told, lambda by, now: self._make(row, draft, content, schedule, units, by, now)
            )
        changes = self._changes(row, draft, known, units)
        missing = [
            (role, phrase)
            for role, phrases in units.items()
            for phrase in phrases
            if not self._has(known, role, phrase)
        ]
        if not changes and not missing:
            return Step(row, "same", text)
        labels = {"schedule_text": _("Thời hạn"), "product": _("Sản phẩm")}
        told = [
            f"{labels[name]}: {getattr(known, name) or '…'} → {changes[name]}" for name in labels if name in changes
        ]
        told += [f"{Assignment.Role(role).label}: + {phrase}" for role, phrase in missing]
        return Step(row, "change", text, told, lambda by, now: self._change(known, changes, missing, by, now))

    def finish(self, plan: Plan) -> None:
        """Adds the remarks."""
        if self._unknown:
            names = "; ".join(list(self._unknown)[:8]) + ("…" if len(self._unknown) > 8 else "")
            plan.remarks.append(_("Chưa nhận ra đơn vị, sẽ đối chiếu khi duyệt dự thảo: {names}.").format(names=names))
        if self._unread:
            plan.remarks.append(
                _("Chưa hiểu thời hạn ở dòng {rows}; sẽ chọn khi duyệt dự thảo.").format(rows=_numbers(self._unread))
            )
        if self._kept_back:
            words = ngettext(
                "{count} dòng có tiến độ hoặc tình trạng chưa ghi được vì chương trình còn là dự thảo. "
                "Khi chương trình đang thực hiện, hãy nhập lại bảng này.",
                "{count} dòng có tiến độ hoặc tình trạng chưa ghi được vì chương trình còn là dự thảo. "
                "Khi chương trình đang thực hiện, hãy nhập lại bảng này.",
                len(self._kept_back),
            )
            plan.remarks.append(words.format(count=len(self._kept_back)))

    def _told(
        self, row: Row, content: str, units: dict[Assignment.Role, list[str]], schedule: dict[str, Any]
    ) -> list[str]:
        """How a row was understood, for a person to check."""
        told = [_("Nội dung: {text}").format(text=content)] if content else []
        for role, phrases in units.items():
            if phrases:
                told.append(f"{role.label}: {'; '.join(phrases)}")
        if words := due_words(row):
            kind = str(Duty.Schedule(schedule["schedule"]).label) if schedule.get("schedule") else _("chưa hiểu")
            told.append(_("Thời hạn: {words} ({kind})").format(words=words, kind=kind.lower()))
        return told

    def _units(self, row: Row) -> dict[Assignment.Role, list[str]]:
        """The names of a row by role; one that stands in two columns has the first role: leading before supporting."""
        units: dict[Assignment.Role, list[str]] = {}
        for key, role in _ROLES:
            before = [phrase for phrases in units.values() for phrase in phrases]
            named = self._phrases(row.get(key))
            units[role] = [phrase for phrase in named if not any(self._alike(phrase, other) for other in before)]
        return units

    def _phrases(self, cell: str) -> list[str]:
        phrases: list[str] = []
        for phrase in phrases_of(cell):
            if phrase not in self._meant:
                self._meant[phrase] = self._matcher.meant(phrase)
            meant = self._meant[phrase]
            if not (meant.unit or meant.unit_class or meant.open_ended):
                self._unknown[phrase] = None
            if phrase not in phrases and not any(self._alike(phrase, other) for other in phrases):
                phrases.append(phrase)
        return phrases

    def _alike(self, one: str, other: str) -> bool:
        mine, theirs = self._meant[one], self._meant[other]
        named = mine.unit or mine.unit_class
        return fold(one) == fold(other) or bool(named and named == (theirs.unit or theirs.unit_class))

    def _schedule(self, row: Row, draft: Draft) -> dict[str, Any]:
        words = due_words(row)
        if not words:
            return {}
        found = read_schedule(words, times=draft.times)
        if found is None:
            self._unread.append(row.number)
            return {"schedule_text": words[:255]}
        return {
            "schedule": found.kind,
            "schedule_text": words[:255],
            "starts_on": found.start,
            "due_on": found.due,
            "rrule": found.rrule or "",
        }

    def _changes(self, row: Row, draft: Draft, duty: Duty, units: dict[Assignment.Role, list[str]]) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        if (words := due_words(row)) and fold(words[:255]) != fold(duty.schedule_text):
            changes |= {"schedule": "", "starts_on": None, "due_on": None, "rrule": "", **self._schedule(row, draft)}
        if (product := squeeze(row.get("product"))) and fold(product) != fold(duty.product):
            changes["product"] = product
        leads = {a.pk for a in duty.assignments.all() if a.role == "lead"}
        more = [p for p in units[Assignment.Role.LEAD] if not self._has(duty, Assignment.Role.LEAD, p)]
        if more and leads and not duty.joint_leads:
            changes["joint_leads"] = True
        return changes

    def _has(self, duty: Duty, role: str, phrase: str) -> bool:
        meant = self._meant[phrase]
        for one in duty.assignments.all():
            if (
                (one.role == role and fold(one.phrase) == fold(phrase))
                or (meant.unit is not None and one.unit_id == meant.unit.pk)
                or (meant.unit_class is not None and one.unit_class_id == meant.unit_class.pk)
            ):
                return True
        return False

    def _make(
        self,
        row: Row,
        draft: Draft,
        content: str,
        schedule: dict[str, Any],
        units: dict[Assignment.Role, list[str]],
        by: Actor,
        now: dt.datetime,
    ) -> None:
        draft.last_duty += 1
        load_duty(
            draft.open(by, now),
            by=by,
            now=now,
            units=[(role, phrase, self._meant[phrase]) for role, phrases in units.items() for phrase in phrases],
            content=draft.content(content, by, now),
            text=squeeze(row.get("duty")),
            label=row.get("label"),
            product=squeeze(row.get("product")),
            order=draft.last_duty,
            **schedule,
        )

    def _change(
        self,
        duty: Duty,
        changes: dict[str, Any],
        missing: list[tuple[Assignment.Role, str]],
        by: Actor,
        now: dt.datetime,
    ) -> None:
        if changes:
            duty = actions.edit_duty(duty, by=by, now=now, seen=duty.revision, **changes)
        order = max((one.order for one in duty.assignments.all()), default=0)
        for place, (role, phrase) in enumerate(missing, order + 1):
            self._assign(duty, role, phrase, place, by, now)

    def _assign(self, duty: Duty, role: str, phrase: str, order: int, by: Actor, now: dt.datetime) -> None:
        meant = self._meant[phrase]
        actions.add_assignment(
            duty,
            by=by,
            now=now,
            role=role,
            unit=meant.unit,
            unit_class=meant.unit_class,
            open_ended=meant.open_ended,
            phrase=phrase[:255],
            order=order,
        )


@act("duty.load", _l("Nhập nhiệm vụ từ bảng"))
def load_duty(
    programme: Programme, *, by: Actor, now: dt.datetime, units: Sequence[tuple[str, str, Meant]], **fields: Any
) -> Duty:
    """A duty of a draft with all who have it, in one entry and two writes: a tracker has thousands.

    ``units`` are (role, phrase, who is meant), none twice. The first lead who is somebody in particular is accountable.
    Refused: a schedule that yields no date.
    """
    check_schedule(fields.get("schedule", ""), fields.get("rrule", ""))
    leads = [place for place, (role, _phrase, _meant) in enumerate(units) if role == Assignment.Role.LEAD]
    answers = min(leads, key=lambda place: units[place][2].open_ended, default=None)
    duty = Duty.objects.create(programme=programme, joint_leads=len(leads) > 1, **fields)
    made = [
        Assignment(
            duty=duty,
            role=role,
            unit=meant.unit,
            unit_class=meant.unit_class,
            open_ended=meant.open_ended,
            phrase=phrase[:255],
            order=place + 1,
            accountable=place == answers,
        )
        for place, (role, phrase, meant) in enumerate(units)
    ]
    Assignment.objects.bulk_create(made)
    given = [[one.role, one.phrase, one.unit_id, one.unit_class_id] for one in made]
    facts = {"text": duty.text, "schedule": duty.schedule, "due_on": duty.due_on, "rrule": duty.rrule}
    record(duty, within=programme, units=given, **facts)
    return duty


rules.add_perm("duty.load", (runs_it | is_system) & is_draft)


def phrases_of(cell: str) -> list[str]:
    """The units that a cell names, as it names them: by lines and semicolons, plain units by commas too."""
    found: list[str] = []
    for part in cell.replace(";", "\n").split("\n"):
        part = squeeze(part).lstrip("-–+•* ").rstrip(".,; ")
        if part:
            units = only_units(part)
            found += [unit.name for unit in units] if units and len(units) > 1 else [part]
    return list(dict.fromkeys(found))


def due_words(row: Row) -> str:
    """The deadline in words; a bare serial number is the day that it counts."""
    words = squeeze(row.get("due"))
    if words.isdigit() and len(words) == 5:
        try:
            return cells.shown(cells.day(int(words)))
        except Misread:
            return words
    return words


def _numbers(rows: list[int]) -> str:
    return ", ".join(map(str, rows[:10])) + ("…" if len(rows) > 10 else "")
