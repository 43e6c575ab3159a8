"""Which unit or class of units a phrase of a text means: certain matches are made, likely ones suggested."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import cached_property
from rapidfuzz import fuzz, process

from phoihop.ground.text import fold
from phoihop.units.models import Unit, UnitClass
from phoihop.units.queries import living_units

# Words that official texts spell out or shorten at will; both sides are brought to the long form, folded.
_LONG_FORMS = [
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bub ?mttq( ?vn)?\b", "uy ban mat tran to quoc"),
    (r"\bmttq( ?vn)?\b", "mat tran to quoc"),
    (r"\bmat tran to quoc viet nam\b", "mat tran to quoc"),
    (r"\bbch\b", "ban chi huy"),
    (r"\bbtv\b", "ban thuong vu"),
    (r"\bvp\b", "van phong"),
    (r"\bqs\b", "quan su"),
    (r"\btt\b\.?", "thi tran"),
    (r"\btp\b\.?", "thanh pho"),
    (r"\bkh ?& ?cn\b", "khoa hoc va cong nghe"),
    (r"\bgd ?& ?dt\b", "giao duc va dao tao"),
    (r"\bvh ?(&|-)? ?tt\b", "van hoa va thong tin"),
    (r"\bld ?-? ?tb ?(&|-|va)? ?xh\b", "lao dong thuong binh va xa hoi"),
    (r"[.,;:()&-]", " "),
]
_LEADS = re.compile(
    r"^(de nghi|giao|yeu cau|cac dong chi|dong chi|thu truong|lanh dao|chu tich|giam doc|truong)\s+(?=\w)"
)
_OPEN = re.compile(r"\blien quan\b|\bcac (co quan|don vi|to chuc)( khac)?$|\bcac ben\b")
_CERTAIN, _LIKELY = 97, 60


def spelt_out(phrase: str) -> str:
    """A phrase folded, with common abbreviations in their long form."""
    text = fold(phrase)
    for pattern, long_form in _LONG_FORMS:
        text = re.sub(pattern, long_form, text)
    return " ".join(text.split())


@dataclass(frozen=True)
class Meant:
    """Who a phrase means, where that is certain."""

    unit: Unit | None = None
    unit_class: UnitClass | None = None
    open_ended: bool = False


@dataclass(frozen=True)
class Suggestion:
    """A unit or class that a phrase may mean, with its likeness in percent."""

    who: Unit | UnitClass
    likeness: int

    @property
    def value(self) -> str:
        """How a form names it: unit:12 or class:3."""
        return f"{'class' if isinstance(self.who, UnitClass) else 'unit'}:{self.who.pk}"


class Matcher:
    """Looks phrases up among the units living on ``day`` and all classes; reads the register once."""

    def __init__(self, day: dt.date) -> None:
        self._day = day

    @cached_property
    def _units(self) -> dict[int, Unit]:
        return {unit.pk: unit for unit in living_units(self._day)}

    @cached_property
    def classes(self) -> list[UnitClass]:
        """All classes of units."""
        return list(UnitClass.objects.all())

    def place_of(self, who: Unit | UnitClass) -> str:
        """What tells units of one name apart: the unit above it; "" for the top."""
        above = self._units.get((who.within_id if isinstance(who, UnitClass) else who.parent_id) or 0)
        return above.name if above else ""

    @cached_property
    def _names(self) -> dict[str, list[Unit | UnitClass]]:
        names: dict[str, list[Unit | UnitClass]] = defaultdict(list)
        for unit in self._units.values():
            for name in {spelt_out(unit.name), spelt_out(unit.abbreviation)} - {""}:
                names[name].append(unit)
        for unit_class in self.classes:
            names[spelt_out(unit_class.name)].append(unit_class)
        return names

    def meant(self, phrase: str) -> Meant:
        """The one unit or class whose name the phrase is; or that it means nobody in particular."""
        if _OPEN.search(fold(phrase)):
            return Meant(open_ended=True)
        text = spelt_out(phrase)
        for wanted in (text, _LEADS.sub("", text), _LEADS.sub("", text).removeprefix("cac ")):
            found = self._names.get(wanted, [])
            if len(found) == 1:
                who = found[0]
                return Meant(unit_class=who) if isinstance(who, UnitClass) else Meant(unit=who)
        return Meant()

    def unit(self, phrase: str) -> Unit | None:
        """The unit that a party's name is, if that is certain."""
        meant = self.meant(phrase).unit
        if meant:
            return meant
        likely = self.suggestions(phrase, most=2)
        sure = [s.who for s in likely if s.likeness >= _CERTAIN and isinstance(s.who, Unit)]
        return sure[0] if len(sure) == 1 and len(likely) == 1 else None

    def suggestions(self, phrase: str, most: int = 4) -> list[Suggestion]:
        """The likeliest units and classes, best first."""
        text = _LEADS.sub("", spelt_out(phrase))
        near = process.extract(
            text, list(self._names), scorer=fuzz.token_set_ratio, limit=most * 3, score_cutoff=_LIKELY
        )
        near.sort(key=lambda hit: -(hit[1] + fuzz.ratio(text, hit[0])))
        found, seen = [], set()
        for name, likeness, _place in near:
            for who in self._names[name]:
                key = (type(who), who.pk)
                if key not in seen:
                    seen.add(key)
                    found.append(Suggestion(who, round(likeness)))
        return found[:most]
