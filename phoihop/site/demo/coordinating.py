"""The commune's meetings and its yearly plan: made up, marked as such, made by the acts that people use."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import key_of
from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.actions.attendance import Came
from phoihop.steering.models import Attendance, Meeting
from phoihop.tasks.models import Task
from phoihop.units.models import Unit

from . import commune
from .showing import at, show

MARK = " (minh hoạ)"
CHAIR = {"chair": "Rơ Mah Hương" + MARK, "chair_office": "Trưởng ban", "clerk": "Trần Thị Mai" + MARK}
PLACE = f"Phòng họp UBND {commune.COMMUNE}"
HELD_BEFORE, NEXT_AFTER = 20, 8  # days before and after the day on which the demo is loaded
SAID = (
    "Phòng Kinh tế xã báo cáo còn 14 hộ chưa đăng ký cải tạo vườn cà phê do thiếu cây giống.\n"
    "Công an xã đề nghị thống nhất lịch tuyên truyền với Ban Chỉ huy Quân sự xã để không trùng ngày.\n"
    "Ủy ban MTTQ xã phản ánh nhiều người lớn tuổi chưa biết nộp hồ sơ trực tuyến."
)


def _unit(name: str) -> Unit:
    return Unit.objects.get(name=name)


def meet(programme: Programme, secretary: Actor, now: dt.datetime) -> None:
    """A meeting that was concluded, one of its tasks late, and the next one, whose agenda takes that up."""
    today = timezone.localdate(now)
    day = today - dt.timedelta(days=HELD_BEFORE)
    by = {"by": secretary, "now": at(day)}
    meeting = actions.call(programme, units=_asked(), **_facts(day), **by)
    _attend(meeting, by)
    actions.record_minutes(meeting, seen=meeting.revision, minutes=SAID + MARK, **by)
    posted = actions.draft_conclusion(
        meeting,
        text="Thống nhất lịch tuyên truyền tại các thôn, làng, gửi Ủy ban MTTQ xã để thông báo" + MARK,
        due_on=today - dt.timedelta(days=6),
        units=[_unit(commune.MILITARY), _unit(commune.POLICE)],
        content=programme.contents.order_by("order").last(),
        **by,
    )
    actions.draft_conclusion(
        meeting,
        text="Mở thêm buổi hướng dẫn nộp hồ sơ trực tuyến cho người lớn tuổi vào chiều thứ Năm" + MARK,
        due_on=today + dt.timedelta(days=25),
        units=[_unit(commune.SERVICES)],
        **by,
    )
    actions.draft_conclusion(meeting, text="Biểu dương Ủy ban MTTQ xã gửi báo cáo đúng hạn" + MARK, **by)
    actions.conclude(meeting, **by)
    done = Task.objects.select_related("unit", "programme").get(origin=key_of(posted), unit__name=commune.MILITARY)
    show(done, "done", secretary, now)
    actions.call(programme, units=_asked(), **_facts(today + dt.timedelta(days=NEXT_AFTER)), by=secretary, now=now)


def plan_year(programme: Programme, secretary: Actor, now: dt.datetime) -> None:
    """This year's plan: the last report of the year earlier than signed, and a contest of the year's own."""
    today = timezone.localdate(now)
    issued_on = min(dt.date(today.year, 1, 20), today)
    by = {"by": secretary, "now": at(issued_on)}
    plan = actions.open_plan(programme, year=today.year, **by)
    actions.change_plan(
        plan,
        seen=plan.revision,
        title=f"Kế hoạch thực hiện chương trình phối hợp năm {today.year}{MARK}",
        signatory_name=CHAIR["chair"],
        signatory_office=CHAIR["chair_office"],
        **by,
    )
    report = plan.lines.select_related("plan__programme", "duty").get(text__startswith="Báo cáo kết quả phối hợp")
    year_end = {dt.date(today.year, 12, 31): dt.date(today.year, 12, 20)}
    actions.sharpen_line(report, seen=report.revision, days=year_end, **by)
    contest = actions.add_line(
        plan,
        text="Tổ chức hội thi tuyên truyền viên Dân vận khéo cấp xã" + MARK,
        product="Kế hoạch, kết quả hội thi",
        due_on=dt.date(today.year, 10, 15),
        units=[_unit(commune.FRONT), _unit(commune.SOCIETY)],
        content=programme.contents.order_by("order").first(),
        **by,
    )
    actions.issue(plan, issued_on=issued_on, **by)
    for task in Task.objects.filter(origin=key_of(contest), due_on__lt=today).select_related("unit", "programme"):
        show(task, "done", secretary, now)


def _facts(day: dt.date) -> dict[str, object]:
    title = f"Giao ban tháng {day.month}/{day.year}{MARK}"
    return {
        "title": title,
        "held_on": day,
        "begins_at": dt.time(8),
        "ends_at": dt.time(10, 30),
        "place": PLACE,
        **CHAIR,
    }


def _asked() -> list[Unit]:
    named = (commune.COMMITTEE, commune.MILITARY, commune.POLICE, commune.FRONT, commune.SERVICES, commune.ECONOMY)
    return [_unit(name) for name in (*named, commune.SOCIETY, commune.HEALTH)]


def _attend(meeting: Meeting, by: dict[str, object]) -> None:
    came = [
        Came(one.pk, Attendance.State.PRESENT, 1 + place % 2, "Lãnh đạo đơn vị")
        for place, one in enumerate(meeting.attendances.order_by("id"))
    ]
    came[-1] = Came(came[-1].attendance, Attendance.State.EXCUSED, None, "Bận tiêm chủng mở rộng")
    actions.attend(meeting, came=came, **by)
