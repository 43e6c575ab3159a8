"""What a draft still lacks before it can be agreed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from .models import Assignment, Programme


@dataclass(frozen=True)
class Gap:
    """Something missing; ``about`` is the row to mend (None: the programme itself)."""

    says: str
    about: object = None


def missing(programme: Programme) -> list[Gap]:
    """The gaps of a draft, in the order in which a person would mend them. Six queries, whatever the size."""
    gaps = []
    if not programme.starts_on or not programme.ends_on:
        gaps.append(Gap(_("Chưa có thời gian thực hiện (từ ngày, đến ngày).")))
    parties = list(programme.parties.all())
    if not parties:
        gaps.append(Gap(_("Chưa có bên ký kết nào.")))
    gaps += [Gap(_("Bên ký “{name}” chưa gắn với đơn vị trong danh bạ.").format(name=p.name), p) for p in parties if p.unit_id is None]
    if not programme.contents.exists() and not programme.duties.exists():
        gaps.append(Gap(_("Chưa có nội dung hay nhiệm vụ nào.")))
    unmatched = Assignment.objects.filter(duty__programme=programme, unit=None, unit_class=None, open_ended=False)
    for phrase in unmatched.values_list("phrase", flat=True).distinct().order_by("phrase"):
        gaps.append(Gap(_("“{phrase}” chưa gắn với đơn vị nào.").format(phrase=phrase)))
    led = Assignment.objects.filter(Q(unit__isnull=False) | Q(unit_class__isnull=False), duty=OuterRef("pk"), role="lead")
    for duty in programme.duties.filter(~Exists(led)):
        gaps.append(Gap(_("Nhiệm vụ “{text}” chưa có đơn vị chủ trì.").format(text=_shortened(duty.text)), duty))
    for duty in programme.duties.filter(schedule="once", due_on=None):
        gaps.append(Gap(_("Nhiệm vụ “{text}” làm một lần nhưng chưa có hạn.").format(text=_shortened(duty.text)), duty))
    for duty in programme.duties.filter(schedule=""):
        gaps.append(Gap(_("Nhiệm vụ “{text}” chưa rõ thời hạn.").format(text=_shortened(duty.text)), duty))
    return gaps


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + "…"
