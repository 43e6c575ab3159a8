"""The verbs about what was done to steer a programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.documents.models import OfficialDocument
from phoihop.ground.dates import written
from phoihop.ground.errors import Conflict, NotAllowed, Refused
from phoihop.ground.proofs import Proof, kept
from phoihop.ground.state import move
from phoihop.ground.text import nfc, squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.programmes.models import Content, Programme
from phoihop.programmes.queries import runs
from phoihop.units.models import Unit

from ..models import ActProof, CycleAct, Verb

# What prepares a programme may come before its first day, though not before it is signed.
PREPARING = (Verb.BRIEF, Verb.ROLL_OUT, Verb.GUIDE)
_LINKED = ("contents", "documents")


@act("steering.record", _("Ghi việc theo chu trình chỉ đạo"))
def record_act(
    programme: Programme,
    *,
    by: Actor,
    now: dt.datetime,
    verb: str,
    text: str,
    held_on: dt.date,
    unit: Unit,
    held_until: dt.date | None = None,
    took_part: str = "",
    attended: int | None = None,
    contents: Sequence[Content] = (),
    documents: Sequence[OfficialDocument] = (),
    proofs: Sequence[Proof] = (),
) -> CycleAct:
    """What was done, by the secretariat or by the unit that led it.

    Refused: no word of what, a day that lies ahead or before the programme, a closed programme that takes its final
    review alone. Raises NotAllowed where one unit tells of another.
    """
    fields = _checked(
        programme,
        by,
        now,
        {
            "verb": verb,
            "text": text,
            "held_on": held_on,
            "held_until": held_until,
            "unit": unit,
            "took_part": took_part,
            "attended": attended,
        },
    )
    made = CycleAct.objects.create(programme=programme, **fields)
    made.contents.set(_of(programme, contents))
    made.documents.set(documents)
    given = [ActProof.objects.create(cycle_act=made, **kept(proof, now)) for proof in proofs]
    record(made, within=programme, **_told(made, contents, documents), proofs=[one.told for one in given])
    return made


@act("steering.edit", _("Sửa việc theo chu trình chỉ đạo"))
def edit_act(cycle_act: CycleAct, *, by: Actor, now: dt.datetime, seen: int, **fields: Any) -> CycleAct:
    """Corrects what was said of it. Refused as ``record``; Conflict if it is not the revision that the person saw."""
    programme = cycle_act.programme
    linked: dict[str, list[Any]] = {name: list(fields.pop(name, ())) for name in _LINKED}
    _of(programme, linked["contents"])
    fields = _checked(programme, by, now, fields)
    plain = {name: value for name, value in fields.items() if getattr(cycle_act, name) != value}
    moved = {name: rows for name, rows in linked.items() if set(getattr(cycle_act, name).all()) != set(rows)}
    changes = {name: [_plain(getattr(cycle_act, name)), _plain(value)] for name, value in plain.items()}
    changes |= {name: [_names(getattr(cycle_act, name).all()), _names(rows)] for name, rows in moved.items()}
    if changes:
        move(cycle_act, {"revision": seen}, revision=seen + 1, **plain)
    for name, rows in moved.items():
        getattr(cycle_act, name).set(rows)
    record(cycle_act, within=programme, changes=changes)
    return cycle_act


@act("steering.remove", _("Bỏ việc đã ghi trong chu trình chỉ đạo"))
def remove_act(cycle_act: CycleAct, *, by: Actor, now: dt.datetime, seen: int, reason: str) -> None:
    """Takes out what was recorded by mistake; the entry keeps what it was. Refused without a reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do bỏ."))
    move(cycle_act, {"revision": seen}, revision=seen + 1)
    proofs = cycle_act.proofs.select_related("file")
    told = _told(cycle_act, cycle_act.contents.all(), cycle_act.documents.all())
    record(
        cycle_act, within=cycle_act.programme, reason=squeeze(reason), **told, proofs=[proof.told for proof in proofs]
    )
    proofs.delete()
    cycle_act.delete()


@act("steering.attach", _("Thêm minh chứng vào chu trình chỉ đạo"))
def attach_proofs(cycle_act: CycleAct, *, by: Actor, now: dt.datetime, proofs: Sequence[Proof]) -> CycleAct:
    """More files and links that prove it. Refused: none given."""
    if not proofs:
        raise Refused(_g("Hãy chọn tệp hoặc ghi đường dẫn."))
    given = [ActProof.objects.create(cycle_act=cycle_act, **kept(proof, now)) for proof in proofs]
    record(cycle_act, within=cycle_act.programme, proofs=[one.told for one in given])
    return cycle_act


@act("steering.detach", _("Bỏ minh chứng của chu trình chỉ đạo"))
def detach_proof(proof: ActProof, *, by: Actor, now: dt.datetime) -> CycleAct:
    """Takes out a proof that was wrong; the entry keeps its name and hash."""
    gone, _rows = ActProof.objects.filter(pk=proof.pk).delete()
    if not gone:
        raise Conflict(_g("Có người vừa bỏ minh chứng này trước bạn."))
    record(proof.cycle_act, within=proof.cycle_act.programme, proofs=[proof.told])
    return proof.cycle_act


def _checked(programme: Programme, by: Actor, now: dt.datetime, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they are kept."""
    if fields["unit"].pk != by.unit_id and not runs(by, programme):
        raise NotAllowed(_g("Bạn chỉ ghi được việc do đơn vị mình chủ trì."))
    if programme.state == Programme.State.CLOSED and fields["verb"] != Verb.FINAL:
        raise Refused(_g("Chương trình đã kết thúc, chỉ còn ghi được tổng kết."))
    first, last = fields["held_on"], fields["held_until"]
    if last == first:
        last = None
    if last and last < first:
        raise Refused(_g("Ngày kết thúc không thể trước ngày bắt đầu."))
    if (last or first) > timezone.localdate(now):
        raise Refused(_g("Ngày {day} chưa đến; chỉ ghi việc đã làm.").format(day=written(last or first)))
    if programme.signed_on and first < programme.signed_on:
        raise Refused(
            _g("Ngày {day} trước ngày ký chương trình ({signed}).").format(
                day=written(first), signed=written(programme.signed_on)
            )
        )
    if programme.starts_on and first < programme.starts_on and fields["verb"] not in PREPARING:
        raise Refused(
            _g("Chương trình thực hiện từ {start}; trước đó chỉ ghi được quán triệt, triển khai, hướng dẫn.").format(
                start=written(programme.starts_on)
            )
        )
    text = nfc(fields["text"]).strip()
    if not text:
        raise Refused(_g("Hãy ghi đã làm gì."))
    return {**fields, "held_until": last, "text": text, "took_part": squeeze(fields["took_part"])}


def _of(programme: Programme, contents: Sequence[Content]) -> Sequence[Content]:
    if any(content.programme_id != programme.pk for content in contents):
        raise Refused(_g("Nội dung này không thuộc chương trình."))
    return contents


def _told(about: CycleAct, contents: Iterable[Content], documents: Iterable[OfficialDocument]) -> dict[str, Any]:
    """What it was, as the ledger keeps it."""
    return {
        "verb": about.verb,
        "text": about.text,
        "held_on": about.held_on,
        "held_until": about.held_until,
        "unit": about.unit.name,
        "took_part": about.took_part,
        "attended": about.attended,
        "contents": _names(contents),
        "documents": _names(documents),
    }


def _names(rows: Iterable[Model]) -> list[str]:
    return [str(row) for row in rows]


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Model) else value
