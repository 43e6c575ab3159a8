"""A review is opened, writes itself, is edited, and is issued; its official file says what the database says."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from docx import Document

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ledger.guard import unguarded
from phoihop.programmes import actions as programmes
from phoihop.programmes.models import Programme
from phoihop.reviews import actions
from phoihop.reviews.freezing import whole_of
from phoihop.reviews.heads import head_for
from phoihop.reviews.jobs import make_export
from phoihop.reviews.models import Export, Review
from phoihop.reviews.paper import paper_of
from phoihop.reviews.proposing import propose
from phoihop.rounds.models import ReportLine, Round
from phoihop.rounds.tests.conftest import at
from phoihop.steering.models import CycleAct
from phoihop.writing.blocks import Table
from tests.cast import Cast

from .conftest import As, hand_in

NOW = at("2026-03-20")


def text(review: Review, key: str) -> str:
    """What a section says now."""
    return next(one.text for one in whole_of(review, NOW).texts if one.section.key == key)


def issued(cast: Cast, review: Review, run_jobs: Callable[[], int]) -> Review:
    """The review, issued by Hà, its file made."""
    review.refresh_from_db()
    actions.issue(review, seen=review.revision, number="12", issued_on=dt.date(2026, 3, 20), by=cast.ha.actor, now=NOW)
    run_jobs()
    return Review.objects.select_related("round", "compared_with", "lines").get(pk=review.pk)


def test_it_writes_itself(review: Review) -> None:
    assert text(review, "reporting") == (
        "Trong kỳ, 02/03 đơn vị đã gửi báo cáo, đạt 66,7%; 01 đơn vị gửi chậm (Phòng Nội vụ chậm 02 ngày).\n"
        "Còn 01 đơn vị chưa gửi báo cáo: UBND xã A Dơk."
    )
    assert "hoàn thành 01, đang thực hiện 01, chưa có báo cáo 01; tỷ lệ hoàn thành 33,3%" in text(review, "results")
    assert "UBND xã Glar đã niêm yết tại 8 thôn" in text(review, "results")
    assert "thiếu báo cáo viên (Phòng Nội vụ)" in text(review, "causes")
    assert text(review, "proposals") == "Đề nghị tập huấn (Phòng Nội vụ và UBND xã Glar)."


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Phối hợp công tác dân vận", "thực hiện Chương trình phối hợp công tác dân vận"),
        ("Chương trình phối hợp công tác dân vận", "thực hiện Chương trình phối hợp công tác dân vận"),
    ],
)
def test_its_abstract_names_the_programme(programme: Programme, round: Round, title: str, said: str) -> None:
    with unguarded("a title as papers have it"):
        Programme.objects.filter(pk=programme.pk).update(title=title)
    assert head_for(round, "interim")["abstract"].endswith(said)


def test_figures_by_field_where_contents_were_sorted(cast: Cast, review: Review, round: Round, as_: As) -> None:
    url = reverse("reviews:figures", args=[review.pk])
    assert "lĩnh vực" not in text(review, "results") + as_(cast.ha).get(url).content.decode()
    programme = round.programmes.get()
    content = programme.contents.get()
    sorting = {"fields": {content.pk: "society"}, "seen": {content.pk: ""}}
    programmes.classify(programme, **sorting, by=cast.ha.actor, now=NOW)
    assert "Kết quả theo lĩnh vực: văn hóa - xã hội hoàn thành 01/03 (33,3%)." in text(review, "results")
    page = as_(cast.ha).get(url).content.decode()
    assert "Theo lĩnh vực" in page and "Văn hóa - xã hội" in page
    captions = [
        block.caption
        for block in paper_of(whole_of(review, NOW, charts=True), lambda *_: None).body
        if isinstance(block, Table)
    ]
    assert captions == [
        "Bảng 1. Kết quả theo nội dung",
        "Bảng 2. Kết quả theo lĩnh vực",
        "Bảng 3. Kết quả theo khối đơn vị",
    ]


def test_the_official_file_says_what_the_database_says(
    cast: Cast, review: Review, round: Round, run_jobs: Callable[[], int]
) -> None:
    review = issued(cast, review, run_jobs)
    export = Export.objects.get(review=review, official=True)
    assert export.state == "done" and export.file
    content = default_storage.open(export.file.path).read()
    document = Document(io.BytesIO(content))
    led = ReportLine.objects.filter(report__round=round, lead=True, duty__isnull=False)
    came = led.filter(report__state__in=["submitted", "accepted"])
    assert export.review.document and export.review.document.files.get().file == export.file
    assert CycleAct.objects.get(verb="interim").documents.get() == export.review.document
    row = [cell.text for cell in document.tables[1].rows[-1].cells]
    assert row[2:5] == [
        str(n) for n in (led.count(), came.filter(state="done").count(), came.filter(state="doing").count())
    ]
    units = {cells[1].text: [cell.text for cell in cells] for cells in (r.cells for r in document.tables[-1].rows)}
    assert units["UBND xã Glar"][4:6] == ["1", "1"] and units["UBND xã A Dơk"][2] == "Chưa gửi"
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert text(review, "reporting").split("\n")[0] in said
    assert len(document.inline_shapes) == 2  # how reports came in, and how the units stand


def test_issued_it_never_changes(
    cast: Cast, review: Review, round: Round, run_jobs: Callable[[], int], unguarded: Any, as_: As
) -> None:
    review = issued(cast, review, run_jobs)
    before = whole_of(review, NOW)
    with unguarded():
        ReportLine.objects.filter(report__round=round).update(state="not_done", narrative="Khác")
        Round.objects.filter(pk=round.pk).update(title="Tên khác")
    after = whole_of(Review.objects.select_related("round", "compared_with", "lines").get(pk=review.pk), NOW)
    assert after.figures == before.figures and [t.text for t in after.texts] == [t.text for t in before.texts]
    page = as_(cast.ha).get(review.get_absolute_url()).content.decode()
    assert "Đã niêm yết" in page or "đã niêm yết" in page
    assert "Khác" not in page
    with pytest.raises(NotAllowed):
        actions.edit_section(review.sections.all()[0], seen=0, text="x", proposed=[], by=cast.ha.actor, now=NOW)


def test_two_who_write_lose_nothing(cast: Cast, review: Review, as_: As) -> None:
    browser = as_(cast.ha)
    address = reverse("reviews:edit", args=[review.pk, "direction"])
    assert browser.post(address, {"text": "Lời thứ nhất", "seen": "0", "once": "a"}).status_code == 302
    answer = browser.post(address, {"text": "Lời thứ hai", "seen": "0", "once": "b"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Lời thứ nhất" in page and "Lời thứ hai" in page
    assert browser.post(address, {"text": "Cả hai", "seen": "1", "once": "c"}).status_code == 302
    assert text(review, "direction") == "Cả hai"
    restore = reverse("reviews:restore", args=[review.pk, "direction"])
    assert browser.post(restore, {"seen": "2", "once": "d"}).status_code == 302
    assert text(review, "direction").startswith("Tập trung chỉ đạo")


def test_paragraphs_left_alone_follow_the_figures(cast: Cast, review: Review, round: Round) -> None:
    figures = whole_of(review, NOW).figures
    parts = propose("reporting", figures)
    section = review.sections.get(key="reporting")
    words = f"{parts[0].text}\nBan Dân vận đã nhắc UBND xã A Dơk."
    actions.edit_section(section, seen=0, text=words, proposed=parts, by=cast.ha.actor, now=NOW)
    hand_in(round, cast.adok, "2026-03-20", "done", "Đã làm")
    assert text(review, "reporting").split("\n") == [
        "Trong kỳ, 03/03 đơn vị đã gửi báo cáo, đạt 100%; 02 đơn vị gửi chậm (UBND xã A Dơk chậm 03 ngày và Phòng Nội "
        "vụ chậm 02 ngày).",
        "Ban Dân vận đã nhắc UBND xã A Dơk.",
    ]


def test_refusals(cast: Cast, review: Review, round: Round) -> None:
    by = {"by": cast.ha.actor, "now": NOW}
    with pytest.raises(Refused):
        actions.open_review(round, kind="interim", **by)
    with pytest.raises(NotAllowed):
        actions.open_review(round, kind="final", by=cast.binh.actor, now=NOW)
    with pytest.raises(Refused):
        actions.issue(review, seen=review.revision, number="", issued_on=NOW.date(), **by)
    with pytest.raises(Refused):
        actions.issue(review, seen=review.revision, number="1", issued_on=dt.date(2026, 4, 1), **by)
    with pytest.raises(Conflict):
        actions.issue(review, seen=review.revision + 7, number="1", issued_on=NOW.date(), **by)
    with pytest.raises(Refused):
        actions.edit_section(review.sections.all()[0], seen=0, text="  ", proposed=[], **by)


def test_a_draft_is_given_up_with_its_files(cast: Cast, review: Review) -> None:
    by = {"by": cast.ha.actor, "now": NOW}
    export = actions.ask_export(review, kind="xlsx", **by)
    actions.discard(review, **by)
    assert not Review.objects.exists() and not Export.objects.exists()
    make_export.call(export.pk)  # its job finds nothing to do
