"""Against floods, without keeping who sends: the sender's machine works a little, for one form alone (ALTCHA).

Who has no scripts sends without it; of such only so many of a kind of form are taken a day. Nothing about a visitor is
kept to count by: a day has two numbers.
"""

from __future__ import annotations

import datetime as dt
import json

from altcha import ChallengeOptionsV1, create_challenge_v1, extract_params_v1, verify_solution_v1
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ground.errors import Refused

from .models import GuardedDay

Form = GuardedDay.Form
_WORK = 50_000  # hashes at most: a second or two of an old phone, done while one types
_FLOOD, _MOST = 500, 20  # so many forms in a day double the work; at most so many times
_VALID = dt.timedelta(hours=24)


def challenge(form: Form, seed: str, now: dt.datetime) -> str:
    """What the form's script has to solve, as JSON; the more of its kind came today, the longer it takes."""
    proven, unproven = _today(form, now)
    times = min(1 + (proven + unproven) // _FLOOD, _MOST)
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


def let_in(form: Form, seed: str, given: str, now: dt.datetime) -> bool:
    """Whether the work was done. Refused: it was not, and enough without it were taken today."""
    proven = is_proven(seed, given)
    if not proven and _today(form, now)[1] >= settings.UNPROVEN_A_DAY:
        raise Refused(
            _(
                "Chưa gửi được. Trình duyệt trên máy này đang tắt JavaScript, và hôm nay đã nhận quá nhiều tin như "
                "vậy. Hãy bật JavaScript rồi gửi lại, hoặc gửi vào ngày mai, hoặc gọi điện, đến cơ quan."
            )
        )
    return proven


def _today(form: Form, now: dt.datetime) -> tuple[int, int]:
    found = GuardedDay.objects.filter(form=form, day=timezone.localdate(now)).values_list("proven", "unproven")
    return found.first() or (0, 0)
