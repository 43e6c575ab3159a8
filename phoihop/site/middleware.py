"""What every request passes through that belongs to no single room."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from phoihop.ground.languages import language_of


def language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Every page in the language that the visitor chose."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.LANGUAGE_CODE = code = language_of(request)
        with translation.override(code):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return answer
