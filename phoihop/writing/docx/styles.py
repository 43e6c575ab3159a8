"""The paper's styles, one for each element of the law: who opens the file in Word finds them by their names."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.writing.formats import FONT, TABLE_SIZE, Format, Look

from .xml import NAMESPACES, twips


@dataclass(frozen=True)
class _Layout:
    """How the paragraphs of a style stand: spaces in points; ``flow`` is the body's own indent and spacing."""

    name: str
    align: str = "center"
    before: float = 0
    after: float = 0
    keep: bool = False  # with the next paragraph
    flow: bool = False
    outline: int | None = None


_LAYOUTS = {
    "country": _Layout("Quốc hiệu, tiêu đề"),
    "motto": _Layout("Tiêu ngữ"),
    "parent": _Layout("Cơ quan chủ quản"),
    "issuer": _Layout("Cơ quan ban hành"),
    "star": _Layout("Dấu sao"),
    "number": _Layout("Số và ký hiệu", before=3),
    "place_day": _Layout("Địa danh và thời gian", before=3),
    "kind": _Layout("Tên loại", before=18, keep=True),
    "abstract": _Layout("Trích yếu", keep=True),
    "letter_abstract": _Layout("Trích yếu công văn", before=6),
    "addressee": _Layout("Kính gửi", before=6),
    "basis": _Layout("Căn cứ", "both", flow=True),
    "enacting": _Layout("Lời ban hành", before=12, after=6, keep=True),
    "heading1": _Layout("heading 1", "both", keep=True, flow=True, outline=0),
    "heading2": _Layout("heading 2", "both", keep=True, flow=True, outline=1),
    "heading3": _Layout("heading 3", "both", keep=True, flow=True, outline=2),
    "heading4": _Layout("heading 4", "both", keep=True, flow=True, outline=3),
    "authority": _Layout("Quyền hạn ký", keep=True),
    "post": _Layout("Chức vụ", keep=True),
    "name": _Layout("Họ tên người ký", before=76),  # room for the hand and the seal
    "recipients": _Layout("Nơi nhận", "left", keep=True),
    "recipient": _Layout("Danh sách nơi nhận", "left"),
    "page_number": _Layout("header"),
    "appendix": _Layout("Phụ lục", keep=True, outline=0),
    "appendix_title": _Layout("Tên phụ lục", keep=True),
    "appendix_of": _Layout("Kèm theo văn bản", after=12, keep=True),
    "caption": _Layout("caption", before=12, after=6, keep=True),
}
_CELLS = {"left": "Ô bảng trái", "center": "Ô bảng giữa", "right": "Ô bảng phải"}


def styles_xml(form: Format) -> str:
    """The whole part ``styles.xml``."""
    drawn = [_style(element, form) for element in _LAYOUTS if element in form.looks]
    cells = [
        _paragraph_style(
            f"cell_{align}", name, f'<w:spacing w:before="20" w:after="20"/><w:jc w:val="{align}"/>', _size(TABLE_SIZE)
        )
        for align, name in _CELLS.items()
    ]
    rule = _paragraph_style("line", "Đường kẻ", '<w:spacing w:before="60" w:line="60" w:lineRule="exact"/>', _size(2))
    picture = _paragraph_style("picture", "Biểu đồ", '<w:keepNext/><w:spacing w:before="120"/><w:jc w:val="center"/>')
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="000000"/>{_size(form["body"].size)}'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{_body(form)}{''.join(drawn)}{''.join(cells)}{rule}{picture}{_TABLES}</w:styles>"
    )


def flow(form: Format) -> str:
    """Indent and spacing of the body."""
    spacing = form.mm("spacing")
    lines = (
        f'w:line="{round(spacing * 20)}" w:lineRule="exact"'
        if spacing > 3
        else f'w:line="{round(spacing * 240)}" w:lineRule="auto"'
    )
    return (
        f'<w:spacing w:before="{round(form.mm("before") * 20)}" {lines}/>'
        f'<w:ind w:firstLine="{twips(form.mm("indent"))}"/>'
    )


def _body(form: Format) -> str:
    return _paragraph_style("body", "Nội dung", flow(form) + '<w:jc w:val="both"/>', _letters(form["body"]))


def _style(element: str, form: Format) -> str:
    layout, look = _LAYOUTS[element], form[element]
    spaces = f'<w:spacing w:before="{round(layout.before * 20)}" w:after="{round(layout.after * 20)}"/>'
    outline = "" if layout.outline is None else f'<w:outlineLvl w:val="{layout.outline}"/>'
    properties = (
        ("<w:keepNext/>" if layout.keep else "")
        + (flow(form) if layout.flow else spaces)
        + f'<w:jc w:val="{layout.align}"/>{outline}'
    )
    return _paragraph_style(element, layout.name, properties, _letters(look))


def _paragraph_style(key: str, name: str, properties: str, letters: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _letters(look: Look) -> str:
    marks = ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
    underline = '<w:u w:val="single"/>' if look.underline else ""
    return marks + _size(look.size) + underline


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="plain"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
    '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="ruled"><w:name w:val="Table Grid"/><w:basedOn w:val="plain"/><w:tblPr>'
    "<w:tblBorders>"
    + "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + '</w:tblBorders></w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
)
