"""Who sees what was done."""

import pytest

from phoihop.steering.queries import visible_acts
from tests.cast import Cast, person

from .conftest import Does


@pytest.mark.parametrize(("who", "sees"), [("ha", True), ("binh", True), ("thu", True), ("dung", False), ("an", True)])
def test_who_sees_the_programme_sees_its_cycle(cast: Cast, does: Does, who: str, sees: bool) -> None:
    does()
    assert visible_acts(getattr(cast, who).actor).exists() == sees


def test_an_auditor_sees_all(cast: Cast, does: Does, unguarded) -> None:  # type: ignore[no-untyped-def]
    does()
    with unguarded():
        auditor = person("giamsat", "Giám sát", cast.stranger, "auditor")
    assert visible_acts(auditor.actor).exists()
