"""What is not public is nowhere to be found by a visitor: no page, no search, no file."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from phoihop.documents import actions as documents
from phoihop.programmes.models import Programme
from phoihop.publishing import actions
from phoihop.publishing.models import Posting
from tests.cast import NOW, Cast
from tests.worlds import draft, in_force

from .conftest import BASIS

TITLE, CONTENT, DUTY = "Phối hợp công tác dân vận", "Thực hiện dân chủ ở cơ sở", "Tuyên truyền, vận động"


def addresses(programme: Programme) -> list[str]:
    """Everything of a programme that a visitor could ask for."""
    content = programme.contents.get()
    about = [f"/cam-ket/{programme.pk}/", f"/cam-ket/{programme.pk}/noi-dung/{content.pk}/"]
    return [*about, f"/cam-ket/{programme.pk}/noi-dung/0/"]


def assert_hidden(client: Client, programme: Programme) -> None:
    for address in addresses(programme):
        assert client.get(address).status_code == 404, address
    for page in ("/", "/tim/?tim=dan van", "/tim/?tim=dân chủ", "/tim/?tim=01-CTr", "/tim/?tim=tuyên truyền"):
        body = re.sub("<[^>]+>", "", client.get(page).content.decode())  # without marks
        for words in (TITLE, CONTENT, DUTY):
            assert words not in body, page


def test_a_draft(client: Client, cast: Cast) -> None:
    assert_hidden(client, draft(cast))


def test_a_signed_programme_that_nobody_published(client: Client, cast: Cast) -> None:
    assert_hidden(client, in_force(cast))


def test_a_draft_that_a_posting_names_all_the_same(client: Client, cast: Cast, unguarded) -> None:  # type: ignore[no-untyped-def]
    hidden = draft(cast)
    with unguarded():
        Posting.objects.create(
            object_kind="programmes.programme",
            object_id=hidden.pk,
            unit=cast.mass_mobilisation,
            basis=BASIS,
            valid_from=NOW.date(),
        )
    assert_hidden(client, hidden)


def test_withdrawn_it_is_gone_at_once(client: Client, cast: Cast, programme: Programme) -> None:
    before = client.get(addresses(programme)[0])
    assert before.status_code == 200
    actions.withdraw(Posting.objects.get(), reason="Nhầm bản", **cast.ha.by)
    assert_hidden(client, programme)
    kept = client.get(addresses(programme)[0], headers={"if-none-match": before["ETag"]})
    assert kept.status_code == 404


def test_expired_it_is_gone_the_day_after(client: Client, cast: Cast, on_the_day: time_machine.Traveller) -> None:
    made = in_force(cast)
    last = NOW.date() + dt.timedelta(days=9)
    actions.publish(made, basis=BASIS, valid_from=NOW.date(), valid_to=last, **cast.ha.by)
    on_the_day.move_to(NOW + dt.timedelta(days=9))
    seen = client.get(addresses(made)[0])
    assert seen.status_code == 200
    on_the_day.move_to(NOW + dt.timedelta(days=10))
    assert_hidden(client, made)
    assert client.get(addresses(made)[0], headers={"if-none-match": seen["ETag"]}).status_code == 404


def test_not_before_its_day(client: Client, cast: Cast) -> None:
    made = in_force(cast)
    actions.publish(made, basis=BASIS, valid_from=NOW.date() + dt.timedelta(days=1), **cast.ha.by)
    assert_hidden(client, made)


def test_the_content_of_one_programme_is_not_shown_under_another(
    client: Client, cast: Cast, programme: Programme
) -> None:
    hidden = draft(cast)
    assert client.get(f"/cam-ket/{programme.pk}/noi-dung/{hidden.contents.get().pk}/").status_code == 404


def test_files_stay_behind_the_sign_in_even_of_a_public_programme(
    client: Client, cast: Cast, programme: Programme
) -> None:
    programme.refresh_from_db()
    assert programme.document
    kept = documents.attach(
        programme.document, content=ContentFile(b"KE HOACH"), name="a.txt", role="text", **cast.ha.by
    )
    answer = client.get(f"/van-ban/{programme.document.pk}/tep/{kept.pk}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/tai-khoan/dang-nhap/")
    assert "/van-ban/" not in client.get(addresses(programme)[0]).content.decode()


@pytest.mark.parametrize("address", ["/cam-ket/999/", "/cam-ket/999/noi-dung/1/", "/ngon-ngu/fr/"])
def test_what_never_was_is_404(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404
