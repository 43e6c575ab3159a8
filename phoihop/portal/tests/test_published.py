"""What was made public: list, feed, posting, plan, review; and nothing that is not."""

import datetime as dt
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from phoihop.ground.errors import NotAllowed
from phoihop.ground.proofs import Proof
from phoihop.programmes.models import Programme
from phoihop.publishing import actions
from phoihop.publishing.models import Announcement, Posting
from phoihop.reviews import actions as reviews
from phoihop.reviews.models import Review
from phoihop.rounds import actions as rounds
from phoihop.steering import actions as steering
from phoihop.steering.models import YearlyPlan
from tests.cast import NOW, Cast

from .conftest import BASIS

TODAY = NOW.date()


def show(about: Any, cast: Cast, **how: Any) -> Posting:
    made: Posting = actions.publish(about, basis=BASIS, valid_from=TODAY, **how, **cast.ha.by)
    return made


@pytest.fixture
def text(cast: Cast) -> Announcement:
    """A text with a file, not public yet."""
    made: Announcement = actions.write(
        None, title="Mức thu phí chợ", text="Mỗi quầy 5.000 đồng.",
        attached=[Proof("muc-thu.txt", ContentFile(b"5000"))], **cast.ha.by,
    )  # fmt: skip
    return made


def plan_of(programme: Programme, cast: Cast) -> YearlyPlan:
    """A draft with work of its own."""
    plan: YearlyPlan = steering.open_plan(programme, year=2026, **cast.ha.by)
    steering.add_line(
        plan, text="Hội thi tuyên truyền viên", due_on=dt.date(2026, 9, 1), units=[cast.glar], **cast.ha.by
    )
    return plan


def review_of(programme: Programme, cast: Cast) -> Review:
    """A draft."""
    asked = rounds.open_round(
        cast.mass_mobilisation, programmes=[programme], title="Báo cáo quý I năm 2026", kind="quarterly",
        period_from=dt.date(2026, 1, 1), period_to=dt.date(2026, 3, 31), data_from=dt.date(2025, 12, 15),
        closes_on=dt.date(2026, 3, 14), due_on=dt.date(2026, 3, 17), **cast.ha.by,
    )  # fmt: skip
    made: Review = reviews.open_review(asked, kind="periodic", **cast.ha.by)
    return made


def test_a_text_with_its_file_while_it_is_public(
    client: Client, cast: Cast, text: Announcement, on_the_day: time_machine.Traveller
) -> None:
    file = f"/da-cong-khai/tep/{text.files.get().pk}/"
    assert client.get(file).status_code == 404
    posting = show(text, cast, valid_to=TODAY + dt.timedelta(days=30))
    address = f"/da-cong-khai/{posting.pk}/"
    board = actions.add_channel(posting, kind="village", place="Nhà rông làng Mrăh", valid_from=TODAY, **cast.ha.by)
    assert "làm chứng" not in client.get(address).content.decode()
    actions.prove(board, proofs=[Proof("bang.txt", ContentFile(b"x"))], **cast.ha.by)
    assert "có ảnh hoặc biên bản làm chứng" in client.get(address).content.decode()
    actions.translate(posting, language="bdq", title="Tơdrong", text="Kon pơlei", **cast.ha.by)
    page = client.get(address).content.decode()
    for words in ("Mức thu phí chợ", "Mỗi quầy 5.000 đồng.", "Nhà rông làng Mrăh", 'lang="bdq"', file):
        assert words in page
    assert client.get(file).status_code == 200
    assert "Mức thu phí chợ" in client.get("/da-cong-khai/").content.decode()
    on_the_day.move_to(NOW + dt.timedelta(days=31))
    assert [client.get(one).status_code for one in (address, file)] == [404, 404]
    assert "Mức thu phí chợ" not in client.get("/da-cong-khai/").content.decode()


def test_the_feed_is_read_by_programs(client: Client, cast: Cast, text: Announcement) -> None:
    posting = show(text, cast)
    answer = client.get("/da-cong-khai/atom.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ElementTree.fromstring(answer.content)  # of our own making
    entries = feed.findall("a:entry", space)
    assert [one.findtext("a:title", namespaces=space) for one in entries] == ["Mức thu phí chợ"]
    link = entries[0].find("a:link", space)
    assert link is not None and link.get("href") == f"http://testserver/da-cong-khai/{posting.pk}/"
    assert entries[0].findtext("a:author/a:name", namespaces=space) == "Ban Dân vận Huyện ủy"
    actions.withdraw(posting, reason="Nhầm", **cast.ha.by)
    assert b"<entry" not in client.get("/da-cong-khai/atom.xml").content


def test_a_plan_once_issued_and_published(
    client: Client, cast: Cast, programme: Programme, queries_at_most: Any
) -> None:
    plan = plan_of(programme, cast)
    address = f"/ke-hoach-da-ban-hanh/{plan.pk}/"
    with pytest.raises(NotAllowed):
        show(plan, cast)
    steering.issue(plan, issued_on=TODAY, **cast.ha.by)
    assert client.get(address).status_code == 404
    plan.refresh_from_db()
    show(plan, cast)
    with queries_at_most():
        page = client.get(address).content.decode()
    assert "Hội thi tuyên truyền viên" in page
    assert "UBND xã Glar" in page
    assert f'href="/cam-ket/{programme.pk}/"' in page


def test_a_review_says_what_was_frozen(
    client: Client, cast: Cast, programme: Programme, queries_at_most: Any, unguarded: Any
) -> None:
    review = review_of(programme, cast)
    address = f"/bao-cao-da-ban-hanh/{review.pk}/"
    assert client.get(address).status_code == 404
    results = review.sections.get(key="results")
    reviews.edit_section(results, text="Đã làm tốt ở làng Mrăh.", seen=0, proposed=[], **cast.ha.by)
    review.refresh_from_db()
    reviews.issue(review, number="12", issued_on=TODAY, seen=review.revision, **cast.ha.by)
    assert client.get(address).status_code == 404
    review.refresh_from_db()
    show(review, cast)
    with unguarded():  # what is written beside the snapshot is not shown
        review.sections.update(text="Lời sau khi ban hành")
        Review.objects.filter(pk=review.pk).update(abstract="Trích yếu khác")
    with queries_at_most():
        page = client.get(address).content.decode()
    assert "Đã làm tốt ở làng Mrăh." in page
    assert "Lời sau khi ban hành" not in page
    assert "Trích yếu khác" not in page


def test_a_draft_that_a_posting_names_all_the_same(
    client: Client, cast: Cast, programme: Programme, unguarded: Any
) -> None:
    plan, review = plan_of(programme, cast), review_of(programme, cast)
    with unguarded():
        for about in (plan, review):
            Posting.objects.create(
                object_kind=about._meta.label_lower, object_id=about.pk, unit=cast.mass_mobilisation, basis=BASIS,
                valid_from=TODAY,
            )  # fmt: skip
    hidden = Posting.objects.exclude(object_kind="programmes.programme")
    paths = [f"/ke-hoach-da-ban-hanh/{plan.pk}/", f"/bao-cao-da-ban-hanh/{review.pk}/"]
    paths += [f"/da-cong-khai/{one.pk}/" for one in hidden]
    assert [client.get(one).status_code for one in paths] == [404] * 4
    for page in ("/da-cong-khai/", "/da-cong-khai/atom.xml"):
        assert plan.title not in client.get(page).content.decode()


def test_a_reader_without_an_account_gets_no_cookie(client: Client, cast: Cast, text: Announcement) -> None:
    posting = show(text, cast)
    for page in ("/da-cong-khai/", "/da-cong-khai/atom.xml", f"/da-cong-khai/{posting.pk}/"):
        answer = client.get(page)
        assert not answer.cookies
        assert client.get(page, headers={"if-none-match": answer["ETag"]}).status_code == 304
