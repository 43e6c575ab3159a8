"""Templates that offices edit: what they fill, what is wrong with them and where, what they may not do."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import example as case
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.writing.docx_templates import check, example, render
from phoihop.writing.docx_templates.language import Language, TooMuch
from phoihop.writing.faults import WritingError
from phoihop.writing.texts import clean, one_line

from .templating import saved, template, texts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROWS = ("{%tr for unit in units %}", ("{{ loop.index }}", "{{ unit.name }}", "{{ unit.tasks }}"), "{%tr endfor %}")


def said(content: bytes, kind: str = "review") -> list[tuple[str, str]]:
    return [(fault.code, fault.where[0]) for fault in check(content, example(kind))]


def test_numbers_days_and_choices() -> None:
    content = template(
        "{{ total.share|percent }}; {{ total.share|number(3) }}; {{ day }}; {{ day|day_words }}",
        "{{ issuer|upper }}; {{ abstract|first_upper }}; {{ recipients|join('; ') }}; {{ recipients|length }}",
        "{% if total.not_done > 1 %}nhiều{% elif total.not_done %}ít{% else %}không{% endif %}",
        "{{ number|default('chưa cấp') }} {{ 'kỳ ' ~ period }}",
    )
    context = {**example("review"), "number": "", "total": {**example("review")["total"], "tasks": 1234567}}
    assert texts(render(content, context)) == [
        "85,0%; 0,850; 25/6/2026; ngày 25 tháng 6 năm 2026",
        "ỦY BAN NHÂN DÂN XÃ MẪU; Sơ kết 6 tháng thực hiện chương trình phối hợp; "
        "Thường trực Đảng ủy; Thường trực Đảng ủy; 2",
        "nhiều",
        "chưa cấp kỳ 6 tháng đầu năm 2026",
    ]


def test_loops_over_rows_and_paragraphs() -> None:
    content = template("{%p for r in recipients %}", "- {{ r }};", "{%p endfor %}", rows=ROWS, header="{{ issuer }}")
    assert check(content, example("review")) == []
    made = render(content, example("review"))
    document = Document(io.BytesIO(made))
    assert texts(made) == ["- Thường trực Đảng ủy;"] * 2
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["1", "Công an xã", "40"],
        ["2", "Công an xã", "40"],
    ]
    assert document.sections[0].header.paragraphs[0].text == "Ủy ban nhân dân xã Mẫu"


def test_what_word_split_is_mended() -> None:
    """Word splits a placeholder by marks that nobody sees: no fault; where the letters look different: a remark."""
    document = Document()
    paragraph = document.add_paragraph()
    for part in ("{", "{ iss", "uer", " }}"):
        paragraph.add_run(part)
    paragraph._p.insert(2, parse_xml(f'<w:proofErr {W} w:type="spellStart"/>'))
    content = saved(document)
    assert check(content, example("review")) == []
    assert texts(render(content, example("review"))) == ["Ủy ban nhân dân xã Mẫu"]

    visible = template(["{{ iss", "uer }}"])
    faults = check(visible, example("review"))
    assert [(fault.code, fault.blocking) for fault in faults] == [("split", False)]
    assert texts(render(visible, example("review"))) == ["Ủy ban nhân dân xã Mẫu"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (template("đầu", "{{ isuer }}"), [("misspelt", "Đoạn 2")]),
        (template("{{ khong_co_gi }}"), [("unknown", "Đoạn 1")]),
        (template("{{ total.taks }}"), [("misspelt", "Đoạn 1")]),
        (template("{{ tasks }}"), [("only_in_list", "Đoạn 1")]),
        (template("{{ units }}"), [("not_printable", "Đoạn 1")]),
        (template("{{ issuer }"), [("unclosed", "Đoạn 1")]),
        (template("{{ issuer", "}} sau"), [("unclosed", "Đoạn 1"), ("unopened", "Đoạn 2")]),
        (template("a {{ issuer {{ period }}"), [("unclosed", "Đoạn 1")]),
        (template("{{ issuer %}"), [("unclosed", "Đoạn 1")]),
        (template("{{ issuer\n}}"), [("broken", "Đoạn 1")]),
        (template("{{ issuer | }}"), [("syntax", "Đoạn 1")]),
        (template("{% for u in units %}"), [("no_end", "Đoạn 1")]),
        (template("{% endif %}"), [("no_begin", "Đoạn 1")]),
        (template("{% if issuer %}a", "b{% endif %}"), [("crosses", "Đoạn 2")]),
        (template("{%p if issuer %}", "x", "{% endif %}"), [("crosses", "Đoạn 3")]),
        (template("x {%p if issuer %}", "{%p endif %}"), [("p_alone", "Đoạn 1")]),
        (template("{% for x in issuer %}{% endfor %}"), [("not_list", "Đoạn 1")]),
        (
            template("{%tr for unit in units %}", "{%tr endfor %}"),
            [("tr_outside", "Đoạn 1"), ("tr_outside", "Đoạn 2")],
        ),
        (template("{{r issuer }}"), [("prefix_unknown", "Đoạn 1")]),
        (template("{%- if issuer %}a{% endif %}"), [("prefix_unknown", "Đoạn 1")]),
        (template("{% set a = 1 %}"), [("tag_unknown", "Đoạn 1")]),
        (template("{% include 'x' %}"), [("tag_unknown", "Đoạn 1")]),
        (template(header="{{ nguoi_ky }}"), [("unknown", "Đầu trang, đoạn 1")]),
        (template(rows=[("TT", "{{ khong_ro }}", "")]), [("unknown", "Bảng 1, dòng 1, ô 2")]),
        (
            template(rows=[ROWS[0], ("", "{{ unit.nane }}", "{{ units.name }}"), ROWS[2]]),
            [("misspelt", "Bảng 1, dòng 2, ô 2"), ("unknown", "Bảng 1, dòng 2, ô 3")],
        ),
        (
            template(rows=[("{%tr for unit in units %}{{ unit.name }}", "", ""), ROWS[2]]),
            [("tr_alone", "Bảng 1, dòng 1, ô 1")],
        ),
    ],
)
def test_faults_name_their_place(content: bytes, expected: list[tuple[str, str]]) -> None:
    found = said(content)
    assert [fault for fault in found if fault[0] != "split"] == expected
    with pytest.raises(WritingError):
        render(content, example("review"))


def test_a_fault_says_what_to_do() -> None:
    (fault,) = check(template("{{ isuer }}"), example("review"))
    assert fault.message() == "Đoạn 1: Không có trường “isuer”. Có phải là “issuer” không?"
    assert fault.message("en") == "Paragraph 1: There is no field “isuer”. Is it “issuer”?"
    (fault,) = check(template(rows=[("{{ name", "", "")]), example("review"))
    assert fault.message("en") == "Table 1, row 1, cell 1: “{{ name” is not closed within its paragraph."


def test_tracked_changes_are_told() -> None:
    document = Document()
    paragraph = document.add_paragraph("{{ iss")
    run = "<w:r><w:t>uer }}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:ins {W} w:id="1" w:author="a">{run}</w:ins>'))
    assert said(saved(document)) == [("tracked", "Đoạn 1")]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ issuer.__class__ }}",
        "{{ issuer['__class__'] }}",
        "{{ issuer.upper() }}",
        "{{ ''.join(recipients) }}",
        "{{ _private }}",
        "{{ loop }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ self }}",
        "{{ cycler('a') }}",
        "{{ 'a' * 100000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ [1, 2] }}",
        "{{ {'a': 1} }}",
        "{{ issuer|attr('x') }}",
        "{{ recipients|map(attribute='x') }}",
        "{{ issuer|safe }}",
        "{{ issuer|format }}",
        "{{ 'x'|each }}",
        "{{ units[total.tasks] }}",
        "{% for a in units recursive %}{% endfor %}",
        "{% for a in units if a %}{% endfor %}",
        "{% for a in units %}{% for b in units %}{% for c in units %}{% for d in units %}x{% endfor %}{% endfor %}"
        "{% endfor %}{% endfor %}",
    ],
)
def test_what_is_not_in_the_language(attack: str) -> None:
    content = template(attack)
    assert any(fault.blocking for fault in check(content, example("review")))
    with pytest.raises(WritingError):
        render(content, example("review"))


@pytest.mark.parametrize("attack", ["{{ x.__class__ }}", "{{ x.upper() }}", "{{ x['a'].b }}", "{{ x|safe }}"])
def test_the_sandbox_itself_refuses(attack: str) -> None:
    with pytest.raises(Exception):  # noqa: B017  whichever error, no text comes out
        Language().from_string(attack).render({"x": "text"})


def test_the_budget() -> None:
    nested = "{% for a in n %}{% for b in n %}{% for c in n %}{% endfor %}{% endfor %}{% endfor %}"
    began = time.monotonic()
    with pytest.raises(TooMuch):
        Language(turns=10_000).from_string(nested).render({"n": list(range(1000))})
    with pytest.raises(TooMuch):
        Language(letters=1000).from_string("{% for a in n %}xxxxxxxxxx{% endfor %}").render({"n": list(range(1000))})
    with pytest.raises(TooMuch):
        Language(seconds=0.01).from_string("{% for a in n %}{% for b in n %}x{% endfor %}{% endfor %}").render(
            {"n": list(range(5000))}
        )
    assert time.monotonic() - began < 5


def changed(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def _relation(kind: str, mode: str = "External") -> Callable[[dict[str, bytes]], None]:
    added = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="http://a.b/c" TargetMode="{mode}"/></Relationships>'
    ).encode()

    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", added)

    return change


def _field(code: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        added = f"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p><w:sectPr".encode()
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", added, 1)

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: parts.update({"word/vbaProject.bin": b"x"}), "template_macros"),
        (
            lambda parts: parts.update(
                {
                    "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                        b"document.main", b"document.macroEnabled.main"
                    )
                }
            ),
            "template_macros",
        ),
        (_relation("attachedTemplate"), "template_outside_links"),
        (_relation("image"), "template_outside_links"),
        (_relation("aFChunk", "Internal"), "template_embedded"),
        (_relation("oleObject", "Internal"), "template_embedded"),
        (_field('DDEAUTO c:\\\\x "y"'), "template_outside_links"),
        (_field(' INCLUDEPICTURE "http://a/b"'), "template_outside_links"),
        (lambda parts: parts.update({"word/media/x.xml": b"0" * 130_000_000}), "template_bomb"),
        (lambda parts: parts.pop("word/document.xml"), "template_not_docx"),
        (
            lambda parts: parts.update(
                {
                    "word/document.xml": b'<!DOCTYPE d [<!ENTITY a "aaaa">]>'
                    + parts["word/document.xml"].partition(b"?>")[2]
                }
            ),
            "template_not_docx",
        ),
        (lambda parts: parts.update({"word/document.xml": b"<w:document"}), "template_not_docx"),
    ],
)
def test_dangerous_files_are_refused(change: Callable[[dict[str, bytes]], None], code: str) -> None:
    content = changed(template("{{ issuer }}"), change)
    assert [fault.code for fault in check(content, example("review"))] == [code]
    with pytest.raises(WritingError):
        render(content, example("review"))


def test_no_word_file_at_all() -> None:
    for content in (b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0"):
        assert [fault.code for fault in check(content, {})] == ["template_not_docx"]


def test_a_link_to_a_page_is_harmless() -> None:
    assert check(changed(template("{{ issuer }}"), _relation("hyperlink")), example("review")) == []


@pytest.mark.parametrize("many", [2, 500])
def test_long_lists_fill_their_rows(many: int) -> None:
    """Rows of a long list go another way into the file and come out the same."""
    content = template(rows=[("TT", "Tên", "Số"), *ROWS, ("", "Cộng", "{{ total.tasks }}")])
    units = [{"name": f"Đơn vị <{n}> & bạn\ndòng hai", "tasks": 1000 * n, "share": 0.5} for n in range(1, many + 1)]
    made = render(content, {**example("review"), "units": units})
    rows = [[cell.text for cell in row.cells] for row in Document(io.BytesIO(made)).tables[0].rows]
    assert rows[0] == ["TT", "Tên", "Số"] and rows[-1] == ["", "Cộng", "40"]
    assert rows[1:-1] == [
        [str(n), f"Đơn vị <{n}> & bạn\ndòng hai", f"{1000 * n:,}".replace(",", ".")] for n in range(1, many + 1)
    ]


def test_two_long_lists() -> None:
    rows = [*ROWS, "{%tr for content in contents %}", ("{{ content.name }}", "{{ period }}", ""), "{%tr endfor %}"]
    units = [{"name": f"u{n}", "tasks": n} for n in range(300)]
    contents = [{"name": f"c{n}"} for n in range(250)]
    made = render(template(rows=rows), {**example("review"), "units": units, "contents": contents})
    cells = [row.cells[1].text for row in Document(io.BytesIO(made)).tables[0].rows]
    assert cells == [f"u{n}" for n in range(300)] + ["6 tháng đầu năm 2026"] * 250


def test_a_list_within_a_condition_is_left_to_it() -> None:
    rows = ["{%tr if total.not_done %}", *ROWS, "{%tr endif %}"]
    units = [{"name": f"u{n}", "tasks": n} for n in range(300)]
    for overdue, expected in ((1, 300), (0, 0)):
        total = {**example("review")["total"], "not_done": overdue}
        made = render(template("x", rows=rows), {**example("review"), "units": units, "total": total})
        assert sum(len(t.rows) for t in Document(io.BytesIO(made)).tables) == expected


@settings(max_examples=30, deadline=None)
@case("", "{_{ }_} {_% %_}")
@given(st.text(alphabet=st.characters(), max_size=40), st.text(alphabet="{}%#<>&\"' a_\n\t", max_size=20))
def test_odd_values_come_through(first: str, second: str) -> None:
    context = {**example("review"), "issuer": "x" + first + second + "y", "day": dt.date(2026, 1, 2)}
    (text,) = texts(render(template("{{ issuer }}"), context))
    assert one_line(text) == one_line(clean("x" + first + second + "y"))
