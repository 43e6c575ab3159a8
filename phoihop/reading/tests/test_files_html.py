"""Web pages: official papers kept whole, news without what stands around it."""

from __future__ import annotations

from pathlib import Path

from phoihop.reading.files import load
from phoihop.reading.tests.making import check_offsets, lines, tables

NEWS = """<!doctype html><html><head><meta charset="utf-8"><title>Ký kết chương trình phối hợp | Báo Sông Lam</title>
<meta property="og:title" content="Ký kết chương trình phối hợp"><style>p{color:red}</style></head><body>
<header><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/chinh-tri">Chính trị</a></li></ul></nav></header>
<main><article><h1>Ký kết chương trình phối hợp giai đoạn 2024-2028</h1>
<p class="sapo"><strong>
Sáng 12/3, Ban Dân vận Tỉnh ủy và Bộ Chỉ huy Quân sự tỉnh ký kết Chương trình phối hợp công tác dân vận giai
đoạn 2024-2028.</strong></p>
<p>Chương trình gồm 8 nội dung, tập trung tuyên truyền, vận động Nhân dân chấp hành chủ trương của Đảng, chính sách,
pháp luật của Nhà nước; tham gia phòng, chống thiên tai; xây dựng khu vực phòng thủ vững chắc trên địa bàn tỉnh.</p>
<p>
Hai bên thống nhất hằng năm sơ kết, đánh giá kết quả; giao Phòng Chính trị và Phòng Dân vận các cơ quan đảng làm đầu mối
theo dõi, đôn đốc, tổng hợp báo cáo trước ngày 15/11 hằng năm.</p></article>
<aside class="related"><h3>Tin liên quan</h3><ul><li><a href="/1">Hội nghị giao ban quý I</a></li></ul></aside></main>
<footer>Giấy phép số 12/GP-STTTT ngày 3/2/2020</footer><script>var a = "Căn cứ";</script></body></html>"""

PAPER = """<html><head><title>Kế hoạch 15/KH-UBND</title></head><body>
<div id="menu">Văn bản Tin tức</div><div class="content">
<table><tr><td align="center"><b>ỦY BAN NHÂN DÂN<br>TỈNH SÔNG LAM</b><br>-------</td>
<td align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p><p>1. Sở Nội vụ&nbsp;chủ trì,
phối hợp với   các sở.</p>
<table border="1"><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th></tr>
<tr><td>1</td><td>Rà soát</td><td rowspan="2">Sở Nội vụ</td></tr><tr><td>2</td><td>Báo cáo</td></tr>
<tr><td colspan="3">II. NHÓM KHÁC</td></tr></table>
<ol type="a"><li>Tuyên truyền</li><li>Vận động</li></ol><ul><li>Gạch đầu dòng</li></ul></div></body></html>"""


def page(path: Path, html: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(html.encode(encoding))
    return path


def test_news_keeps_the_article_only(tmp_path: Path) -> None:
    source = load(page(tmp_path / "a.html", NEWS))
    assert source.title == "Ký kết chương trình phối hợp giai đoạn 2024-2028"
    assert lines(source)[0] == "Ký kết chương trình phối hợp giai đoạn 2024-2028"
    assert lines(source)[1].startswith("Sáng 12/3, Ban Dân vận Tỉnh ủy và Bộ Chỉ huy Quân sự tỉnh ký kết")
    assert "trước ngày 15/11 hằng năm." in source.text
    for noise in ("Trang chủ", "Tin liên quan", "Giấy phép", "Hội nghị giao ban", "var a", "color"):
        assert noise not in source.text
    check_offsets(source)


def test_official_paper_is_kept_whole_with_its_tables(tmp_path: Path) -> None:
    source = load(page(tmp_path / "a.html", PAPER))
    assert tables(source) == [
        [["ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
        [
            ["TT", "Nội dung", "Chủ trì"],
            ["1", "Rà soát", "Sở Nội vụ"],
            ["2", "Báo cáo", "Sở Nội vụ"],
            ["II. NHÓM KHÁC"] * 3,
        ],
    ]
    assert "1. Sở Nội vụ chủ trì, phối hợp với các sở." in lines(source)
    assert lines(source)[-3:] == ["a) Tuyên truyền", "b) Vận động", "- Gạch đầu dòng"]
    check_offsets(source)


def test_declared_charset(tmp_path: Path) -> None:
    html = PAPER.replace("<head>", '<head><meta charset="utf-16">')
    assert "KẾ HOẠCH" in load(page(tmp_path / "a.html", html, "utf-16")).text


def test_looks_are_hints(tmp_path: Path) -> None:
    source = load(page(tmp_path / "a.html", PAPER))
    kind = next(block for block in source.blocks if source.cut(block) == "KẾ HOẠCH")
    assert kind.bold and kind.centred  # type: ignore[union-attr]
