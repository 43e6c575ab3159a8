"""What units give: recorded, corrected, withdrawn. Nothing that was given is overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.proofs import Proof as Given
from phoihop.ground.proofs import kept as fields_of
from phoihop.ground.state import move
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.tasks.models import Evidence

from ..asking import Figure, Questioned, questions_about
from ..measurers import Owed
from ..models import Measurement, Proof
from .chains import compute_anew

_SAME = ("said", "value", "denominator", "also")


@act("measurement.record", _("Ghi số liệu chỉ tiêu"))
def record_figure(
    owed: Owed,
    *,
    by: Actor,
    now: dt.datetime,
    figure: Figure,
    because: str = "",
    note: str = "",
    proofs: Sequence[Given] = (),
    evidence: Sequence[Evidence] = (),
    seen: int | None = None,
) -> Measurement:
    """A unit's figure for a period. ``seen`` is the key of the figure that it corrects; that one stays readable.

    Raises Questioned where the figure looks wrong and ``because`` does not say why it is right; Conflict where the
    period has another figure than the one seen. Refused: a correction without a reason, or without a change.
    """
    because = nfc(because).strip()
    _refuse_unusable(owed, figure, timezone.localdate(now))
    known = Measurement.objects.filter(
        indicator=owed.indicator,
        unit=owed.unit,
        starts_on=figure.starts_on,
        ends_on=figure.ends_on,
        state=Measurement.State.CURRENT,
    ).first()
    if (known.pk if known else None) != seen:
        raise Conflict(_g("Kỳ này vừa có số liệu khác. Hãy xem lại rồi ghi tiếp."))
    if known:
        if not proofs and not evidence and all(getattr(known, name) == getattr(figure, name) for name in _SAME):
            raise Refused(_g("Không có gì thay đổi."))
        if not because:
            raise Refused(_g("Kỳ này đã có số liệu. Hãy ghi lý do sửa."))
    asked = questions_about(owed, figure)
    if asked and not because:
        raise Questioned(asked)
    if known:
        move(
            known,
            {"state": Measurement.State.CURRENT},
            state=Measurement.State.CORRECTED,
            stands_until=known.ends_on,
        )
    made = Measurement.objects.create(
        indicator=owed.indicator,
        unit=owed.unit,
        starts_on=figure.starts_on,
        ends_on=figure.ends_on,
        said=figure.said if owed.indicator.accumulates else Measurement.Said.THIS,
        value=figure.value,
        denominator=figure.denominator,
        also=figure.also,
        because=because,
        note=nfc(note).strip(),
        replaces=known,
        membership_id=by.membership_id,
        at=now,
        stands_until=figure.ends_on,
    )
    kept = _keep_proofs(made, proofs, evidence, now)
    compute_anew(owed.indicator, owed.unit)
    record(
        made,
        within=owed.indicator.programme,
        indicator=owed.indicator.pk,
        unit=owed.unit.pk,
        period=[figure.starts_on, figure.ends_on],
        said=made.said,
        value=figure.value,
        denominator=figure.denominator,
        also=figure.also,
        replaces=seen,
        asked=[one.code for one in asked],
        reason=because,
        evidence=kept,
    )
    made.refresh_from_db(fields=["this", "cumulative", "this_denominator", "cumulative_denominator", "gap"])
    return made


@act("measurement.withdraw", _("Rút số liệu chỉ tiêu"))
def withdraw_figure(measurement: Measurement, *, by: Actor, now: dt.datetime, reason: str) -> Measurement:
    """The figure no longer counts, as if none had been given; it stays readable with the reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do rút số liệu."))
    move(
        measurement,
        {"state": Measurement.State.CURRENT},
        state=Measurement.State.WITHDRAWN,
        stands_until=measurement.ends_on,
    )
    compute_anew(measurement.indicator, measurement.unit)
    record(measurement, within=measurement.indicator.programme, reason=squeeze(reason))
    return measurement


def _refuse_unusable(owed: Owed, figure: Figure, today: dt.date) -> None:
    if figure.ends_on < figure.starts_on:
        raise Refused(_g("Ngày cuối kỳ không thể trước ngày đầu kỳ."))
    if figure.starts_on > today:
        raise Refused(_g("Kỳ này chưa bắt đầu."))
    if owed.indicator.is_share != (figure.denominator is not None):
        raise Refused(_g("Chỉ tiêu tỷ lệ cần cả tử số và mẫu số; chỉ tiêu khác chỉ cần một số."))
    if figure.denominator is not None and figure.denominator <= 0:
        raise Refused(_g("Mẫu số phải lớn hơn 0."))
    if figure.also is not None and (owed.indicator.is_share or not owed.indicator.accumulates):
        raise Refused(_g("Chỉ tiêu này chỉ cần một số cho mỗi kỳ."))


def _keep_proofs(
    made: Measurement, proofs: Sequence[Given], evidence: Sequence[Evidence], now: dt.datetime
) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for proof in proofs:
        kept.append(Proof.objects.create(measurement=made, **fields_of(proof, now)).told)
    for one in evidence:
        Proof.objects.create(measurement=made, evidence=one, name=one.name)
        kept.append({"name": one.name, "evidence": one.pk})
    return kept
