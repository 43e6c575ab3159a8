"""What is read out over a village loudspeaker: plain sentences in whole words, and how long that takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.ground.dates import written
from phoihop.writing import spoken

from .kinds import Told
from .models import Channel, Posting

_MOST_LINES = 8  # of what was published; nobody listens to more
_BOARDS = (Channel.Kind.OFFICE, Channel.Kind.VILLAGE)


@dataclass(frozen=True)
class Script:
    """Paragraphs to be read out; ``unread`` are abbreviations whose words the program does not know."""

    paragraphs: list[str]
    seconds: int
    unread: list[str]


def script_of(posting: Posting, told: Told, channels: Iterable[Channel]) -> Script:
    """Greeting, what, the most important, where to read the rest, thanks. In Vietnamese, whoever asks."""
    unit = posting.unit.name
    written_out = [
        f"Kính thưa bà con. {unit} xin thông báo công khai: {_ended(told.title)}",
        _ended(told.lead) if told.lead else "",
        *(_ended(line) for line in told.lines[:_MOST_LINES]),
        f"Còn {len(told.lines) - _MOST_LINES} nội dung nữa." if len(told.lines) > _MOST_LINES else "",
        _where(posting, channels),
        f"Bà con có điều gì chưa rõ, xin hỏi Trưởng thôn hoặc {unit}. Xin cảm ơn bà con đã lắng nghe.",
    ]
    kept = [one for one in written_out if one]
    paragraphs = [spoken.spoken(one) for one in kept]
    return Script(paragraphs, spoken.seconds(" ".join(paragraphs)), spoken.unread(" ".join(kept)))


def _where(posting: Posting, channels: Iterable[Channel]) -> str:
    boards = [one.place for one in channels if one.kind in _BOARDS]
    places = (
        f"Bản đầy đủ có tại {', '.join(boards)} và trên trang mạng Phối Hợp của địa phương"
        if boards
        else "Bản đầy đủ có trên trang mạng Phối Hợp của địa phương"
    )
    until = f", đến hết ngày {written(posting.valid_to)}" if posting.valid_to else ""
    return f"{places}, từ ngày {written(posting.valid_from)}{until}."


def _ended(text: str) -> str:
    """One sentence, whatever mark the text ends with."""
    plain = text.strip().rstrip(" .;,:")
    return f"{plain[:1].upper()}{plain[1:]}."
