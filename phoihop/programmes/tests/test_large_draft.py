"""A plan of 200 duties in a province of 5,000 units: every page of its draft is light and cheap."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

import phoihop
from phoihop.ledger.actor import SYSTEM
from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from phoihop.reading.files.txt import from_text
from phoihop.reading.reader import understand
from phoihop.units.models import Unit
from tests.cast import NOW, Cast, Person

SignIn = Callable[[Person], Client]
STATIC = Path(phoihop.__file__).parent / "site" / "static"
BODIES = ("Phòng Nội vụ", "Công an xã", "Hội Nông dân", "Hội Làm vườn", "Ban Dân vận", "Đoàn Thanh niên", "Trạm Y tế")
WORK = (
    "tổ chức tuyên truyền, phổ biến chủ trương của Đảng, chính sách, pháp luật của Nhà nước đến từng thôn, làng",
    "rà soát, niêm yết công khai thủ tục hành chính, quy trình tiếp nhận và trả kết quả tại bộ phận một cửa",
    "hướng dẫn các xã xây dựng mô hình Dân vận khéo gắn với phong trào thi đua yêu nước ở khu dân cư",
)
WHEN = ("hoàn thành trước ngày 30/9/2026", "thường xuyên", "báo cáo định kỳ hằng quý", "xong trước ngày 15/8")


def plan(duties: int = 200) -> str:
    """The text of a plan: ten contents, each with duties of a lead, two supports and a deadline."""
    lines = [
        "ỦY BAN NHÂN DÂN", "HUYỆN ĐAK ĐOA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-UBND", "Đak Đoa, ngày 10 tháng 01 năm 2026", "KẾ HOẠCH",
        "Thực hiện công tác dân vận chính quyền năm 2026",
        "Thực hiện Kế hoạch số 72-KH/HU ngày 10/8/2021 của Huyện ủy; UBND huyện ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU", "Nâng cao nhận thức, trách nhiệm của cán bộ, công chức.", "II. NỘI DUNG",
    ]  # fmt: skip
    for number in range(duties):
        if number % 20 == 0:
            lines.append(f"{number // 20 + 1}. Công tác dân vận chính quyền, lĩnh vực thứ {number // 20 + 1}")
        lead, first, second = (f"{BODIES[(number + step) % 7]} xã Tân {number % 40 + step}" for step in range(3))
        lines.append(f"- {lead} chủ trì, phối hợp với {first}, {second} {WORK[number % 3]}; {WHEN[number % 4]}.")
    return "\n".join([*lines, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"])


@pytest.fixture
def large(cast: Cast, unguarded: Callable[[], Any]) -> Programme:
    """The plan, read while the register holds 5,000 units more."""
    with unguarded():
        first = Unit.objects.order_by("-pk")[0].pk + 1
        Unit.objects.bulk_create(
            Unit(pk=first + n, name=f"{kind} xã Tân Lập {n}", kind="commune", level="commune", parent=cast.committee,
                 path=f"{cast.committee.path}{first + n}/", folded=f"hoi nong dan xa tan lap {n}")
            for n, kind in enumerate(["Hội Nông dân"] * 5000)
        )  # fmt: skip
    text = plan()
    taken = actions.take_intake(None, content=ContentFile(text.encode()), name="kế hoạch.txt", **cast.ha.by)
    return actions.read_intake(taken, by=SYSTEM, now=NOW, reading=understand(from_text(text))).programmes.get()


def besides() -> int:
    """What a first visit loads besides the page: style sheet and scripts as they are sent, fonts, the mark."""
    packed = [STATIC / "phoihop.css", STATIC / "mark.svg", *(STATIC / "js").glob("*.js")]
    return sum(len(gzip.compress(one.read_bytes())) for one in packed) + sum(
        one.stat().st_size for one in (STATIC / "fonts").glob("*.woff2")
    )


def test_every_page_is_light_and_cheap(
    cast: Cast,
    signed_in: SignIn,
    large: Programme,
    queries_at_most: Callable[[], Any],
    unguarded: Callable[[], Any],
) -> None:
    assert large.duties.count() >= 200
    browser, besides_it = signed_in(cast.ha), besides()
    draft, matching = (reverse(f"programmes:{name}", args=[large.pk]) for name in ("draft", "match"))
    with queries_at_most():
        first = browser.get(draft)
    leaves = 1 + max(int(number) for number in re.findall(r"\?phan=(\d+)", first.content.decode()))
    assert 5 < leaves < 30
    pages = [f"{draft}?phan={number}" for number in range(1, leaves)]
    with unguarded():
        large.duties.update(schedule="")  # and each is one gap more
    filling = reverse("programmes:fill", args=[large.pk])
    pages += [draft, f"{draft}?phan=2", matching, f"{matching}?tu=16", filling, f"{filling}?tu=48"]
    for page in pages:
        with queries_at_most():
            answer = browser.get(page)
        assert answer.status_code == 200
        assert len(answer.content) + besides_it < 100_000, (page, len(answer.content))


def test_every_row_stands_on_one_leaf_with_its_words(cast: Cast, signed_in: SignIn, large: Programme) -> None:
    browser, url = signed_in(cast.ha), reverse("programmes:draft", args=[large.pk])
    first = browser.get(url).content.decode()
    last = max(int(number) for number in re.findall(r"\?phan=(\d+)", first))
    pages = [browser.get(f"{url}?phan={number}").content.decode() for number in range(1, last + 1)]
    for number, page in enumerate(pages, 1):
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids), number
    for duty in large.duties.all():
        (page,) = [page for page in pages if f'id="d{duty.pk}"' in page]
        assert page.count(f'href="#d{duty.pk}"') >= 1  # from its words in the source
    ids_everywhere = {one for page in pages for one in re.findall(r'\bid="([^"]+)"', page)}
    for page in pages:
        for place, same in re.findall(r'\?den=([^#"]+)#([^"]+)"', page):
            assert place == same
            assert place in ids_everywhere


def test_a_link_from_elsewhere_opens_the_leaf(cast: Cast, signed_in: SignIn, large: Programme) -> None:
    browser = signed_in(cast.ha)
    duty = large.duties.last()
    assert duty and duty.span
    saved = browser.post(reverse("programmes:remove_assignment", args=[duty.assignments.last().pk]), {"once": "x1"})
    assert f'id="d{duty.pk}"' in browser.get(saved.headers["Location"]).content.decode()
    assert f"#d{duty.pk}" in saved.headers["Location"]
    for stray in ("d0", "o", "oZZZZ.9", "a0", "", "<x>", "o" + "z" * 40):
        assert browser.get(reverse("programmes:draft", args=[large.pk]), {"den": stray}).status_code == 200
