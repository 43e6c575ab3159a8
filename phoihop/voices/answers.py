"""Answer codes, the answers that a question offers, and what the counts say: shares, means, margins."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .codes import keyed
from .models import AnswerCount, AnswerGroup, Question, Survey

DIGITS = 16  # 53 random bits: guessed one in ten million million times where a thousand codes are out
LEAST = 5  # so many answers or words of citizens may be told as a number: it points to nobody
Counts = dict[tuple[int, int], dict[int, int]]  # by group and question: how many gave each answer
K = TypeVar("K", int, str)
_Z = 1.96  # 95 % of a normal distribution
_NO_DIGIT = re.compile(r"\D")


def answer_codes(seed: str, number: int) -> list[str]:
    """The codes of a sheet: 0123 4567 8901 2345."""
    return [_grouped(int.from_bytes(keyed("answer", f"{seed}:{place}")) % 10**DIGITS) for place in range(number)]


def answer_hash(code: str) -> str:
    """The hash under which an answer code is known, however it was written; "" for what is no code."""
    digits = _NO_DIGIT.sub("", code)
    return keyed("answer hash", digits).hex() if len(digits) == DIGITS and digits.isascii() else ""


def _grouped(number: int) -> str:
    digits = f"{number:0{DIGITS}d}"
    return " ".join(digits[at : at + 4] for at in range(0, DIGITS, 4))


def choices_of(question: Question) -> list[str]:
    """The answers that a question offers, the first is 1."""
    match question.kind:
        case Question.Kind.RATING:
            return [_("1 – Rất kém"), _("2 – Kém"), _("3 – Tạm được"), _("4 – Tốt"), _("5 – Rất tốt")]
        case Question.Kind.YES_NO:
            return [pgettext("answer", "Có"), pgettext("answer", "Không")]
    return [str(one) for one in question.options]


def margin(answers: int, handed_out: int) -> float | None:
    """How far a share may lie from that of all who were asked, in points of a hundred, at 95 %, at its widest (50 %).

    ``handed_out``: how many codes there are (0: not known). None where there is nothing to say.
    """
    if answers < LEAST:
        return None
    return 100 * _Z * 0.5 / math.sqrt(answers) * _of_finite(answers, handed_out)


def _of_finite(answers: int, handed_out: int) -> float:
    """Cochran's correction: who was asked of a known number leaves less to chance, and nothing once all answered."""
    if handed_out <= 1:
        return 1.0
    return math.sqrt(max(handed_out - answers, 0) / (handed_out - 1))


@dataclass(frozen=True)
class Share:
    """One answer of a question: how many gave it, of a hundred."""

    words: str
    number: int
    percent: int


@dataclass(frozen=True)
class Asked:
    """A question with what was answered; ``mean`` where it was rated, ``margin`` in points of a hundred."""

    question: Question
    answers: int
    shares: list[Share]
    mean: float | None
    mean_margin: float | None
    margin: float | None

    @property
    def shown(self) -> bool:
        """Whether there are answers enough to say anything."""
        return self.answers >= LEAST


@dataclass(frozen=True)
class Part:
    """A group's answers; ``asked`` is empty where they are too few to be shown."""

    name: str
    answered: int | None
    printed: int
    asked: list[Asked]


@dataclass(frozen=True)
class Results:
    """What a survey says: as a whole, and by group where there are several."""

    answered: int
    printed: int
    margin: float | None
    asked: list[Asked]
    parts: list[Part]

    @property
    def shown(self) -> bool:
        """Whether there are answers enough to say anything."""
        return self.answered >= LEAST

    @property
    def percent_answered(self) -> int | None:
        """How many of a hundred codes came back."""
        return round(100 * self.answered / self.printed) if self.printed else None


def results_of(survey: Survey) -> Results:
    """Counts, shares and margins; groups below five answers stay hidden, and so does what would give them away.

    Three queries.
    """
    return results_by([survey])[survey.pk]


def results_by(surveys: Iterable[Survey]) -> dict[int, Results]:
    """The same of several, by their keys. Three queries."""
    keys = [one.pk for one in surveys]
    questions: dict[int, list[Question]] = defaultdict(list)
    for question in Question.objects.filter(survey__in=keys):
        questions[question.survey_id].append(question)
    groups: dict[int, list[AnswerGroup]] = defaultdict(list)
    for group in AnswerGroup.objects.filter(survey__in=keys):
        groups[group.survey_id].append(group)
    counts: Counts = defaultdict(dict)
    for one in AnswerCount.objects.filter(group__survey__in=keys):
        counts[one.group_id, one.question_id][one.answer] = one.number
    return {key: _results(questions[key], groups[key], counts) for key in keys}


def _results(questions: list[Question], groups: list[AnswerGroup], counts: Counts) -> Results:
    answered, printed = sum(one.answered for one in groups), sum(one.printed for one in groups)

    def asked(of: list[AnswerGroup], handed_out: int) -> list[Asked]:
        return [_asked(one, [counts[group.pk, one.pk] for group in of], handed_out) for one in questions]

    hidden = too_few({one.pk: one.answered for one in groups})
    parts = [
        Part(one.name, None, one.printed, [])
        if one.pk in hidden
        else Part(one.name, one.answered, one.printed, asked([one], one.printed))
        for one in groups
    ]
    whole = asked(groups, printed) if answered >= LEAST else []
    return Results(answered, printed, margin(answered, printed), whole, parts if len(groups) > 1 else [])


def too_few(numbers: Mapping[K, int]) -> set[K]:
    """The parts of a whole that are told of nobody: they are few, or the whole less the others would show that."""
    by_size = sorted((number, key) for key, number in numbers.items() if number)
    hidden = {key for number, key in by_size if number < LEAST}
    few = sum(number for number, key in by_size if key in hidden)
    for number, key in by_size:
        if hidden and (len(hidden) < 2 or few < LEAST) and key not in hidden:
            hidden.add(key)
            few += number
    return hidden


def _asked(question: Question, counts: list[dict[int, int]], handed_out: int) -> Asked:
    words = choices_of(question)
    numbers = [sum(one.get(place, 0) for one in counts) for place in range(1, len(words) + 1)]
    total = sum(numbers)
    shares = [
        Share(word, number, round(100 * number / total) if total else 0)
        for word, number in zip(words, numbers, strict=True)
    ]
    mean = deviation = None
    if question.kind == Question.Kind.RATING and total >= LEAST:
        mean = sum(place * number for place, number in enumerate(numbers, 1)) / total
        spread = sum(number * (place - mean) ** 2 for place, number in enumerate(numbers, 1)) / (total - 1)
        deviation = _Z * math.sqrt(spread / total) * _of_finite(total, handed_out)
    return Asked(question, total, shares, mean, deviation, margin(total, handed_out))
