"""An office's own Word templates of any kind: faults are named, one is tried, and used by its own unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.templating import actions
from phoihop.templating.kinds import kinds
from phoihop.templating.models import Template
from phoihop.templating.queries import used_templates
from phoihop.writing.docx_templates import KINDS
from phoihop.writing.tests.templating import template, texts
from tests.cast import Cast, Person

LIST = reverse("templating:list")


def taken(person: Person, *paragraphs: str, kind: str = "minutes", title: str = "Mẫu của cơ quan") -> Template:
    """A template as it was uploaded."""
    content = ContentFile(template(*paragraphs))
    return actions.take_template(None, kind=kind, title=title, content=content, name="mau.docx", **person.by)


def used(person: Person, *paragraphs: str, kind: str = "minutes", title: str = "Mẫu của cơ quan") -> Template:
    """A template that is in use."""
    return actions.use_template(taken(person, *paragraphs, kind=kind, title=title), **person.by)


def test_every_kind_of_paper_is_filled_by_some_room() -> None:
    assert {kind for kind, _name in kinds()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_lists_the_fields_of_a_kind(cast: Cast, as_: Callable[[Person], Client], kind: str) -> None:
    page = as_(cast.ha).get(LIST, {"loai": kind}).content.decode()
    assert f'value="{kind}" selected' in page and f"<code>{KINDS[kind][-1].placeholder}</code>" in page


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_example_reads_as_the_paper_will_print_it(
    cast: Cast, as_: Callable[[Person], Client], language: str
) -> None:
    browser = as_(cast.ha)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = browser.get(LIST, {"loai": "report"}).content.decode()
    assert "<td>14/6/2026</td>" in page and "<td>1.200</td>" in page and "<td>980,5</td>" in page


def test_uploaded_tried_used_and_withdrawn(cast: Cast, as_: Callable[[Person], Client]) -> None:
    browser = as_(cast.ha)
    good = SimpleUploadedFile("mau.docx", template("{{ issuer }}: {{ meeting }}"))
    made = browser.post(LIST, {"kind": "minutes", "title": "Biên bản ngắn", "content": good, "once": "a"})
    found = Template.objects.get()
    assert made["Location"] == found.get_absolute_url() and found.unit == cast.mass_mobilisation
    trial = browser.get(reverse("templating:trial", args=[found.pk]))
    assert texts(trial.content) == ["Ủy ban nhân dân xã Mẫu: Họp giao ban công tác phối hợp tháng 6"]
    assert not used_templates(found.unit_id, "minutes")
    assert browser.post(reverse("templating:use", args=[found.pk]), {"once": "b"}).status_code == 302
    assert list(used_templates(found.unit_id, "minutes", "plan")) == [found]
    assert not used_templates(found.unit_id, "plan") and not used_templates(cast.glar.pk, "minutes")
    assert browser.post(reverse("templating:withdraw", args=[found.pk]), {"once": "c"}).status_code == 302
    assert not used_templates(found.unit_id, "minutes")


def test_a_fault_names_the_placeholder_and_its_place(cast: Cast, as_: Callable[[Person], Client]) -> None:
    found = taken(cast.ha, "Kính gửi", "{{ isuer }}")
    page = as_(cast.ha).get(found.get_absolute_url()).content.decode()
    assert "Không có trường “isuer”. Có phải là “issuer” không?" in page and "Điền thử" not in page
    with pytest.raises(Refused):
        actions.use_template(found, **cast.ha.by)


def test_a_field_of_another_kind_is_a_fault(cast: Cast) -> None:
    assert taken(cast.ha, "{{ total.share }}").blocked
    assert not taken(cast.ha, "{{ total.share }}", kind="review").blocked


def test_templates_are_their_units_own(cast: Cast, as_: Callable[[Person], Client]) -> None:
    found = taken(cast.ha, "{{ issuer }}")
    browser = as_(cast.binh)
    for name in ("template", "trial", "file"):
        assert browser.get(reverse(f"templating:{name}", args=[found.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        actions.use_template(found, **cast.binh.by)
