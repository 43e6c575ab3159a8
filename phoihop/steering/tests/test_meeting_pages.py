"""The pages of meetings: from the tab of a programme to the Word files."""

import io
import re
from typing import Any

import pytest
import time_machine
from docx import Document

from phoihop.programmes.models import Programme
from phoihop.steering import actions
from phoihop.steering.models import AgendaItem, Attendance, Conclusion, Meeting
from phoihop.steering.views.attendance import PAGE
from phoihop.tasks.models import Task
from tests.cast import NOW, Cast, unit

from .conftest import At, Calls
from .test_meetings import DUE, LATE
from .test_pages import words


def tab(programme: Programme, query: str = "") -> str:
    return f"/chuong-trinh/{programme.pk}/giao-ban/{query}"


def text_of(content: bytes) -> str:
    """All words of a Word file, tables too."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return re.sub(r"\s+", " ", " ".join([*(one.text for one in document.paragraphs), *cells]))


def sent(**fields: Any) -> dict[str, Any]:
    """A call as its form sends it."""
    return {"title": "Giao ban tháng 6/2026", "held_on": "20/6/2026", "begins_at": "8h30", "once": "k1", **fields}


def test_the_whole_way_of_a_meeting(at: At, cast: Cast, programme: Programme) -> None:
    with time_machine.travel(LATE, tick=False):
        browser = at("ha")
        assert "Chưa có cuộc giao ban nào" in browser.get(tab(programme)).content.decode()
        form = browser.get(tab(programme, "trieu-tap/")).content.decode()
        assert 'value="Giao ban tháng 6/2026"' in form and "UBND các xã, thị trấn" in form
        given = sent(who=[f"u{cast.committee.pk}", f"c{cast.communes.pk}"], others="phong noi vu", place="Hội trường")
        for _ in range(2):
            assert browser.post(tab(programme, "trieu-tap/"), given).status_code == 302
        meeting = Meeting.objects.get()
        names = {one.unit for one in meeting.attendances.all()}
        assert names == {cast.committee, cast.glar, cast.adok, cast.home_affairs}
        about = meeting.get_absolute_url()
        page = words(browser.get(about).content.decode())
        assert "2 đơn vị quá hạn: UBND xã Glar" in page and "Việc sắp đến hạn" in page
        item = meeting.items.get(kind="late")
        saved = {"text": item.text, "facts": item.facts, "notes": "UBND xã Glar: do mưa lũ", "order": "1", "seen": "1"}
        assert browser.post(f"/giao-ban/muc/{item.pk}/", saved).status_code == 302
        stale = browser.post(f"/giao-ban/muc/{item.pk}/", {**saved, "notes": "Khác", "once": "k2"})
        assert stale.status_code == 422 and "Có người vừa thay đổi" in stale.content.decode()
        concluded = {
            "text": "Gửi báo cáo trước ngày 25/6",
            "who": [f"u{cast.glar.pk}"],
            "due_on": "25/6/2026",
            "once": "c",
        }
        for _ in range(2):
            assert browser.post(f"{about}ket-luan/", {**concluded, "who": [], "others": "xã Glar"}).status_code == 302
        browser.post(f"{about}dien-bien/", {"minutes": "Các xã báo cáo.\nPhòng Nội vụ phát biểu.", "seen": "1"})
        assert "Kết luận" not in words(at("binh").get(about).content.decode()).split("Nhật ký")[0]
        assert "Còn 4 đơn vị chưa điểm danh" in at("ha").get(f"{about}ket-thuc/").content.decode()
        for _ in range(2):
            assert at("ha").post(f"{about}ket-thuc/", {"once": "e"}).status_code == 302
        task = Task.objects.exclude(origin="").get()
        assert task.unit == cast.glar and Conclusion.objects.count() == 1
        page = words(at("binh").get(task.get_absolute_url()).content.decode())
        assert "Nguồn giao Kết luận giao ban: Giao ban tháng 6/2026, 20/6/2026" in page
        assert "Kết luận giao ban. Hạn 25/6/2026" in words(at("binh").get("/viec/").content.decode())
        page = words(at("binh").get(about).content.decode())
        assert "0/1 đơn vị đã xong" in page and "Sửa" not in page
        listed = words(at("binh").get(tab(programme)).content.decode())
        assert "1 việc theo kết luận đang làm" in listed and "1 kết luận" in listed


def test_the_minutes_and_the_notice_in_word(at: At, cast: Cast, calls: Calls) -> None:
    meeting = calls("2026-06-20", now=LATE, place="Hội trường xã", chair="Rơ Mah Hà", chair_office="Trưởng ban")
    act = {"by": cast.ha.actor, "now": LATE}
    actions.record_minutes(meeting, seen=1, minutes="- Các xã báo cáo.\n\n- Phòng Nội vụ phát biểu.", **act)
    actions.draft_conclusion(meeting, text="Gửi báo cáo;", due_on=LATE.date(), units=[cast.glar], **act)
    with time_machine.travel(LATE, tick=False):
        browser = at("ha")
        for name, kind in (("bien-ban", "BIÊN BẢN"), ("thong-bao-ket-luan", "THÔNG BÁO")):
            assert at("binh").get(f"{meeting.get_absolute_url()}{name}.docx").status_code == 403
            answer = at("ha").get(f"{meeting.get_absolute_url()}{name}.docx")
            text = text_of(answer.content)
            assert kind in text and "ĐẢNG CỘNG SẢN VIỆT NAM" in text  # Ban Dân vận is the Party's
            assert "Lưu Văn phòng" in text and "VT" not in text
            assert "1. Gửi báo cáo. Đơn vị thực hiện: UBND xã Glar; hoàn thành chậm nhất ngày 20/6/2026." in text
            assert f'filename="{name}' in answer["Content-Disposition"]
        minutes = text_of(browser.get(f"{meeting.get_absolute_url()}bien-ban.docx").content)
        assert "Phòng Nội vụ phát biểu." in minutes and "Chủ trì: Trưởng ban Rơ Mah Hà." in minutes
        assert "2 đơn vị quá hạn: UBND xã Glar" in minutes and "UBND xã A Dơk" in minutes
        actions.conclude(Meeting.objects.get(), **act)
        assert at("binh").get(f"{meeting.get_absolute_url()}bien-ban.docx").status_code == 200


def test_a_meeting_of_nothing_is_a_paper_all_the_same(at: At, calls: Calls) -> None:
    meeting = calls(units=[])
    text = text_of(at("ha").get(f"{meeting.get_absolute_url()}bien-ban.docx").content)
    assert "Chưa có kết luận." in text and "theo giấy mời" in text


@pytest.mark.parametrize("path", ["", "thanh-phan/", "sua/", "ket-thuc/", "bien-ban.docx", "ket-luan/"])
def test_strangers_get_404_and_readers_403(at: At, calls: Calls, path: str) -> None:
    url = f"{calls().get_absolute_url()}{path}"
    assert at("dung").get(url).status_code == 404
    assert at("binh").get(url).status_code == (200 if path in ("", "thanh-phan/") else 403)
    if path != "bien-ban.docx":
        assert at("binh").post(url, {"text": "x"}).status_code in (403, 405)


def test_an_invited_unit_sees_the_meeting_of_a_programme_that_it_has_no_part_in(
    at: At, cast: Cast, calls: Calls
) -> None:
    meeting = calls(units=[cast.stranger])
    assert at("dung").get(meeting.get_absolute_url()).status_code == 200
    assert at("dung").get(tab(meeting.programme)).status_code == 404


def marks(meeting: Meeting, **fields: Any) -> dict[str, Any]:
    """The form of attendance as the page sends it."""
    given: dict[str, Any] = {"once": fields.pop("once", "a1")}
    for one in meeting.attendances.all():
        given |= {f"state_{one.pk}": one.state, f"people_{one.pk}": "", f"who_{one.pk}": "", f"was_{one.pk}": one.state}
    return given | fields


def test_attendance_by_unit(at: At, cast: Cast, calls: Calls) -> None:
    meeting = calls()
    glar, adok = meeting.attendances.order_by("unit__name")[1], meeting.attendances.order_by("unit__name")[0]
    assert glar.unit == cast.glar
    url = f"{meeting.get_absolute_url()}thanh-phan/"
    given = marks(meeting) | {f"state_{glar.pk}": "present", f"people_{glar.pk}": "2", f"who_{glar.pk}": "Phó Chủ tịch"}
    assert at("ha").post(url, {**given, f"state_{adok.pk}": "excused", f"people_{adok.pk}": "3"}).status_code == 302
    rows = set(meeting.attendances.values_list("unit__name", "state", "people", "who"))
    assert rows == {("UBND xã Glar", "present", 2, "Phó Chủ tịch"), ("UBND xã A Dơk", "excused", None, "")}
    page = words(at("ha").get(meeting.get_absolute_url()).content.decode())
    assert "Có mặt 1 (2 người)" in page and "Vắng có lý do 1" in page
    assert "Phó Chủ tịch" in at("binh").get(url).content.decode()
    # another secretary, whose page still showed nobody, says otherwise
    stale = at("ha").post(url, {**given, f"state_{glar.pk}": "absent", "once": "a2"})
    assert stale.status_code == 422 and "Có người vừa điểm danh UBND xã Glar khác" in stale.content.decode()
    same = at("ha").post(url, marks(meeting, once="a3") | {f"people_{glar.pk}": "2", f"who_{glar.pk}": "Phó Chủ tịch"})
    assert same.status_code == 422 and "Chưa có thay đổi nào" in same.content.decode()
    wrong = at("ha").post(url, marks(meeting, once="a4") | {f"people_{glar.pk}": "hai"})
    assert wrong.status_code == 422 and 'value="hai"' in wrong.content.decode()


def test_five_hundred_units_are_marked_page_by_page(
    at: At, cast: Cast, calls: Calls, unguarded: Any, queries_at_most: Any
) -> None:
    with unguarded():
        more = [unit(cast.committee, f"UBND xã {n}", "peoples_committee", level="commune") for n in range(120)]
    meeting = calls(units=more)
    browser, url, pages = at("ha"), f"{meeting.get_absolute_url()}thanh-phan/", 0
    while "thanh-phan" in url:
        with queries_at_most():
            page = browser.get(url).content.decode()
        keys = re.findall(r'name="state_(\d+)"', page)
        assert len(keys) <= PAGE and len(page) < 100_000
        given = {"once": f"p{pages}"}
        for key in keys:
            given |= {f"state_{key}": "present", f"people_{key}": "1", f"who_{key}": "", f"was_{key}": "invited"}
        url, pages = browser.post(url, given).headers["Location"], pages + 1
    assert pages == 3
    assert Attendance.objects.filter(state="present", people=1).count() == 120
    assert "120/120 đơn vị được mời" in text_of(browser.get(f"{meeting.get_absolute_url()}bien-ban.docx").content)


def test_more_units_are_asked(at: At, cast: Cast, calls: Calls) -> None:
    meeting = calls()
    url = f"{meeting.get_absolute_url()}moi/"
    assert "Hãy chọn hoặc ghi ít nhất một đơn vị" in at("ha").post(url, {"once": "1"}).content.decode()
    again = at("ha").post(url, {"others": "UBND xã Glar", "once": "2"})
    assert again.status_code == 422 and "đã có trong thành phần" in again.content.decode()
    unknown = at("ha").post(url, {"others": "Sở Thú\nUBND xã Glar", "once": "3"})
    assert "“Sở Thú”: Không tìm thấy đơn vị nào có tên này." in unknown.content.decode()
    assert at("ha").post(url, {"others": "Huyện ủy Đak Đoa", "once": "4"}).status_code == 302
    assert meeting.attendances.filter(unit=cast.party).exists()


def test_what_is_open_is_offered_and_taken_out_twice_without_harm(at: At, cast: Cast, calls: Calls) -> None:
    with time_machine.travel(LATE, tick=False):
        meeting = calls("2026-06-20", now=LATE)
        url, browser = f"{meeting.get_absolute_url()}de-xuat/", at("ha")
        assert "Không còn việc quá hạn" in browser.get(url).content.decode()
        item = meeting.items.get(kind="late")
        for _ in range(2):
            assert browser.post(f"{meeting.get_absolute_url()}muc/{item.pk}/bo/", {"once": "d"}).status_code == 302
        assert "Việc quá hạn: Báo cáo kết quả" in browser.get(url).content.decode()
        assert browser.post(url, {"chosen": f"late {item.about}", "once": "p"}).status_code == 302
    assert AgendaItem.objects.filter(kind="late").count() == 1


def test_conclusions_of_many_are_one_column_of_the_matrix(
    at: At, cast: Cast, programme: Programme, calls: Calls, queries_at_most: Any
) -> None:
    meeting = calls()
    given = {"due_on": DUE, "units": [cast.glar, cast.adok], **cast.ha.by}
    actions.draft_conclusion(meeting, text="Niêm yết", content=programme.contents.get(), **given)
    actions.draft_conclusion(meeting, text="Họp dân", **given)
    actions.conclude(meeting, **cast.ha.by)
    browser = at("ha")
    with queries_at_most():
        page = words(browser.get(f"/chuong-trinh/{programme.pk}/ma-tran/").content.decode())
    assert "Giao thêm" in page and "Nhiệm vụ chung của chương trình" in page
    content = programme.contents.get().pk
    for row, text, other in ((content, "Niêm yết", "Họp dân"), (0, "Họp dân", "Niêm yết")):
        cell = words(at("ha").get(f"/chuong-trinh/{programme.pk}/ma-tran/{row}/g0/").content.decode())
        assert cell.count(text) == 2 and other not in cell and "UBND xã A Dơk" in cell
    later = NOW.replace(month=4)
    with time_machine.travel(later, tick=False):
        assert "Giao thêm" in at("ha").get(f"/chuong-trinh/{programme.pk}/ma-tran/?trang-thai=overdue").content.decode()
        overdue = at("ha").get(f"/chuong-trinh/{programme.pk}/qua-han/").content.decode()
        assert "Họp dân (hạn 20/3/2026, chậm 13 ngày)" in overdue
        assert at("ha").get(f"/chuong-trinh/{programme.pk}/qua-han.xlsx").status_code == 200


@pytest.mark.parametrize("who", ["ha", "binh"])
@pytest.mark.parametrize("page", ["list", "meeting", "attendance", "task"])
def test_twelve_queries_with_one_and_with_three(
    at: At, cast: Cast, programme: Programme, calls: Calls, queries_at_most: Any, who: str, page: str
) -> None:
    for _ in range(3):
        meeting = calls(units=[cast.glar, cast.adok])
        for n in range(3):
            actions.add_item(meeting, text=f"Mục {n}", **cast.ha.by)
            actions.draft_conclusion(meeting, text=f"Kết luận {n}", due_on=DUE, units=[cast.glar], **cast.ha.by)
        actions.conclude(meeting, **cast.ha.by)
        address = {
            "list": tab(programme),
            "meeting": meeting.get_absolute_url(),
            "attendance": f"{meeting.get_absolute_url()}thanh-phan/",
            "task": Task.objects.exclude(origin="").latest("pk").get_absolute_url(),
        }[page]
        browser = at(who)
        with queries_at_most():
            assert browser.get(address).status_code == 200
