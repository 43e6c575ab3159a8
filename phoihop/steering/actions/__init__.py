"""The verbs of steering: one file a noun."""

from .agenda import add_item, drop_item, edit_item, propose
from .attendance import attend, invite
from .conclusions import draft_conclusion, drop_conclusion, edit_conclusion
from .cycle import attach_proofs, detach_proof, edit_act, record_act, remove_act
from .meetings import call, cancel, change, conclude, record_minutes

__all__ = [
    "add_item",
    "attach_proofs",
    "attend",
    "call",
    "cancel",
    "change",
    "conclude",
    "detach_proof",
    "draft_conclusion",
    "drop_conclusion",
    "drop_item",
    "edit_act",
    "edit_conclusion",
    "edit_item",
    "invite",
    "propose",
    "record_act",
    "record_minutes",
    "remove_act",
]
