"""What a person should look at: each doubt with a code, its values, and a sentence in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.reading.grammar.promises import Body, Doubt, Duty

SENTENCES = {
    "duty_without_unit": "Nhiệm vụ này chưa rõ đơn vị thực hiện.",
    "duty_without_lead": "Nhiệm vụ này có đơn vị phối hợp nhưng chưa rõ đơn vị chủ trì.",
    "unit_uncertain": "Chưa chắc “{phrase}” là tên một đơn vị.",
    "deadline_undated": "Thời hạn “{phrase}” chưa đổi được thành ngày cụ thể.",
    "deadline_year_guessed": "Thời hạn “{phrase}” không ghi năm; năm được suy ra từ văn bản.",
    "deadline_taken_as_yearly": "Thời hạn “{phrase}” không ghi năm; tạm hiểu là lặp lại hằng năm.",
    "contents_not_found": "Không tìm thấy phần nội dung của chương trình.",
    "content_without_duty": "Nội dung này chưa có nhiệm vụ nào.",
}


def doubts_of(body: Body, *, expects_contents: bool) -> list[Doubt]:
    """The doubts about a body, in the order of its contents and duties."""
    doubts: list[Doubt] = []
    if expects_contents and not body.contents:
        doubts.append(_doubt("/contents", "contents_not_found"))
    for number, content in enumerate(body.contents):
        at = f"/contents/{number}"
        if not content.duties:
            doubts.append(_doubt(at, "content_without_duty"))
        for index, duty in enumerate(content.duties):
            doubts.extend(_of_duty(duty, f"{at}/duties/{index}"))
    for index, duty in enumerate(body.duties):
        doubts.extend(_of_duty(duty, f"/duties/{index}"))
    return doubts


def _of_duty(duty: Duty, at: str) -> Iterator[Doubt]:
    if not duty.assignments:
        yield _doubt(at, "duty_without_unit")
    elif not any(one.role == "lead" for one in duty.assignments):
        yield _doubt(at, "duty_without_lead")
    for code, phrase in duty.doubts:
        yield _doubt(at, code, phrase)
    if duty.schedule and duty.schedule.doubt:
        yield _doubt(f"{at}/schedule", duty.schedule.doubt, duty.schedule.text)


def _doubt(about: str, code: str, phrase: str | None = None) -> Doubt:
    values: dict[str, object] = {} if phrase is None else {"phrase": phrase}
    return Doubt(about, code, SENTENCES[code].format(**values), values)
