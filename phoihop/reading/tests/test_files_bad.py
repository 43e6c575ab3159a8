"""Files that cannot or must not be read: each gets its own clear words."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from phoihop.ground.archives import LARGEST_PART
from phoihop.reading.errors import MESSAGES, ReadingError
from phoihop.reading.files import load
from phoihop.reading.files.encoding import legacy_encoding
from phoihop.reading.files.loading import MEGABYTE
from phoihop.reading.files.secrecy import stamp
from phoihop.reading.tests.making import PLAN, changed, docx_of, picture, saved

RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def code_of(path: Path, **options: int) -> str:
    with pytest.raises(ReadingError) as refused:
        load(path, **options)
    assert refused.value.message("vi") and refused.value.message("en")
    return refused.value.code


def test_missing_empty_and_too_large(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").touch()
    (tmp_path / "big.txt").write_bytes(b"a" * (2 * MEGABYTE))
    assert code_of(tmp_path / "none.docx") == "no_file"
    assert code_of(tmp_path / "empty.docx") == "empty"
    assert code_of(tmp_path / "big.txt", largest=MEGABYTE) == "too_large"
    assert load(tmp_path / "big.txt").text


def test_other_things_behind_a_good_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("phoihop.reading.files.ocr.available", lambda: False)
    (tmp_path / "a.docx").write_bytes(picture().getvalue())
    (tmp_path / "b.pdf").write_bytes(b"MZ" + bytes(range(256)) * 20)
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as archive:
        archive.writestr("holiday.jpg", b"x")
    assert [code_of(tmp_path / name) for name in ("a.docx", "b.pdf", "c.txt", "d.docx")] == [
        "picture", "wrong_type", "wrong_type", "wrong_type",
    ]  # fmt: skip


def test_a_document_behind_a_wrong_name_is_read(tmp_path: Path) -> None:
    assert load(docx_of(tmp_path / "a.docx", "Nội dung").rename(tmp_path / "a.pdf")).text == "Nội dung"


def test_only_blanks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n\n-----\n", "utf-8")
    assert code_of(tmp_path / "a.txt") == "no_text"


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_cut_docx(tmp_path: Path, cut: float) -> None:
    path = docx_of(tmp_path / "a.docx", PLAN)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * cut)])
    assert code_of(path) == "corrupt"


@pytest.mark.parametrize(
    "part", ["word/document.xml", "[Content_Types].xml", "word/numbering.xml", "word/styles.xml", RELS]
)
def test_docx_with_a_rotten_part(tmp_path: Path, part: str) -> None:
    assert code_of(changed(docx_of(tmp_path / "a.docx", PLAN), part, lambda data: data[: len(data) // 2])) == "corrupt"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", RELS])
def test_docx_without_a_part(tmp_path: Path, part: str) -> None:
    path = docx_of(tmp_path / "a.docx", PLAN)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != part}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    try:
        assert "Sở Nội vụ" in load(path).text  # what is missing was not needed
    except ReadingError as refused:
        assert refused.code in ("corrupt", "no_text")


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'

    def mine(data: bytes) -> bytes:
        head, rest = data.split(b"?>", 1)
        return head + b"?>" + laughs + rest.replace("Nội dung".encode(), b"Chu &b; &f; het")

    try:
        text = load(changed(docx_of(tmp_path / "a.docx", "Nội dung"), "word/document.xml", mine)).text
    except ReadingError as refused:
        assert refused.code == "corrupt"
    else:
        assert "hahaha" not in text and Path("/etc/hostname").read_text().strip() not in text


def test_bomb_is_seen_before_unpacking(tmp_path: Path) -> None:
    path = docx_of(tmp_path / "a.docx", "Nội dung")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.xml", b"0" * (LARGEST_PART + 1))
    assert path.stat().st_size < MEGABYTE
    assert code_of(path) == "bomb"


def test_macros(tmp_path: Path) -> None:
    path = changed(docx_of(tmp_path / "a.docx", "x"), RELS, lambda data: data, {"word/vbaProject.bin": b"\xd0\xcf"})
    assert code_of(path) == "macros"


@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "image", "frame"])
def test_links_that_load_content_from_outside(tmp_path: Path, kind: str) -> None:
    link = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="http://mau.example/a.dotm" TargetMode="External"/>'
    path = changed(
        docx_of(tmp_path / "a.docx", "x"),
        RELS,
        lambda data: data.replace(b"</Relationships>", link.encode() + b"</Relationships>"),
    )
    with pytest.raises(ReadingError) as refused:
        load(path)
    assert refused.value.code == "outside_links" and "mau.example" in refused.value.message()


def test_ordinary_links_are_fine(tmp_path: Path) -> None:
    link = f'<Relationship Id="rId99" Type="{OFFICE}/hyperlink" Target="http://songlam.example" TargetMode="External"/>'
    path = changed(
        docx_of(tmp_path / "a.docx", "x"),
        RELS,
        lambda data: data.replace(b"</Relationships>", link.encode() + b"</Relationships>"),
    )
    assert load(path).text == "x"


# Old encodings: letters as the old fonts keep them, seen in code page 1252.

_PLAIN = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
TCVN3 = dict(zip(_PLAIN, "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ", strict=True))
VPS = dict(zip(_PLAIN, "àäãáåæ¢£¤¡¥âÀÄÅÃÆÇèÈëéËêŠ‹Í‰ŒìÌïíÎòÕõó†ôÒ°‡Ó¶Ö©ª«§®ùûÛúøÜØº»Ù¿ÿ›ÏšœÜ", strict=False))
VNI = {
    **dict(zip("àảãáạ", ("aø", "aû", "aõ", "aù", "aï"), strict=True)),
    **dict(zip("âầẩẫấậ", ("aâ", "aà", "aå", "aã", "aá", "aä"), strict=True)),
    **dict(zip("ăằẳẵắặ", ("aê", "aè", "aú", "aü", "aé", "aë"), strict=True)),
    **dict(zip("èẻẽéẹêềểễếệ", ("eø", "eû", "eõ", "eù", "eï", "eâ", "eà", "eå", "eã", "eá", "eä"), strict=True)),
    **dict(zip("òỏõóọôồổỗốộ", ("oø", "oû", "oõ", "où", "oï", "oâ", "oà", "oå", "oã", "oá", "oä"), strict=True)),
    **dict(zip("ơờởỡớợ", ("ô", "ôø", "ôû", "ôõ", "ôù", "ôï"), strict=True)),
    **dict(zip("ùủũúụưừửữứự", ("uø", "uû", "uõ", "uù", "uï", "ö", "öø", "öû", "öõ", "öù", "öï"), strict=True)),
    **dict(zip("ìỉĩíịđỳỷỹý", ("ì", "æ", "ó", "í", "ò", "ñ", "yø", "yû", "yõ", "yù"), strict=True)),
}


def in_old(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(ch, table.get(ch.lower(), ch)) for ch in text)


@pytest.mark.parametrize(("table", "name"), [(TCVN3, "TCVN3 (ABC)"), (VNI, "VNI"), (VPS, "VPS")])
def test_old_encodings_are_named(tmp_path: Path, table: dict[str, str], name: str) -> None:
    old = in_old(PLAN, table)
    assert legacy_encoding(old) == name
    (tmp_path / "a.txt").write_bytes(old.encode("cp1252", "replace"))
    docx_of(tmp_path / "b.docx", *old.replace("\x01", "").split("\n"))
    for file in ("a.txt", "b.docx"):
        with pytest.raises(ReadingError) as refused:
            load(tmp_path / file)
        assert refused.value.code == "legacy_encoding"
        assert name in refused.value.message() and "Unikey" in refused.value.message()


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "Ça va très bien, Noël à la plage, garçon, señor mañana niño él año " * 20,
        "Krông Pắc, Ea H'leo, Đắk Hà " * 20,
    ],
)
def test_other_texts_are_not_taken_for_old_ones(text: str) -> None:
    assert legacy_encoding(text) is None


# State secrets

STAMPS = ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "[MẬT]", "M Ậ T", "Độ mật: Tối mật", "TỐI  MẬT"]
NO_STAMPS = [
    "bảo vệ bí mật nhà nước", "BÍ MẬT", "Mật độ dân số", "Độ mật: Không", "Giữ bí mật thông tin người phản ánh",
    "CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC", "tài liệu mật", "MẬT ONG", "Mặt",
]  # fmt: skip


@pytest.mark.parametrize("line", STAMPS)
def test_stamps(line: str) -> None:
    assert stamp(line)


@pytest.mark.parametrize("line", NO_STAMPS)
def test_words_that_are_no_stamps(line: str) -> None:
    assert stamp(line) is None


def test_stamped_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"UBND TỈNH SÔNG LAM\nTỐI MẬT\nSố: 3/KH-UBND\n{PLAN}", "utf-8")
    with pytest.raises(ReadingError) as refused:
        load(tmp_path / "a.txt")
    assert refused.value.code == "secret" and "TỐI MẬT" in refused.value.message()


def test_the_word_inside_a_text_is_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{PLAN}Bảo vệ bí mật nhà nước.\n" + "Dòng sau.\n" * 60 + "Mật\n", "utf-8")
    assert load(tmp_path / "a.txt").text


def test_stamp_in_the_page_header_of_a_docx(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Nội dung")
    document.sections[0].header.paragraphs[0].text = "MẬT"
    assert code_of(saved(document, tmp_path / "a.docx")) == "secret"


def test_stamp_in_a_text_box_of_a_docx(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("ỦY BAN NHÂN DÂN")._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:textbox><w:txbxContent><w:p><w:r>'
            "<w:t>TUYỆT MẬT</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
        )
    )
    assert code_of(saved(document, tmp_path / "a.docx")) == "secret"


def test_every_message_has_two_languages_and_no_exclamation_mark() -> None:
    for vietnamese, english in MESSAGES.values():
        assert vietnamese and english and vietnamese != english
        assert "!" not in vietnamese + english
