"""What was kept in Vietnamese reads in English where somebody chose English."""

from django.template.loader import render_to_string
from django.utils import translation

from phoihop.ledger.actor import SYSTEM
from phoihop.ledger.history import Line
from phoihop.units.queries import actor_of
from tests.cast import NOW, Cast


def test_roles_are_kept_in_vietnamese_and_shown_in_the_language_of_the_reader(cast: Cast) -> None:
    with translation.override("en"):
        kept = actor_of(cast.ha.membership)
        lines = [Line(NOW, NOW.date(), one.unit, one.role, "x", "", "units.unit:1") for one in (kept, SYSTEM)]
        page = render_to_string("ground/history.html", {"history": lines})
    assert kept.role == "Thư ký chương trình"
    assert "Thư ký" not in page and "Programme secretary" in page
    assert "Hệ thống" not in page and "System" in page
