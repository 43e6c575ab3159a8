"""Against floods, without keeping who sends: the sender's machine works a little, for one form alone (ALTCHA).

Who has no scripts sends without it; of such only so many are taken a day. Nothing about a visitor is kept to count by.
"""

from __future__ import annotations

import datetime as dt
import json

from altcha import ChallengeOptionsV1, create_challenge_v1, extract_params_v1, verify_solution_v1
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from .models import Feedback

_WORK = 50_000  # hashes at most: a second or two of an old phone, done while one types
_FLOOD, _MOST = 500, 20  # so many words in a day double the work; at most so many times
_VALID = dt.timedelta(hours=24)


def challenge(seed: str, now: dt.datetime) -> str:
    """What the form's script has to solve, as JSON; the more was sent today, the longer it takes."""
    times = min(1 + _today(now).count() // _FLOOD, _MOST)
    options = ChallengeOptionsV1(
        hmac_key=settings.VOICES_KEY, max_number=_WORK * times, expires=now + _VALID, params={"seed": seed}
    )
    made = create_challenge_v1(options)
    return json.dumps(
        {"challenge": made.challenge, "salt": made.salt, "signature": made.signature, "max": made.max_number}
    )


def is_proven(seed: str, given: str) -> bool:
    """Whether the work was done for this form. One proof serves one form: sent again, it is the same word."""
    try:
        payload = json.loads(given)
        solved, _error = verify_solution_v1(payload | {"algorithm": "SHA-256"}, settings.VOICES_KEY)
        return solved and extract_params_v1(payload).get("seed") == [seed]
    except (ValueError, TypeError, AttributeError, KeyError):  # whatever somebody made up
        return False


def takes_unproven(now: dt.datetime) -> bool:
    """Whether a word without that work is still taken today."""
    return _today(now).filter(proven=False).count() < settings.UNPROVEN_A_DAY


def _today(now: dt.datetime) -> QuerySet[Feedback]:
    return Feedback.objects.filter(received_on=timezone.localdate(now))
