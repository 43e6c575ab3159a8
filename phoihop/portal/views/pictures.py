"""A picture on a public page."""

from __future__ import annotations

from django.http import HttpResponseBase

from phoihop.ground.models import StoredFile
from phoihop.ground.serving import serve_file


def picture(file: StoredFile, name: str) -> HttpResponseBase:
    """As officials get it, but caches may keep it as long as the page that shows it."""
    answer = serve_file(file, name)
    del answer["Cache-Control"]
    return answer
