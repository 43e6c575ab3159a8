"""The verbs of steering: one file a noun."""

from .agenda import add_item, drop_item, edit_item, propose
from .amending import amend
from .attendance import attend, invite
from .conclusions import draft_conclusion, drop_conclusion, edit_conclusion
from .cycle import attach_proofs, detach_proof, edit_act, record_act, remove_act
from .meetings import call, cancel, change, conclude, record_minutes
from .plans import add_line, change_plan, choose, discard, drop_line, edit_line, issue, open_plan, sharpen_line

__all__ = [
    "add_item",
    "add_line",
    "amend",
    "attach_proofs",
    "attend",
    "call",
    "cancel",
    "change",
    "change_plan",
    "choose",
    "conclude",
    "detach_proof",
    "discard",
    "draft_conclusion",
    "drop_conclusion",
    "drop_item",
    "drop_line",
    "edit_act",
    "edit_conclusion",
    "edit_item",
    "edit_line",
    "invite",
    "issue",
    "open_plan",
    "propose",
    "record_act",
    "record_minutes",
    "remove_act",
    "sharpen_line",
]
