"""A unit has a duty in one role."""

import pytest
from django.db import IntegrityError, transaction

from phoihop.ground.errors import Refused
from phoihop.ledger.guard import unguarded
from phoihop.programmes import actions
from phoihop.programmes.models import Assignment
from tests.cast import Cast
from tests.worlds import draft, duty_of

ONE_ROLE = "Phòng Nội vụ đã có vai trò “Chủ trì” trong nhiệm vụ “Tuyên truyền"


def test_a_lead_is_not_added_as_support(cast: Cast) -> None:
    duty = duty_of(draft(cast), "Tuyên truyền")
    with pytest.raises(Refused, match=ONE_ROLE):
        actions.add_assignment(duty, role="support", unit=cast.home_affairs, **cast.ha.by)


def test_a_class_that_leads_does_not_support(cast: Cast) -> None:
    duty = duty_of(draft(cast), "Báo cáo")
    with pytest.raises(Refused, match="UBND các xã, thị trấn đã có vai trò"):
        actions.add_assignment(duty, role="support", unit_class=cast.communes, **cast.ha.by)


def test_a_support_is_not_changed_to_who_leads(cast: Cast) -> None:
    support = duty_of(draft(cast), "Tuyên truyền").assignments.get(role="support")
    with pytest.raises(Refused, match=ONE_ROLE):
        actions.edit_assignment(support, unit=cast.home_affairs, **cast.ha.by)


def test_words_that_would_mean_the_lead_are_refused(cast: Cast) -> None:
    programme = draft(cast)
    duty = duty_of(programme, "Tuyên truyền")
    actions.add_assignment(duty, role="support", phrase="Phòng Nội vụ huyện", **cast.ha.by)
    with pytest.raises(Refused, match=ONE_ROLE):
        actions.match_phrase(programme, phrase="Phòng Nội vụ huyện", unit=cast.home_affairs, **cast.ha.by)
    assert duty.assignments.get(phrase="Phòng Nội vụ huyện").unit is None


def test_a_correction_makes_no_twin(cast: Cast) -> None:
    programme = draft(cast)
    support = duty_of(programme, "Tuyên truyền").assignments.get(role="support")
    actions.agree(programme, **cast.ha.by)
    support.refresh_from_db()
    with pytest.raises(Refused, match=ONE_ROLE):
        actions.correct(support, reason="Gõ nhầm", unit=cast.home_affairs, **cast.ha.by)


@pytest.mark.parametrize("who", ["unit", "unit_class"])
def test_the_database_refuses_a_twin(cast: Cast, who: str) -> None:
    programme = draft(cast)
    known = Assignment.objects.filter(duty__programme=programme, role="lead", **{f"{who}__isnull": False}).first()
    assert known
    with pytest.raises(IntegrityError), unguarded("a test"), transaction.atomic():
        Assignment.objects.create(duty=known.duty, order=9, role="know", **{who: getattr(known, who)})
