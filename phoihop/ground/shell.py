"""What rooms hang into the shell of the pages: menu entries, tabs and blocks on other rooms' pages, finds of a search.

A room registers in its AppConfig.ready. A page lives in the highest room that it prints, so that lower pages never
name higher rooms.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .addresses import address
from .search.query import A_FEW, Query

if TYPE_CHECKING:
    from .pages import Slice  # it needs the loaded models, and rooms register before

_A_PAGE = 25  # results of a room that is asked alone


@dataclass(frozen=True)
class MenuEntry:
    """A place in the officials' menu, shown to actors with ``power``; all pages below its address belong to it."""

    order: int
    label: Any
    url_name: str
    power: str = "see"
    number: Callable[[Any], int] = lambda request: 0  # of what is new there; it must not cost a query
    counted: Any = ""  # the word behind the number, for who hears the page
    unless: str = ""  # actors with this power have another entry


@dataclass(frozen=True)
class Tab:
    """A tab on a noun's page: its url takes the noun's key. ``shown`` asks whether this actor sees it."""

    order: int
    label: Any
    url_name: str
    shown: Callable[[Any, Any], bool] = lambda request, about: True


@dataclass(frozen=True)
class Found:
    """A result of a search, with the words marked; ``about`` says what it belongs to and how it stands."""

    title: SafeString
    url: str
    about: Iterable[Any] = ()


@dataclass(frozen=True)
class Finder:
    """How a room is searched: a piece of what the actor may see and the query finds, behind a key."""

    order: int
    name: str
    label: Any
    find: Callable[[Any, Query, str | None, int], Slice]


@dataclass(frozen=True)
class FoundGroup:
    """What a room found; ``piece.rows`` are ``Found``."""

    name: str
    label: str
    piece: Slice


Block = Callable[[Any, Any], dict[str, Any] | None]
Marks = Callable[[Any, Any], dict[int, Any]]

_menu: list[MenuEntry] = []
_finders: list[Finder] = []
_tabs: dict[str, list[Tab]] = defaultdict(list)
_blocks: dict[str, list[tuple[int, str, Block]]] = defaultdict(list)
_marks: dict[str, list[Marks]] = defaultdict(list)


def add_menu(
    order: int,
    label: Any,
    url_name: str,
    power: str = "see",
    number: Callable[[Any], int] | None = None,
    counted: Any = "",
    unless: str = "",
) -> None:
    """Puts an entry into the officials' menu, with the number of what is new there."""
    _menu.append(MenuEntry(order, label, url_name, power, number or MenuEntry.number, counted, unless))
    _menu.sort(key=lambda entry: entry.order)


def add_tab(noun: str, order: int, label: Any, url_name: str, shown: Callable[[Any, Any], bool] | None = None) -> None:
    """Puts a tab on the page of a noun ("programme")."""
    _tabs[noun].append(Tab(order, label, url_name, shown) if shown else Tab(order, label, url_name))
    _tabs[noun].sort(key=lambda tab: tab.order)


def add_block(place: str, order: int, template: str, block: Block) -> None:
    """Puts a block on a page that offers a place ("overview"): a template and what fills it (None: nothing)."""
    _blocks[place].append((order, template, block))
    _blocks[place].sort(key=lambda one: one[0])


@dataclass(frozen=True)
class Shown:
    """A menu entry or tab as the template prints it."""

    label: str
    url: str
    current: bool
    number: int = 0
    counted: str = ""


def menu_for(request: HttpRequest) -> list[Shown]:
    """The menu of the request's actor."""
    return [
        Shown(
            str(entry.label),
            address(entry.url_name),
            request.path.startswith(address(entry.url_name)),
            entry.number(request),
            str(entry.counted),
        )
        for entry in _menu
        if (actor := request.actor).can(entry.power) and not (entry.unless and actor.can(entry.unless))  # type: ignore[attr-defined]
    ]


def tabs_for(request: HttpRequest, noun: str, about: Any) -> list[Shown]:
    """The tabs of a noun's page for the request's actor."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        Shown(str(tab.label), address(tab.url_name, about.pk), tab.url_name == here)
        for tab in _tabs[noun]
        if tab.shown(request, about)
    ]


def blocks_for(request: HttpRequest, place: str, about: Any = None) -> list[str]:
    """The filled blocks of a place as HTML, in order."""
    filled = ((template, block(request, about)) for _order, template, block in _blocks[place])
    return [render_to_string(template, context, request) for template, context in filled if context is not None]


def add_finder(order: int, name: str, label: Any, find: Callable[[Any, Query, str | None, int], Slice]) -> None:
    """Lets the officials' search look into a room; ``name`` stands in the address of its list."""
    _finders.append(Finder(order, name, label, find))
    _finders.sort(key=lambda finder: finder.order)


def found_for(request: HttpRequest, query: Query, only: str = "", after: str | None = None) -> list[FoundGroup]:
    """What each room finds, a few results a room; or a page of what the room ``only`` finds."""
    asked = [finder for finder in _finders if finder.name == only] or _finders
    size, key = (_A_PAGE, after) if len(asked) == 1 else (A_FEW, None)
    groups = (FoundGroup(one.name, str(one.label), one.find(request, query, key, size)) for one in asked)
    return [group for group in groups if group.piece.rows]


def add_marks(noun: str, marks: Marks) -> None:
    """Lets a higher room mark the rows of a page ("duty": the status of each duty of a programme)."""
    _marks[noun].append(marks)


def marks_for(request: HttpRequest, noun: str, about: Any) -> dict[int, Any]:
    """The marks of a noun's rows by key; a mark has ``word``, ``shape``, ``colour`` and ``url``."""
    return {key: mark for marks in _marks[noun] for key, mark in marks(request, about).items()}


def context(request: HttpRequest) -> dict[str, Any]:
    """What every template knows: the top of the page (lazily), whom the person acts for."""
    return {"top": lambda: _top_for(request), "actor": getattr(request, "actor", None)}


def _top_for(request: HttpRequest) -> SafeString:
    actor, menu = request.actor, tuple(menu_for(request))  # type: ignore[attr-defined]
    person = request.user.full_name if request.user.is_authenticated else ""
    seek = bool(menu) and request.path != address("desk:search")  # there a box stands in the page
    return _top(get_language(), person, actor.unit, actor.role, menu, seek)


@functools.lru_cache(maxsize=1024)
def _top(language: str, person: str, unit: str, role: str, menu: tuple[Shown, ...], seek: bool) -> SafeString:
    """Printed once for a person in a section: it is a seventh of what a page costs."""
    shown = {"person": person, "unit": unit, "role": role, "menu": menu, "seek": seek}
    return render_to_string("ground/top.html", shown)
