"""An office's own Word template: its faults are named, it is tried, and a file is made with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phoihop.ground.errors import Refused
from phoihop.reviews import actions
from phoihop.reviews.filling import context_of
from phoihop.reviews.freezing import whole_of
from phoihop.reviews.models import Export, Review, Template
from phoihop.rounds.tests.conftest import at
from phoihop.writing.docx_templates import example
from phoihop.writing.tests.templating import template, texts
from tests.cast import Cast

from .conftest import As

NOW = at("2026-03-20")


def test_uploaded_tried_used(cast: Cast, review: Review, as_: As, run_jobs: Callable[[], int]) -> None:
    browser, upload = as_(cast.ha), reverse("reviews:templates")
    assert "{{ total.share }}" in browser.get(upload).content.decode()
    good = SimpleUploadedFile("mau.docx", template("{{ issuer }}: {{ total.done }}/{{ total.tasks }}"))
    made = browser.post(upload, {"title": "Mẫu ngắn", "content": good, "once": "a"})
    found = Template.objects.get()
    assert made["Location"] == found.get_absolute_url()
    trial = browser.get(reverse("reviews:trial", args=[found.pk]))
    assert texts(trial.content) == ["Ủy ban nhân dân xã Mẫu: 34/40"]
    form = browser.get(reverse("reviews:exports", args=[review.pk])).content.decode()
    assert "Mẫu ngắn" not in form
    assert browser.post(reverse("reviews:use_template", args=[found.pk]), {"once": "b"}).status_code == 302
    given = {"kind": "docx", "template": found.pk, "once": "c"}
    assert browser.post(reverse("reviews:exports", args=[review.pk]), given).status_code == 302
    run_jobs()
    export = Export.objects.get(template=found)
    assert export.file
    assert texts(default_storage.open(export.file.path).read()) == ["Ban Dân vận Huyện ủy: 1/3"]
    assert as_(cast.binh).get(found.get_absolute_url()).status_code == 404


def test_a_fault_names_the_placeholder_and_its_place(cast: Cast, as_: As) -> None:
    bad = ContentFile(template("Kính gửi", "{{ isuer }}"))
    found = actions.take_template(None, title="Sai", content=bad, name="sai.docx", by=cast.ha.actor, now=NOW)
    page = as_(cast.ha).get(found.get_absolute_url()).content.decode()
    assert "Không có trường “isuer”. Có phải là “issuer” không?" in page and "Điền thử" not in page
    with pytest.raises(Refused):
        actions.use_template(found, by=cast.ha.actor, now=NOW)


def test_every_field_is_filled(review: Review) -> None:
    asked, given = example("review"), context_of(whole_of(review, NOW))
    assert asked.keys() == given.keys()
    for name in ("units", "contents"):
        assert asked[name][0].keys() == given[name][0].keys()
    assert asked["total"].keys() == given["total"].keys()
