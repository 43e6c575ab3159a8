"""A flood of any form of citizens is slowed by work, and stopped without it; the desk stays usable."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from altcha import solve_challenge_v1
from django.conf import settings
from django.test import Client
from django.urls import reverse

from phoihop.ledger.guard import unguarded
from phoihop.programmes.models import Programme
from phoihop.voices import guarding
from phoihop.voices.codes import new_seed
from phoihop.voices.guarding import Form, challenge, is_proven
from phoihop.voices.models import (
    Comment,
    Consultation,
    ConsultationAnswer,
    Feedback,
    GuardedDay,
    SignUp,
)
from tests.cast import NOW, Cast

from .conftest import SAID, Send
from .deeds import opened, planned, published
from .test_consultation import opened as opened_consultation

FULL = {"proven": 9_900, "unproven": 100}


@pytest.fixture(autouse=True)
def on_the_day(time_machine: Any) -> None:
    time_machine.move_to(NOW, tick=False)


def solved(page: str) -> dict[str, str]:
    """What the script of a page's form sends: the seed and the work."""
    found: dict[str, str] = {}

    class Inputs(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if tag == "input" and given.get("name") in ("seed", "proof"):
                found[str(given["name"])] = str(given.get("data-challenge") or given.get("value"))

    Inputs().feed(page)
    asked = json.loads(found["proof"])
    answer = solve_challenge_v1(asked["challenge"], asked["salt"], "SHA-256", asked["max"])
    assert answer
    names = ("challenge", "salt", "signature")
    return {
        "seed": found["seed"],
        "proof": json.dumps({**{name: asked[name] for name in names}, "number": answer.number}),
    }


def came(form: Form, **numbers: int) -> None:
    """So many forms came today."""
    with unguarded("a flood"):
        GuardedDay.objects.update_or_create(form=form, day=NOW.date(), defaults=numbers)


@pytest.mark.django_db
def test_proof_of_work_serves_one_form() -> None:
    seed = new_seed()
    given = json.loads(challenge(Form.SIGN_UP, seed, NOW))
    found = solve_challenge_v1(given["challenge"], given["salt"], "SHA-256", given["max"])
    assert found
    proof = json.dumps({**{name: given[name] for name in ("challenge", "salt", "signature")}, "number": found.number})
    assert is_proven(seed, proof) and not is_proven(new_seed(), proof)
    for wrong in ("", "[]", "{}", "null", "1", proof.replace(str(found.number), str(found.number + 1)), "\x00"):
        assert not is_proven(seed, wrong)


@pytest.mark.django_db
def test_the_more_came_the_longer_it_takes_of_each_form_by_itself() -> None:
    assert json.loads(challenge(Form.ANSWER, new_seed(), NOW))["max"] == 50_000
    came(Form.ANSWER, **FULL)
    assert json.loads(challenge(Form.ANSWER, new_seed(), NOW))["max"] == 20 * 50_000
    assert json.loads(challenge(Form.SURVEY, new_seed(), NOW))["max"] == 50_000


def a_form(cast: Cast, programme: Programme, which: Form) -> tuple[str, dict[str, Any]]:
    """The address of a form of this kind, and what a citizen fills in."""
    match which:
        case Form.FEEDBACK:
            address = reverse("portal:send_feedback", args=[programme.pk, programme.contents.get().pk])
            return address, {"to": cast.glar.pk, "text": SAID}
        case Form.ANSWER:
            return reverse("portal:answer_consultation", args=[opened_consultation(cast).pk]), {"whole": SAID}
        case Form.SIGN_UP:
            made = published(cast, planned(cast))
            return reverse("portal:sign_up", args=[made.pk]), {"name": "Hoa", "hands": 1}
        case Form.SURVEY:
            survey = opened(cast, by_code=False)
            question = survey.questions.all()[0]
            return reverse("portal:answer_survey", args=[survey.pk]), {f"q{question.pk}": 4}


@pytest.mark.parametrize("which", list(Form))
def test_every_form_is_guarded_in_the_same_way(cast: Cast, programme: Programme, client: Client, which: Form) -> None:
    address, given = a_form(cast, programme, which)
    with_work = solved(client.get(address).content.decode())
    for _twice in range(2):
        assert client.post(address, given | with_work).status_code == 200
    plain = new_seed()
    assert client.post(address, given | {"seed": plain}).status_code == 200
    day = GuardedDay.objects.get()
    assert (day.form, day.day, day.proven, day.unproven) == (which, NOW.date(), 1, 1)  # sent twice it is there once
    came(which, unproven=settings.UNPROVEN_A_DAY)
    refused = client.post(address, given | {"seed": new_seed()})
    page = refused.content.decode()
    assert refused.status_code == 422 and "Hãy bật JavaScript" in page and "gọi điện" in page
    assert client.post(address, given | solved(page)).status_code == 200
    if which in (Form.FEEDBACK, Form.SIGN_UP):  # its answer was lost on the way, and with it the code
        assert client.post(address, given | {"seed": plain}).status_code == 200
    stolen = client.post(address, given | with_work | {"seed": new_seed()})
    assert stolen.status_code == 422


def test_a_code_stands_for_the_work(cast: Cast, client: Client) -> None:
    page = client.get(reverse("portal:answer_survey", args=[opened(cast).pk])).content.decode()
    assert "data-challenge" not in page
    assert not GuardedDay.objects.exists()


def test_ten_thousand_words_leave_the_desk_usable(
    cast: Cast, programme: Programme, client: Client, send: Send, django_assert_max_num_queries: Any
) -> None:
    real = send()
    with unguarded("a flood"):
        Feedback.objects.bulk_create(
            Feedback(
                code_hash=f"{n:064d}", unit=cast.glar, addressed_to=cast.glar, text="Bán hàng", may_publish=False,
                received_on=NOW.date(), first_due_on=NOW.date(), due_on=NOW.date(),
            )
            for n in range(10_000)
        )  # fmt: skip
    client.force_login(cast.binh.account)
    with django_assert_max_num_queries(12):
        page = client.get("/y-kien/")
    assert page.status_code == 200 and len(page.content) < 100_000 and str(real) in page.content.decode()
    keys = list(Feedback.objects.exclude(pk=real.pk).values_list("pk", flat=True)[:100])
    client.post("/y-kien/khong-tiep-nhan/", {"key": keys, "refusal": "spam", "once": "k"})
    assert Feedback.objects.filter(state="refused").count() == 100


def test_a_thousand_answers_leave_the_desk_usable(
    cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    about: Consultation = opened_consultation(cast)
    with unguarded("a flood"):
        answers = ConsultationAnswer.objects.bulk_create(
            ConsultationAnswer(consultation=about, seed_hash=f"{n:064d}", day=NOW.date()) for n in range(1_000)
        )
        Comment.objects.bulk_create(Comment(consultation=about, answer=one, text="Bán hàng") for one in answers)
        Comment.objects.create(consultation=about, source="meeting", text=SAID)
    client.force_login(cast.ha.account)
    address = reverse("voices:contributions", args=[about.pk])
    with django_assert_max_num_queries(12):
        page = client.get(address, {"tim": "ban hang"})
    assert page.status_code == 200 and len(page.content) < 100_000
    given = {"nhom": "0", "tim": "ban hang", "group": "new", "title": "Quảng cáo", "all": "1", "once": "k"}
    client.post(reverse("voices:sort_contributions", args=[about.pk]), given)
    left = client.get(address).content.decode()
    assert SAID in left and "Bán hàng" not in left


def test_a_thousand_names_leave_the_desk_usable(cast: Cast, client: Client, django_assert_max_num_queries: Any) -> None:
    made = published(cast, planned(cast))
    with unguarded("a flood"):
        SignUp.objects.create(activity=made, code_hash="x", name="Hoa")
        SignUp.objects.bulk_create(
            SignUp(activity=made, code_hash=f"{n:064d}", name="Bán hàng", hands=50) for n in range(1_000)
        )
    client.force_login(cast.thu.account)
    with django_assert_max_num_queries(12):
        page = client.get(made.get_absolute_url())
    assert len(page.content) < 100_000 and "Hoa" in page.content.decode()
    keys = list(made.sign_ups.exclude(name="Hoa").order_by("pk").values_list("pk", flat=True)[:50])
    drop = reverse("voices:drop_sign_ups", args=[made.pk])
    assert client.post(drop, {"ten": keys, "once": "k"}).status_code == 302
    assert made.sign_ups.count() == 951 and made.sign_ups.filter(name="Hoa").exists()
    client.force_login(cast.ha.account)
    client.post(drop, {"ten": [made.sign_ups.get(name="Hoa").pk], "once": "k2"})
    assert made.sign_ups.filter(name="Hoa").exists()


@pytest.mark.django_db
def test_a_refusal_says_what_to_do() -> None:
    came(Form.ANSWER, **FULL)
    with pytest.raises(guarding.Refused, match="ngày mai"):
        guarding.let_in(Form.ANSWER, new_seed(), "", NOW)
