"""Which unit or class of units a phrase of a text means: certain matches are made, likely ones suggested."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import cached_property
from rapidfuzz import fuzz

from phoihop.ground.text import fold
from phoihop.units.models import Unit, UnitClass
from phoihop.units.queries import living_units

from .word_index import WordIndex

# Words that official texts spell out or shorten at will; both sides are brought to the long form, folded.
_LONG_FORMS = [
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\b(tncs|thanh nien cong san)( ho chi minh)?\b", "thanh nien"),
    (r"\b(lhpn|lien hiep phu nu)( viet nam)?\b", "phu nu"),
    (r"\bccb\b", "cuu chien binh"),
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
_SHORT = [(m[1], long_form) for pattern, long_form in _LONG_FORMS if (m := re.fullmatch(r"\\b(\w+)\\b", pattern))]
_LEADS = re.compile(
    r"^(de nghi|giao|yeu cau|cac dong chi|dong chi|thu truong|lanh dao|chu tich|giam doc|truong)\s+(?=\w)"
)
_OPEN = re.compile(r"\blien quan\b|\bcac (co quan|don vi|to chuc)( khac)?$|\bcac ben\b")
_CERTAIN, _LIKELY = 97, 60
_SAY_NOTHING = frozenset(["va", "cua", "cac", "nhung"])
_SLIP = 80  # percent of likeness of two words that are one, mistyped
_LEAST_SHARE = 0.4  # of a phrase's words that a name must hold which has no others


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
    def place(self) -> str:
        """What tells units of one name apart: the unit above it; "" for the top."""
        above = self.who.within if isinstance(self.who, UnitClass) else self.who.parent
        return above.name if above else ""

    @property
    def value(self) -> str:
        """How a form names it: unit:12 or class:3."""
        return f"{'class' if isinstance(self.who, UnitClass) else 'unit'}:{self.who.pk}"


class Matcher:
    """Looks phrases up among the units living on ``day`` and all classes; reads the register once.

    ``meant`` is for work on a whole document: it spells out every name. ``suggestions`` compares a phrase only with the
    names that share its rarest words, so that a page may ask it of a register of ten thousand.
    """

    def __init__(self, day: dt.date) -> None:
        self._day = day

    @cached_property
    def classes(self) -> list[UnitClass]:
        """All classes of units."""
        return list(UnitClass.objects.select_related("within"))

    @cached_property
    def _exact(self) -> dict[str, list[Unit | UnitClass]]:
        names: dict[str, list[Unit | UnitClass]] = defaultdict(list)
        for unit in living_units(self._day):
            for name in _spellings(unit):
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
            found = self._exact.get(wanted, [])
            if len(found) == 1:
                who = found[0]
                return Meant(unit_class=who) if isinstance(who, UnitClass) else Meant(unit=who)
        return Meant()

    def unit(self, phrase: str) -> Unit | None:
        """The unit that a party's name is, if that is certain."""
        meant = self.meant(phrase).unit
        if meant:
            return meant
        likely = self.suggestions([phrase], most=2)[phrase]
        sure = [s.who for s in likely if s.likeness >= _CERTAIN and isinstance(s.who, Unit)]
        return sure[0] if len(sure) == 1 and len(likely) == 1 else None

    @cached_property
    def _words(self) -> WordIndex[int | UnitClass]:
        units = living_units(self._day).values_list("pk", "folded").order_by()
        return WordIndex([*units, *((one, one.folded) for one in self.classes)])

    def suggestions(self, phrases: Iterable[str], most: int = 4) -> dict[str, list[Suggestion]]:
        """The likeliest units and classes for each phrase, best first. Three queries."""
        texts = {phrase: _LEADS.sub("", spelt_out(phrase)) for phrase in phrases}
        near = {phrase: self._words.near(fold(phrase), text, _shortened(text)) for phrase, text in texts.items()}
        keys = {who for found in near.values() for who in found if isinstance(who, int)}
        units = Unit.objects.select_related("parent").in_bulk(keys)
        return {
            phrase: _likeliest(text, [who if isinstance(who, UnitClass) else units[who] for who in near[phrase]], most)
            for phrase, text in texts.items()
        }


def _likeliest(text: str, candidates: list[Unit | UnitClass], most: int) -> list[Suggestion]:
    rated = []
    for who in candidates:
        names = [name for name in _spellings(who) if _may_be(text, name)]
        ratings = [(fuzz.token_set_ratio(text, name), fuzz.ratio(text, name)) for name in names]
        likeness, nearness = max(ratings, key=sum, default=(0, 0))
        if likeness >= _LIKELY:
            rated.append((-likeness - nearness, who.name, Suggestion(who, round(likeness))))
    return [suggestion for _rank, _name, suggestion in sorted(rated, key=lambda one: one[:2])[:most]]


def _may_be(phrase: str, name: str) -> bool:
    """Whether one of the two says nothing that the other does not say, a mistyped word apart.

    Where each has words of its own they are two bodies, however much they share: "Đoàn Thanh niên xã" is no "Thanh tra
    xã", and UBND xã Glar is not UBND xã Kon Gang.
    """
    said, named = (set(text.split()) - _SAY_NOTHING for text in (phrase, name))
    more, other = said - named, named - said
    if len(more) == len(other) == 1 and fuzz.ratio(*more, *other) >= _SLIP:
        return True
    return not more or (not other and len(named) >= _LEAST_SHARE * len(said))


def _spellings(who: Unit | UnitClass) -> set[str]:
    names = [who.name, who.abbreviation] if isinstance(who, Unit) else [who.name]
    return {spelt_out(name) for name in names} - {""}


def _shortened(text: str) -> str:
    """The abbreviations of a text that is spelt out, for names that the register keeps short."""
    return " ".join(short for short, long_form in _SHORT if long_form in text)
