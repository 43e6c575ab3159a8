"""The fields that each kind of paper offers: all can be copied, none stands in another's way."""

from __future__ import annotations

import io

import pytest
from docx import Document

from phoihop.writing.docx_templates import KINDS, check, example, fields, render
from phoihop.writing.docx_templates.fields import one_of

from .templating import template, texts


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_can_be_used(kind: str) -> None:
    """A template made of all fields, as they are offered for copying, is faultless and shows every example."""
    single = [field for field in fields(kind) if "[]" not in field.path]
    listed: dict[str, list[str]] = {}
    for field in fields(kind):
        if field.loop:
            listed.setdefault(field.loop, []).append(field.placeholder)
    rows = [row for loop, cells in listed.items() for row in (loop, (" ".join(cells),), "{%tr endfor %}")]
    content = template(*(field.placeholder for field in single), rows=rows)
    assert check(content, example(kind)) == []
    shown = texts(render(content, example(kind)))
    for field, text in zip(single, shown, strict=True):
        assert text and (not isinstance(field.example, str) or text == field.example)


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_hides_another(kind: str) -> None:
    paths = [field.path for field in fields(kind)]
    lists = {path.partition("[]")[0] for path in paths if "[]" in path}
    taken = {path.partition(".")[0] for path in paths if "[]" not in path} | lists
    assert len(paths) == len(set(paths))
    assert not taken & {one_of(listed) for listed in lists}


def test_a_notice_of_conclusions() -> None:
    """Each conclusion with who does it and by when, or less; and what became of the last meeting's."""
    content = template(
        "{{ issuer|upper }}",
        "Ngày {{ held_on }}, {{ chair_post }} {{ chair }} chủ trì {{ meeting }}.",
        "{%p for conclusion in conclusions %}",
        "{{ loop.index }}. {{ conclusion.unit }}: {{ conclusion.text }}"
        "{% if conclusion.due %} trước ngày {{ conclusion.due }}{% endif %}.",
        "{%p endfor %}",
        rows=(
            "{%tr for earlier_conclusion in earlier_conclusions %}",
            ("{{ earlier_conclusion.text }}", "{{ earlier_conclusion.facts }}"),
            "{%tr endfor %}",
        ),
    )
    assert check(content, example("conclusions")) == []
    first, second = example("conclusions")["conclusions"]
    second |= {"due": None}
    made = render(content, {**example("conclusions"), "conclusions": [first, second]})
    assert texts(made) == [
        "ỦY BAN NHÂN DÂN XÃ MẪU",
        "Ngày 25/6/2026, Chủ tịch Ủy ban nhân dân xã Nguyễn Văn Mẫu chủ trì Họp giao ban công tác phối hợp tháng 6.",
        "1. Công an xã: Tổ chức đối thoại với Nhân dân quý II trước ngày 30/6/2026.",
        "2. Công an xã: Tổ chức đối thoại với Nhân dân quý II.",
    ]
    assert [cell.text for cell in Document(io.BytesIO(made)).tables[0].rows[1].cells[:2]] == [
        "Lập tổ dân vận",
        "2/6 đơn vị chưa xong",
    ]
