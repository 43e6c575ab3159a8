"""Where a posting hangs and is read out: never planned shorter than the law wants, and what was cut short is told."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ground.proofs import Proof
from phoihop.publishing import actions
from phoihop.publishing.models import Announcement, Channel, LegalFigure, Posting, Version
from phoihop.publishing.terms import Figures, asked_of, deadline_of
from tests.cast import Cast, Person

from .conftest import TODAY, posted

pytestmark = pytest.mark.usefixtures("on_the_day")


def after(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def standing(posting: Posting, day: dt.date = TODAY) -> dict[str, str]:
    return {one.kind: one.state for one in asked_of(posting, posting.channels.all(), day, Figures())}


@pytest.mark.parametrize(("kind", "days"), [("office", 30), ("village", 30), ("loudspeaker", 2)])
def test_a_day_too_few_is_refused(budget: Announcement, lan: Person, kind: str, days: int) -> None:
    posting = posted(budget, lan, order=7)
    how: dict[str, Any] = {"kind": kind, "place": "Làng Mrăh", "valid_from": TODAY, **lan.by}
    with pytest.raises(Refused, match="Ngắn hơn luật yêu cầu"):
        actions.add_channel(posting, valid_to=after(days - 1), **how)
    actions.add_channel(posting, valid_to=after(days), **how)


def test_what_the_law_does_not_time_may_be_short(budget: Announcement, lan: Person) -> None:
    posting = posted(budget, lan, order=2)  # read out though nobody must
    for kind in ("loudspeaker", "meeting", "sheet"):
        actions.add_channel(posting, kind=kind, place="Làng", valid_from=TODAY, valid_to=TODAY, **lan.by)
    assert posting.channels.count() == 3


def test_what_hangs_always_has_no_end(budget: Announcement, lan: Person) -> None:
    posting = posted(budget, lan, order=13)
    with pytest.raises(Refused, match="thường xuyên"):
        actions.add_channel(posting, kind="office", place="Trụ sở", valid_from=TODAY, valid_to=after(90), **lan.by)
    actions.add_channel(posting, kind="office", place="Trụ sở", valid_from=TODAY, **lan.by)
    assert standing(posting)["office"] == "Đang niêm yết thường xuyên"


def test_a_corrected_figure_counts_at_once(budget: Announcement, lan: Person, unguarded: Any) -> None:
    with unguarded():
        LegalFigure.objects.filter(key="posting-board").update(value=10)
    posting = posted(budget, lan)
    actions.add_channel(posting, kind="office", place="Trụ sở", valid_from=TODAY, valid_to=after(10), **lan.by)
    with unguarded():
        LegalFigure.objects.filter(key="posting-board").update(checked_on=None)
    actions.add_channel(posting, kind="office", place="Trụ sở", valid_from=TODAY, valid_to=after(1), **lan.by)


def test_what_hung_is_judged_by_the_law_of_its_first_day(budget: Announcement, lan: Person, cast: Cast) -> None:
    posting = posted(budget, lan, decided_on=TODAY)
    how: dict[str, Any] = {"kind": "office", "place": "Trụ sở", **lan.by}
    actions.add_channel(posting, valid_from=TODAY, valid_to=after(30), **how)
    due = deadline_of(posting, Figures(), {})
    for key, value in (("posting-board", 45), ("posting-after-decision", 3)):
        renewed(cast, key, value, after(31))
    assert standing(posting, after(40))["office"] == "Đã đủ ngày"
    assert deadline_of(posting, Figures(), {}) == due
    with pytest.raises(Refused, match="45 ngày"):
        actions.add_channel(posting, valid_from=after(31), valid_to=after(75), **how)
    actions.add_channel(posting, valid_from=after(31), valid_to=after(76), **how)
    assert standing(posting, after(76))["office"] == "Phải giữ đến hết ngày 17/5/2026"


def test_without_a_checked_figure_nothing_is_called_short(budget: Announcement, lan: Person, cast: Cast) -> None:
    for key in ("posting-board", "posting-loudspeaker"):
        renewed(cast, key, 45, TODAY, checked_on=None)
    posting = posted(budget, lan, order=7)
    for kind in ("office", "village", "loudspeaker"):
        actions.add_channel(posting, kind=kind, place="Làng", valid_from=TODAY, valid_to=TODAY, **lan.by)
    asked = asked_of(posting, posting.channels.all(), after(50), Figures())
    assert {(one.state, one.colour) for one in asked} == {("Chưa có số ngày theo luật đã đối chiếu", "idle")}


def renewed(cast: Cast, key: str, value: int, first: dt.date, **other: Any) -> None:
    """The law changed this figure."""
    old = LegalFigure.objects.get(key=key)
    names = ("about", "measure", "law", "article", "valid_to", "checked_on", "note")
    fields = {name: getattr(old, name) for name in names} | {"value": value, "valid_from": first} | other
    actions.renew(old, seen=old.revision, reason="Luật mới", **fields, **cast.ha.by)


def test_what_the_law_asks_and_how_it_stands(budget: Announcement, lan: Person) -> None:
    posting = posted(budget, lan, order=7)
    assert standing(posting) == {"office": "Chưa ghi", "village": "Chưa ghi", "loudspeaker": "Chưa ghi"}
    how: dict[str, Any] = {"place": "Làng Mrăh", "valid_from": TODAY, **lan.by}
    board = actions.add_channel(posting, kind="office", **how)
    actions.add_channel(posting, kind="loudspeaker", valid_to=after(2), **how)
    assert standing(posting)["office"] == "Phải giữ đến hết ngày 1/4/2026"
    assert standing(posting, after(3))["loudspeaker"] == "Đã đủ ngày"
    with pytest.raises(Refused, match="lý do"):
        actions.end_channel(board, last=TODAY, **lan.by)
    actions.end_channel(board, last=TODAY, reason="Bão cuốn bảng tin", **lan.by)
    assert standing(posting)["office"] == "Không đủ ngày"
    assert Channel.objects.get(pk=board.pk).cut_short == "Bão cuốn bảng tin"


def test_the_day_by_which_it_had_to_be_public_skips_days_off(budget: Announcement, lan: Person) -> None:
    decided = dt.date(2026, 2, 20)  # within the days off for Tết
    posting = posted(budget, lan, decided_on=decided)
    due = deadline_of(posting, Figures(), {dt.date(2026, 2, 23): False})
    assert due == dt.date(2026, 3, 2)
    assert deadline_of(posted_again(posting), Figures(), {}) is None


def posted_again(posting: Posting) -> Posting:
    posting.decided_on = None
    return posting


def test_proved_and_not_dropped_after(budget: Announcement, lan: Person, cast: Cast) -> None:
    posting = posted(budget, lan)
    wrong = actions.add_channel(posting, kind="office", place="Nhầm", valid_from=TODAY, **lan.by)
    actions.drop_channel(wrong, **lan.by)
    board = actions.add_channel(posting, kind="office", place="Trụ sở", valid_from=TODAY, **lan.by)
    actions.prove(board, proofs=[Proof("bang-tin.txt", ContentFile(b"anh"))], **lan.by)
    with pytest.raises(Refused):
        actions.drop_channel(board, **lan.by)
    with pytest.raises(NotAllowed):
        actions.prove(board, proofs=[Proof("a.txt", ContentFile(b"b"))], **cast.ha.by)


def test_the_pages(budget: Announcement, lan: Person, cast: Cast, client: Client, queries_at_most: Any) -> None:
    posting = posted(budget, lan, order=7)
    address = f"/cong-khai/lan/{posting.pk}/"
    client.force_login(lan.account)
    typed = {"kind": "village", "place": "Nhà rông làng Mrăh", "valid_from": "2026-03-02", "valid_to": "", "once": "c"}
    assert "đến hết 1/4/2026" in client.get(f"{address}hinh-thuc/?hinh-thuc=village").content.decode()
    for _ in range(2):
        assert client.post(f"{address}hinh-thuc/", typed).status_code == 302
    assert Channel.objects.count() == 1
    short = client.post(f"{address}hinh-thuc/", typed | {"valid_to": "2026-03-09", "once": "d"})
    assert short.status_code == 422
    assert "Nhà rông làng Mrăh" in short.content.decode()
    client.post(f"{address}tieng/", {"language": "jra", "title": "Tơlơi", "text": "Bruă", "once": "e"})
    with queries_at_most():
        page = client.get(address).content.decode()
    assert "Phải giữ đến hết ngày 1/4/2026" in page
    assert '<article lang="jra">' in page
    client.force_login(cast.ha.account)  # another body
    assert client.get(address).status_code == 404


def test_who_was_late_does_not_write_over_another_language_version(
    budget: Announcement, lan: Person, client: Client
) -> None:
    address = f"/cong-khai/lan/{posted(budget, lan).pk}/tieng/"
    client.force_login(lan.account)
    first = {"language": "jra", "title": "Tơlơi", "text": "Bruă"}
    assert client.post(address, first | {"once": "a"}).status_code == 302
    late = client.post(address, first | {"text": "Khác", "once": "b"})  # a form that showed none
    assert late.status_code == 422 and "trước bạn" in late.content.decode() and "Khác" in late.content.decode()
    page = client.get(f"{address}?tieng=jra").content.decode()
    assert f'action="{address}?tieng=jra"' in page and "Bruă" in page
    seen = first | {"language": "rad", "seen": "1"}  # the language is the one that was shown
    assert client.post(f"{address}?tieng=jra", seen | {"text": "Một", "once": "c"}).status_code == 302
    assert client.post(f"{address}?tieng=jra", seen | {"text": "Hai", "once": "d"}).status_code == 422
    assert [(one.language, one.text, one.revision) for one in Version.objects.all()] == [("jra", "Một", 2)]
