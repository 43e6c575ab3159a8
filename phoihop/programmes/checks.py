"""What a draft still lacks before it can be agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Assignment, Content, Duty, Party, Programme


@dataclass(frozen=True)
class Gap:
    """Something missing. ``code`` is the kind of gap; ``about`` is the row to mend (None: the programme itself)."""

    code: str
    says: str
    about: Programme | Party | Duty | None = None


def missing(programme: Programme) -> list[Gap]:
    """The gaps of a draft, in the order in which a person would mend them. Four queries, whatever the size."""
    duties = list(programme.duties.prefetch_related("assignments"))
    return gaps(programme, list(programme.parties.all()), list(programme.contents.all()), duties)


def gaps(
    programme: Programme, parties: Sequence[Party], contents: Sequence[Content], duties: Sequence[Duty]
) -> list[Gap]:
    """The same, of rows that are loaded already (the duties with their assignments)."""
    found = []
    if not programme.starts_on or not programme.ends_on:
        found.append(Gap("period", _("Chưa có thời gian thực hiện (từ ngày, đến ngày)."), programme))
    if not parties:
        found.append(Gap("parties", _("Chưa có bên ký kết nào.")))
    for party in parties:
        if party.unit_id is None:
            found.append(
                Gap("party", _("Bên ký “{name}” chưa được đối chiếu với danh bạ.").format(name=party.name), party)
            )
    if not contents and not duties:
        found.append(Gap("contents", _("Chưa có nội dung hay nhiệm vụ nào.")))
    for phrase in unmatched_phrases(duties):
        found.append(Gap("phrase", _("“{phrase}” chưa được đối chiếu với danh bạ.").format(phrase=phrase)))
    found += [
        Gap("lead", _("Nhiệm vụ “{text}” chưa có đơn vị chủ trì.").format(text=shortened(d.text)), d)
        for d in duties
        if not has_lead(d)
    ]
    for duty in duties:
        if duty.schedule == Duty.Schedule.ONCE and duty.due_on is None:
            found.append(
                Gap(
                    "due", _("Nhiệm vụ “{text}” làm một lần nhưng chưa có hạn.").format(text=shortened(duty.text)), duty
                )
            )
        if not duty.schedule:
            found.append(
                Gap("schedule", _("Nhiệm vụ “{text}” chưa rõ thời hạn.").format(text=shortened(duty.text)), duty)
            )
    return found


def unmatched_phrases(duties: Iterable[Duty]) -> list[str]:
    """The text's words for units that nobody has found in the register yet, each once, in order."""
    return list(dict.fromkeys(one.phrase for duty in duties for one in duty.assignments.all() if not one.matched))


def has_lead(duty: Duty) -> bool:
    """Whether a unit or class answers for the duty, or may: a lead that waits to be matched is another gap."""
    leads = [one for one in duty.assignments.all() if one.role == Assignment.Role.LEAD]
    return any(one.unit_id or one.unit_class_id or not one.matched for one in leads)


def shortened(text: str, most: int = 60) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= most else text[: most - 3].rsplit(" ", 1)[0] + "…"
