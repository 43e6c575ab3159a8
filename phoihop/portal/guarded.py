"""A form of the portal that is guarded against floods: its seed, its work, and whether it is let in."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.ground.pages import Request
from phoihop.voices import guarding
from phoihop.voices.guarding import Form
from phoihop.voices.seeds import seed_of


@dataclass(frozen=True)
class Guarded:
    """``portal/guard.html`` prints it within the form; ``sent``: whether a form of ours came back."""

    form: Form
    request: Request
    seed: str
    sent: bool

    @property
    def challenge(self) -> str:
        """What the form's script has to solve."""
        return guarding.challenge(self.form, self.seed, self.request.now)

    def let_in(self, *, known: bool = False) -> bool:
        """Whether its sender's machine worked. Refused: it did not, and enough such were taken today.

        ``known``: it came before and its answer was lost on the way; it counts once, and its sender gets the code.
        """
        return known or guarding.let_in(self.form, self.seed, self.request.POST.get("proof", ""), self.request.now)


def guarded(request: Request, form: Form) -> Guarded:
    """The form as it came, or a new one."""
    return Guarded(form, request, *seed_of(request))
