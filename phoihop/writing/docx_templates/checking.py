"""What is wrong with a template, each fault with the placeholder and where it stands; and a trial at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from phoihop.writing.faults import Fault, WritingError

from .inspection import in_parts
from .opening import text_parts
from .rendering import fill


def check(template: bytes, context: Mapping[str, Any]) -> list[Fault]:
    """The faults of a template for data like the example's, in the order of reading.

    Where none of them is blocking, the template was filled with the example and can be used.
    """
    try:
        parts = text_parts(template)
    except WritingError as error:
        return list(error.faults)
    faults = in_parts(parts, context)
    if not any(fault.blocking for fault in faults):
        try:
            fill(template, parts, context)
        except WritingError as error:
            faults += error.faults
    return faults
