"""What a sheet is expected to hold, column by column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from phoihop.ground.text import fold

ReadAs = Literal["text", "line", "whole", "percent", "day", "choice"]


@dataclass(frozen=True)
class Column:
    """A column: ``names`` are other words for it, the surest first; ``choices`` maps folded words to values.

    ``most`` is the longest text that fits; ``offered`` are the words that a blank sheet offers.
    """

    key: str
    label: Any
    read: ReadAs = "line"
    required: bool = False
    sometimes: bool = False  # required of some rows, as its note says
    names: Sequence[str] = ()
    most: int | None = None
    choices: Callable[[], Mapping[str, str]] | None = None
    offered: Callable[[], Sequence[str]] | None = None
    example: str = ""
    note: Any = ""

    def called(self) -> list[str]:
        """Every folded name of the column, the surest first."""
        return [name for name in dict.fromkeys(folded_label(str(name)) for name in (self.label, *self.names)) if name]


def folded_label(label: str) -> str:
    """A column's heading as compared: folded, without what stands in brackets, signs and marks of obligation."""
    kept, depth = [], 0
    for sign in fold(label):
        depth += sign == "("
        if depth == 0:
            kept.append(sign if sign.isalnum() or sign == "%" else " ")
        depth -= sign == ")" and depth > 0
    return " ".join("".join(kept).split())
