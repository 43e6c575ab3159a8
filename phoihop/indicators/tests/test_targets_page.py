"""The page on which targets are set."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from phoihop.indicators.models import Indicator, Target
from tests.cast import Cast


def send(client: Client, about: Indicator, **more: object) -> HttpResponse:
    address = reverse("indicators:targets", args=[about.pk])
    return client.post(address, {"seen": about.revision, "once": str(more), **more})


def test_questions_are_shown_and_answered(client: Client, cast: Cast, dialogues: Indicator) -> None:
    client.force_login(cast.ha.account)
    glar, adok = cast.glar.pk, cast.adok.pk
    page = client.get(reverse("indicators:targets", args=[dialogues.pk])).content.decode()
    assert f'name="t-{glar}-2026" value="12"' in page and "UBND xã A Dơk" in page
    fields = {"t-0-2026": "20", f"t-{glar}-2026": "12", f"t-{adok}-2026": "9,5"}
    answer = send(client, dialogues, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tổng các đơn vị là 21,5, không khớp với mục tiêu chung 20." in page and '<textarea name="because"' in page
    assert Target.objects.filter(unit=adok).count() == 0
    answer = send(client, dialogues, because="Giao vượt", **fields)
    assert answer.status_code == 302 and Target.objects.get(unit=adok).value == Decimal("9.5")


def test_what_is_no_number_is_told_at_its_cell(client: Client, cast: Cast, dialogues: Indicator) -> None:
    client.force_login(cast.ha.account)
    answer = send(client, dialogues, **{"t-0-2026": "hai mươi"})
    assert answer.status_code == 422 and "Hãy ghi một số" in answer.content.decode()


def test_an_emptied_cell_takes_the_target_away(client: Client, cast: Cast, dialogues: Indicator) -> None:
    client.force_login(cast.ha.account)
    assert send(client, dialogues, **{"t-0-2026": "20", f"t-{cast.glar.pk}-2026": ""}).status_code == 302
    assert not Target.objects.filter(unit=cast.glar).exists()


def test_not_for_units(client: Client, cast: Cast, dialogues: Indicator) -> None:
    client.force_login(cast.thu.account)
    assert client.get(reverse("indicators:targets", args=[dialogues.pk])).status_code == 403
