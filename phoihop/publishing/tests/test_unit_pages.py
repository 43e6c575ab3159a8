"""What a commune has made public, what not, and the quarterly list."""

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from phoihop.ground.errors import NotAllowed
from phoihop.ground.proofs import Proof
from phoihop.publishing import actions
from phoihop.publishing.models import Announcement, Posting, Subject
from phoihop.publishing.unit_pages import Quarter, by_subject, published_in, quarter_of
from tests.cast import Cast, Person

from .conftest import TODAY, posted

pytestmark = pytest.mark.usefixtures("on_the_day")


def test_each_subject_of_the_law_with_what_is_public(budget: Announcement, lan: Person, cast: Cast) -> None:
    posted(budget, lan, decided_on=dt.date(2026, 1, 5))
    found = by_subject(cast.glar, TODAY)
    lines = found.lines
    assert len(lines) == 14
    assert [line.subject.order for line in lines if not line.lacks] == [2]
    shown = lines[1].current[0]
    assert shown.title == "Dự toán ngân sách xã năm 2026"
    assert shown.late == "Công khai sau hạn 12/1/2026"
    assert [one.state for one in shown.lacking] == ["Chưa ghi", "Chưa ghi"]
    assert (found.others, found.more) == ([], 0)


def test_what_is_over_is_no_longer_public(budget: Announcement, lan: Person, cast: Cast) -> None:
    posted(budget, lan, valid_to=TODAY + dt.timedelta(days=30))
    lines = by_subject(cast.glar, TODAY + dt.timedelta(days=31)).lines
    assert (lines[1].lacks, lines[1].past) == (True, 1)


def test_what_begins_later_is_not_public_yet(budget: Announcement, lan: Person, cast: Cast) -> None:
    subject = Subject.objects.get(order=2)
    first = TODAY + dt.timedelta(days=5)
    actions.publish(budget, subject=subject, basis=subject.words, valid_from=first, **lan.by)
    line = by_subject(cast.glar, TODAY).lines[1]
    assert (line.lacks, [one.when for one in line.current]) == (True, ["từ ngày 7/3/2026"])
    assert not by_subject(cast.glar, first).lines[1].lacks


def test_long_lists_go_on_behind_their_newest(
    budget: Announcement, lan: Person, cast: Cast, client: Client, queries_at_most: Any
) -> None:
    law = Subject.objects.get(order=2)
    for subject, number in ((law, 12), (None, 27)):
        for n in range(number):
            made = actions.write(None, title=f"Bản {number} số {n}", text="Nội dung.", **lan.by)
            actions.publish(made, subject=subject, basis="Luật", valid_from=TODAY, **lan.by)
    client.force_login(lan.account)
    with queries_at_most():
        page = client.get("/cong-khai/").content.decode()
    assert page.count("Bản 12 số") == 10
    assert page.count("Bản 27 số") == 25 and by_subject(cast.glar, TODAY).more == 2
    assert page.count("Còn 2 lần công khai trước đó.") == 2
    after = by_subject(cast.glar, TODAY).next
    page = client.get(f"/cong-khai/?sau={after}").content.decode()
    assert "Bản 27 số 1<" in page and "Bản 27 số 0<" in page and page.count("Bản 27 số") == 2


def test_a_unit_that_the_law_does_not_bind_sees_what_it_posted_by_the_law(cast: Cast) -> None:
    made = actions.write(None, title="Dự toán tỉnh", text="Thu.", **cast.ha.by)
    posted(made, cast.ha)
    assert made.unit_id == cast.ha.actor.unit_id
    assert [one.title for one in by_subject(made.unit, TODAY).others] == ["Dự toán tỉnh"]


def test_quarters() -> None:
    assert quarter_of(dt.date(2026, 12, 31)) == Quarter(2026, 4)
    assert Quarter(2026, 4).beside(1) == Quarter(2027, 1)
    assert (Quarter(2026, 4).first, Quarter(2026, 4).last) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))


def test_the_list_of_a_quarter_has_forms_and_times(budget: Announcement, lan: Person, cast: Cast) -> None:
    posting = posted(budget, lan)
    actions.add_channel(posting, kind="office", place="Trụ sở", valid_from=dt.date(2026, 4, 1), **lan.by)
    first, second = (published_in(cast.glar, Quarter(2026, number), dt.date(2026, 7, 1)) for number in (1, 2))
    assert [one.title for one in first] == [one.title for one in second] == ["Dự toán ngân sách xã năm 2026"]
    forms = [("Cổng công khai", "từ 2/3/2026"), ("Niêm yết tại trụ sở: Trụ sở", "từ 1/4/2026")]
    assert first[0].forms == forms
    assert published_in(cast.glar, Quarter(2026, 3), dt.date(2026, 7, 1)) == []
    (early,) = published_in(cast.glar, Quarter(2026, 1), TODAY)
    assert early.forms == forms[:1]  # the board is not up yet
    assert published_in(cast.glar, Quarter(2026, 2), TODAY) == []


def test_the_list_of_a_quarter_has_the_days_of_the_house_and_nothing_that_never_was_public(
    budget: Announcement, lan: Person, cast: Cast
) -> None:
    def listed(today: dt.date) -> list[str]:
        return [when for line in published_in(cast.glar, Quarter(2026, 1), today) for _form, when in line.forms]

    def withdrawn(posting: Posting, *at: int) -> None:
        actions.withdraw(posting, reason="Đăng nhầm", by=lan.actor, now=dt.datetime(2026, 3, *at, tzinfo=dt.UTC))

    basis: Any = {"basis": "Luật", **lan.by}
    planned = actions.publish(budget, valid_from=dt.date(2026, 3, 10), **basis)
    actions.add_channel(planned, kind="office", place="Trụ sở", valid_from=dt.date(2026, 3, 10), **lan.by)
    assert listed(dt.date(2026, 3, 9)) == []
    assert listed(dt.date(2026, 3, 10)) == ["từ 10/3/2026"] * 2
    withdrawn(planned, 4, 2)
    assert listed(dt.date(2026, 3, 31)) == []
    for first, last, (day, hour) in (
        (3, None, (2, 20)),  # 3/3, 3:00 here
        (5, None, (7, 20)),  # 8/3, 3:00 here
        (9, dt.date(2026, 3, 11), (20, 2)),  # when it was long over
    ):
        posting = actions.publish(budget, valid_from=dt.date(2026, 3, first), valid_to=last, **basis)
        withdrawn(posting, day, hour)
    assert listed(dt.date(2026, 3, 31)) == ["3/3/2026", "5/3/2026 – 8/3/2026", "9/3/2026 – 11/3/2026"]


def test_the_pages(budget: Announcement, lan: Person, client: Client, queries_at_most: Any) -> None:
    from docx import Document

    client.force_login(lan.account)
    before = client.get("/cong-khai/").content.decode()
    assert "13 nội dung luật buộc công khai mà chưa công khai" in before
    assert "Dự toán ngân sách xã năm 2026" in before  # being written
    posted(budget, lan)
    with queries_at_most():
        assert "12 nội dung luật buộc" in client.get("/cong-khai/").content.decode()
    assert "từ 2/3/2026" in client.get("/cong-khai/quy/?nam=2026&quy=1").content.decode()
    word = Document(io.BytesIO(client.get("/cong-khai/quy/word/?nam=2026&quy=1").content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Dự toán ngân sách xã năm 2026" in cells
    assert "Cổng công khai" in cells


def test_a_unit_that_the_law_does_not_bind_sees_its_own_list(cast: Cast, client: Client) -> None:
    client.force_login(cast.ha.account)
    page = client.get("/cong-khai/").content.decode()
    assert "Đơn vị chưa công khai nội dung nào" in page
    assert "luật buộc" not in page


def test_written_changed_published_and_then_left_alone(lan: Person, cast: Cast, client: Client) -> None:
    client.force_login(lan.account)
    typed = {"title": "Mức thu phí chợ", "text": "Mỗi quầy: 5.000 đồng.", "decided_on": "", "once": "a"}
    where = client.post("/cong-khai/soan/", typed).url  # type: ignore[attr-defined]
    made = Announcement.objects.get()
    actions.edit(
        made, seen=1, title="Mức thu phí chợ xã", text=made.text,
        attached=[Proof("muc-thu.txt", ContentFile(b"5000"))], **lan.by,
    )  # fmt: skip
    assert "muc-thu.txt" in client.get(where).content.decode()
    sent = {"known": "10-2022-11-12", "other": "", "decided_on": "", "valid_from": "2026-03-02", "valid_to": ""}
    assert client.post(f"{where}dang/", sent | {"once": "b"}).status_code == 302
    made.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.edit(made, seen=made.revision, title="Khác", text="", **lan.by)
    with pytest.raises(NotAllowed):  # another body's
        actions.publish(made, basis="x", valid_from=TODAY, **cast.ha.by)
