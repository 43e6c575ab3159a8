"""Programmes for tests, made by the acts that people use."""

from __future__ import annotations

import datetime as dt

from phoihop.programmes import actions
from phoihop.programmes.models import Duty, Programme

from .cast import Cast


def draft(cast: Cast) -> Programme:
    """A draft of two parties, one content, two duties: a recurring one of all communes, a continuous one.

    Each has a number of its own, the first 01: the same paper comes into force once.
    """
    by = cast.ha.by
    number = f"{Programme.objects.count() + 1:02}-CTr/BDVHU-UBND"
    programme = actions.create_programme(
        None,
        title="Phối hợp công tác dân vận chính quyền giai đoạn 2026-2027",
        number=number,
        starts_on=dt.date(2026, 1, 1),
        ends_on=dt.date(2027, 12, 31),
        **by,
    )
    actions.add_party(programme, name="Ban Dân vận Huyện ủy", unit=cast.mass_mobilisation, **by)
    actions.add_party(programme, name="UBND huyện Đak Đoa", unit=cast.committee, **by)
    content = actions.add_content(programme, text="Thực hiện dân chủ ở cơ sở", label="1", **by)
    reporting = actions.add_duty(
        programme,
        content=content,
        text="Báo cáo kết quả thực hiện dân chủ ở cơ sở",
        schedule="recurring",
        schedule_text="trước ngày 15/6 và 15/11",
        rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15\nFREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15",
        **by,
    )
    telling = actions.add_duty(
        programme,
        content=content,
        text="Tuyên truyền, vận động Nhân dân",
        schedule="continuous",
        schedule_text="thường xuyên",
        **by,
    )
    actions.add_assignment(reporting, role="lead", unit_class=cast.communes, **by)
    actions.add_assignment(telling, role="lead", unit=cast.home_affairs, **by)
    actions.add_assignment(telling, role="support", unit=cast.glar, **by)
    return programme


def in_force(cast: Cast) -> Programme:
    """The same, signed on 5 January 2026 and in force, with its tasks."""
    programme = draft(cast)
    return actions.confirm(programme, signed_on=dt.date(2026, 1, 5), tracked_from=dt.date(2026, 1, 1), **cast.ha.by)


def duty_of(programme: Programme, words: str) -> Duty:
    """The duty whose text holds the words."""
    return programme.duties.get(text__contains=words)
