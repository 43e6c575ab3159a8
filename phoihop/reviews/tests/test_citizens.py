"""A review tells of the citizens' part of its period: numbers, and their words only where these are public."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from phoihop.ledger.actor import CITIZEN
from phoihop.programmes.models import Programme
from phoihop.publishing import actions as publishing
from phoihop.reviews import actions
from phoihop.reviews.figures.counting import count
from phoihop.reviews.freezing import frozen_whole
from phoihop.reviews.models import Review
from phoihop.reviews.proposing import propose
from phoihop.rounds.tests.conftest import at
from phoihop.voices import actions as voices
from phoihop.voices.actions import activity as works
from phoihop.voices.actions import survey as surveys
from phoihop.voices.actions import visit as visits
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.models import Feedback
from phoihop.voices.summing import citizens_in
from phoihop.voices.tests.deeds import drafted
from tests.cast import Cast, person

TODAY = dt.date(2026, 3, 20)
BASIS = "Luật số 10/2022/QH15"


def told(review: Review) -> dict[str, str]:
    """The section, by the parts of its proposal."""
    return dict(propose("citizens", count(review, TODAY, words=True, charts=False)))


def sent(cast: Cast, programme: Programme, text: str, day: str) -> Feedback:
    """A citizen's word of that day to xã Glar."""
    return voices.send(
        code_from(new_seed()), to=cast.glar, text=text, may_publish=True, programme=programme, by=CITIZEN, now=at(day)
    )


def test_nothing_happened(review: Review) -> None:
    assert told(review) == {"none": "Trong kỳ chưa ghi nhận hoạt động nào của Nhân dân trên hệ thống."}


def test_how_senders_found_their_answers_where_not_only_few_said(
    cast: Cast, programme: Programme, review: Review
) -> None:
    by: dict[str, Any] = {"by": cast.binh.actor, "now": at("2026-02-03")}
    for number, rating in enumerate([3, 3, 1, 3, 2]):
        assert "chấm" not in str(told(review))
        word = sent(cast, programme, f"Lời {number}", "2026-02-02")
        voices.answer(word, text="Đã xem", **by)
        voices.rate(word, rating=rating, by=CITIZEN, now=at("2026-02-04"))
    assert "; người gửi chấm 05 câu trả lời: được 03, tạm được 01, chưa được 01." in told(review)["supervise"]


def test_the_six_verbs_of_a_period(
    cast: Cast, programme: Programme, review: Review, django_assert_num_queries: Any
) -> None:
    secretary = person("dang", "Người đăng", cast.glar, "secretary")

    def by(day: str) -> dict[str, Any]:
        return {"by": secretary.actor, "now": at(day)}

    publishing.publish(programme, basis=BASIS, valid_from=dt.date(2026, 2, 1), by=cast.ha.actor, now=at("2026-02-01"))
    shown, late, open_one, spam = (
        sent(cast, programme, text, "2026-02-02") for text in ("Ngập quá", "Riêng tư", "Chờ", "Bán hàng")
    )
    voices.answer(shown, text="Đã khơi", **by("2026-02-03"))
    voices.publish(shown, text="Đường ngập", answer="Đã khơi", **by("2026-02-03"))
    voices.answer(late, text="Xin lỗi", **by("2026-03-10"))
    voices.refuse(spam, refusal="spam", **by("2026-02-03"))
    sent(cast, programme, "Kỳ sau", "2026-03-18")
    work = works.plan(
        None, title="Dọn kênh", text="Dọn", place="Thôn 1", held_on=dt.date(2026, 2, 20), programme=programme,
        **by("2026-02-03"),
    )  # fmt: skip
    publishing.publish(work, basis=BASIS, valid_from=dt.date(2026, 2, 3), **by("2026-02-03"))
    works.contribute(work, kind="money", given=Decimal(2_000_000), used=Decimal(1), use="Xi măng", **by("2026-02-20"))
    works.conclude(work, came=41, outcome="Xong", **by("2026-02-21"))
    visit = visits.note(
        None, body="inspection", of="xã Glar", title="Đường", visited_on=dt.date(2026, 2, 5), findings="Hẹp",
        asks="Làm lại", programme=programme, **by("2026-02-05"),
    )  # fmt: skip
    visits.send(visit, to=cast.committee, **by("2026-02-05"))
    survey = drafted(cast, programme=programme, closes_on=dt.date(2026, 2, 28))
    few = drafted(cast, programme=programme, closes_on=dt.date(2026, 2, 28), title="Ít người")
    for one, number in ((survey, 6), (few, 3)):
        surveys.open_survey(one, **by("2026-02-02"))
        for code in surveys.print_codes(one, seed=one.title, number=number, **by("2026-02-02")):
            surveys.answer(
                one, answers={one.questions.all()[0].pk: 4, one.questions.all()[1].pk: 1}, code=code, by=CITIZEN,
                now=at("2026-02-10"),
            )  # fmt: skip
        surveys.close(one, **by("2026-03-01"))
        publishing.publish(one, basis=BASIS, valid_from=dt.date(2026, 3, 1), **by("2026-03-01"))
    review.refresh_from_db()
    said = told(review)
    assert said["know"].startswith("Dân biết: công khai 04 nội dung")
    assert said["do"] == "Dân làm: 01 việc cùng làm, 41 lượt người tham gia; đóng góp 2.000.000 đồng."
    assert said["inspect"] == "Dân kiểm tra: 01 lần kiểm tra của Nhân dân; 01 kiến nghị, chưa được trả lời."
    assert said["supervise"] == (
        "Dân giám sát: tiếp nhận 04 phản ánh, kiến nghị, trả lời đúng hạn 01, trả lời quá hạn 01, đang giải quyết 01, "
        "đã quá hạn chưa trả lời 01; không tiếp nhận 01 (quảng cáo, thư rác, gửi thử 01)."
    )
    assert "trung bình 4 trên 5 (06 câu trả lời" in said["benefit"] and "100% trả lời có" in said["benefit"]
    assert "Ít người" not in said["benefit"]
    assert [text for key, text in said.items() if key.startswith("word")] == [
        "Ý kiến Nhân dân đã đăng công khai (UBND xã Glar trả lời): “Đường ngập”."
    ]
    assert "Riêng tư" not in str(said) and "Ngập quá" not in str(said) and open_one.state == "received"
    with django_assert_num_queries(1):
        citizens_in([programme], review.round.data_from, review.round.closes_on, TODAY)
    actions.issue(review, seen=1, number="7", issued_on=TODAY, by=cast.ha.actor, now=at("2026-03-20"))
    voices.answer(open_one, text="Xong", **by("2026-03-20"))
    review.refresh_from_db()
    kept = frozen_whole(review)
    assert kept.figures.citizens.waiting == 1 and kept.figures.citizens.of("work")[0].a == 41
    assert any("đang giải quyết 01" in one.text for one in kept.texts)
