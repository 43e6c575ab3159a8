"""Labels call a field optional where it may be left empty, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from phoihop.documents.forms import DocumentForm
from phoihop.ground.forms import Form
from phoihop.programmes.forms.duties import DutyForm
from phoihop.programmes.forms.facts import PartyForm, ProgrammeForm
from phoihop.programmes.forms.gaps import NewUnitForm
from phoihop.programmes.models import Content
from phoihop.publishing.forms.posting import PublishForm
from phoihop.tasks.forms import AnswerForm, HandForm, ReportForm
from tests.cast import NOW

OPTIONAL = "(không bắt buộc)"


def every_form(kind: type[Form] = Form) -> Iterator[type[Form]]:
    """All forms of the house."""
    for one in kind.__subclasses__():
        yield one
        yield from every_form(one)


def test_what_is_sometimes_demanded_is_a_field() -> None:
    for form in every_form():
        assert set(form.sometimes) <= set(form.base_fields), form


@pytest.mark.django_db
def test_a_field_that_is_sometimes_demanded_is_not_called_optional() -> None:
    forms = [
        (ReportForm(), {"proofs", "link"}),
        (AnswerForm(), {"until"}),
        (HandForm(people=[]), {"due_on", "note"}),
        (ProgrammeForm(), {"number", "kind", "signed_on", "place"}),
        (PartyForm(), {"signatory_name", "signatory_office"}),
        (
            DutyForm(contents=Content.objects.none()),
            {"content", "label", "product", "schedule_text", "starts_on", "days", "position"},
        ),
        (NewUnitForm(), {"abbreviation"}),
        (DocumentForm(), {"issuer_name", "issued_on", "system"}),
        (PublishForm(today=NOW.date()), {"valid_to"}),
    ]
    for form, optional in forms:
        called = {
            field.name
            for field in form.visible_fields()
            if OPTIONAL in re.sub(r"</label>.*", "", str(field.as_field_group()), flags=re.DOTALL)
        }
        assert called == optional, type(form).__name__
