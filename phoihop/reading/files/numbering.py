"""The labels that Word keeps as list formats: "1.1.", "a)", "III.", "-", resolved from numbering.xml and styles.xml.

Source of the rules: ECMA-376 part 1, 17.9 (numbering) and 17.7.2 (style hierarchy).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_PLUS = frozenset("+\u2795\uff0b")


@dataclass(slots=True)
class Level:
    """One level of a list: how its number looks and when it begins anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level (1-based) whose step restarts this one; 0: never; None: any higher level
    legal: bool = False  # all numbers in decimal
    style: str | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, Level] = field(default_factory=dict)
    style_link: str | None = None


@dataclass(slots=True)
class _Instance:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """Walks a document's paragraphs in order and tells the label of each."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance] = {}
        self._counts: dict[str, dict[int, int]] = {}  # abstract list -> level -> number last given
        self._started: set[tuple[str, int]] = set()  # start overrides that have been used
        self._styles: dict[str, tuple[str | None, int | None, str | None]] = {}  # style -> (num, level, parent)
        self._style_of_list: dict[str, str] = {}
        self._default_style: str | None = None
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_lists(numbering)

    def label(self, properties: etree._Element | None) -> str:
        """The label of the next paragraph, from its properties (w:pPr); "" when it has none. Counts on."""
        num, level = self._place(properties)
        instance = self._instances.get(num or "")
        if num is None or num == "0" or instance is None:
            return ""
        look = self._level(instance, level)
        if look is None:
            return ""
        counts = self._counts.setdefault(instance.abstract, {})
        self._step(counts, num, instance, level, look)
        if look.form == "none" and not look.text.replace("%", "").strip():
            return ""
        if look.form == "bullet":
            return _bullet(look.text)
        return _PLACE.sub(lambda m: self._number(counts, instance, int(m[1]) - 1, look.legal), look.text).strip()

    def _step(self, counts: dict[int, int], num: str, instance: _Instance, level: int, look: Level) -> None:
        override = instance.starts.get(level)
        if override is not None and (num, level) not in self._started:
            self._started.add((num, level))
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = look.start
        for below in [n for n in counts if n > level]:
            rule = self._level(instance, below)
            restart = rule.restart if rule else None
            if restart is None or (restart and level < restart):
                del counts[below]

    def _number(self, counts: dict[int, int], instance: _Instance, level: int, legal: bool) -> str:
        look = self._level(instance, level)
        if look is None:
            return ""
        if level not in counts:
            counts[level] = instance.starts.get(level, look.start)
        return written(counts[level], "decimal" if legal else look.form)

    def _level(self, instance: _Instance, level: int) -> Level | None:
        if level in instance.levels:
            return instance.levels[level]
        found = self._lists.get(instance.abstract)
        return found.levels.get(level) if found else None

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """List and level of a paragraph: its own, else its style's, else its style's parents'."""
        num, level = _num_of(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        name = style.get(f"{W}val") if style is not None else self._default_style
        first = name
        for _ in range(20):
            if name is None or name not in self._styles or (num is not None and level is not None):
                break
            of_style, of_level, parent = self._styles[name]
            num = num if num is not None else of_style
            level = level if level is not None else of_level
            name = parent
        if level is None and num is not None and first is not None:
            instance = self._instances.get(num)
            known = self._lists.get(instance.abstract) if instance else None
            level = next((n for n, look in known.levels.items() if look.style == first), None) if known else None
        return num, level or 0

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.iter(f"{W}style"):
            name = style.get(f"{W}styleId")
            if style.get(f"{W}type") == "numbering":
                num, _ = _num_of(style.find(f"{W}pPr"))
                if name and num:
                    self._style_of_list[name] = num
            if style.get(f"{W}type") != "paragraph" or not name:
                continue
            num, level = _num_of(style.find(f"{W}pPr"))
            parent = style.find(f"{W}basedOn")
            self._styles[name] = (num, level, parent.get(f"{W}val") if parent is not None else None)
            if style.get(f"{W}default") in ("1", "true"):
                self._default_style = name

    def _read_lists(self, numbering: etree._Element) -> None:
        links: dict[str, str] = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            known = _List({int(lvl.get(f"{W}ilvl", "0")): _level(lvl) for lvl in abstract.iterfind(f"{W}lvl")})
            link = abstract.find(f"{W}numStyleLink")
            known.style_link = link.get(f"{W}val") if link is not None else None
            own = abstract.find(f"{W}styleLink")
            if own is not None:
                links[own.get(f"{W}val", "")] = key
            self._lists[key] = known
        for num in numbering.iter(f"{W}num"):
            of = num.find(f"{W}abstractNumId")
            instance = _Instance(of.get(f"{W}val", "") if of is not None else "")
            for override in num.iterfind(f"{W}lvlOverride"):
                level = int(override.get(f"{W}ilvl", "0"))
                start = override.find(f"{W}startOverride")
                if start is not None:
                    instance.starts[level] = int(start.get(f"{W}val", "1"))
                look = override.find(f"{W}lvl")
                if look is not None:
                    instance.levels[level] = _level(look)
            self._instances[num.get(f"{W}numId", "")] = instance
        for instance in self._instances.values():  # lists defined through a numbering style
            link_name = self._lists[instance.abstract].style_link if instance.abstract in self._lists else None
            if link_name and link_name in links:
                instance.abstract = links[link_name]


def _num_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None, None
    num, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    value = level.get(f"{W}val") if level is not None else None
    return (num.get(f"{W}val") if num is not None else None), (int(value) if value and value.isdigit() else None)


def _level(node: etree._Element) -> Level:
    def value(tag: str) -> str | None:
        found = node.find(f"{W}{tag}")
        return found.get(f"{W}val") if found is not None else None

    legal = node.find(f"{W}isLgl")
    restart = value("lvlRestart")
    return Level(
        start=int(value("start") or "0") if value("start") is not None else 0,
        form=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        restart=int(restart) if restart is not None else None,
        legal=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
        style=value("pStyle"),
    )


def _bullet(text: str) -> str:
    """A bullet as it is typed in official papers: "+" stays, everything else is a dash."""
    return "+" if text.strip() in _PLUS else "-"


def written(number: int, form: str) -> str:
    """A number in one of Word's formats.

    >>> written(4, "upperRoman"), written(28, "lowerLetter"), written(3, "decimalZero")
    ('IV', 'bb', '03')
    """
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form in ("upperLetter", "lowerLetter"):
        if number < 1:
            return ""
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out += sign
            number -= value
    return out
