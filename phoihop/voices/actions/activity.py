"""What a unit and citizens do about a common work. Names of citizens never enter the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import keep
from phoihop.ground.proofs import Proof
from phoihop.ground.state import hold, move, revise
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..codes import hash_of
from ..models import ActivityContribution, ActivityPhoto, CivicActivity, SignUp
from ..terms import near
from .counting import Form as Guarding
from .counting import count
from .pictures import take_out

State = CivicActivity.State
MOST_HANDS = 50  # that one person signs up for


@act("activity.plan", _("Mở việc bà con cùng làm"))
def plan(_nothing: None, *, by: Actor, now: dt.datetime, **facts: Any) -> CivicActivity:
    """A common work of the actor's unit; nobody outside sees it until it is published. Refused: a day far off."""
    _near(facts, now)
    made = CivicActivity.objects.create(unit_id=by.own_unit_id, **facts)
    record(made, title=made.title, held_on=made.held_on, place=made.place)
    return made


@act("activity.edit", _("Sửa việc bà con cùng làm"))
def edit(activity: CivicActivity, *, by: Actor, now: dt.datetime, seen: int | None, **facts: Any) -> CivicActivity:
    """Another day, place or need, until it is done. Refused: a day far off."""
    _near(facts, now)
    hold(activity, state=State.PLANNED)
    changes = revise(activity, seen, **facts)
    told = {name: [getattr(one, "pk", one) for one in pair] for name, pair in changes.items()}
    record(activity, changes=told)
    return activity


def _near(facts: dict[str, Any], now: dt.datetime) -> None:
    for day in (facts.get("held_on"), facts.get("held_until")):
        if day:
            near(day, timezone.localdate(now))


@act("activity.count_paper", _("Ghi số người trên danh sách giấy"))
def count_paper(activity: CivicActivity, *, by: Actor, now: dt.datetime, number: int) -> CivicActivity:
    """How many signed up on paper; the list itself stays on paper."""
    move(activity, {"state": State.PLANNED}, paper_hands=number)
    record(activity, number=number)
    return activity


@act("activity.conclude", _("Ghi kết quả việc cùng làm"))
def conclude(activity: CivicActivity, *, by: Actor, now: dt.datetime, came: int, outcome: str) -> CivicActivity:
    """It was done: how many came and what came of it. The names of those who signed up are deleted."""
    if activity.held_on > timezone.localdate(now):
        raise Refused(_g("Chưa đến ngày làm, chưa ghi kết quả được."))
    move(activity, {"state": State.PLANNED}, state=State.HELD, came=came, outcome=nfc(outcome).strip())
    _forget(activity)
    record(activity, came=came)
    return activity


@act("activity.cancel", _("Không làm việc đã định"))
def cancel(activity: CivicActivity, *, by: Actor, now: dt.datetime, reason: str) -> CivicActivity:
    """It is off, for a reason that citizens read. The names of those who signed up are deleted."""
    move(activity, {"state": State.PLANNED}, state=State.CANCELLED, outcome=nfc(reason).strip())
    _forget(activity)
    record(activity, reason=activity.outcome)
    return activity


@act("activity.contribute", _("Ghi khoản bà con đóng góp"))
def contribute(
    activity: CivicActivity,
    *,
    by: Actor,
    now: dt.datetime,
    kind: str,
    given: Decimal,
    used: Decimal,
    use: str,
    what: str = "",
) -> ActivityContribution:
    """A sum of what people gave, and its use. Refused: more used than given, goods without a name."""
    if used > given:
        raise Refused(_g("Số đã dùng không thể lớn hơn số đã góp."))
    if kind == ActivityContribution.Kind.GOODS and not squeeze(what):
        raise Refused(_g("Hãy ghi hiện vật gì và đơn vị tính."))
    hold(activity, state=activity.state)
    made = ActivityContribution.objects.create(
        activity=activity, kind=kind, what=squeeze(what), given=given, used=used, use=squeeze(use)
    )
    record(made, within=activity, given=str(given), used=str(used))
    return made


@act("activity.drop_contribution", _("Bỏ khoản đóng góp ghi nhầm"))
def drop_contribution(
    activity: CivicActivity, contribution: ActivityContribution, *, by: Actor, now: dt.datetime
) -> CivicActivity:
    """A sum that was written down by mistake."""
    record(contribution, within=activity, given=str(contribution.given), used=str(contribution.used))
    contribution.delete()
    return activity


@act("activity.show", _("Thêm ảnh việc cùng làm"))
def show(
    activity: CivicActivity, *, by: Actor, now: dt.datetime, photos: Sequence[Proof], caption: str = ""
) -> CivicActivity:
    """Pictures of the work."""
    for photo in photos:
        assert photo.content  # a picture: the form says so
        ActivityPhoto.objects.create(activity=activity, file=keep(photo.content, now), caption=squeeze(caption))
    record(activity, photos=len(photos))
    return activity


@act("activity.drop_photo", _("Bỏ ảnh việc cùng làm"))
def drop_photo(activity: CivicActivity, photo: ActivityPhoto, *, by: Actor, now: dt.datetime) -> CivicActivity:
    """A picture is taken out."""
    record(activity, photos=-1)
    take_out(photo)
    return activity


@act("activity.sign_up", _("Người dân ghi tên tham gia"))
def sign_up(
    activity: CivicActivity,
    *,
    by: Actor,
    now: dt.datetime,
    code: str,
    name: str,
    hands: int = 1,
    brings: str = "",
    proven: bool = False,
) -> SignUp:
    """Somebody wants to come. Sent twice it is there once. Refused: it is over or off, no name."""
    hashed, name = hash_of(code), squeeze(name)
    if not hashed or not name:
        raise Refused(_g("Hãy ghi một tên để gọi bạn. Tên nào cũng được."))
    if activity.last_day < timezone.localdate(now):
        raise Refused(_g("Việc này đã qua."))
    hold(activity, state=State.PLANNED)
    made, new = SignUp.objects.get_or_create(
        code_hash=hashed, defaults={"activity": activity, "name": name, "hands": hands, "brings": squeeze(brings)}
    )
    if new:
        count(Guarding.SIGN_UP, now, proven=proven)
    record(activity)
    return made


@act("activity.sign_off", _("Người dân rút tên"))
def sign_off(activity: CivicActivity, *, by: Actor, now: dt.datetime, code: str) -> CivicActivity:
    """Who holds the code takes the name out again. Refused: no name of this work has this code."""
    hashed = hash_of(code)
    gone, _rows = activity.sign_ups.filter(code_hash=hashed).delete() if hashed else (0, {})
    if not gone:
        raise Refused(_g("Không có tên nào mang mã này. Hãy xem lại từng chữ số."))
    record(activity)
    return activity


@act("activity.drop_sign_ups", _("Bỏ tên ghi chơi, ghi trùng"))
def drop_sign_ups(activity: CivicActivity, keys: Collection[int], *, by: Actor, now: dt.datetime) -> int:
    """Takes out what a flood or a joke left; how many. Refused: none was chosen."""
    gone, _rows = activity.sign_ups.filter(pk__in=keys).delete()
    if not gone:
        raise Refused(_g("Hãy chọn ít nhất một tên."))
    record(activity, number=gone)
    return gone


@act("activity.forget", _("Xóa tên người đã ghi tham gia"))
def forget(activity: CivicActivity, *, by: Actor, now: dt.datetime) -> CivicActivity:
    """The work is over: names are deleted, their number stays."""
    _forget(activity)
    record(activity, number=activity.signed_up)
    return activity


def _forget(activity: CivicActivity) -> None:
    number = activity.sign_ups.aggregate(number=Sum("hands"))["number"]
    if number:
        move(activity, {"state": activity.state}, signed_up=activity.signed_up + number)
        activity.sign_ups.all().delete()
