"""What a review's paper has at its head and foot before anybody says otherwise."""

from __future__ import annotations

from phoihop.ground.text import fold
from phoihop.programmes.models import Programme
from phoihop.rounds.models import Round
from phoihop.templating.heads import kept_by
from phoihop.units.models import Unit

from .figures.counting import period_of
from .models import Review

_KIND = "Chương trình"
_DONE = {"periodic": "Kết quả", "interim": "Sơ kết", "final": "Tổng kết"}
# kind of unit: (system, by whose authority, post)
_SIGNING = {
    "party_committee": ("party", "T/M Ban Thường vụ", "Bí thư"),
    "party_body": ("party", "", "Trưởng ban"),
    "peoples_committee": ("state", "TM. Ủy ban nhân dân", "Chủ tịch"),
    "peoples_council": ("state", "TM. Hội đồng nhân dân", "Chủ tịch"),
    "military": ("state", "", "Chỉ huy trưởng"),
    "police": ("state", "", "Trưởng Công an"),
    "front": ("state", "TM. Ban Thường trực", "Chủ tịch"),
}


def head_for(round: Round, kind: str) -> dict[str, str]:
    """The facts of the paper, as the unit's kind and the round have them."""
    unit: Unit = Unit.objects.select_related("parent").get(pk=round.unit_id)
    programmes = list(round.programmes.all())
    system, authority, post = _SIGNING.get(unit.kind, ("state", "", "Thủ trưởng đơn vị"))
    return {
        "system": system,
        "issuer": unit.name,
        "parent": unit.parent.name if unit.parent else "",
        "symbol": f"BC-{_letters(unit)}" if system == "state" else f"BC/{_letters(unit)}",
        "place": next((one.place for one in programmes if one.place), ""),
        "abstract": f"{_DONE[kind]} {period_of(round)} thực hiện {_programmes(programmes)}",
        "authority": authority,
        "post": post,
        "recipients": "\n".join([*_parties(programmes, unit), kept_by("state" if system == "state" else "party")]),
    }


def _letters(unit: Unit) -> str:
    """The unit's letters in a symbol: its abbreviation, or the first letters of its name."""
    short = unit.short
    return short if " " not in short else "".join(word[0] for word in short.split() if word[:1].isalpha()).upper()


def _programmes(programmes: list[Programme]) -> str:
    if len(programmes) == 1:
        title = programmes[0].title
        named = fold(title).startswith(fold(_KIND))
        return title if named else f"{_KIND} {title[:1].lower()}{title[1:]}"
    return f"{len(programmes):02} chương trình phối hợp"


def _parties(programmes: list[Programme], unit: Unit) -> list[str]:
    names = (party.name for one in programmes for party in one.parties.all() if party.unit_id != unit.pk)
    return list(dict.fromkeys(names))[:12]


def signing(review: Review) -> tuple[str, str]:
    """The authority apart: its prefix and whom ("TM.", "Ủy ban nhân dân")."""
    prefix, _space, whom = review.authority.strip().partition(" ")
    return prefix, whom.strip()
