"""Evidence on its way in: type by content, a limit of size, pictures made anew without their metadata."""

from __future__ import annotations

import io
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _g
from PIL import Image, ImageOps, UnidentifiedImageError

from phoihop.ground.keeping import content_type_of

from .actions.progress import Proof

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


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True
    needs_multipart_form = True


class FilesField(forms.FileField):
    """Several files, each checked; the cleaned value is a list of Proof."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Proof]:
        """The files as proofs; ValidationError names the file that cannot be taken."""
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        checked = [super(FilesField, self).clean(one, initial) for one in given]
        return [proof_of(one) for one in checked]


def proof_of(file: File[Any]) -> Proof:
    """A file as evidence. Raises ValidationError: too large, empty, a type that is not taken, a broken picture."""
    name = (file.name or "").rsplit("/", 1)[-1]
    if file.size > settings.MAX_FILE_MB * 1_000_000:
        raise ValidationError(_g("“{name}” lớn hơn {most} MB.").format(name=name, most=settings.MAX_FILE_MB))
    kind = content_type_of(file)
    if kind in PICTURES:
        return Proof(_renamed(name), _made_anew(file, name))
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
