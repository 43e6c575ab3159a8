"""A document's files: looked into before they are stored, handed out as nothing but bytes."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as Word

from phoihop.documents.models import DocumentFile
from phoihop.ground.models import StoredFile
from tests.cast import Cast, Person

from .conftest import Papers

Sit = Callable[[Person], Client]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def word(*lines: str) -> bytes:
    """A .docx of these lines."""
    document, out = Word(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def send(client: Client, papers: Papers, content: bytes, name: str, role: str = "text", once: str = "k") -> Any:
    """The form with a file."""
    address = f"{papers.plan.get_absolute_url()}tep/"
    return client.post(address, {"content": SimpleUploadedFile(name, content), "role": role, "once": once})


def test_kept_shown_with_its_hash_and_handed_out_safely(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    client, content = at_desk(cast.ha), word("KẾ HOẠCH", "Thực hiện Kết luận 01 trong toàn huyện")
    for _ in range(2):
        assert send(client, papers, content, "Kế hoạch 72.docx").status_code == 302
    kept = DocumentFile.objects.get()
    page = client.get(papers.plan.get_absolute_url()).content.decode()
    assert "Kế hoạch 72.docx" in page
    assert kept.file.sha256 in page
    got = at_desk(cast.binh).get(f"{papers.plan.get_absolute_url()}tep/{kept.pk}/")
    assert b"".join(got.streaming_content) == content  # type: ignore[attr-defined]
    assert got["Content-Disposition"] == "attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch%2072.docx"
    assert got["Content-Type"] == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (lambda: word("MẬT", "KẾ HOẠCH", "Nội dung"), "kh.docx", "đóng dấu độ mật"),
        (lambda: "TỐI MẬT\nKẾ HOẠCH\nNội dung".encode(), "kh.txt", "đóng dấu độ mật"),
        (lambda: b"", "rong.txt", ""),
        (lambda: b"MZ\x90\x00" + bytes(200), "kh.docx", "không phải là tệp văn bản"),
        (lambda: b"PK\x03\x04" + bytes(50), "kh.docx", "hỏng"),
    ],
)
def test_what_must_not_be_stored_is_not(
    cast: Cast, papers: Papers, at_desk: Sit, content: Callable[[], bytes], name: str, says: str
) -> None:
    sent = send(at_desk(cast.ha), papers, content(), name)
    assert sent.status_code == 422
    assert says in sent.content.decode()
    assert not StoredFile.objects.exists()


def test_too_large_is_refused_unread(cast: Cast, papers: Papers, at_desk: Sit, settings: Any) -> None:
    settings.MAX_FILE_MB = 0
    assert "vượt mức cho phép" in send(at_desk(cast.ha), papers, b"x" * 10, "a.txt").content.decode()


def test_a_stamped_picture_of_a_page_is_kept_as_it_is(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    assert send(at_desk(cast.ha), papers, PNG, "ban-ky.png", "scan").status_code == 302
    assert DocumentFile.objects.get().file.content_type == "image/png"


def test_a_page_of_html_goes_out_as_bytes(cast: Cast, papers: Papers, at_desk: Sit) -> None:
    content = "<html><body><p>Kế hoạch của huyện</p><script>alert(1)</script></body></html>".encode()
    client = at_desk(cast.ha)
    send(client, papers, content, "../../kh\r\n.html")
    kept = DocumentFile.objects.get()
    got = client.get(f"{papers.plan.get_absolute_url()}tep/{kept.pk}/")
    assert got["Content-Type"] == "application/octet-stream"
    assert "/" not in got["Content-Disposition"].partition(";")[2]


def test_a_file_of_another_document_and_one_gone_from_the_disk_are_404(
    cast: Cast, papers: Papers, at_desk: Sit, settings: Any
) -> None:
    client = at_desk(cast.ha)
    send(client, papers, PNG, "a.png", "scan")
    kept = DocumentFile.objects.get()
    assert client.get(f"{papers.other.get_absolute_url()}tep/{kept.pk}/").status_code == 404
    (Path(settings.FILES) / kept.file.path).unlink()
    assert client.get(f"{papers.plan.get_absolute_url()}tep/{kept.pk}/").status_code == 404


def test_a_visitor_gets_no_file(client: Client, cast: Cast, papers: Papers) -> None:
    assert client.get(f"{papers.plan.get_absolute_url()}tep/1/").status_code == 302
