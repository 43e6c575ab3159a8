"""Names of downloads, and the type of a text by its content."""

import pytest
from django.core.files.base import ContentFile

from phoihop.ground.keeping import content_type_of
from phoihop.ground.serving import safe_name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Kế hoạch 72.docx", "Kế hoạch 72.docx"),
        ("../../etc/passwd", "etc passwd"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("C:\\Thư mục\\bản ký.pdf", "C: Thư mục bản ký.pdf"),
        ("anh\u202efdp.exe", "anh fdp.exe"),
        (" .. ", "tep"),
    ],
)
def test_a_name_is_only_a_name(given: str, safe: str) -> None:
    assert safe_name(given) == safe


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("Kế hoạch\r\nsố 72\n".encode(), "text/plain"),
        (("a" * 8191 + "ế").encode(), "text/plain"),
        (b"\x00\x01\x02 not text", "application/octet-stream"),
        (b"\x9d\x81 half of a letter \x01", "application/octet-stream"),
    ],
)
def test_text_is_known_by_its_letters(content: bytes, kind: str) -> None:
    assert content_type_of(ContentFile(content)) == kind
