"""What was read from a document, told in a few Vietnamese lines for the terminal."""

from __future__ import annotations

from datetime import date
from typing import Any

_ROLES = {"lead": "chủ trì", "support": "phối hợp", "monitor": "theo dõi", "advise": "tham mưu", "know": "để biết"}


def summary(answer: dict[str, Any]) -> str:
    """The summary of what ``read`` gives: the head, each programme with its contents and units, citations, doubts."""
    document = answer["document"]
    head = " ".join(filter(None, [(document.get("kind") or "Văn bản").capitalize(), document.get("number")]))
    lines = [head]
    if document.get("title"):
        lines.append(f"  {document['title']}")
    facts = [document.get("issuer"), document.get("place"), _day(document.get("signed_on"))]
    if any(facts):
        lines.append("  " + ", ".join(fact for fact in facts if fact))
    for programme in answer["programmes"]:
        lines.extend(_programme(programme))
    if answer["citations"]:
        lines.append(f"Văn bản viện dẫn: {len(answer['citations'])}")
        lines.extend(f"  - {_citation(cite)}" for cite in answer["citations"])
    if answer["doubts"]:
        lines.append(f"Cần xem lại: {len(answer['doubts'])}")
        lines.extend(f"  - {doubt['about']}: {doubt['says']}" for doubt in answer["doubts"])
    return "\n".join(lines)


def _programme(programme: dict[str, Any]) -> list[str]:
    lines = ["Chương trình:" if not programme.get("title") else f"Chương trình: {programme['title']}"]
    if programme.get("period"):
        lines.append(
            f"  Thời gian: {_day(programme['period'].get('start'))} đến {_day(programme['period'].get('end'))}"
        )
    if programme.get("parties"):
        lines.append("  Các bên: " + "; ".join(party["name"] for party in programme["parties"]))
    for content in programme.get("contents", []):
        lines.append(f"  {content.get('label') or content['order']}. {_short(content['text'])}")
        lines.extend(_duty(duty, "     ") for duty in content["duties"])
    if programme.get("duties"):
        lines.append("  Nhiệm vụ khác:")
        lines.extend(_duty(duty, "     ") for duty in programme["duties"])
    return lines


def _duty(duty: dict[str, Any], margin: str) -> str:
    units = "; ".join(f"{_ROLES.get(a['role'], a['role'])}: {a['unit']}" for a in duty["assignments"])
    schedule = duty.get("schedule") or {}
    when = f", {schedule.get('text')}" if schedule.get("text") else ""
    return f"{margin}- {_short(duty['text'])} [{units or 'chưa rõ đơn vị'}{when}]"


def _citation(cite: dict[str, Any]) -> str:
    name = cite.get("name") or " ".join(filter(None, [(cite.get("kind") or "").capitalize(), cite.get("number")]))
    facts = [cite.get("issuer"), _day(cite.get("issued_on"))]
    return ", ".join(filter(None, [name, *facts]))


def _day(iso: str | None) -> str | None:
    """29/4/2022 from 2022-04-29."""
    if not iso:
        return None
    day = date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"


def _short(text: str, most: int = 110) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
