"""A review is opened on a round, its paper's head is filled in, and it is issued."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.documents.actions import register
from phoihop.documents.models import OfficialDocument
from phoihop.ground.errors import Refused
from phoihop.ground.state import move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, allowed, record
from phoihop.rounds.models import Round
from phoihop.steering.actions import record_act
from phoihop.steering.models import Verb

from ..freezing import frozen, keep_lines, sha256
from ..heads import head_for
from ..models import Export, Review, Section
from ..queries import round_before
from .exports import begin

_VERBS = {"interim": Verb.INTERIM, "final": Verb.FINAL}


@act("review.open", _("Lập báo cáo tổng hợp"))
def open_review(round: Round, *, by: Actor, now: dt.datetime, kind: str) -> Review:
    """A draft that writes itself from the round. Refused: there is one of this kind, or no unit was asked."""
    if Review.objects.filter(round=round, kind=kind).exists():
        raise Refused(_g("Đợt này đã có báo cáo loại này."))
    review = Review.objects.create(
        round=round,
        unit_id=round.unit_id,
        kind=kind,
        compared_with=round_before(round),
        opened_on=timezone.localdate(now),
        **head_for(round, kind),
    )
    Section.objects.bulk_create([Section(review=review, key=key) for key in Section.Key.values])
    compared = review.compared_with_id
    record(review, within=round, kind=kind, compared_with=compared, abstract=review.abstract)
    return review


@act("review.edit_head", _("Sửa thể thức báo cáo"))
def edit_head(review: Review, *, by: Actor, now: dt.datetime, seen: int, **facts: Any) -> Review:
    """What stands at the head and foot of the paper, and with which round it is compared."""
    changes = revise(review, seen, **facts)
    told = {name: [str(value or "") for value in pair] for name, pair in changes.items()}
    record(review, within=review.round, changes=told)
    return review


@act("review.discard", _("Bỏ báo cáo đang soạn"))
def discard(review: Review, *, by: Actor, now: dt.datetime) -> None:
    """A draft is given up; another can be opened."""
    record(review, within=review.round, kind=review.kind, abstract=review.abstract)
    Export.objects.filter(review=review).delete()
    review.sections.all().delete()
    review.delete()


@act("review.issue", _("Ban hành báo cáo"))
def issue(review: Review, *, by: Actor, now: dt.datetime, seen: int, number: str, issued_on: dt.date) -> Review:
    """Freezes figures, texts and every line; the official Word file is made of that, by a job.

    Refused: no number, or a day that lies ahead.
    """
    if not squeeze(number).isalnum():
        raise Refused(_g("Hãy ghi số văn bản."))
    if issued_on > timezone.localdate(now):
        raise Refused(_g("Ngày ban hành chưa đến."))
    review.number, review.issued_on = squeeze(number), issued_on
    snapshot, lines = frozen(review, now), keep_lines(review, now)
    move(
        review,
        {"state": "draft", "revision": seen},
        state="issued",
        revision=seen + 1,
        number=review.number,
        issued_on=issued_on,
        snapshot=snapshot,
        lines=lines,
        document=_registered(review, by, now),
    )
    told = {"number": review.number, "issued_on": issued_on, "lines": lines.sha256, "snapshot": sha256(snapshot)}
    record(review, within=review.round, **told)
    _tell_steering(review, by, now)
    begin(review, by, now, kind="docx", official=True)
    return review


def _registered(review: Review, by: Actor, now: dt.datetime) -> OfficialDocument:
    """Its paper in the register of documents; refused where the number and day are taken."""
    between = "/" if review.system == Review.System.STATE else "-"
    made: OfficialDocument = register(
        None,
        number=f"{review.number}{between}{review.symbol}" if review.symbol else review.number,
        kind="báo cáo",
        system=review.system,
        issuer=review.unit,
        issuer_name=review.issuer,
        issued_on=review.issued_on,
        abstract=review.abstract,
        by=by,
        now=now,
    )
    return made


def _tell_steering(review: Review, by: Actor, now: dt.datetime) -> None:
    """An interim or final review is a deed of each programme's cycle, with its paper; nobody records it twice."""
    if review.kind not in _VERBS:
        return
    for programme in review.round.programmes.all():
        if allowed("steering.record", by, programme):
            with suppress(Refused):  # a programme that is over takes its final review alone
                facts = {"text": review.abstract, "held_on": review.issued_on, "unit": review.unit}
                record_act(programme, verb=_VERBS[review.kind], documents=[review.document], **facts, by=by, now=now)
