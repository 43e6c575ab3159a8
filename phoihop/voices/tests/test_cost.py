"""An official's page of a work, a survey or a visit costs no more queries than any page of the house."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from phoihop.ledger.actor import CITIZEN
from phoihop.voices.actions import activity, survey, visit
from phoihop.voices.codes import code_from, new_seed
from tests.cast import NOW, Cast

from .deeds import noted, opened, picture, planned, published

MOST = 12


@pytest.mark.parametrize("noun", ["activity", "survey", "visit"])
def test_a_page_with_all_that_it_can_hold(
    noun: str, cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    made: Any
    match noun:
        case "activity":
            made = published(cast, planned(cast))
            activity.sign_up(made, code=code_from(new_seed()), name="Hoa", by=CITIZEN, now=NOW)
            activity.show(made, photos=[picture()], **cast.thu.by)
        case "survey":
            made = opened(cast)
            for name in ("Một", "Hai"):
                survey.print_codes(made, seed=name, number=9, name=name, **cast.thu.by)
            published(cast, survey.close(made, **cast.thu.by))
        case _:
            made = noted(cast)
            visit.show(made, photos=[picture()], **cast.binh.by)
            published(cast, visit.send(made, to=cast.committee, **cast.binh.by))
    client.force_login(cast.thu.account)
    for address in (made.get_absolute_url(), made.get_absolute_url().rsplit("/", 2)[0] + "/"):
        client.get(address)
        with django_assert_max_num_queries(MOST):
            assert client.get(address).status_code == 200
