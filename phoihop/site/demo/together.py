"""What citizens do, answer and inspect: made up and marked as such, so that these pages are not empty."""

from __future__ import annotations

import datetime as dt
import io
import random
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageDraw

from phoihop.ground.proofs import Proof
from phoihop.ledger.actor import CITIZEN, Actor
from phoihop.programmes.models import Content, Programme
from phoihop.publishing import actions as publishing
from phoihop.units.models import Unit
from phoihop.voices.actions import activity, survey, visit
from phoihop.voices.codes import code_from, new_seed

from .promises import BASIS
from .showing import SEED, at

_MARK = " (minh hoạ)"


def show_works(programme: Programme, content: Content, unit: Unit, secretary: Actor, now: dt.datetime) -> None:
    """A work that lies ahead with two who want to come, and one that is done."""
    today, about = timezone.localdate(now), {"programme": programme, "content": content}
    by: dict[str, Any] = {"by": _official(unit), "now": now}
    ahead = activity.plan(
        None,
        title="Dọn kênh mương trước mùa tưới" + _MARK,
        text="Phát cỏ, nạo vét 2 km kênh qua ba làng. Làm buổi sáng, từ 7 giờ.",
        place="Nhà sinh hoạt cộng đồng làng Ktu",
        held_on=today + dt.timedelta(days=9),
        hands_needed=40,
        means="Cuốc, xẻng, găng tay. Nước uống có sẵn.",
        contact="Văn phòng " + unit.name,
        **about,
        **by,
    )
    activity.count_paper(ahead, number=12, **by)
    for name, hands in (("Nhóm thanh niên làng Ktu", 3), ("Tổ phụ nữ", 1)):
        activity.sign_up(ahead, code=code_from(new_seed()), name=name, hands=hands, by=CITIZEN, now=now)
    day = today - dt.timedelta(days=30)
    done = activity.plan(
        None,
        title="Làm đường bê tông làng Tuơh" + _MARK,
        text="Đổ bê tông 350 m đường vào làng.",
        place="Làng Tuơh",
        held_on=day,
        held_until=day + dt.timedelta(days=2),
        **about,
        **by,
    )
    for kind, what, given, used, use in (
        ("money", "", 18_500_000, 17_200_000, "Mua xi măng, cát"),
        ("days", "", 126, 126, "San nền, đổ bê tông"),
        ("goods", "Cát, m³", 14, 14, "Trộn bê tông"),
    ):
        sums = {"given": Decimal(given), "used": Decimal(used)}
        activity.contribute(done, kind=kind, what=what, use=use, **sums, **by)
    activity.show(done, photos=[_picture()], caption="Đường sau khi làm (tranh minh hoạ)", **by)
    activity.conclude(done, came=58, outcome="Xong 350 m đường rộng 3 m. Còn dư 1,3 triệu đồng, để sửa cống.", **by)
    _publish(secretary, now, ahead, done)


def show_surveys(programme: Programme, content: Content, unit: Unit, secretary: Actor, now: dt.datetime) -> None:
    """A survey that is over, with a group too small to be shown, and one that anybody may answer."""
    today, about = timezone.localdate(now), {"programme": programme, "content": content}
    begun = at(today - dt.timedelta(days=40))
    by: dict[str, Any] = {"by": _official(unit), "now": begun}
    over = survey.draft(
        None,
        title="Bà con thấy bộ phận một cửa thế nào?" + _MARK,
        service="Nộp hồ sơ ở bộ phận một cửa",
        text="Hỏi để biết chỗ nào cần sửa.",
        closes_on=today - dt.timedelta(days=10),
        by_code=True,
        **about,
        **by,
    )
    survey.ask(over, kind="rating", text="Cán bộ hướng dẫn có dễ hiểu không?", **by)
    survey.ask(over, kind="yes_no", text="Bạn có phải đi lại hơn hai lần không?", **by)
    reasons = ["Thiếu giấy tờ", "Cán bộ đi vắng", "Máy hỏng", "Không phải đi lại"]
    survey.ask(over, kind="choice", text="Vì sao phải đi lại?", options=reasons, **by)
    survey.open_survey(over, by=secretary, now=begun)
    chance, questions = random.Random(SEED), list(over.questions.all())
    for name, printed, answered in (("Làng Tuơh", 30, 14), ("Làng Ktu", 25, 11), ("Quầy số 2", 10, 3)):
        for code in survey.print_codes(over, seed=name, number=printed, name=name, **by)[:answered]:
            values = (chance.choice([2, 3, 4, 4, 5, 5]), chance.choice([1, 2, 2]), chance.choice([1, 1, 2, 3, 4]))
            answers = {one.pk: value for one, value in zip(questions, values, strict=True)}
            survey.answer(over, answers=answers, code=code, by=CITIZEN, now=begun)
    survey.close(over, by=_official(unit), now=at(over.closes_on))
    running = survey.draft(
        None,
        title="Bảng niêm yết ở nhà rông có dễ đọc không?" + _MARK,
        closes_on=today + dt.timedelta(days=21),
        by_code=False,
        **about,
        **by,
    )
    survey.ask(running, kind="yes_no", text="Bạn có thấy bảng niêm yết không?", **by)
    survey.ask(running, kind="rating", text="Bảng có dễ đọc không?", **by)
    survey.open_survey(running, by=secretary, now=begun)
    _publish(secretary, now, over)


def show_visits(
    programme: Programme, content: Content, unit: Unit, authority: Unit, secretary: Actor, now: dt.datetime
) -> None:
    """A visit that was answered late, one whose answer is overdue, one without a request."""
    today = timezone.localdate(now)
    shown = []
    for ago, body, title, findings, asks, answer in (
        (60, "inspection", "Công khai thủ tục hành chính", "Bảng niêm yết thiếu hai thủ tục mới.",
         "Niêm yết đủ, cả bằng tiếng Jrai.", "Đã niêm yết đủ; bản tiếng Jrai xong trong tháng này."),
        (25, "investment", "Đường bê tông làng Tuơh", "Đoạn cuối hẹp hơn thiết kế 40 cm.",
         "Đo lại và làm lại đoạn cuối.", ""),
        (12, "inspection", "Cấp phát cây giống", "Danh sách nhận khớp với sổ; cây giống khỏe.", "", ""),
    ):  # fmt: skip
        day = today - dt.timedelta(days=ago)
        by: dict[str, Any] = {"by": _official(unit), "now": at(day)}
        facts = {"body": body, "of": authority.name.split(" ", 1)[1], "title": title + _MARK, "visited_on": day}
        made = visit.note(None, findings=findings, asks=asks, programme=programme, content=content, **facts, **by)
        visit.check(made, text="Hồ sơ đầy đủ", verdict="met", **by)
        visit.check(made, text="Đúng như đã công khai", verdict="unmet" if asks else "met", **by)
        if asks:
            visit.send(made, to=authority, **by)
        else:
            visit.finish(made, **by)
        if answer:
            visit.answer(made, text=answer, by=_official(authority), now=at(day + dt.timedelta(days=20)))
        shown.append(made)
    _publish(secretary, now, *shown)


def _publish(secretary: Actor, now: dt.datetime, *shown: Any) -> None:
    for one in shown:
        publishing.publish(one, basis=BASIS, valid_from=timezone.localdate(now), by=secretary, now=now)


def _official(unit: Unit) -> Actor:
    powers = frozenset({"see", "report", "answer"})
    return Actor(unit.name, "Người báo cáo", powers, unit.pk, unit.path, unit.kind, unit.level)


def _picture() -> Proof:
    """A drawn road between hills: nobody is on it."""
    picture = Image.new("RGB", (640, 480), "#cfe3ee")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 260), (170, 150), (330, 260), (470, 170), (640, 260), (640, 480), (0, 480)], fill="#5c8a5a")
    draw.polygon([(300, 250), (330, 250), (470, 480), (150, 480)], fill="#b8b3a8")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return Proof("duong.jpg", ContentFile(out.getvalue()))
