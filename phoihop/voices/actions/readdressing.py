"""What happens to feedback that another unit gets."""

from __future__ import annotations

from typing import Any

from phoihop.ground.state import move

from ..models import Feedback


def readdress(feedback: Feedback, **to: Any) -> None:
    """Another unit has it, as new; the term runs on. What was joined to it stays where it is, by itself again."""
    held = {"state": feedback.state, "unit": feedback.unit_id, "leave_to": feedback.leave_to_id}
    feedback.merged.update(merged_into=None)
    move(feedback, held, state=Feedback.State.RECEIVED, leave_to=None, merged_into=None, waits=True, **to)
