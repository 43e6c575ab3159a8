"""The review as a text."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official

from ..freezing import whole_of
from ..proposing.words import percent
from .shape import page_of_review, review_for


@official
@require_GET
def review(request: Request, key: int) -> HttpResponse:
    """What does the review say, section by section?"""
    found = review_for(request, key)
    whole = whole_of(found, request.now)
    total, before = whole.figures.total, whole.figures.before
    context = page_of_review(request, found, "review") | {
        "total": total,
        "share": percent(total.share),
        "before": percent(before.share) if before else "",
        "texts": whole.texts,
    }
    return render(request, "reviews/review.html", context)
