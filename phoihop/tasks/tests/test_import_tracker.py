"""Loading the tracker that an office keeps today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.ground.models import SheetImport
from phoihop.ground.sheets.book import Sheet
from phoihop.ledger.actor import SYSTEM
from phoihop.ledger.models import Entry
from phoihop.programmes.models import Assignment, Duty, Programme
from phoihop.tasks import actions
from phoihop.tasks.imports.drafting import phrases_of
from phoihop.tasks.imports.reporting import NOTE
from phoihop.tasks.models import Progress, Task
from phoihop.units.loading.carrying import guessed, layout_of, plan_book
from phoihop.units.loading.kinds import KINDS, Asked, Plan
from tests.cast import NOW, PASSWORD, Cast
from tests.sheets import upload, workbook
from tests.worlds import draft, in_force

pytestmark = pytest.mark.django_db
TITLE = "Chương trình phối hợp công tác dân vận giai đoạn 2026-2028"
HEAD = ["STT", "Đầu việc", "Cơ quan chủ trì", "Phối hợp", "Hạn hoàn thành", "Tiến độ", "Tình trạng", "Ghi chú"]
ROWS = [
    ["I", "1. Thực hiện dân chủ ở cơ sở", "", "", "", "", "", ""],
    [1, "Tổ chức đối thoại với Nhân dân", "UBND xã Glar", "Phòng Nội vụ; Đoàn thanh niên xã", "30/9/2026", 0.5, "", ""],
    [2, "Tuyên truyền, vận động", "UBND các xã, thị trấn", "", "Thường xuyên", "", "Đang làm", ""],
    ["II", "2. Công tác phối hợp", "", "", "", "", "", ""],
    [1, "Báo cáo kết quả", "Phòng Nội vụ", "", "trước ngày 15/6 và 15/11", 0.2, "", ""],
]


def plan(cast: Cast, rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD, **answers: str) -> Plan:
    """What the rows would do for Hà."""
    book, kind = [Sheet("Theo dõi", [list(head), *map(list, rows)])], KINDS["tracker"]
    mapping = guessed(layout_of(book, kind), kind)
    assert mapping is not None
    return plan_book(book, kind, mapping, Asked(cast.ha.actor, NOW.date(), answers))


def perform(cast: Cast, found: Plan) -> None:
    """Does it as Hà."""
    assert not found.faults, [(fault.place, fault.says) for fault in found.faults]
    for step in found.steps:
        if step.do:
            step.do(**cast.ha.by)


def test_a_new_programme_becomes_a_draft(cast: Cast) -> None:
    found = plan(cast, ROWS, title=TITLE)
    assert [step.verb for step in found.steps] == ["make"] * 3
    assert any("Đoàn thanh niên xã" in remark for remark in found.remarks)  # matched when the draft is reviewed
    assert any(remark.startswith("3 dòng có tiến độ hoặc") for remark in found.remarks)
    perform(cast, found)
    programme = Programme.objects.get(title=TITLE)
    assert (programme.state, programme.standing_body, programme.ends_on) == (
        "draft",
        cast.mass_mobilisation,
        dt.date(2028, 12, 31),
    )
    assert list(programme.contents.values_list("label", "text")) == [
        ("1", "Thực hiện dân chủ ở cơ sở"),
        ("2", "Công tác phối hợp"),
    ]
    once, always, again = programme.duties.all()
    assert (once.schedule, once.due_on, once.content.label) == ("once", dt.date(2026, 9, 30), "1")
    assert (always.schedule, again.schedule, again.content.label) == ("continuous", "recurring", "2")
    assert "BYMONTH=6" in again.rrule
    given = {(a.role, a.phrase, a.unit or a.unit_class, a.accountable) for a in Assignment.objects.filter(duty=once)}
    assert given == {
        ("lead", "UBND xã Glar", cast.glar, True),
        ("support", "Phòng Nội vụ", cast.home_affairs, False),
        ("support", "Đoàn thanh niên xã", None, False),
    }
    assert always.assignments.get().unit_class == cast.communes
    assert Entry.objects.filter(act="duty.load").count() == 3


def test_again_is_no_double_and_changes_reach_the_draft(cast: Cast) -> None:
    perform(cast, plan(cast, ROWS, title=TITLE))
    assert {step.verb for step in plan(cast, ROWS, title=TITLE).steps} == {"same"}
    changed = [list(row) for row in ROWS]
    changed[1][2:5] = ["UBND xã Glar\nUBND xã A Dơk", "Phòng Nội vụ", "31/10/2026"]
    found = plan(cast, [*changed, [3, "Việc mới", "Phòng Nội vụ", "", "", "", "", ""]], title=TITLE)
    assert [step.verb for step in found.steps] == ["change", "same", "same", "make"]
    perform(cast, found)
    duty = Duty.objects.get(text__startswith="Tổ chức đối thoại")
    assert (duty.due_on, duty.joint_leads, duty.assignments.count()) == (
        dt.date(2026, 10, 31),
        True,
        4,
    )  # none is taken away
    assert duty.assignments.filter(accountable=True).get().unit == cast.glar
    assert Programme.objects.count() == 1 and Duty.objects.count() == 4


def test_programmes_by_column_number_or_choice(cast: Cast) -> None:
    known = draft(cast)
    head = ["Chương trình", "Nhiệm vụ", "Chủ trì"]
    perform(cast, plan(cast, [["01-CTr/BDVHU-UBND", "Việc A", "Phòng Nội vụ"], ["Kế hoạch khác", "Việc B", ""]], head))
    assert known.duties.filter(text="Việc A").exists()
    assert Programme.objects.get(title="Kế hoạch khác").duties.get().text == "Việc B"
    perform(cast, plan(cast, [["", "Việc C", ""]], head, programme=str(known.pk)))
    assert known.duties.filter(text="Việc C").exists()
    assert plan(cast, [["", "Việc D", ""]], head).faults[0].code == "no_programme"


def test_another_units_programme_is_not_touched(cast: Cast) -> None:
    known = draft(cast)
    found = plan_book(
        [Sheet("S", [["Chương trình", "Nhiệm vụ", "Chủ trì"], [known.title, "Việc A", "Phòng Nội vụ"]])],
        KINDS["tracker"],
        {"sheet": "S", "header": 0, "columns": {"programme": 0, "duty": 1, "lead": 2}},
        Asked(cast.dung.actor, NOW.date(), {"programme": str(known.pk)}),
    )
    assert [step.verb for step in found.steps] == ["make"]  # a draft of one's own


def test_progress_in_force(cast: Cast) -> None:
    programme = in_force(cast)
    head = ["Nhiệm vụ", "Chủ trì", "Tiến độ (%)", "Ghi chú"]
    row = ["Tuyên truyền, vận động nhân dân", "Phòng Nội vụ", 40, "Đã mở 3 lớp"]
    found = plan(cast, [row], head, programme=str(programme.pk))
    assert [step.verb for step in found.steps] == ["change"] and "0% → 40%" in found.steps[0].details[0]
    perform(cast, found)
    task = Task.objects.get(unit=cast.home_affairs, progress=40)
    assert (task.state, task.starts_on <= NOW.date() <= task.due_on) == ("open", True)
    assert Progress.objects.get(task=task).note == f"{NOTE}: Đã mở 3 lớp"
    assert Entry.objects.filter(act="task.report").get().unit == "Hệ thống"
    assert [step.verb for step in plan(cast, [row], head, programme=str(programme.pk)).steps] == ["same"]


def test_done_is_submitted_and_never_accepted(cast: Cast) -> None:
    programme = in_force(cast)
    head = ["Nhiệm vụ", "Chủ trì", "Tình trạng"]
    row = ["Tuyên truyền, vận động Nhân dân", "Phòng Nội vụ", "Đã hoàn thành"]
    perform(cast, plan(cast, [row], head, programme=str(programme.pk)))
    task = Task.objects.get(unit=cast.home_affairs, progress=100)
    assert (task.state, task.submitted_on) == ("submitted", NOW.date())
    actions.return_report(task, reason="thiếu minh chứng", **cast.ha.by)
    again = plan(cast, [row], head, programme=str(programme.pk))  # the old sheet does not undo what a person did
    assert [step.verb for step in again.steps] == ["same"] and again.remarks


def test_never_less_than_reported(cast: Cast) -> None:
    programme = in_force(cast)
    task = Task.objects.filter(unit=cast.home_affairs, starts_on__lte=NOW.date()).latest("nominal_on")
    actions.report(task, percent=80, note="", by=SYSTEM, now=NOW)
    found = plan(
        cast,
        [["Tuyên truyền, vận động Nhân dân", "", "50%"]],
        ["Nhiệm vụ", "Chủ trì", "Tiến độ"],
        programme=str(programme.pk),
    )
    assert [step.verb for step in found.steps] == ["same"] and "thấp hơn" in found.remarks[0]


def test_a_class_has_no_progress_of_its_own_but_a_unit_of_it_has(cast: Cast) -> None:
    programme = in_force(cast)
    head = ["Nhiệm vụ", "Chủ trì", "Tiến độ", "Thời hạn"]
    text = "Báo cáo kết quả thực hiện dân chủ ở cơ sở"
    whole = plan(cast, [[text, "UBND các xã, thị trấn", "50%", ""]], head, programme=str(programme.pk))
    assert [step.verb for step in whole.steps] == ["same"] and "không chia được" in whole.remarks[0]
    perform(cast, plan(cast, [[text, "UBND xã Glar", "50%", "15/11/2026"]], head, programme=str(programme.pk)))
    task = Task.objects.get(progress=50)
    assert (task.unit, task.nominal_on) == (cast.glar, dt.date(2026, 11, 15))


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["Việc không có trong chương trình", "Phòng Nội vụ", 10, ""], "duty_unknown", "A2"),
        (["Tuyên truyền, vận động Nhân dân", "UBND xã Glar", 10, ""], "unit_not_assigned", "B2"),
        (["Tuyên truyền, vận động Nhân dân", "Phòng Nội vụ", 60, "Đã hoàn thành"], "state_conflict", "D2"),
        (["Tuyên truyền, vận động Nhân dân", "Phòng Nội vụ", 160, ""], "percent", "C2"),
    ],
)
def test_faults_in_force(cast: Cast, row: list[Any], code: str, cell: str) -> None:
    programme = in_force(cast)
    found = plan(
        cast, [row, ["", "", "", ""]], ["Nhiệm vụ", "Chủ trì", "Tiến độ", "Tình trạng"], programme=str(programme.pk)
    )
    assert [(fault.code, fault.cell) for fault in found.faults] == [(code, cell)]


def test_the_same_duty_twice(cast: Cast) -> None:
    rows = [["Việc A", "", ""], ["  việc a. ", "", ""]]
    assert [fault.code for fault in plan(cast, rows, ["Nhiệm vụ", "Chủ trì", "Hạn"], title=TITLE).faults] == ["double"]


def test_units_in_one_cell() -> None:
    assert phrases_of("- UBND xã Glar;\n- Phòng Lao động, Thương binh và Xã hội") == [
        "UBND xã Glar",
        "Phòng Lao động, Thương binh và Xã hội",
    ]
    assert phrases_of("Công an huyện, Ban Chỉ huy Quân sự huyện") == ["Công an huyện", "Ban Chỉ huy Quân sự huyện"]


def test_in_the_browser_mapped_once(client: Client, cast: Cast, run_jobs: Callable[[], int]) -> None:
    sheet = upload(
        client, cast.ha, reverse("tasks:import"), workbook([["SỔ THEO DÕI"], [], HEAD, *ROWS]), kind="tracker"
    )
    assert sheet is not None and sheet.state == "unmatched" and run_jobs() == 0
    address = reverse("tasks:import_match", args=[sheet.pk])
    assert client.get(reverse("tasks:import_sheet", args=[sheet.pk])).headers["Location"] == address
    page = client.get(address).content.decode()
    assert "B: Đầu việc" in page and TITLE not in page
    chosen = {key: str(place) for key, place in sheet.layout[0]["guess"].items()}
    without = client.post(address, {"place": "0", "duty": "", "title": TITLE, "once": "m0"})
    assert without.status_code == 200 and TITLE in without.content.decode()
    twice = client.post(address, {"place": "0", **chosen, "note": chosen["duty"], "title": TITLE, "once": "m1"})
    assert "Cột này đã chọn cho" in twice.content.decode()
    assert client.post(address, {"place": "0", **chosen, "title": TITLE, "once": "m2"}).status_code == 302
    run_jobs()
    sheet.refresh_from_db()
    assert (sheet.state, sheet.made) == ("checked", 3)
    client.post(reverse("tasks:import_confirm", args=[sheet.pk]), {"once": "c"})
    run_jobs()
    sheet.refresh_from_db()
    programme = Programme.objects.get(title=TITLE)
    assert sheet.state == "done" and sheet.results == [[TITLE, programme.get_absolute_url()]]
    assert programme.get_absolute_url() in client.get(reverse("tasks:import_sheet", args=[sheet.pk])).content.decode()
    again = upload(client, cast.ha, reverse("tasks:import"), workbook([HEAD, *ROWS]), "moi.xlsx", kind="tracker")
    assert again is not None and again.state == "checking"  # the same headings are known, wherever they stand
    run_jobs()
    again.refresh_from_db()
    assert (again.state, again.same) == ("checked", 3)


def test_reporters_may_not(client: Client, cast: Cast) -> None:
    client.login(username="binh", password=PASSWORD)
    assert client.get(reverse("tasks:import")).status_code == 403
    assert SheetImport.objects.count() == 0
