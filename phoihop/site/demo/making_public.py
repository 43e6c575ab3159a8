"""What the commune makes public beside its programme: made up, marked as such, by the acts that people use."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.publishing import actions
from phoihop.publishing.models import Announcement, Posting, Subject
from phoihop.steering.models import YearlyPlan
from phoihop.units.models import Membership
from phoihop.units.queries import actor_of

from . import commune
from .showing import at

MARK = " (minh hoạ)"
BUDGET = (
    "Tổng thu ngân sách xã: 8,5 tỷ đồng.\n"
    "Chi thường xuyên: 6,1 tỷ đồng.\n"
    "Chi sửa đường làng và kênh tưới: 1,7 tỷ đồng.\n"
    "Dự phòng: 0,4 tỷ đồng.\n"
    "Thuyết minh đầy đủ xem tại bộ phận một cửa, từ thứ Hai đến thứ Sáu."
)
HOUSES = (
    "Danh sách 12 hộ được hỗ trợ sửa nhà, mức 30 triệu đồng một hộ.\n"
    "Bà con xem danh sách tại nhà sinh hoạt làng.\n"
    "Ai thấy chưa đúng, báo cho Trưởng thôn hoặc UBND xã trong 10 ngày."
)
BOARD = f"bảng tin trụ sở UBND {commune.COMMUNE}"
HALLS = "nhà sinh hoạt các thôn, làng"


def make_public(programme: Programme, secretary: Actor, now: dt.datetime) -> None:
    """A budget whose board may come down, help for houses that is still read out, and the yearly plan."""
    publisher = actor_of(Membership.objects.select_related("unit").get(role="publisher", unit__name=commune.COMMITTEE))
    today = timezone.localdate(now)
    budget = _posted(f"Dự toán ngân sách xã năm {today.year}{MARK}", BUDGET, 2, 40, publisher, today)
    houses = _posted(f"Hỗ trợ sửa nhà cho hộ nghèo năm {today.year}{MARK}", HOUSES, 7, 1, publisher, today)
    for posting in (budget, houses):
        first = posting.valid_from
        assert first is not None
        by = {"by": publisher, "now": at(first)}
        actions.add_channel(posting, kind="office", place=BOARD, valid_from=first, **by)
        actions.add_channel(posting, kind="village", place=HALLS, valid_from=first, **by)
    by = {"by": publisher, "now": at(today)}
    last = today + dt.timedelta(days=2)
    actions.add_channel(
        houses, kind="loudspeaker", place="các cụm loa, 5h30 và 17h30", valid_from=today, valid_to=last, **by
    )
    actions.translate(
        houses,
        language="en",
        title=f"Help to repair the homes of poor households, {today.year} (made up)",
        text="12 households get 30 million đồng each. The list hangs in the village halls.",
        **by,
    )
    plan = YearlyPlan.objects.filter(programme=programme, state="issued").first()
    if plan:
        actions.publish(
            plan, basis="Thỏa thuận của các bên ký kết" + MARK, valid_from=today, decided_on=plan.issued_on,
            by=secretary, now=now,
        )  # fmt: skip


def _posted(title: str, text: str, order: int, days: int, publisher: Actor, today: dt.date) -> Posting:
    first = today - dt.timedelta(days=days)
    by = {"by": publisher, "now": at(first)}
    made: Announcement = actions.write(None, title=title, text=text, decided_on=first, **by)
    subject = Subject.objects.get(order=order)
    posting: Posting = actions.publish(
        made, subject=subject, basis=subject.words, decided_on=first, valid_from=first, **by
    )
    return posting
