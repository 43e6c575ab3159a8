"""Posts and who holds them."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.state import move
from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record

from ..models import Account, Post, PostHolding, Unit
from .checks import refuse_before


@act("post.create", _("Thêm chức vụ"))
def create_post(unit: Unit, *, by: Actor, now: dt.datetime, title: str, valid_from: dt.date | None = None) -> Post:
    """A new office in a unit."""
    post = Post.objects.create(unit=unit, title=squeeze(title), valid_from=valid_from)
    record(post, within=unit, title=post.title)
    return post


@act("post.end", _("Bỏ chức vụ"))
def end_post(post: Post, *, by: Actor, now: dt.datetime, on: dt.date) -> Post:
    """The last day of an office, and of who holds it then. Refused: before its first."""
    refuse_before(post, on)
    PostHolding.objects.filter(post=post, valid_to=None, valid_from__lte=on).update(valid_to=on)
    move(post, {"valid_to": post.valid_to}, valid_to=on)
    record(post, within=post.unit, valid_to=on)
    return post


@act("post.hold", _("Ghi người giữ chức vụ"))
def hold_post(post: Post, *, by: Actor, now: dt.datetime, account: Account, valid_from: dt.date) -> PostHolding:
    """``account`` holds the post from that day; the holder before ends on the day before. Refused: before the present
    holder's first day, and outside the post's own time.
    """
    if not post.holds(valid_from):
        raise Refused(_g("Ngày này nằm ngoài thời gian tồn tại của chức vụ."))
    if PostHolding.objects.filter(post=post, valid_from__gte=valid_from).exists():
        raise Refused(_g("Đã có người giữ chức vụ này từ ngày đó hoặc muộn hơn."))
    before = PostHolding.objects.filter(post=post, valid_to=None)
    before.update(valid_to=valid_from - dt.timedelta(days=1))
    holding = PostHolding.objects.create(post=post, account=account, valid_from=valid_from)
    record(holding, within=post.unit, post=post.pk, holder=account.pk, valid_from=valid_from)
    return holding
