"""An indicator is changed while nobody has given a figure, corrected afterwards, taken out."""

from __future__ import annotations

import pytest

from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.indicators import actions
from phoihop.indicators.measurers import Owed, measurers_of
from phoihop.indicators.models import Indicator
from tests.cast import Cast

from .making import LATER, define, fresh, give, month, said


def test_changed_before_figures(cast: Cast, dialogues: Indicator) -> None:
    seen = dialogues.revision
    actions.change(dialogues, seen=seen, name="Số cuộc đối thoại", units=[cast.glar], **cast.ha.by)
    dialogues.refresh_from_db()
    assert (dialogues.name, dialogues.measured_by, dialogues.unit_class) == ("Số cuộc đối thoại", "named", None)
    assert [unit.name for unit in measurers_of(dialogues)] == ["UBND xã Glar"]
    with pytest.raises(Conflict):
        actions.change(dialogues, seen=seen, name="Khác", **cast.ha.by)
    with pytest.raises(Refused):
        actions.change(dialogues, seen=dialogues.revision, name="Số cuộc đối thoại", **cast.ha.by)
    actions.change(dialogues, seen=dialogues.revision, units=[cast.adok], **cast.ha.by)
    assert [unit.name for unit in measurers_of(dialogues)] == ["UBND xã A Dơk"]


def test_a_code_of_another_is_refused(cast: Cast, dialogues: Indicator) -> None:
    define(cast, dialogues.programme, code="CT2")
    with pytest.raises(Refused):
        actions.change(dialogues, seen=dialogues.revision, code="CT2", **cast.ha.by)


def test_corrected_afterwards_with_a_reason_and_computed_anew(cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(1), 2))
    second = give(owed, cast.binh, said(month(2), 4))
    about = owed.indicator
    with pytest.raises(NotAllowed):
        actions.change(about, seen=about.revision, over_time="mean", **cast.ha.by)
    with pytest.raises(Refused):
        actions.correct(about, seen=about.revision, reason="", over_time="mean", **cast.ha.by)
    actions.correct(about, seen=about.revision, reason="Là số bình quân", over_time="mean", **cast.ha.by)
    assert fresh(second).cumulative == 3
    with pytest.raises(Refused):
        actions.correct(about, seen=about.revision, reason="x", over_time="share", over_units="share", **cast.ha.by)


def test_correcting_what_has_no_figures_is_changing(cast: Cast, dialogues: Indicator) -> None:
    with pytest.raises(NotAllowed):
        actions.correct(dialogues, seen=dialogues.revision, reason="x", name="y", **cast.ha.by)


def test_taken_out_it_is_asked_no_more(cast: Cast, owed: Owed) -> None:
    give(owed, cast.binh, said(month(1), 2))
    with pytest.raises(Refused):
        actions.withdraw(owed.indicator, reason="", **cast.ha.by)
    actions.withdraw(owed.indicator, reason="Trùng chỉ tiêu của huyện", **{**cast.ha.by, "now": LATER})
    assert owed.indicator.withdrawn_on == LATER.date()
    with pytest.raises(NotAllowed):
        give(owed, cast.binh, said(month(2), 2))
    assert owed.indicator.measurements.count() == 1
