"""Consultations for the sweep of all addresses, made by the acts that people use."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from phoihop.ground.proofs import Proof
from phoihop.voices import actions as voices
from phoihop.voices.models import Consultation
from tests.cast import NOW, Cast

CONSULTATION_PAGES = (
    "consultation", "extend_consultation", "cancel_consultation", "tell_result",
    "contributions", "sort_contributions", "write_down", "make_group",
    "record_vote", "close_consultation", "response_word", "response_excel",
)  # fmt: skip
DRAFT_PAGES = ("edit_consultation", "drop_consultation", "add_section", "paste_sections", "open_consultation")
SECTION_PAGES = ("edit_section", "drop_section")
GROUP_PAGES = ("group", "drop_group")


def world(cast: Cast) -> dict[str, dict[str, Any]]:
    """What each address is opened with, by its full name."""
    drafted, consulted = _consultations(cast)
    return {
        **{f"voices:{name}": {"key": consulted.pk} for name in CONSULTATION_PAGES},
        **{f"voices:{name}": {"key": drafted.pk, "section_key": drafted.sections.get().pk} for name in SECTION_PAGES},
        **{f"voices:{name}": {"key": drafted.pk} for name in DRAFT_PAGES},
        **{f"voices:{name}": {"key": consulted.pk, "group_key": consulted.groups.get().pk} for name in GROUP_PAGES},
        "voices:drop_vote": {"key": consulted.pk, "vote_key": consulted.votes.get().pk},
        "voices:vote_minutes": {"key": consulted.pk, "proof_key": consulted.votes.get().proofs.get().pk},
        "portal:consultation": {"key": consulted.pk},
        "portal:answer_consultation": {"key": consulted.pk},
    }


def _consultations(cast: Cast) -> tuple[Consultation, Consultation]:
    """A draft, and one that is open, with a group and a village's vote."""
    facts: Any = {"title": "Đường thôn 2", "question": "Rộng bao nhiêu?", "asked": "Thôn 2", "majority": "other"}
    drafted, opened = (voices.draft(None, **facts, villages=1, **cast.ha.by) for _ in range(2))
    voices.add_section(drafted, heading="Điều 1", text="", **cast.ha.by)
    days: Any = {"closes_on": dt.date(2026, 3, 22), "results_by": dt.date(2026, 4, 1)}
    voices.open_it(opened, **days, basis="Luật số 10/2022/QH15", **cast.ha.by)
    voices.make_group(opened, title="Rộng hơn", **cast.ha.by)
    voices.record_vote(
        opened, village="Thôn 2", met_on=NOW.date(), households=9, present=5, votes_for=5, votes_against=0,
        votes_other=0, proofs=[Proof("a.txt", ContentFile(b"x"))], **cast.ha.by,
    )  # fmt: skip
    return drafted, opened
