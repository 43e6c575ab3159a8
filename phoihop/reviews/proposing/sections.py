"""Each section's proposal. A part is a paragraph with a name: what a person leaves as it stands follows the figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from phoihop.ground.dates import written
from phoihop.writing.texts import number

from ..figures.shapes import ContentLine, Counts, Figures, IndicatorLine, IssuedPlan, Quote, UnitLine
from ..models import Section
from ..tables import fields_of
from .citizens import citizens
from .parts import Part
from .words import change, listed, lower_first, measured, percent, quoted, two

Key = Section.Key
_BEST, _LEAST = 0.9, 0.5  # shares from which a content or unit is named among the best, below which among the last
_NAMED = 5


def propose(key: str, figures: Figures) -> list[Part]:
    """The paragraphs of a section; at least one."""
    found = list(_SECTIONS[Key(key)](figures))
    return found or [Part("none", _NOTHING[Key(key)])]


def _steering(figures: Figures) -> Iterator[Part]:
    by_verb: dict[str, list[str]] = defaultdict(list)
    words: dict[str, str] = {}
    for deed in figures.deeds:
        words[deed.verb] = deed.word
        by_verb[deed.verb].append(f"{quoted(deed.text)} ({deed.unit}, ngày {written(deed.held_on)})")
    if by_verb:
        said = ", ".join(f"{words[verb].lower()} {two(len(texts))} lần" for verb, texts in by_verb.items())
        yield Part("all", f"Trong kỳ, công tác lãnh đạo, chỉ đạo được thực hiện: {said}.")
    for verb, texts in by_verb.items():
        yield Part(verb, f"{words[verb]}: {'; '.join(texts[:_NAMED])}.")
    if figures.meetings:
        yield Part("meetings", _meetings(figures))
    if figures.plans:
        issued = "; ".join(f"{quoted(one.title)} ({_numbered(one)})" for one in figures.plans[:_NAMED])
        yield Part("plans", f"Trong kỳ đã ban hành {lower_first(issued)}.")


def _meetings(figures: Figures) -> str:
    held, days = figures.meetings, [written(one.held_on) for one in figures.meetings]
    named = f" (ngày {', '.join(days)})" if len(days) <= _NAMED else ""
    text = f"Đã tổ chức {two(len(held))} cuộc giao ban{named}"
    given, done = sum(one.given for one in held), sum(one.done for one in held)
    if not given:
        return f"{text}."
    so_far = f"đã hoàn thành {two(done)} kết luận" if done else "chưa hoàn thành kết luận nào"
    return f"{text}; có {two(given)} kết luận giao đơn vị thực hiện, đến ngày {written(figures.day)} {so_far}."


def _numbered(plan: IssuedPlan) -> str:
    number = f"số {plan.number} " if plan.number else ""
    return f"{number}ngày {written(plan.issued_on)}"


def _reporting(figures: Figures) -> Iterator[Part]:
    units = figures.units
    if not units:
        return
    came = [one for one in units if one.came]
    late = [one for one in came if one.days_late and not figures.past]
    text = f"Trong kỳ, {two(len(came))}/{two(len(units))} đơn vị đã gửi báo cáo, đạt {percent(len(came) / len(units))}"
    if late:
        text += f"; {two(len(late))} đơn vị gửi chậm ({listed(_with_days(late), _NAMED)})"
    elif came and not figures.past:
        text += ", tất cả đúng hạn"
    yield Part("came", f"{text}.")
    if returned := [one.name for one in units if one.state == "returned"]:
        yield Part("returned", f"{two(len(returned))} báo cáo được trả lại để bổ sung: {listed(returned)}.")
    if missing := [one.name for one in units if not one.came and one.state != "returned"]:
        yield Part("missing", f"Còn {two(len(missing))} đơn vị chưa gửi báo cáo: {listed(missing, 8)}.")


def _with_days(units: list[UnitLine]) -> list[str]:
    return [f"{one.name} chậm {two(one.days_late)} ngày" for one in sorted(units, key=lambda one: -one.days_late)]


def _results(figures: Figures) -> Iterator[Part]:
    total = figures.total
    before = figures.before.share if figures.before else None
    text = f"Tổng số {two(total.asked)} lượt nhiệm vụ chủ trì được giao trong kỳ: {_states(total)}"
    yield Part("all", f"{text}; tỷ lệ hoàn thành {percent(total.share)}{change(total.share, before)}.")
    if fields := [f"{lower_first(name)} {_reached(now)}" for name, _number, now, _before in fields_of(figures)]:
        yield Part("fields", f"Kết quả theo lĩnh vực: {'; '.join(fields)}.")
    quotes = _by_content(figures, lambda one: one.state == "done" and bool(one.narrative))
    for line in figures.contents:
        text = f"{_named(line)}: hoàn thành {two(line.now.done)}/{two(line.now.asked)}"
        if line.now.share is not None:
            text += f" ({percent(line.now.share)}{change(line.now.share, line.before.share if line.before else None)})"
        said = [f"{one.unit} {lower_first(quoted(one.narrative))}" for one in quotes[line.key][:2]]
        yield Part(f"content-{line.key}", f"{text}. {'Trong đó: ' + '; '.join(said) + '.' if said else ''}".strip())


def _reached(counts: Counts) -> str:
    share = f" ({percent(counts.share)})" if counts.share is not None else ""
    return f"hoàn thành {two(counts.done)}/{two(counts.asked)}{share}"


def _states(counts: Counts) -> str:
    words = (
        ("done", "hoàn thành"),
        ("doing", "đang thực hiện"),
        ("not_done", "chưa thực hiện"),
        ("unsaid", "chưa có báo cáo"),
    )
    return ", ".join(f"{word} {two(getattr(counts, name))}" for name, word in words if getattr(counts, name))


def _named(line: ContentLine) -> str:
    name = quoted(line.text)
    return f"Nội dung {line.label} “{name}”" if line.label else name


def _by_content(figures: Figures, wanted: Callable[[Quote], bool]) -> dict[int, list[Quote]]:
    """The chosen lines of each content, none said twice."""
    found: dict[int, list[Quote]] = defaultdict(list)
    seen = set()
    for one in figures.quotes:
        words = one.narrative or one.obstacles
        if not one.question and wanted(one) and words not in seen:
            seen.add(words)
            found[one.content or 0].append(one)
    return found


def _targets(figures: Figures) -> Iterator[Part]:
    known = [one for one in figures.indicators if one.cumulative is not None]
    judged = [one for one in known if one.reached is not None]
    if judged:
        kept = sum(bool(one.reached) for one in judged)
        yield Part("all", f"{_kept(kept, len(judged))} đạt hoặc vượt kế hoạch năm.")
    for one in known:
        yield Part(f"indicator-{one.key}", _indicator(one))
    silent = [one.name for one in figures.indicators if one.cumulative is None]
    if known and silent:
        yield Part("silent", f"Chưa có số liệu của {two(len(silent))} chỉ tiêu: {'; '.join(silent[:_NAMED])}.")


def _kept(kept: int, judged: int) -> str:
    if not kept:
        return f"Chưa có chỉ tiêu nào trong {two(judged)} chỉ tiêu có số liệu"
    return f"Có {two(kept)}/{two(judged)} chỉ tiêu có số liệu"


def _indicator(one: IndicatorLine) -> str:
    assert one.cumulative is not None
    text = f"{one.name}: lũy kế {measured(one.cumulative, one.measure)}"
    if one.this is not None and one.this != one.cumulative:
        this = measured(one.this, one.measure)
        text = f"{one.name}: trong kỳ {this}, lũy kế {measured(one.cumulative, one.measure)}"
    if one.target is not None:
        text += f", chỉ tiêu năm {measured(one.target, one.measure)}"
        if one.share is not None:
            text += f", đạt {number(one.share)}% kế hoạch"
        elif one.reached is not None:
            text += ", trong mức kế hoạch" if one.reached else ", vượt mức cho phép"
    return f"{text}."


def _done_well(figures: Figures) -> Iterator[Part]:
    good = [line for line in figures.contents if line.now.share is not None and line.now.share >= _BEST]
    if good:
        names = "; ".join(f"{_named(line)} ({percent(line.now.share)})" for line in good[:_NAMED])
        yield Part("contents", f"{two(len(good))} nội dung đạt tỷ lệ hoàn thành từ 90% trở lên: {names}.")
    ranked = sorted((one for one in figures.units if one.came and one.now.asked), key=_rank)
    best = [one for one in ranked if one.now.share and one.now.share >= _BEST]
    if best:
        names = listed([f"{one.name} ({two(one.now.done)}/{two(one.now.asked)})" for one in best], _NAMED)
        yield Part("units", f"Các đơn vị thực hiện tốt: {names}.")
    before = figures.before
    if before and (words := change(figures.total.share, before.share)).startswith(", tăng"):
        yield Part("change", f"Tỷ lệ hoàn thành chung đạt {percent(figures.total.share)}{words}.")
    if kept := [one.name for one in figures.indicators if one.reached]:
        yield Part("targets", f"Các chỉ tiêu đạt hoặc vượt kế hoạch năm: {'; '.join(kept[:_NAMED])}.")


def _rank(one: UnitLine) -> tuple[float, int, str]:
    return (-(one.now.share or 0.0), -one.now.done, one.name)


def _not_done(figures: Figures) -> Iterator[Part]:
    left = figures.total.not_done + figures.total.doing + figures.total.unsaid
    if left:
        yield Part("all", f"Còn {two(left)} lượt nhiệm vụ chưa hoàn thành: {_states(replace(figures.total, done=0))}.")
    weak = [line for line in figures.contents if line.now.share is not None and line.now.share < _LEAST]
    if weak:
        names = "; ".join(f"{_named(line)} ({percent(line.now.share)})" for line in weak[:_NAMED])
        yield Part("contents", f"{two(len(weak))} nội dung có tỷ lệ hoàn thành dưới 50%: {names}.")
    ranked = sorted((one for one in figures.units if one.came and one.now.asked), key=_rank)
    last = [one for one in reversed(ranked) if (one.now.share or 0.0) < _LEAST]
    if last:
        names = listed([f"{one.name} ({two(one.now.done)}/{two(one.now.asked)})" for one in last], _NAMED)
        yield Part("units", f"Đơn vị có tỷ lệ hoàn thành thấp: {names}.")
    if missing := [one.name for one in figures.units if not one.came]:
        yield Part("missing", f"{two(len(missing))} đơn vị chưa thực hiện chế độ báo cáo: {listed(missing, 8)}.")
    if failed := [one.name for one in figures.indicators if one.reached is False]:
        yield Part("targets", f"Các chỉ tiêu chưa đạt kế hoạch năm: {'; '.join(failed[:_NAMED])}.")


def _causes(figures: Figures) -> Iterator[Part]:
    quotes = _by_content(figures, lambda one: bool(one.obstacles))
    seen: set[str] = set()
    for line in figures.contents:
        said = []
        for one in quotes[line.key]:
            words = quoted(one.obstacles)
            if words.casefold() not in seen:
                seen.add(words.casefold())
                said.append(f"{lower_first(words)} ({one.unit})")
        if said:
            yield Part(f"content-{line.key}", f"{_named(line)}: {'; '.join(said[:3])}.")


def _direction(figures: Figures) -> Iterator[Part]:
    left = figures.total.not_done + figures.total.doing + figures.total.unsaid
    if left:
        yield Part("left", f"Tập trung chỉ đạo hoàn thành {two(left)} lượt nhiệm vụ còn lại của kỳ này.")
    behind = [line for line in figures.contents if line.now.share is not None and line.now.share < _BEST]
    weak = sorted(behind, key=lambda line: line.now.share or 0.0)
    for line in weak[:3]:
        yield Part(f"content-{line.key}", f"Đẩy nhanh tiến độ thực hiện {lower_first(_named(line))}.")
    if missing := [one.name for one in figures.units if not one.came]:
        yield Part("missing", f"Đôn đốc {listed(missing)} thực hiện nghiêm chế độ thông tin, báo cáo.")
    if failed := [one.name for one in figures.indicators if one.reached is False]:
        yield Part("targets", f"Có giải pháp cụ thể đối với các chỉ tiêu chưa đạt: {'; '.join(failed[:_NAMED])}.")
    yield Part("on", "Tiếp tục theo dõi, đôn đốc, kiểm tra việc thực hiện; kịp thời tháo gỡ khó khăn cho cơ sở.")


def _proposals(figures: Figures) -> Iterator[Part]:
    seen: dict[str, list[str]] = defaultdict(list)
    for one in figures.quotes:
        if one.question:
            seen[quoted(one.narrative)].append(one.unit)
    for place, (words, units) in enumerate(seen.items(), 1):
        yield Part(f"answer-{place}", f"{words} ({listed(units, 3)}).")


_SECTIONS: dict[Section.Key, Callable[[Figures], Iterator[Part]]] = {
    Key.STEERING: _steering,
    Key.REPORTING: _reporting,
    Key.RESULTS: _results,
    Key.TARGETS: _targets,
    Key.CITIZENS: citizens,
    Key.DONE_WELL: _done_well,
    Key.NOT_DONE: _not_done,
    Key.CAUSES: _causes,
    Key.DIRECTION: _direction,
    Key.PROPOSALS: _proposals,
}
_NOTHING: dict[Section.Key, str] = {
    Key.STEERING: "Trong kỳ chưa ghi nhận hoạt động chỉ đạo nào trên hệ thống.",
    Key.REPORTING: "Chưa có đơn vị nào được yêu cầu báo cáo.",
    Key.RESULTS: "Trong kỳ không có nhiệm vụ nào được giao.",
    Key.TARGETS: "Chương trình chưa có số liệu chỉ tiêu trong kỳ.",
    Key.CITIZENS: "Trong kỳ chưa ghi nhận hoạt động nào của Nhân dân trên hệ thống.",
    Key.DONE_WELL: "Chưa có đơn vị, nội dung nào đạt tỷ lệ hoàn thành từ 90% trở lên.",
    Key.NOT_DONE: "Các nhiệm vụ trong kỳ đã được hoàn thành.",
    Key.CAUSES: "Các đơn vị không nêu khó khăn, vướng mắc.",
    Key.DIRECTION: "",
    Key.PROPOSALS: "Các đơn vị không có kiến nghị, đề xuất.",
}
