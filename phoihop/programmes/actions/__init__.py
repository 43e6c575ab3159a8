"""The verbs of programmes: one file a noun."""

from .assignments import add_assignment, edit_assignment, match_phrase, remove_assignment
from .completing import Filling, complete, create_meant_unit, settle_doubts
from .duties import add_content, add_duty, edit_content, edit_duty, remove_content, remove_duty
from .fields import classify
from .intake import keep_scan, read_intake, settle_doubt, take_intake
from .lifecycle import agree, close, confirm, enforce, reopen, sign
from .parties import add_party, edit_party, remove_party
from .programmes import correct, create_programme, discard, edit_programme

__all__ = [
    "Filling",
    "add_assignment",
    "add_content",
    "add_duty",
    "add_party",
    "agree",
    "classify",
    "close",
    "complete",
    "confirm",
    "correct",
    "create_meant_unit",
    "create_programme",
    "discard",
    "edit_assignment",
    "edit_content",
    "edit_duty",
    "edit_party",
    "edit_programme",
    "enforce",
    "keep_scan",
    "match_phrase",
    "read_intake",
    "remove_assignment",
    "remove_content",
    "remove_duty",
    "remove_party",
    "reopen",
    "settle_doubt",
    "settle_doubts",
    "sign",
    "take_intake",
]
