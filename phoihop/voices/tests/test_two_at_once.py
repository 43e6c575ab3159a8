"""Two who work on the same thing: the form that was opened first never undoes what the other did meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.ground.errors import Conflict
from phoihop.voices import actions
from phoihop.voices.actions import activity as works
from phoihop.voices.actions import survey as surveys
from phoihop.voices.actions import visit as visits
from phoihop.voices.models import CivicActivity, Consultation, Survey, Visit
from tests.cast import NOW, Cast

from .deeds import drafted as survey_drafted
from .deeds import noted, planned
from .test_consultation import drafted, opened


def test_an_older_form_does_not_put_old_options_back(cast: Cast) -> None:
    about = drafted(cast, choosing="choose", options=["3 m", "4 m"])
    other = Consultation.objects.get()
    actions.edit(other, seen=1, options=["3 m", "4 m", "5 m"], **cast.ha.by)
    with pytest.raises(Conflict):
        actions.edit(about, seen=1, title="Khác", options=["3 m", "4 m"], **cast.ha.by)
    with pytest.raises(Conflict):
        actions.edit(about, seen=1, options=["3 m", "4 m"], **cast.ha.by)
    about.refresh_from_db()
    assert [str(one) for one in about.options.all()] == ["3 m", "4 m", "5 m"] and about.title != "Khác"
    actions.edit(about, seen=2, title="Khác", options=["3 m"], **cast.ha.by)
    assert (about.revision, about.options.count()) == (3, 1)


def section(cast: Cast) -> tuple[str, dict[str, Any], str, Any]:
    """The form of a section, what is sent with it, its field that is written, and its row."""
    about = drafted(cast)
    row = about.sections.get()
    return reverse("voices:edit_section", args=[about.pk, row.pk]), {"heading": row.heading}, "text", row


def group(cast: Cast) -> tuple[str, dict[str, Any], str, Any]:
    """The same of a group of contributions."""
    about = opened(cast)
    row = actions.make_group(about, title="Rộng hơn", **cast.ha.by)
    return reverse("voices:group", args=[about.pk, row.pk]), {"title": row.title, "outcome": "accepted"}, "answer", row


@pytest.mark.parametrize("made", [section, group])
def test_the_second_to_save_is_told(
    cast: Cast, client: Client, time_machine: Any, made: Callable[[Cast], tuple[str, dict[str, Any], str, Any]]
) -> None:
    time_machine.move_to(NOW, tick=False)
    address, given, name, row = made(cast)
    client.force_login(cast.ha.account)
    assert 'name="seen" value="1"' in client.get(address).content.decode()
    first = client.post(address, {**given, name: "Của người trước", "seen": "1", "once": "a"})
    second = client.post(address, {**given, name: "Của người sau", "seen": "1", "once": "b"})
    assert (first.status_code, second.status_code) == (302, 422)
    told = second.content.decode()
    assert "Có người vừa thay đổi mục này trước bạn" in told and "Của người sau" in told
    row.refresh_from_db()
    assert getattr(row, name) == "Của người trước"
    assert client.post(address, {**given, name: "Của người sau", "seen": "2", "once": "c"}).status_code == 302
    for seen in ("", "1"):  # a form without the version is none of ours
        assert client.post(address, {**given, name: "Khác", "seen": seen, "once": f"d{seen}"}).status_code == 422


def test_what_was_sent_opened_or_done_meanwhile_is_not_changed(cast: Cast) -> None:
    visit, survey = noted(cast), survey_drafted(cast)
    work = planned(cast, held_on=NOW.date())
    edits: list[tuple[Any, Any, dict[str, Any]]] = [
        (visits.edit, Visit.objects.get(), {"asks": "Khác"}),
        (surveys.edit, Survey.objects.get(), {"closes_on": NOW.date()}),
        (works.edit, CivicActivity.objects.get(), {"title": "Khác"}),
    ]
    visits.send(visit, to=cast.committee, **cast.binh.by)
    surveys.open_survey(survey, **cast.ha.by)
    works.conclude(work, came=9, outcome="Xong", **cast.thu.by)
    for (edit, older, facts), by in zip(edits, (cast.binh.by, cast.thu.by, cast.thu.by), strict=True):
        with pytest.raises(Conflict):
            edit(older, seen=1, **facts, **by)
