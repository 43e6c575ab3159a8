"""To ask the people: the draft, its sections, opening it for the days that the law asks for, more time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.errors import Refused
from phoihop.ground.state import hold, move, revise
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.publishing import actions as publishing
from phoihop.publishing.figures import subjects_on

from ..consultation_figures import DAYS, Figures
from ..models import Consultation, ConsultationOption, ConsultationSection
from ..terms import near

State = Consultation.State
MOST_OPTIONS = 12
SUBJECT = "10-2022-11-11"  # of what must be public: what the people are asked, and what came of it


@act("consultation.draft", _("Soạn việc lấy ý kiến"))
def draft(nothing: None, *, by: Actor, now: dt.datetime, options: Sequence[str] = (), **facts: Any) -> Consultation:
    """A question in preparation, seen by the unit alone."""
    made = Consultation.objects.create(unit_id=by.own_unit_id, **facts)
    _keep_options(made, options)
    record(made, options=list(options))
    return made


@act("consultation.edit", _("Sửa việc lấy ý kiến"))
def edit(
    consultation: Consultation, *, by: Actor, now: dt.datetime, seen: int | None, options: Sequence[str], **facts: Any
) -> Consultation:
    """Another question, other options; before it begins."""
    hold(consultation, state=State.DRAFT)
    changes = revise(consultation, seen, **facts)
    if [one.text for one in consultation.options.all()] != list(options):
        if not changes:  # else an older form would put the old options back
            move(consultation, {"revision": seen or 0}, revision=(seen or 0) + 1)
        consultation.options.all().delete()
        _keep_options(consultation, options)
    record(
        consultation, changes={name: list(map(_plain, pair)) for name, pair in changes.items()}, options=list(options)
    )
    return consultation


@act("consultation.drop", _("Bỏ dự thảo lấy ý kiến"))
def drop(consultation: Consultation, *, by: Actor, now: dt.datetime) -> None:
    """The draft is not used; nobody outside has seen it."""
    hold(consultation, state=State.DRAFT)
    record(consultation)
    consultation.delete()


@act("consultation.add_section", _("Thêm mục của dự thảo"))
def add_section(
    consultation: Consultation, *, by: Actor, now: dt.datetime, heading: str, text: str
) -> ConsultationSection:
    """A further section of the draft."""
    return _sections(consultation, [(heading, text)])[0]


@act("consultation.paste_sections", _("Đưa dự thảo vào theo từng mục"))
def paste_sections(
    consultation: Consultation, *, by: Actor, now: dt.datetime, sections: Sequence[tuple[str, str]]
) -> list[ConsultationSection]:
    """A whole draft at once."""
    return _sections(consultation, sections)


@act("consultation.edit_section", _("Sửa mục của dự thảo"))
def edit_section(
    section: ConsultationSection, *, by: Actor, now: dt.datetime, seen: int | None, heading: str, text: str
) -> ConsultationSection:
    """Other words."""
    hold(section.consultation, state=State.DRAFT)
    revise(section, seen, heading=heading, text=text)
    record(section, within=section.consultation, text=heading)
    return section


@act("consultation.drop_section", _("Bỏ mục của dự thảo"))
def drop_section(section: ConsultationSection, *, by: Actor, now: dt.datetime) -> None:
    """It is taken out."""
    hold(section.consultation, state=State.DRAFT)
    record(section, within=section.consultation, text=section.heading)
    section.delete()


@act("consultation.open", _("Công khai lấy ý kiến"))
def open_it(
    consultation: Consultation, *, by: Actor, now: dt.datetime, closes_on: dt.date, results_by: dt.date, basis: str
) -> Consultation:
    """Publishes the question and takes answers from today on. Refused: too few days, nothing to answer."""
    today = timezone.localdate(now)
    _check_days(today, closes_on, results_by)
    if consultation.choosing and consultation.options.count() < 2:
        raise Refused(_g("Cần ít nhất hai phương án để người dân chọn."))
    if not (consultation.comments or consultation.choosing or consultation.majority):
        raise Refused(_g("Hãy chọn ít nhất một cách để người dân trả lời."))
    move(
        consultation,
        {"state": State.DRAFT},
        state=State.OPEN,
        opened_on=today,
        closes_on=closes_on,
        results_by=results_by,
    )
    record(consultation, closes_on=closes_on, results_by=results_by)
    subject = subjects_on(today).filter(key=SUBJECT).first()
    publishing.publish(consultation, by=by, now=now, basis=basis, valid_from=today, subject=subject)
    return consultation


@act("consultation.extend", _("Gia hạn lấy ý kiến"))
def extend(
    consultation: Consultation, *, by: Actor, now: dt.datetime, closes_on: dt.date, results_by: dt.date, reason: str
) -> Consultation:
    """More days to answer. Refused: fewer than before, or the result is late: what is late stays so."""
    was, owed, today = consultation.closes_on, consultation.results_by, timezone.localdate(now)
    assert was is not None and owed is not None  # an open one has its days
    if owed < today:
        raise Refused(
            _g("Đã quá hạn công bố kết quả ({day}), nên không gia hạn được nữa. Hãy công bố kết quả.").format(
                day=written(owed)
            )
        )
    if closes_on <= was or closes_on < today:
        raise Refused(_g("Ngày cuối mới phải sau ngày {day}.").format(day=written(max(was, today))))
    if results_by <= closes_on:
        raise Refused(_g("Ngày công bố kết quả phải sau ngày cuối nhận ý kiến."))
    near(results_by, today)
    days = {"closes_on": [was, closes_on], "results_by": [owed, results_by]}
    move(
        consultation,
        {"state": State.OPEN, "closes_on": was, "results_by": owed},
        closes_on=closes_on,
        results_by=results_by,
    )
    record(consultation, reason=reason, changes={name: list(map(str, pair)) for name, pair in days.items()})
    return consultation


def _check_days(today: dt.date, closes_on: dt.date, results_by: dt.date) -> None:
    least = Figures().on(DAYS, today)
    if least is None:
        if closes_on <= today:
            raise Refused(_g("Ngày cuối nhận ý kiến phải sau hôm nay."))
    elif closes_on < (first := today + dt.timedelta(days=least.days)):  # the day of publication is not counted
        raise Refused(
            _g("Phải lấy ý kiến ít nhất {days} ngày kể từ ngày công khai, đến hết ngày {day} ({basis}).").format(
                days=least.days, day=written(first), basis=least.cited
            )
        )
    if results_by <= closes_on:
        raise Refused(_g("Ngày công bố kết quả phải sau ngày cuối nhận ý kiến."))
    near(results_by, today)


def _keep_options(consultation: Consultation, options: Sequence[str]) -> None:
    ConsultationOption.objects.bulk_create(
        ConsultationOption(consultation=consultation, order=order, text=text)
        for order, text in enumerate(options[:MOST_OPTIONS], 1)
    )


def _sections(consultation: Consultation, given: Sequence[tuple[str, str]]) -> list[ConsultationSection]:
    hold(consultation, state=State.DRAFT)
    last = consultation.sections.order_by("-order").values_list("order", flat=True).first() or 0
    made = [
        ConsultationSection.objects.create(consultation=consultation, order=order, heading=heading, text=text)
        for order, (heading, text) in enumerate(given, last + 1)
    ]
    if not made:
        raise Refused(_g("Không tìm thấy mục nào trong văn bản."))
    record(made[0], within=consultation, text="; ".join(one.heading for one in made))
    return made


def _plain(value: Any) -> Any:
    """As the ledger keeps it: a row by its name of that day."""
    return {"key": value.pk, "name": str(value)} if hasattr(value, "pk") else value
