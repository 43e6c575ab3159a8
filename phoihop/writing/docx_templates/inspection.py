"""What can be seen of a template's faults without a trial."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from phoihop.writing.faults import Fault

from .blocks import one_by_one, together
from .names import names
from .placeholders import placeholders


def in_parts(parts: Mapping[str, etree._Element], context: Mapping[str, Any]) -> list[Fault]:
    """The faults of a template's parts, for data like that."""
    faults: list[Fault] = []
    for name, root in parts.items():
        found = placeholders({name: root})
        alone = list(one_by_one(found))
        joined = list(together(found))
        faults += alone + joined
        if not joined and not any(fault.code == "prefix_unknown" for fault in alone):
            faults += names(found, context)
    return faults
