"""A review's Word file by a template of the office's own."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.storage import default_storage
from django.urls import reverse

from phoihop.reviews.filling import context_of
from phoihop.reviews.freezing import whole_of
from phoihop.reviews.models import Export, Review
from phoihop.rounds.tests.conftest import at
from phoihop.templating.tests.test_templates import taken, used
from phoihop.writing.docx_templates import example
from phoihop.writing.tests.templating import texts
from tests.cast import Cast

from .conftest import As


def test_chosen_when_the_file_is_asked_for(cast: Cast, review: Review, as_: As, run_jobs: Callable[[], int]) -> None:
    words = "{{ issuer }}: {{ total.done }}/{{ total.tasks }}"
    taken(cast.ha, words, kind="review", title="Mẫu chưa dùng")
    found = used(cast.ha, words, kind="review", title="Mẫu ngắn")
    browser, address = as_(cast.ha), reverse("reviews:exports", args=[review.pk])
    form = browser.get(address).content.decode()
    assert "Mẫu ngắn" in form and "Mẫu chưa dùng" not in form
    assert browser.post(address, {"kind": "docx", "template": found.pk, "once": "c"}).status_code == 302
    run_jobs()
    export = Export.objects.get(template=found)
    assert export.file
    assert texts(default_storage.open(export.file.path).read()) == ["Ban Dân vận Huyện ủy: 1/3"]


def test_every_field_is_filled(review: Review) -> None:
    asked, given = example("review"), context_of(whole_of(review, at("2026-03-20")))
    assert asked.keys() == given.keys()
    for name in ("units", "contents"):
        assert asked[name][0].keys() == given[name][0].keys()
    assert asked["total"].keys() == given["total"].keys()
