"""A citizen's form says plainly what cannot be taken, and who sees what is given."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.units.models import Unit
from phoihop.voices.forms.comment import AnswerForm
from phoihop.voices.forms.speaking import SendForm, WordForm
from phoihop.voices.models import Consultation
from tests.cast import Cast

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


def test_words_that_fit_the_browser_fit_and_too_many_are_counted() -> None:
    lines = "\r\n".join(["x" * 39] * 100)
    assert WordForm({"text": lines}).is_valid()
    assert WordForm({"text": "x" * 4072}).errors == {"text": ["Lời viết dài quá. Xin bớt khoảng 72 chữ cái."]}
    about = Consultation(unit=Unit(name="UBND xã"), comments=True)
    asked = AnswerForm({"whole": "x" * 4001}, consultation=about, sections=[], options=[])
    assert asked.errors == {"whole": ["Lời viết dài quá. Xin bớt khoảng 1 chữ cái."]}


@pytest.mark.django_db
def test_photos_alone_are_taken_and_it_is_said_who_sees_them(cast: Cast) -> None:
    for name, content in (("x.svg", SVG), ("x.pdf", PDF)):
        form = SendForm(
            {"to": cast.glar.pk, "text": "Ngập"},
            {"photos": [SimpleUploadedFile(name, content)]},  # type: ignore[dict-item]
            receivers=[cast.glar],
        )
        assert form.errors == {"photos": [f"“{name}” không phải ảnh. Chỉ gửi được ảnh chụp (JPG, PNG)."]}
        assert "Chỉ cơ quan nhận xem được" in str(form["photos"].help_text)
        assert "chuyển sang cơ quan khác" in str(form["contact"].help_text)
