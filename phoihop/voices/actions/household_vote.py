"""A village's vote: totals with the minutes of its meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phoihop.ground.errors import Refused
from phoihop.ground.proofs import Proof, kept
from phoihop.ground.state import hold
from phoihop.ground.text import squeeze, tone_key
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Consultation, HouseholdVote, VoteProof


@act("consultation.record_vote", _("Ghi kết quả biểu quyết của thôn"))
def record_vote(
    consultation: Consultation,
    *,
    by: Actor,
    now: dt.datetime,
    village: str,
    met_on: dt.date,
    households: int,
    present: int,
    votes_for: int,
    votes_against: int,
    votes_other: int,
    proofs: Sequence[Proof],
) -> HouseholdVote:
    """Keeps the totals. Refused: they do not add up, no minutes, no vote is asked for, the village or all are there.

    Names that differ in case, spaces or the place of a tone mark are one village; Đông and Đồng are two.
    """
    hold(consultation, state=Consultation.State.OPEN)
    village = squeeze(village)
    if not consultation.majority:
        raise Refused(_g("Việc lấy ý kiến này không có biểu quyết của hộ."))
    if not proofs:
        raise Refused(_g("Hãy gửi kèm biên bản cuộc họp."))
    if met_on > timezone.localdate(now) or (consultation.opened_on and met_on < consultation.opened_on):
        raise Refused(_g("Ngày họp phải từ ngày công khai đến hôm nay."))
    if present > households or votes_for + votes_against + votes_other != present:
        raise Refused(_g("Số phiếu không khớp: đồng ý, không đồng ý và ý kiến khác cộng lại phải bằng số hộ dự."))
    voted = {tone_key(name) for name in consultation.votes.values_list("village", flat=True)}
    if tone_key(village) in voted:
        raise Refused(_g("Thôn này đã có kết quả; nếu ghi sai, hãy bỏ rồi ghi lại."))
    if consultation.villages and len(voted) >= consultation.villages:
        raise Refused(
            ngettext(
                "Việc này chỉ hỏi {number} thôn, và đã đủ kết quả; nếu ghi sai thôn nào, hãy bỏ rồi ghi lại.",
                "Việc này chỉ hỏi {number} thôn, và đã đủ kết quả; nếu ghi sai thôn nào, hãy bỏ rồi ghi lại.",
                consultation.villages,
            ).format(number=consultation.villages)
        )
    made = HouseholdVote.objects.create(
        consultation=consultation,
        village=village,
        met_on=met_on,
        households=households,
        present=present,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_other=votes_other,
    )
    given = [VoteProof.objects.create(vote=made, **kept(proof, now)) for proof in proofs]
    record(made, within=consultation, **_totals(made), proofs=[one.told for one in given])
    return made


@act("consultation.drop_vote", _("Bỏ kết quả biểu quyết ghi sai"))
def drop_vote(vote: HouseholdVote, *, by: Actor, now: dt.datetime, reason: str) -> None:
    """It was written down wrongly; the entry keeps what it said."""
    hold(vote.consultation, state=Consultation.State.OPEN)
    record(vote, within=vote.consultation, reason=squeeze(reason), **_totals(vote))
    vote.delete()


def _totals(vote: HouseholdVote) -> dict[str, int]:
    names = ("households", "present", "votes_for", "votes_against", "votes_other")
    return {name: getattr(vote, name) for name in names}
