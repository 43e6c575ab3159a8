"""Short names of tasks for links that are typed, printed or sent to a chat group: /v/2K7M/."""

from __future__ import annotations

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are read for one another
_SHORTEST = 4


def code_of(key: int) -> str:
    """The short name of a task.

    >>> code_of(12345)
    '2FV9'
    """
    code = ""
    while key:
        key, place = divmod(key, len(_LETTERS))
        code = _LETTERS[place] + code
    return code.rjust(_SHORTEST, _LETTERS[0])


def key_of(code: str) -> int | None:
    """The key of the task that has this short name, in either case; None where no task can have it."""
    key = 0
    for letter in code.upper():
        place = _LETTERS.find(letter)
        if place < 0 or key >= 2**58:
            return None
        key = key * len(_LETTERS) + place
    return key
