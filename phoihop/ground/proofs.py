"""Proofs on their way in: type by content, a limit of size, pictures made anew without their metadata; or a link."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from .forms import Form
from .keeping import content_type_of, keep

ACCEPTED = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.pptx,.doc,.xls,.odt,.ods,.txt,.csv"
PICTURES = {"image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff"}
PAPERS = {
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-office",
    "application/x-ole-storage",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "text/plain",
    "text/csv",
}
_LONGEST_SIDE = 2560
_MOST_PIXELS = 120_000_000  # what the best phone takes; more is a bomb


@dataclass(frozen=True)
class Proof:
    """What proves something, before it is kept: a checked file, or a link."""

    name: str
    content: File[Any] | None = None
    link: str = ""


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True
    needs_multipart_form = True


class FilesField(forms.FileField):
    """Several files, each checked; the cleaned value is a list of Proof."""

    widget = ManyFiles
    papers = True  # whether papers are taken too, or pictures alone

    def clean(self, data: Any, initial: Any = None) -> list[Proof]:
        """The files as proofs; ValidationError names the file that cannot be taken."""
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        checked = [super(FilesField, self).clean(one, initial) for one in given]
        return [proof_of(one, papers=self.papers) for one in checked]


class ProofForm(Form):
    """Files and a link that prove what the form says."""

    proofs = FilesField(
        label=_("Minh chứng"),
        help_text=_("Ảnh, PDF, Word, Excel; mỗi tệp không quá 30 MB. Ảnh được bỏ thông tin nơi chụp trước khi lưu."),
        required=False,
        widget=ManyFiles(attrs={"accept": ACCEPTED}),
    )
    link = forms.URLField(label=_("Đường dẫn minh chứng"), required=False, max_length=500, assume_scheme="https")

    def clean(self) -> dict[str, Any]:
        """``proofs`` holds the files and the link; ``link`` is gone."""
        cleaned = super().clean()
        if link := cleaned.pop("link", ""):
            cleaned["proofs"] = [*cleaned.get("proofs", []), Proof(link[:255], link=link)]
        return cleaned


def kept(proof: Proof, now: dt.datetime) -> dict[str, Any]:
    """The fields of a ``ProofAt``, its file on disk; call it inside the act that makes the row."""
    file = keep(proof.content, now) if proof.content else None
    return {"file": file, "name": proof.name[:255], "link": proof.link}


def proof_of(file: File[Any], *, papers: bool = True) -> Proof:
    """A file as a proof. Raises ValidationError: too large, empty, a type that is not taken, a broken picture."""
    name = (file.name or "").rsplit("/", 1)[-1]
    if file.size > settings.MAX_FILE_MB * 1_000_000:
        raise ValidationError(_g("“{name}” lớn hơn {most} MB.").format(name=name, most=settings.MAX_FILE_MB))
    kind = content_type_of(file)
    if kind in PICTURES:
        return Proof(_renamed(name), _made_anew(file, name))
    if not papers:
        raise ValidationError(_g("“{name}” không phải ảnh. Chỉ gửi được ảnh chụp (JPG, PNG).").format(name=name))
    if kind not in PAPERS:
        raise ValidationError(
            _g(
                "“{name}” không phải ảnh, PDF hay tệp văn phòng. Hãy lưu thành một trong các dạng đó rồi gửi lại."
            ).format(name=name)
        )
    return Proof(name, file)


def _made_anew(file: File[Any], name: str) -> File[Any]:
    """The picture itself, turned upright, at most 2,560 pixels a side, without where and by what it was taken."""
    try:
        with Image.open(file) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise ValidationError(_g("Ảnh “{name}” quá lớn.").format(name=name))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            out = io.BytesIO()
            upright.convert("RGB").save(out, "JPEG", quality=85, optimize=True)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValidationError(_g("Không mở được ảnh “{name}”; có thể tệp bị hỏng.").format(name=name)) from error
    return ContentFile(out.getvalue())


def _renamed(name: str) -> str:
    return f"{name.rsplit('.', 1)[0]}.jpg"
