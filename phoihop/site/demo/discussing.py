"""The commune's consultations, one of each state: made up, marked as such, made by the acts that people use."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from phoihop.ground.proofs import Proof
from phoihop.ledger.actor import CITIZEN, Actor
from phoihop.programmes.models import Programme
from phoihop.publishing.figures import subjects_on
from phoihop.voices import actions
from phoihop.voices.actions.consultation import SUBJECT
from phoihop.voices.models import Consultation

from . import commune
from .showing import at

MARK = " (minh hoạ)"
LAMPS = {
    "title": "Thắp sáng đường thôn bằng đèn năng lượng mặt trời" + MARK,
    "question": "Xã định thắp sáng 6 km đường thôn. Bà con muốn làm ở đâu trước, và góp ý gì cho dự thảo?",
    "asked": f"Nhân dân {commune.COMMUNE}",
    "choosing": "choose",
    "options": ["Đường từ trường học vào thôn", "Đường ra khu sản xuất", "Ngã ba, khúc cua hay có tai nạn"],
}
WASTE = {
    "title": "Thu gom rác ở các thôn xa trung tâm" + MARK,
    "question": "Xã nên thu gom rác mấy lần một tuần, và đặt điểm tập kết ở đâu?",
    "asked": f"Nhân dân {commune.COMMUNE}",
}
HALL = {
    "title": "Nhân dân góp ngày công sửa nhà văn hóa thôn" + MARK,
    "question": "Mỗi hộ góp hai ngày công để sửa nhà văn hóa thôn, có nên làm không?",
    "asked": "Các hộ ở hai thôn có nhà văn hóa xuống cấp",
    "majority": "contributions",
    "villages": 2,
}
SECTIONS = [
    ("1. Nơi lắp đèn", "Lắp trước ở nơi đông người đi lại buổi tối."),
    ("2. Tiền làm", "Ngân sách xã chi tiền đèn. Bà con góp ngày công dựng cột."),
    ("3. Giữ gìn", "Mỗi thôn cử một tổ trông coi, thay bóng."),
]
SAID = ["Nên có thêm điểm tập kết ở đầu thôn", "Thu hai lần một tuần là vừa", "Phí thu gom cần công khai"]


def discuss(programme: Programme, secretary: Actor, now: dt.datetime) -> None:
    """One that is open, one that waits to be answered, one with its result."""
    today = timezone.localdate(now)
    lamps = _ask({**LAMPS, "programme": programme}, secretary, today - dt.timedelta(days=6), 30, SECTIONS)
    first, _second, third = lamps.options.all()
    for option, words in ((first, "Học sinh đi học thêm về tối, rất cần đèn"), (third, "Khúc cua gần cầu quá tối")):
        _say(lamps, words, today - dt.timedelta(days=2), choices=[option])
    waste = _ask(WASTE, secretary, today - dt.timedelta(days=24), 21, [])
    for words in SAID:
        _say(waste, words, today - dt.timedelta(days=10))
    _answered(secretary, today)


def _answered(secretary: Actor, today: dt.date) -> None:
    opened_on = today - dt.timedelta(days=60)
    hall = _ask(HALL, secretary, opened_on, 21, [])
    for words in ("Nên làm sau vụ cà phê", "Hộ neo người thì miễn"):
        _say(hall, words, opened_on + dt.timedelta(days=5))
    met_on = opened_on + dt.timedelta(days=14)
    by: dict[str, Any] = {"by": secretary, "now": at(opened_on + dt.timedelta(days=25))}
    for village, households, votes_for, votes_against in (("Thôn 2", 120, 96, 11), ("Thôn 5", 84, 61, 9)):
        actions.record_vote(
            hall, village=village + MARK, met_on=met_on, households=households, present=votes_for + votes_against,
            votes_for=votes_for, votes_against=votes_against, votes_other=0,
            proofs=[Proof("bien-ban-hop-thon.txt", ContentFile(f"Biên bản họp {village}{MARK}".encode()))], **by,
        )  # fmt: skip
    for text, title, answer in (
        ("cà phê", "Làm sau mùa thu hoạch cà phê", "Làm trong tháng đầu năm, sau khi thu hoạch xong."),
        ("neo người", "Miễn cho hộ neo người", "Hộ neo người, hộ có người ốm không phải góp ngày công."),
    ):
        group = actions.make_group(hall, title=title, outcome="accepted", answer=answer, **by)
        actions.sort(hall, chosen=hall.contributions.filter(text__contains=text), group=group, **by)
    actions.close(
        hall, outcome="changed", decision="Mỗi hộ góp hai ngày công sau vụ cà phê; hộ neo người được miễn.", **by
    )


def _ask(
    facts: dict[str, Any], secretary: Actor, day: dt.date, days: int, sections: list[tuple[str, str]]
) -> Consultation:
    by: dict[str, Any] = {"by": secretary, "now": at(day)}
    made = actions.draft(None, **facts, **by)
    if sections:
        actions.paste_sections(made, sections=sections, **by)
    closes_on = day + dt.timedelta(days=days)
    basis = subjects_on(day).get(key=SUBJECT).words
    return actions.open_it(made, closes_on=closes_on, results_by=closes_on + dt.timedelta(days=14), basis=basis, **by)


def _say(about: Consultation, words: str, day: dt.date, **more: Any) -> None:
    seed = f"minh-hoa-{about.pk}-{words}"
    actions.answer_consultation(about, seed=seed, comments=[(None, words)], by=CITIZEN, now=at(day), **more)
