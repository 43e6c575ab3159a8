"""What the pages of this room share: fetching a review, the way to it, its tabs and its head."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from phoihop.ground.form_page import form_page as one_form
from phoihop.ground.pages import Request, fetch
from phoihop.ledger.acts import allowed

from ..models import Review
from ..queries import visible_reviews

form_page = partial(one_form, template="reviews/form.html")
_ACTS = ("edit_head", "edit_section", "restore_section", "issue", "discard", "export")


def review_for(request: Request, key: int) -> Review:
    """A review that the actor may read, with its round."""
    found = visible_reviews(request.actor).select_related("round", "unit", "compared_with", "lines")
    return fetch(found, key)


def crumbs_to(review: Review, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a review's page, and below it."""
    here = review.get_absolute_url() if more else ""
    name = f"{review.get_kind_display()}: {review.round.title}"
    return [(_("Sơ kết, tổng kết"), reverse("reviews:list")), (name, here), *more]


def page_of_review(request: Request, review: Review, here: str) -> dict[str, Any]:
    """What the head of its pages prints."""
    named = [
        ("review", pgettext("tab", "Văn bản")),
        ("figures", pgettext("tab", "Số liệu")),
        ("charts", _("Biểu đồ")),
        ("exports", pgettext("tab", "Tệp")),
    ]
    return {
        "crumbs": crumbs_to(review),
        "review": review,
        "may": {name: allowed(f"review.{name}", request.actor, review) for name in _ACTS},
        "tabs": [
            {"url": reverse(f"reviews:{name}", args=[review.pk]), "label": label, "current": name == here}
            for name, label in named
        ],
    }
