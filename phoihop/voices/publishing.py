"""What is public of this room, as it is told; of a feedback the moderated words alone, never what its sender wrote."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from phoihop.ground.text import squeeze
from phoihop.ledger.actor import Actor
from phoihop.publishing.kinds import Told

from .models import CivicActivity, Feedback, Survey, Visit
from .models.about import AboutPromise

_TITLE = 14  # words


def is_theirs(actor: Actor, feedback: Feedback) -> bool:
    """The unit that answered it."""
    return feedback.unit_id == actor.unit_id


def told(feedback: Feedback) -> Told:
    """What was said and what was answered, as moderated; never its number, which would tell how many came before."""
    said = [line for line in feedback.public_text.splitlines() if line.strip()]
    answer = [line for line in feedback.public_answer.splitlines() if line.strip()]
    if answer and feedback.public_from:
        answer[0] = _("{unit} trả lời: {answer}").format(unit=feedback.public_from.unit, answer=answer[0])
    return Told(title_of(feedback), "", [*said, *answer])


def title_of(feedback: Feedback) -> str:
    """How it is called where everybody reads: by its first words, as moderated."""
    return Truncator(squeeze(feedback.public_text)).words(_TITLE)


def may_publish(actor: Actor, about: AboutPromise) -> bool:
    """The unit that it belongs to, one above it, or the one that runs its programme."""
    above = bool(actor.unit_path) and about.unit.path.startswith(actor.unit_path)
    return above or bool(about.programme and about.programme.standing_body_id == actor.unit_id)


def activity_told(activity: CivicActivity) -> Told:
    """Where and when, and what is needed; or what came of it."""
    facts = [_("Ngày làm: {day}").format(day=activity.when), _("Địa điểm: {place}").format(place=activity.place)]
    more = activity.outcome or activity.means
    return Told(activity.title, activity.text, [*facts, *(line for line in more.splitlines() if line.strip())])


def survey_told(survey: Survey) -> Told:
    """What was asked; the answers stand on its page."""
    return Told(survey.title, survey.text or survey.service, [one.text for one in survey.questions.all()])


def visit_told(visit: Visit) -> Told:
    """What was found, what was asked, what was answered."""
    lines = [line for text in (visit.asks, visit.answer) for line in text.splitlines() if line.strip()]
    return Told(visit.title, visit.findings, lines, visit.visited_on)
