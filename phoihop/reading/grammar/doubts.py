"""What a person should look at in the body of a document: its contents, duties, units and deadlines."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.reading.grammar.misgivings import doubt
from phoihop.reading.grammar.promises import Body, Doubt, Duty


def doubts_of(body: Body, *, expects_contents: bool) -> list[Doubt]:
    """The doubts about a body, in the order of its contents and duties."""
    doubts: list[Doubt] = []
    if expects_contents and not body.contents:
        doubts.append(doubt("/contents", "contents_not_found"))
    for number, content in enumerate(body.contents):
        at = f"/contents/{number}"
        if not content.duties:
            doubts.append(doubt(at, "content_without_duty"))
        for index, duty in enumerate(content.duties):
            doubts.extend(_of_duty(duty, f"{at}/duties/{index}"))
    for index, duty in enumerate(body.duties):
        doubts.extend(_of_duty(duty, f"/duties/{index}"))
    return doubts


def _of_duty(duty: Duty, at: str) -> Iterator[Doubt]:
    if not duty.assignments:
        yield doubt(at, "duty_without_unit")
    elif not any(one.role == "lead" for one in duty.assignments):
        yield doubt(at, "duty_without_lead")
    for code, phrase in duty.doubts:
        yield doubt(at, code, phrase=phrase)
    if duty.schedule and duty.schedule.doubt:
        yield doubt(f"{at}/schedule", duty.schedule.doubt, phrase=duty.schedule.text)
