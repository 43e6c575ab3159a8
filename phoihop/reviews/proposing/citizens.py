"""The citizens' part of a period: what was made public, discussed, done, inspected, said and measured."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from phoihop.voices.summing import CitizenLine, Citizens
from phoihop.writing.texts import number

from ..figures.shapes import Figures
from .parts import Part
from .words import quoted, two

_NAMED = 5


def citizens(figures: Figures) -> Iterator[Part]:
    """Numbers, and citizens' words only where they are public."""
    found = figures.citizens
    if found.postings:
        yield Part("know", f"Dân biết: công khai {two(found.postings)} nội dung liên quan chương trình.")
    if consulted := found.of("consultation"):
        named = "; ".join(map(_consulted, consulted[:_NAMED]))
        yield Part("discuss", f"Dân bàn: công bố kết quả {two(len(consulted))} cuộc lấy ý kiến: {named}.")
    if worked := found.of("work"):
        yield Part("do", _worked(worked))
    if visited := found.of("visit"):
        asked, answered = sum(one.a for one in visited), sum(one.b for one in visited)
        text = f"Dân kiểm tra: {two(len(visited))} lần kiểm tra của Nhân dân"
        if asked:
            done = f"đã trả lời {two(answered)}" if answered else "chưa được trả lời"
            text += f"; {two(asked)} kiến nghị, {done}"
        yield Part("inspect", f"{text}.")
    if found.received:
        yield Part("supervise", _heard(found))
    if measured := [one for kind in ("rating", "yes_no") for one in found.of(kind)]:
        yield Part("benefit", f"Dân thụ hưởng: {'; '.join(map(_measured, measured[:_NAMED]))}.")
    for place, one in enumerate(found.of("word")[:_NAMED], 1):
        yield Part(f"word-{place}", f"Ý kiến Nhân dân đã đăng công khai ({one.title} trả lời): “{quoted(one.text)}”.")


def _consulted(one: CitizenLine) -> str:
    said = (
        f"{two(one.a)} ý kiến, tiếp thu {two(one.b)} nhóm, giải trình {two(one.c)} nhóm" if one.a else "không có ý kiến"
    )
    return f"{quoted(one.title)} ({said})"


def _worked(worked: list[CitizenLine]) -> str:
    came, money, days = (sum(getattr(one, name) for one in worked) for name in ("a", "b", "c"))
    text = f"Dân làm: {two(len(worked))} việc cùng làm, {two(came)} lượt người tham gia"
    given = [f"{number(money)} đồng" if money else "", f"{two(days)} ngày công" if days else ""]
    return f"{text}{'; đóng góp ' + ', '.join(filter(None, given)) if any(given) else ''}."


def _heard(found: Citizens) -> str:
    text = f"Dân giám sát: tiếp nhận {two(found.received)} phản ánh, kiến nghị"
    parts = [
        (found.in_time, "trả lời đúng hạn"),
        (found.late, "trả lời quá hạn"),
        (found.waiting, "đang giải quyết"),
        (found.overdue, "đã quá hạn chưa trả lời"),
    ]
    text += "".join(f", {words} {two(count)}" for count, words in parts if count)
    if rated := found.good + found.fair + found.bad:
        text += f"; người gửi chấm {two(rated)} câu trả lời: được {two(found.good)}"
        text += f", tạm được {two(found.fair)}, chưa được {two(found.bad)}"
    if found.refused:
        reasons = "; ".join(f"{one.reason.lower()} {two(one.number)}" for one in found.refused)
        text += f"; không tiếp nhận {two(sum(one.number for one in found.refused))} ({reasons})"
    return f"{text}."


def _measured(one: CitizenLine) -> str:
    if one.kind == "rating":
        value = f"trung bình {number(Decimal(one.b * 10 // one.a) / 10)} trên 5"
    else:
        value = f"{number(round(100 * one.c / one.a))}% trả lời có"
    return f"“{quoted(one.text)}” {value} ({two(one.a)} câu trả lời, khảo sát {quoted(one.title)})"
