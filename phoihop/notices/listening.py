"""Which acts people are told of, and whom: one table. What an act enqueues stands in its own transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import after, key_of
from phoihop.rounds.models import Round
from phoihop.steering.models import Meeting
from phoihop.tasks.models import Extension, Handling, Progress

from .audience import Step
from .jobs import tell_of

UNIT = (Step.DOER, Step.HEAD)
_quiet: ContextVar[str] = ContextVar("acts_that_nobody_is_told_of", default="")


@dataclass(frozen=True)
class News:
    """An act that people are told of: for this reason, these people, where ``when`` says so of its result."""

    act: str
    reason: str
    tells: tuple[Step, ...]
    when: Callable[[Any], bool] = lambda result: True
    about: Callable[[Any], str] = lambda result: key_of(_about(result))  # its name in the ledger
    to: Callable[[Any], tuple[int | None, int | None]] = lambda result: (None, None)  # a unit, and one person of it
    among: Callable[[Any], Collection[int] | None] = lambda result: None  # these of the units that owe it, not all


def _handed_to(handling: Handling) -> tuple[int | None, int | None]:
    return handling.to_unit_id or handling.unit_id, handling.to_account_id


def _ahead(meeting: Meeting) -> bool:
    """Whether it is still to be held: one may be written down afterwards."""
    return meeting.held_on >= timezone.localdate()


def _days_moved(round: Round) -> bool:
    """Whether another day than the deadline has changed: what figures are asked for, or when it locks."""
    return not round.past and not round.deadline_moved and round.days_moved


def _hander(handling: Handling) -> tuple[int | None, int | None]:
    return handling.unit_id, None


NEWS = (
    News("task.report", "task.submitted", (Step.SECRETARIAT,), lambda progress: progress.percent == 100),
    News("task.accept", "task.accepted", UNIT),
    News("task.return", "task.returned", UNIT),
    News("task.cancel", "task.cancelled", UNIT),
    News("task.extend", "task.extended", UNIT),
    News("task.ask_extension", "task.extension_asked", (Step.SECRETARIAT,)),
    News("task.answer_extension", "task.extended", UNIT, lambda asked: asked.granted),
    News("task.answer_extension", "task.extension_refused", UNIT, lambda asked: not asked.granted),
    News("task.hand", "task.handed", UNIT, to=_handed_to),
    News("task.hand_back", "task.handed_back", (Step.HEAD,), to=_hander),
    News("task.take_over", "task.taken_over", UNIT, to=_handed_to),
    News("task.give", "task.given", UNIT, about=lambda given: given.origin),
    News("programme.enforce", "programme.enforced", UNIT),
    News("round.open", "round.opened", UNIT, lambda round: not round.past),
    News("round.change", "round.deadline", UNIT, lambda round: round.deadline_moved and not round.past),
    News("round.change", "round.days", UNIT, _days_moved),
    News("round.lock", "round.locked", UNIT, lambda round: not round.past),
    News("round.unlock", "round.unlocked", UNIT, lambda round: not round.past),
    News("round.urge", "report.urged", UNIT, about=lambda urged: key_of(urged[0].round if urged[1:] else urged[0])),
    News("report.submit", "report.to_approve", (Step.HEAD,), lambda report: report.state == "to_approve"),
    News("report.submit", "report.submitted", (Step.SECRETARIAT,), lambda report: report.handed_in),
    News("report.approve", "report.submitted", (Step.SECRETARIAT,)),
    News("report.hand_back", "report.handed_back", (Step.DOER,)),
    News("report.accept", "report.accepted", UNIT),
    News("report.return", "report.returned", UNIT),
    News("report.ask_time", "report.time_asked", (Step.SECRETARIAT,)),
    News("report.answer_time", "report.time_answered", UNIT),
    News("report.open_again", "report.opened_again", UNIT),
    News("meeting.call", "meeting.called", UNIT, _ahead),
    News("meeting.invite", "meeting.called", UNIT, _ahead, among=lambda meeting: meeting.newly_asked),
    News("meeting.change", "meeting.changed", UNIT, lambda meeting: meeting.moved and _ahead(meeting)),
    News("meeting.cancel", "meeting.cancelled", UNIT, _ahead),
)


@contextmanager
def quietly(reason: str) -> Iterator[None]:
    """Nobody is told of the acts inside: made-up data, old history; the reason is for the reader."""
    token = _quiet.set(reason)
    try:
        yield
    finally:
        _quiet.reset(token)


def _about(result: Any) -> Any:
    """The object that people are told of: the task, of its parts too."""
    return result.task if isinstance(result, Extension | Handling | Progress) else result


def _listen(news: News) -> None:
    @after(news.act)
    def listener(result: Any, *, by: Actor, now: dt.datetime) -> None:
        if _quiet.get() or not news.when(result):
            return
        day, steps = timezone.localdate(now).isoformat(), [str(step) for step in news.tells]
        among = news.among(result)
        units = None if among is None else list(among)
        tell_of.enqueue(news.reason, news.about(result), day, steps, by.account_id, *news.to(result), units)


for _news in NEWS:
    _listen(_news)
