"""What citizens and units do with citizens' words and works; works by noun: ``actions.activity.sign_up``."""

from . import activity, survey, visit
from .answering import (
    answer,
    ask,
    ask_leave,
    forget_contacts,
    forward,
    merge,
    publish,
    read,
    refuse,
    refuse_many,
    see_contact,
    take,
)
from .comment import answer_consultation, write_down
from .consultation import (
    add_section,
    draft,
    drop,
    drop_section,
    edit,
    edit_section,
    extend,
    open_it,
    paste_sections,
)
from .consultation_end import cancel, tell_result
from .household_vote import drop_vote, record_vote
from .response_table import close, drop_group, edit_group, make_group, sort
from .speaking import answer_leave, consent, rate, reopen, reply, send

__all__ = [
    "activity",
    "add_section",
    "answer",
    "answer_consultation",
    "answer_leave",
    "consent",
    "read",
    "ask",
    "ask_leave",
    "cancel",
    "close",
    "draft",
    "drop",
    "drop_group",
    "drop_section",
    "drop_vote",
    "edit",
    "edit_group",
    "edit_section",
    "extend",
    "forget_contacts",
    "forward",
    "make_group",
    "merge",
    "open_it",
    "paste_sections",
    "publish",
    "rate",
    "record_vote",
    "refuse",
    "refuse_many",
    "reopen",
    "reply",
    "see_contact",
    "send",
    "sort",
    "survey",
    "take",
    "tell_result",
    "visit",
    "write_down",
]
