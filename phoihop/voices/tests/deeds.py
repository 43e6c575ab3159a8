"""Works, surveys and visits for tests, made by the acts that people use."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from phoihop.ground.proofs import Proof
from phoihop.ledger.actor import CITIZEN
from phoihop.publishing import actions as publishing
from phoihop.units.models import Account
from phoihop.units.queries import actor_of
from phoihop.voices.actions import activity as activities
from phoihop.voices.actions import survey as surveys
from phoihop.voices.actions import visit as visits
from phoihop.voices.models import CivicActivity, Survey, Visit
from tests.cast import NOW, Cast, person

DAY = dt.date(2026, 3, 14)
BASIS = "Luật số 10/2022/QH15"


def planned(cast: Cast, **facts: Any) -> CivicActivity:
    """Xã Glar calls to clean the canals."""
    given: dict[str, Any] = {
        "title": "Dọn kênh mương",
        "text": "Phát cỏ, nạo vét 2 km kênh",
        "place": "Thôn Tuơh Ktu",
        "held_on": DAY,
        "hands_needed": 30,
    }
    return activities.plan(None, **given | facts, **cast.thu.by)


def published(cast: Cast, about: Any) -> Any:
    """The same, public from the day of the cast by who publishes for the body above."""
    account = Account.objects.filter(username="congkhai").first()
    publisher = account or person("congkhai", "Công khai", cast.committee, "publisher").account
    by = {"by": actor_of(publisher.memberships.get()), "now": NOW}
    publishing.publish(about, basis=BASIS, valid_from=NOW.date(), **by)
    return about


def picture() -> Proof:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "JPEG")
    return Proof("a.jpg", ContentFile(out.getvalue(), "a.jpg"))


def drafted(cast: Cast, by_code: bool = True, **facts: Any) -> Survey:
    """A survey of xã Glar with a question to rate, one to say yes or no to, one to choose from."""
    given: dict[str, Any] = {"title": "Một cửa xã Glar", "closes_on": NOW.date().replace(day=31), "by_code": by_code}
    made = surveys.draft(None, **given | facts, **cast.thu.by)
    surveys.ask(made, kind="rating", text="Bạn thấy bộ phận một cửa thế nào?", **cast.thu.by)
    surveys.ask(made, kind="yes_no", text="Có phải đi lại nhiều lần không?", **cast.thu.by)
    surveys.ask(made, kind="choice", text="Bạn làm thủ tục gì?", options=["Khai sinh", "Đất đai"], **cast.thu.by)
    return made


def opened(cast: Cast, by_code: bool = True, **facts: Any) -> Survey:
    """The same, open."""
    return surveys.open_survey(drafted(cast, by_code, **facts), **cast.ha.by)


def answered(survey: Survey, value: int, code: str = "") -> None:
    """Somebody rates, and answers the first of what the others offer."""
    first, *others = survey.questions.all()
    answers = {first.pk: value} | {one.pk: 1 for one in others}
    surveys.answer(survey, answers=answers, code=code, by=CITIZEN, now=NOW)


def noted(cast: Cast, **facts: Any) -> Visit:
    """The people's inspection of xã Glar looked at a road; it asks something of the district."""
    given: dict[str, Any] = {
        "body": "inspection",
        "of": "xã Glar",
        "title": "Đường thôn Tuơh Ktu",
        "visited_on": NOW.date(),
        "findings": "Mặt đường hẹp hơn thiết kế 40 cm",
        "asks": "Làm lại đoạn cuối",
    }
    made = visits.note(None, **given | facts, **cast.binh.by)
    visits.check(made, text="Rộng đúng 3 m", verdict="unmet", note="đoạn cuối 2,6 m", **cast.binh.by)
    return made


ACTIVITY_PAGES = (
    "activity", "edit_activity", "count_paper", "drop_sign_ups", "conclude_activity", "cancel_activity",
    "contribute", "show_activity",
)  # fmt: skip
VISIT_PAGES = ("visit", "edit_visit", "check_visit", "show_visit", "send_visit", "finish_visit", "answer_visit")


def world(cast: Cast) -> dict[str, dict[str, Any]]:
    """A work, surveys and visits with all that they can hold, and what their addresses are opened with."""
    civic = published(cast, planned(cast))
    activities.show(civic, photos=[picture()], **cast.thu.by)
    given = activities.contribute(civic, kind="money", given=Decimal(2), used=Decimal(1), use="Xi măng", **cast.thu.by)
    asked_people, draft_survey = opened(cast), drafted(cast)
    visit = noted(cast)
    visits.show(visit, photos=[picture()], **cast.binh.by)
    shown = visits.show(noted(cast, asks=""), photos=[picture()], **cast.binh.by)
    told = published(cast, visits.finish(shown, **cast.binh.by))
    return {
        **{f"voices:{name}": {"key": civic.pk} for name in ACTIVITY_PAGES},
        "voices:drop_contribution": {"key": civic.pk, "row_key": given.pk},
        "voices:activity_photo": {"key": civic.pk, "row_key": civic.photos.get().pk},
        "voices:drop_activity_photo": {"key": civic.pk, "row_key": civic.photos.get().pk},
        **{
            f"voices:{name}": {"key": draft_survey.pk}
            for name in ("survey", "edit_survey", "ask_question", "open_survey")
        },
        **{f"voices:{name}": {"key": asked_people.pk} for name in ("print_codes", "close_survey")},
        "voices:drop_question": {"key": draft_survey.pk, "row_key": draft_survey.questions.all()[0].pk},
        **{f"voices:{name}": {"key": visit.pk} for name in VISIT_PAGES},
        "voices:drop_check": {"key": visit.pk, "row_key": visit.checks.get().pk},
        "voices:visit_photo": {"key": visit.pk, "row_key": visit.photos.get().pk},
        "voices:drop_visit_photo": {"key": visit.pk, "row_key": visit.photos.get().pk},
        **{f"portal:{name}": {"key": civic.pk} for name in ("activity", "sign_up", "sign_off")},
        "portal:activity_photo": {"key": civic.pk, "row_key": civic.photos.get().pk},
        **{f"portal:{name}": {"key": asked_people.pk} for name in ("survey", "answer_survey")},
        "portal:visit": {"key": told.pk},
        "portal:visit_photo": {"key": told.pk, "row_key": told.photos.get().pk},
    }
