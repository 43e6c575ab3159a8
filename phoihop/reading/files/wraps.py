"""Hard-wrapped lines become paragraphs again."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from phoihop.reading.files.lines import (
    ends_open,
    ends_sentence,
    has_label,
    is_capitals,
    is_column,
    is_cut_number,
    is_cut_pair,
    is_division,
    is_kind,
    is_motto,
    joined,
    stands_alone,
    starts_small,
    within_formula,
)

_FEWEST_BLOCKS, _FEWEST_WRAPS = 5, 10  # paragraphs, and line ends inside them, that show how a text is set
_SHORTEST_WRAP, _LONGEST_WRAP = 30, 130  # columns at which people and programs wrap lines


def wrap_width(lines: Sequence[str]) -> int | None:
    """The column at which lines were wrapped, or None where lines are whole paragraphs.

    Wrapped text has many lines that stop at nearly the same length, in mid-sentence.
    """
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.95) - 1] if len(lengths) >= 20 else lengths[-1]
    if not _SHORTEST_WRAP <= width <= _LONGEST_WRAP:
        return None
    broken = sum(
        1
        for line, after in itertools.pairwise(lines)
        if len(line) >= 0.6 * width and after and not ends_sentence(line) and (starts_small(after) or ends_open(line))
    )
    return width if broken >= max(1, len(lengths) // 20) else None


def parted_by_blanks(lines: Sequence[str]) -> bool:
    """Whether empty lines part the paragraphs, so that every other line end is only a wrap.

    Then a line end inside a block hardly ever ends a sentence, and the blocks nearly always do.
    """
    inner = ended = blocks = 0
    for line, after in itertools.pairwise([*lines, ""]):
        if not line or is_capitals(line):
            continue
        if not after:
            blocks += 1
        elif not (has_label(after) or stands_alone(after) or is_capitals(after)):
            inner += 1
            ended += ends_sentence(line)
    return blocks >= _FEWEST_BLOCKS and inner >= _FEWEST_WRAPS and ended * 8 <= inner


def goes_on(line: str, after: str, width: int | None, title: bool = False, parted: bool = False) -> bool:
    """Whether ``after`` is the rest of the paragraph that ends, for now, with ``line``.

    ``width``: the wrap column, None where lines are whole paragraphs. ``title``: the paragraph stands in the title
    or is a numbered heading in capitals, so that a line in capitals may go on. ``parted``: empty lines part paragraphs.
    """
    if not line or not after or is_kind(line) or is_kind(after) or is_column(line) or is_column(after):
        return False
    if is_motto(line):
        return False
    if within_formula(line, after) or is_cut_number(line, after) or is_cut_pair(line, after):
        return True
    first = len(after.split(" ", 1)[0])
    if first == 1:  # a dash is never left alone at the end of a line
        first = len(" ".join(after.split(" ", 2)[:2]))
    full = width is not None and len(line) + 1 + first > width - 4
    if is_division(after):
        return full and not ends_sentence(line) and (ends_open(line) or starts_small(after))
    if stands_alone(after) and not (full and ends_open(line)):
        return False
    if stands_alone(line) and is_capitals(line):
        return False
    if has_label(after):
        # "kinh tế / - xã hội", "ngày / 5.": a label only if the line before could have ended there
        return (full and ends_open(line)) or (
            full and after[:1] in "-–" and starts_small(after[1:].strip()) and not ends_sentence(line)
        )
    if starts_small(after):
        return full or not ends_sentence(line) or line.endswith((",", "."))
    if is_capitals(line) or is_capitals(after):
        return title and is_capitals(line) and is_capitals(after) and not ends_sentence(line)
    if ends_open(line) or (parted and not ends_sentence(line)):
        return True
    return full and not line.endswith(("./.", "./") if parted else (";", ":", "./.", "./"))


def unwrap(lines: Sequence[str], width: int | None, parted: bool = False) -> list[str]:
    """The paragraphs of the lines; an empty line ends a paragraph and is left out."""
    paragraphs: list[str] = []
    last = ""  # the line before, as it was wrapped
    near_kind = 0  # paragraphs since the kind line
    for line in lines:
        if not line:
            last = ""
            continue
        title = near_kind == 1 or bool(paragraphs and has_label(paragraphs[-1]))
        if last and paragraphs and goes_on(last, line, width, title, parted):
            paragraphs[-1] = joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
            near_kind = near_kind + 1 if near_kind else 0
            if is_kind(line):
                near_kind = 1
                last = line
                continue
            if near_kind == 2:
                near_kind = 1 if is_capitals(line) else 0
        last = line
    return paragraphs
