"""Pages on which a citizen writes, or reads what only its sender may read: no browser and no proxy keeps them."""

from __future__ import annotations

from django.views.decorators.cache import never_cache

from phoihop.ground.pages import View, public


def private_page(view: View) -> View:
    """A page for anybody that is kept nowhere. (Other sites hear of no address of ours: SECURE_REFERRER_POLICY.)"""
    return public(never_cache(view))
