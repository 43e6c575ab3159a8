"""What people answer: from the portal without a name, or taken down by an official."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.text import nfc
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..codes import seed_hash
from ..models import (
    AnswerChoice,
    Comment,
    Consultation,
    ConsultationAnswer,
    ConsultationOption,
    ConsultationSection,
)
from .counting import Form as Guarding
from .counting import count


@act("consultation.answer", _("Người dân trả lời lấy ý kiến"))
def answer_consultation(
    consultation: Consultation,
    *,
    by: Actor,
    now: dt.datetime,
    seed: str,
    comments: Sequence[tuple[ConsultationSection | None, str]] = (),
    choices: Sequence[ConsultationOption] = (),
    proven: bool = False,
) -> ConsultationAnswer:
    """Keeps what one form says; the same form sent again counts once. ``choices``: the best first.

    Refused: the window has ended, nothing is said. The ledger gets neither words nor choices.
    """
    today, hashed = timezone.localdate(now), seed_hash(seed)
    _hold_open(consultation, today)
    if known := ConsultationAnswer.objects.filter(seed_hash=hashed).first():
        record(known, again=True)
        return known
    said = [(section, text) for section, words in comments if (text := nfc(words).strip())]
    if not said and not choices:
        raise Refused(_g("Hãy góp ý hoặc chọn ít nhất một điều."))
    made = ConsultationAnswer.objects.create(consultation=consultation, seed_hash=hashed, day=today)
    for section, text in said:
        Comment.objects.create(consultation=consultation, answer=made, section=section, text=text)
    AnswerChoice.objects.bulk_create(
        AnswerChoice(answer=made, option=option, rank=rank) for rank, option in enumerate(choices, 1)
    )
    count(Guarding.ANSWER, now, proven=proven)
    record(made)
    return made


@act("consultation.write_down", _("Ghi ý kiến nhận ngoài trang công khai"))
def write_down(
    consultation: Consultation,
    *,
    by: Actor,
    now: dt.datetime,
    text: str,
    source: str,
    section: ConsultationSection | None = None,
) -> Comment:
    """What was said at a meeting, on paper or by a body, so that it is answered like all others."""
    _hold_open(consultation)
    made = Comment.objects.create(
        consultation=consultation, section=section, source=Comment.Source(source), text=nfc(text).strip()
    )
    record(made, within=consultation, source=source)
    return made


def _hold_open(consultation: Consultation, day: dt.date | None = None) -> None:
    """Nobody closes it while this act runs; ``day``: its window must hold on that day."""
    found = Consultation.objects.select_for_update().filter(pk=consultation.pk, state=Consultation.State.OPEN)
    if day is not None:
        found = found.filter(closes_on__gte=day)
    if not found.values_list("pk", flat=True).first():
        raise Refused(_g("Đã hết thời gian lấy ý kiến."))
