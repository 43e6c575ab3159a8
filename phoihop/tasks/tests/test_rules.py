"""Who may do what with a task: state × role, as a table."""

import pytest

from phoihop.ledger.acts import allowed
from phoihop.tasks.models import Task
from tests.cast import Cast

WHO = ("ha", "binh", "thu", "dung", "an")  # secretariat, reporter, head, stranger, administrator
TABLE = {
    # act: {state: those who may}
    "task.report": {"open": {"binh", "thu"}},
    "task.ask_extension": {"open": {"binh", "thu"}},
    "task.hand": {"open": {"thu"}},
    "task.accept": {"submitted": {"ha"}},
    "task.return": {"submitted": {"ha"}},
    "task.extend": {"open": {"ha"}},
    "task.cancel": {"open": {"ha"}, "submitted": {"ha"}},
    "task.reopen": {"cancelled": {"ha"}},
}


@pytest.mark.parametrize("act", TABLE)
@pytest.mark.parametrize("state", Task.State.values)
def test_table(cast: Cast, task: Task, act: str, state: str) -> None:
    task.state = state
    may = {who for who in WHO if allowed(act, getattr(cast, who).actor, task)}
    assert may == TABLE[act].get(state, set())
