"""The responsibility matrix, its cells, and what is overdue."""

import datetime as dt
import io

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from phoihop.programmes import actions as programmes
from phoihop.programmes.models import Programme
from phoihop.tasks.cards import card_rows, cards_of
from phoihop.tasks.exports import chat_text
from phoihop.tasks.matrix import matrix_of
from phoihop.tasks.models import Task
from phoihop.tasks.queries import overdue
from phoihop.tasks.standing import standing_of
from tests.cast import NOW, Cast
from tests.worlds import draft

LATER = dt.datetime(2026, 6, 16, 9, 0, tzinfo=NOW.tzinfo)


@pytest.fixture
def ha(client: Client, cast: Cast) -> Client:
    """Hà at her desk."""
    client.force_login(cast.ha.account)
    return client


def test_contents_by_units_with_the_worst_status(cast: Cast, programme: Programme) -> None:
    matrix = matrix_of(programme, standing_of(programme, LATER.date()))
    assert [column.label for column in matrix.columns] == ["UBND các xã, thị trấn", "Phòng Nội vụ", "UBND xã Glar"]
    (row,) = matrix.rows
    assert [(cell.role, cell.mark.status) for cell in row.cells if cell and cell.mark] == [
        ("lead", "overdue"), ("lead", "at_risk"), ("support", "at_risk"),
    ]  # fmt: skip


def test_filtered_by_status_only_what_has_it_remains(cast: Cast, programme: Programme) -> None:
    matrix = matrix_of(programme, standing_of(programme, LATER.date()), only=["overdue"])
    assert [column.label for column in matrix.columns] == ["UBND các xã, thị trấn"] and len(matrix.rows) == 1


def test_a_draft_shows_roles_without_status(cast: Cast) -> None:
    mine = draft(cast)
    matrix = matrix_of(mine, standing_of(mine, NOW.date()))
    assert all(cell is None or cell.mark is None for row in matrix.rows for cell in row.cells)


def test_from_a_cell_down_to_the_task(ha: Client, cast: Cast, programme: Programme) -> None:
    with time_machine.travel(LATER, tick=False):
        page = ha.get(f"/chuong-trinh/{programme.pk}/ma-tran/").content.decode()
        address = f"/chuong-trinh/{programme.pk}/ma-tran/{programme.contents.get().pk}/c{cast.communes.pk}/"
        assert address in page and "Quá hạn" in page
        assert 'href="/chuong-trinh/" aria-current="page"' in page
        cell = ha.get(address).content.decode()
    task = Task.objects.get(unit=cast.glar, nominal_on=dt.date(2026, 6, 15))
    assert task.get_absolute_url() in cell


def test_who_may_not_open_a_task_sees_its_status_without_a_link(
    client: Client, cast: Cast, programme: Programme
) -> None:
    client.force_login(cast.binh.account)
    address = f"/chuong-trinh/{programme.pk}/ma-tran/{programme.contents.get().pk}/c{cast.communes.pk}/"
    page = client.get(address).content.decode()
    assert "UBND xã A Dơk" in page
    assert Task.objects.get(unit=cast.adok, nominal_on=dt.date(2026, 6, 15)).get_absolute_url() not in page


@pytest.mark.parametrize("tail", ["ma-tran/", "qua-han/", "qua-han.xlsx"])
def test_a_stranger_finds_nothing(client: Client, cast: Cast, programme: Programme, tail: str) -> None:
    client.force_login(cast.dung.account)
    assert client.get(f"/chuong-trinh/{programme.pk}/{tail}").status_code == 404


@pytest.mark.parametrize("path", ["0/x1/", "0/u/", "999/u1/", "0/c1x/"])
def test_an_address_that_means_nothing_is_404(ha: Client, programme: Programme, path: str) -> None:
    assert ha.get(f"/chuong-trinh/{programme.pk}/ma-tran/{path}").status_code == 404


def test_overdue_as_a_text_for_the_group(cast: Cast, programme: Programme) -> None:
    today = LATER.date()
    text = chat_text(
        programme,
        cards_of(card_rows(overdue(Task.objects.all(), today)), today),
        today,
        lambda path: f"https://vd.vn{path}",
    )
    assert "• UBND xã Glar" in text and "chậm 1 ngày): https://vd.vn/viec/" in text


def test_overdue_as_a_sheet(ha: Client, programme: Programme, cast: Cast) -> None:
    programmes.correct(programme.contents.get(), reason="Gõ nhầm", text='=HYPERLINK("x")', **cast.ha.by)
    with time_machine.travel(LATER, tick=False):
        answer = ha.get(f"/chuong-trinh/{programme.pk}/qua-han.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[2][0] == "Đơn vị" and [row[0] for row in rows[3:]] == ["UBND xã Glar", "UBND xã A Dơk"]
    assert rows[3][2] == '1. =HYPERLINK("x")' and rows[3][3] == "Chương trình"
    assert rows[3][5] == dt.date(2026, 6, 15) and rows[3][6] == 1.0


@pytest.mark.parametrize("contents", [1, 3])
def test_queries(
    ha: Client, cast: Cast, programme: Programme, unguarded, contents: int, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with unguarded():
        for number in range(contents):
            programme.contents.create(order=number + 5, text="Nội dung")
    with django_assert_max_num_queries(12):
        ha.get(f"/chuong-trinh/{programme.pk}/ma-tran/")


def test_the_ledger_is_asked_once_for_its_newest_entries(ha: Client, programme: Programme) -> None:
    with CaptureQueriesContext(connection) as asked:
        ha.get(f"/chuong-trinh/{programme.pk}/ma-tran/")
    assert len([one for one in asked if "newest_within" in one["sql"]]) == 1
