"""Doubts are said in the reader's language: the sentence of their code, filled with their values."""

import json
from collections.abc import Callable
from string import Formatter

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from phoihop.ledger.actor import SYSTEM
from phoihop.programmes import actions
from phoihop.programmes.models import Doubt
from phoihop.reading.files.txt import from_text
from phoihop.reading.grammar.misgivings import SENTENCES, doubt
from phoihop.reading.reader import understand
from tests.cast import NOW, Cast, Person

VALUES = {"phrase": "trước ngày 30/9", "number": "72-KH/HU", "first": "1/2/2024", "second": "3/4/2024",
          "stated": 8, "found": 7}  # fmt: skip
VIETNAMESE = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
# contents without a duty, a deadline that no calendar has, a duty without a unit, no number, no date
PAPER = """ỦY BAN NHÂN DÂN
XÃ AN SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:       /KH-UBND
KẾ HOẠCH
Thực hiện phong trào Dân vận khéo
Thực hiện Hướng dẫn số 12-HD/BDVHU ngày 31/02/2024 của Ban Dân vận Huyện ủy; UBND xã ban hành Kế hoạch như sau:
II. NỘI DUNG
1. Công tác tuyên truyền
2. Công tác kiểm tra
a) Tổ chức kiểm tra việc thực hiện quy chế dân chủ ở cơ sở.
b) Hội Nông dân xã chủ trì tuyên truyền, hoàn thành trước ngày 15/9.
"""


@pytest.mark.parametrize("code", SENTENCES)
def test_every_code_is_said_in_both_languages(code: str) -> None:
    named = {name for _text, name, _format, _conversion in Formatter().parse(SENTENCES[code]) if name}
    values = {name: VALUES[name] for name in named}
    read = doubt("", code, **values).to_json()
    row = Doubt(code=read["code"], says=read["says"], values=json.loads(json.dumps(read["values"])))
    with override("vi"):
        assert str(row) == read["says"]
    with override("en"):
        said = str(row)
    assert all(str(value) in said for value in values.values())
    for value in values.values():
        said = said.replace(str(value), "")
    assert "{" not in said and not VIETNAMESE & set(said.lower()), said


def test_a_doubt_that_this_version_does_not_know_is_shown_as_it_was_said() -> None:
    assert str(Doubt(code="from_next_year", says="Điều khác.")) == "Điều khác."


def test_the_english_page_says_every_doubt_in_english(cast: Cast, signed_in: Callable[[Person], Client]) -> None:
    taken = actions.take_intake(None, content=ContentFile(PAPER.encode()), name="kế hoạch.txt", **cast.ha.by)
    read = actions.read_intake(taken, by=SYSTEM, now=NOW, reading=understand(from_text(PAPER)))
    doubts = list(read.doubts.all())
    assert len({doubt.code for doubt in doubts}) >= 5, [doubt.code for doubt in doubts]
    browser = signed_in(cast.ha)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = browser.get(reverse("programmes:draft", args=[read.programmes.get().pk])).content.decode()
    assert not [doubt.says for doubt in doubts if doubt.says in page]
    assert "This content has no duty yet." in page
