"""Documents are named by number and day, or by their abstract."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from phoihop.documents.choosing import DocumentsField
from tests.cast import Cast

from .conftest import Papers, paper


def chosen(text: str) -> list[str]:
    """What the field makes of it."""
    return [str(one) for one in DocumentsField().clean(text)]


@pytest.mark.parametrize(
    "line",
    ["72-KH/HU", "72-kh/hu", "Số 72 KH-HU", "72-KH/HU, 9/11/2021", "72-KH/HU ngày 9/11/2021", "72-KH/HU (9/11/2021)",
     "Thực hiện Kết luận 01 trong toàn huyện", "ket luan 01 toan huyen"],
)  # fmt: skip
def test_one_document_in_any_writing(papers: Papers, line: str) -> None:
    assert chosen(line) == ["72-KH/HU"]


def test_one_a_line_each_once(papers: Papers) -> None:
    assert chosen("72-KH/HU\n\n 01-KL/TW \n72-KH/HU") == ["72-KH/HU", "01-KL/TW"]
    assert chosen("") == []


def test_what_the_register_does_not_know_is_named(papers: Papers) -> None:
    with pytest.raises(ValidationError, match="chưa có “99-KH/HU”"):
        chosen("72-KH/HU\n99-KH/HU")
    with pytest.raises(ValidationError, match="chưa có “72-KH/HU, 1/1/2020”"):
        chosen("72-KH/HU, 1/1/2020")


def test_a_number_that_repeats_asks_for_its_day(cast: Cast, papers: Papers) -> None:
    paper(cast, "72-KH/HU", "kế hoạch", dt.date(2022, 2, 1), "Kế hoạch khác")
    with pytest.raises(ValidationError, match="72-KH/HU, 1/2/2022; 72-KH/HU, 9/11/2021"):
        chosen("72-KH/HU")
    (found,) = DocumentsField().clean("72-KH/HU, 1/2/2022")
    assert found.abstract == "Kế hoạch khác"


def test_what_the_field_shows_it_understands(cast: Cast, papers: Papers) -> None:
    unnumbered = paper(cast, "", "kế hoạch", dt.date(2022, 2, 1), "Kế hoạch năm  2022")
    undated = paper(cast, "5-CV/HU", "công văn", None, "")
    field = DocumentsField()
    rows = [papers.plan, unnumbered, undated]
    assert field.clean(field.prepare_value(rows)) == rows


def test_not_endlessly_many(papers: Papers) -> None:
    with pytest.raises(ValidationError, match="Nhiều nhất 30"):
        chosen("72-KH/HU\n" * 31)
