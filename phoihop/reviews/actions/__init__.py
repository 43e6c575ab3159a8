"""The verbs of reviews: one file a noun."""

from .exports import ask_export, fail_export, finish_export
from .reviews import discard, edit_head, issue, open_review
from .sections import edit_section, restore_section

__all__ = [
    "ask_export",
    "discard",
    "edit_head",
    "edit_section",
    "fail_export",
    "finish_export",
    "issue",
    "open_review",
    "restore_section",
]
