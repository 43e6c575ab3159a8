"""The small language of templates: Jinja with plain data, a few filters, and a budget."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from phoihop.writing.texts import clean, day_in_words, number, shown

SECONDS = 60.0
TURNS = 1_000_000  # of all loops together
LETTERS = 400_000_000  # of the text that is made
DEEPEST = 3  # loops within each other
LOOP = ("index", "index0", "first", "last", "length")
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Concat,
)  # fmt: skip


class TooMuch(Exception):
    """The budget is used up."""


class Language(ImmutableSandboxedEnvironment):
    """An environment for one rendering; its budget is counted from its making."""

    def __init__(self, *, seconds: float = SECONDS, turns: int = TURNS, letters: int = LETTERS) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=printed)
        self.globals.clear()
        self.filters = {**FILTERS, "each": self._each}
        self.tests = {name: self.tests[name] for name in ("defined", "undefined", "none", "number", "string")}
        self.template_class = _Limited
        self._until, self._turns, self._letters = time.monotonic() + seconds, turns, letters

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A dot asks plain data for a key, never an object for an attribute."""
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping or a place of a list."""
        if isinstance(obj, Mapping) and isinstance(argument, str) and not argument.startswith("_") and argument in obj:
            return obj[argument]
        if isinstance(obj, list) and isinstance(argument, int) and 0 <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def call(self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Nothing can be called."""
        raise SecurityError("calls are not allowed")

    def compile(self, source: Any, *args: Any, **kwargs: Any) -> CodeType:  # type: ignore[override]
        """Refuses whatever is not in the language, and puts each loop on the budget."""
        tree = self.parse(source) if isinstance(source, str) else source
        for node, _why in refused(tree):
            raise TemplateSyntaxError("not allowed", getattr(node, "lineno", 1))
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "each", [], [], None, None, lineno=loop.lineno)
        tree.set_environment(self)
        code: CodeType = super().compile(tree, *args, **kwargs)
        return code

    def spend(self, *, turns: int = 0, letters: int = 0) -> None:
        """Takes from the budget. Raises TooMuch."""
        self._turns -= turns
        self._letters -= letters
        if self._turns < 0 or self._letters < 0 or time.monotonic() > self._until:
            raise TooMuch

    def _each(self, value: Any) -> list[Any]:
        """What a loop runs over: a list, whose turns are paid at once."""
        if not isinstance(value, list):
            raise SecurityError("loops run over lists")
        self.spend(turns=len(value) + 1)
        return value


class _Limited(Template):
    environment: Language

    def render(self, *args: Any, **kwargs: Any) -> str:
        return "".join(self.pieces(*args, **kwargs))

    def pieces(self, *args: Any, **kwargs: Any) -> Iterator[str]:
        """The text piece by piece, each paid for."""
        for piece in self.generate(*args, **kwargs):
            self.environment.spend(letters=len(piece))
            yield piece


def refused(tree: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    """The parts of a template that are not in the language, each with what it is."""

    def walk(node: nodes.Node, depth: int) -> Iterator[tuple[nodes.Node, str]]:
        inner = depth + isinstance(node, nodes.For)
        if not isinstance(node, _ALLOWED):
            yield node, type(node).__name__
            return
        match node:
            case nodes.For() if (
                node.recursive or node.test or inner > DEEPEST or not isinstance(node.target, nodes.Name)
            ):
                yield node, "For"
            case nodes.Filter() if node.name not in FILTERS or node.kwargs or node.dyn_args or node.dyn_kwargs:
                yield node, f"|{node.name}"
            case nodes.Name() | nodes.Getattr() if (node.name if isinstance(node, nodes.Name) else node.attr)[
                :1
            ] == "_":
                yield node, "_"
            case nodes.Getitem() if not isinstance(node.arg, nodes.Const):
                yield node, "[]"
            case _:
                for child in node.iter_child_nodes():
                    yield from walk(child, inner)

    yield from walk(tree, 0)


def printed(value: Any) -> Any:
    """How a value stands in a paper: numbers and days as Vietnamese offices write them, nothing for none."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool):
        return "x" if value else ""
    if value is None or isinstance(value, (int, float, Decimal, dt.date)):
        return shown(value)
    if isinstance(value, str):
        return Markup(_BREAK).join(_escaped(line) for line in clean(value).replace("\t", " ").split("\n"))
    if isinstance(value, StrictUndefined):
        return value  # says its name when it is printed
    raise SecurityError("only texts, numbers and days can be printed")


def _escaped(line: str) -> Markup:
    """As XML; docxtpl would take "{_{" and its like for its own signs of braces."""
    return Markup(str(escape(line)).replace("{_", "{&#95;").replace("_}", "&#95;}"))  # noqa: S704  # escaped before


def _text(change: Callable[[str], str]) -> Callable[[Any], str]:
    def changed(value: Any) -> str:
        return change(clean(value if isinstance(value, str) else shown(value)))

    return changed


def _day_in_words(value: Any) -> str:
    return day_in_words(value if isinstance(value, dt.date) else None)


def _number(value: Any, places: int | None = None) -> str:
    if value is None or value == "":  # no target, nobody came
        return ""
    return number(value, min(6, max(0, int(places))) if places is not None else None)


def _percent(value: Any, places: int = 1) -> str:
    if value is None or value == "":
        return ""
    return f"{number(value * 100, min(6, max(0, int(places))))}%"


def _joined(value: Any, between: str = ", ") -> str:
    return str(between).join(clean(each) if isinstance(each, str) else shown(each) for each in value)


def _length(value: Any) -> int:
    return len(value)


def _default(value: Any, instead: str = "") -> Any:
    return instead if value is None or value == "" or isinstance(value, StrictUndefined) else value


FILTERS: dict[str, Callable[..., Any]] = {
    "upper": _text(str.upper),
    "lower": _text(str.lower),
    "first_upper": _text(lambda text: text[:1].upper() + text[1:]),
    "number": _number,
    "percent": _percent,
    "day_words": _day_in_words,
    "join": _joined,
    "length": _length,
    "default": _default,
}
NAME = re.compile(r"[A-Za-z]\w*")
