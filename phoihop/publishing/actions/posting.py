"""To publish and to withdraw; to say where it hangs and is read out, and to prove it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Conflict, Refused
from phoihop.ground.proofs import Proof, kept
from phoihop.ground.state import move, revise
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Channel, ChannelProof, Posting, Subject, Version
from ..queries import overlapping
from ..terms import Figures, refuse_short, until_of


@act("posting.publish", _("Công khai"))
def publish(
    about: Model,
    *,
    by: Actor,
    now: dt.datetime,
    basis: str,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    unit_id: int | None = None,
    subject: Subject | None = None,
    decided_on: dt.date | None = None,
) -> Posting:
    """Makes an object public for a period. Refused: it is public, or will be, on a day of that period."""
    if valid_to and valid_to < valid_from:
        raise Refused(_g("Ngày kết thúc không thể trước ngày bắt đầu."))
    if overlapping(about, valid_from, valid_to).exists():
        raise Refused(_g("Mục này đang được công khai, hoặc đã định công khai trong thời gian đó."))
    try:
        with transaction.atomic():
            posting = Posting.objects.create(
                object_kind=about._meta.label_lower,
                object_id=about.pk,
                unit_id=unit_id or by.own_unit_id,
                subject=subject,
                basis=squeeze(basis),
                decided_on=decided_on,
                valid_from=valid_from,
                valid_to=valid_to,
            )
    except IntegrityError as first:  # two people pressed at once
        raise Conflict(_g("Có người vừa công khai mục này trước bạn.")) from first
    told = {"basis": posting.basis, "decided_on": decided_on, "valid_from": valid_from, "valid_to": valid_to}
    record(posting, within=about, **told)
    return posting


@act("posting.withdraw", _("Thôi công khai"))
def withdraw(posting: Posting, *, by: Actor, now: dt.datetime, reason: str) -> Posting:
    """Takes an object out of public view at once, with the reason."""
    if not squeeze(reason):
        raise Refused(_g("Hãy ghi lý do thôi công khai."))
    move(posting, {"withdrawn_at": None}, withdrawn_at=now)
    record(posting, within=_object_of(posting), reason=squeeze(reason))
    return posting


@act("posting.channel", _("Ghi nơi niêm yết, thông tin"))
def add_channel(
    posting: Posting,
    *,
    by: Actor,
    now: dt.datetime,
    kind: str,
    place: str,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    proofs: Sequence[Proof] = (),
) -> Channel:
    """Says where it hangs or is read out, from when to when. Refused: shorter than the law wants."""
    refuse_short(posting.subject, kind, valid_from, valid_to, Figures())
    channel = Channel.objects.create(
        posting=posting, kind=kind, place=squeeze(place), valid_from=valid_from, valid_to=valid_to
    )
    told = _keep(channel, proofs, now)
    record(channel, within=posting, valid_from=valid_from, valid_to=valid_to, proofs=told)
    return channel


@act("posting.end_channel", _("Ghi ngày gỡ niêm yết"))
def end_channel(channel: Channel, *, by: Actor, now: dt.datetime, last: dt.date, reason: str = "") -> Channel:
    """Its last day, as it was. Before the day that the law wants it is written down with the reason, and shown."""
    assert channel.valid_from is not None
    if last < channel.valid_from:
        raise Refused(_g("Ngày kết thúc không thể trước ngày bắt đầu."))
    if last > timezone.localdate(now):
        raise Refused(_g("Ngày gỡ là ngày đã qua hoặc hôm nay."))
    until = until_of(channel.posting.subject, channel.kind, channel.valid_from, Figures())
    short = squeeze(reason)
    if until and last < until and not short:
        raise Refused(_g("Chưa đủ ngày theo luật. Hãy ghi lý do gỡ sớm."))
    move(channel, {"valid_to": channel.valid_to}, valid_to=last, cut_short=short if until and last < until else "")
    record(channel, within=channel.posting, last=last, reason=short)
    return channel


@act("posting.drop_channel", _("Bỏ nơi niêm yết ghi nhầm"))
def drop_channel(channel: Channel, *, by: Actor, now: dt.datetime) -> None:
    """Written down by mistake, and nothing proves it."""
    if channel.proofs.exists():
        raise Refused(_g("Đã có minh chứng nên không bỏ được."))
    record(channel, within=channel.posting, kind=channel.kind, place=channel.place, valid_from=channel.valid_from)
    channel.delete()


@act("posting.prove", _("Thêm minh chứng niêm yết"))
def prove(channel: Channel, *, by: Actor, now: dt.datetime, proofs: Sequence[Proof]) -> Channel:
    """A photo of the board, the minutes of the meeting."""
    if not proofs:
        raise Refused(_g("Hãy chọn ít nhất một tệp hoặc ghi đường dẫn."))
    record(channel, within=channel.posting, proofs=_keep(channel, proofs, now))
    return channel


@act("posting.translate", _("Ghi bản tiếng dân tộc, tiếng nước ngoài"))
def translate(
    posting: Posting, *, by: Actor, now: dt.datetime, language: str, title: str, text: str, seen: int = 0
) -> Version:
    """What it says in another language, as a person wrote it; ``seen``: the revision that it was written over."""
    written = {"title": squeeze(title), "text": text.strip()}
    version, made = Version.objects.get_or_create(posting=posting, language=language, defaults=written)
    if not made:
        revise(version, seen, **written)
    record(version, within=posting, language=language, text=version.text)
    return version


def _keep(channel: Channel, proofs: Sequence[Proof], now: dt.datetime) -> list[dict[str, str]]:
    return [ChannelProof.objects.create(channel=channel, **kept(one, now)).told for one in proofs]


def _object_of(posting: Posting) -> Model:
    """What was posted, as far as the ledger needs it: its kind and key."""
    return apps.get_model(posting.object_kind)(pk=posting.object_id)
