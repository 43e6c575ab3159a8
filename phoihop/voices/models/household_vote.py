"""How the households of a village voted: totals of a meeting, with its minutes; never who voted how."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phoihop.ground.models import ProofAt

from .consultation import Consultation


class HouseholdVote(models.Model):
    """One village's vote; the law counts by all its households, not by those who came."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="votes")
    village = models.CharField(_("Thôn, tổ dân phố"), max_length=200)
    met_on = models.DateField(_("Ngày họp"))
    households = models.PositiveIntegerField(_("Tổng số hộ"))
    present = models.PositiveIntegerField(_("Số hộ dự, hoặc gửi phiếu"))
    votes_for = models.PositiveIntegerField(pgettext_lazy("vote", "Đồng ý"))
    votes_against = models.PositiveIntegerField(pgettext_lazy("vote", "Không đồng ý"))
    votes_other = models.PositiveIntegerField(_("Ý kiến khác"))

    class Meta:
        ordering = ["village", "id"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "village"], name="householdvote_one_a_village"),
            models.CheckConstraint(
                condition=Q(households__gt=0)
                & Q(present__lte=F("households"))
                & Q(present=F("votes_for") + F("votes_against") + F("votes_other")),
                name="householdvote_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return self.village

    @property
    def in_ledger(self) -> str:
        """How the ledger names it."""
        return self.village


class VoteProof(ProofAt):
    """The minutes of the meeting."""

    vote = models.ForeignKey(HouseholdVote, on_delete=models.CASCADE, related_name="proofs")
