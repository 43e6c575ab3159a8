"""The names in a template against the data that it will get: unknown, misspelt, used outside their list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from rapidfuzz import fuzz, process

from phoihop.ground.text import fold
from phoihop.writing.faults import Fault

from .blocks import fault
from .language import LOOP, Language, refused
from .placeholders import Placeholder

_NEAR = 70  # of 100: how alike two names must be to suggest one
_UNKNOWN = object()
Scope = Mapping[str, Any]


def names(found: Sequence[Placeholder], context: Scope) -> Iterator[Fault]:
    """What is wrong with the words within the placeholders of one part, whose blocks are right."""
    used = [each for each in found if each.kind != "{#" and not each.wrong]
    # one placeholder a line, so that the parser's line tells which it is
    source = "\n".join(f"{{{{ {_line(each)} }}}}" if each.kind == "{{" else f"{{% {_line(each)} %}}" for each in used)
    try:
        tree = Language().parse(source)
    except TemplateSyntaxError as error:
        at = used[min(error.lineno, len(used)) - 1]
        yield fault("syntax", at, reason=str(error.message))
        return
    stopped = False
    for node, what in refused(tree):
        stopped = True
        yield fault("forbidden", used[node.lineno - 1], what=what)
    if not stopped:
        yield from _Names(used, context).within(tree, context)


class _Names:
    def __init__(self, used: Sequence[Placeholder], context: Scope) -> None:
        self._used, self._listed = used, dict(_in_lists(context))

    def within(self, node: nodes.Node, scope: Scope) -> Iterator[Fault]:
        """The faults of a part of the tree; ``scope`` holds what it may name."""
        match node:
            case nodes.For(target=nodes.Name(name=target)):
                value = yield from self._value(node.iter, scope)
                if value is not _UNKNOWN and not isinstance(value, (list, tuple)):
                    yield self._fault("not_list", node, name=_written(node.iter))
                    value = _UNKNOWN
                first = value[0] if isinstance(value, (list, tuple)) and value else _UNKNOWN
                inner = {**scope, target: first, "loop": dict.fromkeys(LOOP, 1)}
                for child in (*node.body, *node.else_):
                    yield from self.within(child, inner)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                yield from self._value(node, scope)
            case nodes.Output():
                for child in node.nodes:
                    if isinstance(child, (nodes.Name, nodes.Getattr, nodes.Getitem)):
                        value = yield from self._value(child, scope)
                        if isinstance(value, (Mapping, list, tuple)):
                            yield self._fault("not_printable", child, name=_written(child))
                    else:
                        yield from self.within(child, scope)
            case _:
                for child in node.iter_child_nodes():
                    yield from self.within(child, scope)

    def _value(self, node: nodes.Node, scope: Scope) -> Iterator[Fault] | Any:
        """The value that a name has in the example, _UNKNOWN where that cannot be told; yields faults."""
        if isinstance(node, nodes.Name):
            return (yield from self._asked(node, node.name, scope))
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            holder = yield from self._value(node.node, scope)
            key = node.attr if isinstance(node, nodes.Getattr) else node.arg.value  # type: ignore[attr-defined]
            if isinstance(holder, (list, tuple)) and isinstance(key, int):
                return holder[key] if 0 <= key < len(holder) else _UNKNOWN
            if holder is _UNKNOWN:
                return _UNKNOWN
            return (yield from self._asked(node, str(key), holder if isinstance(holder, Mapping) else {}))
        yield from self.within(node, scope)
        return _UNKNOWN

    def _asked(self, node: nodes.Node, name: str, holder: Scope) -> Iterator[Fault] | Any:
        if name in holder:
            return holder[name]
        if isinstance(node, nodes.Name) and name in self._listed:
            yield self._fault("only_in_list", node, name=name, listed=self._listed[name])
        elif near := process.extractOne(
            fold(name), {key: fold(key) for key in holder}, scorer=fuzz.ratio, score_cutoff=_NEAR
        ):
            yield self._fault("misspelt", node, name=_written(node), near=near[2])
        else:
            yield self._fault("unknown", node, name=_written(node))
        return _UNKNOWN

    def _fault(self, code: str, node: nodes.Node, *, name: str, **values: str) -> Fault:
        return fault(code, self._used[node.lineno - 1], name=name, **values)


def _line(placeholder: Placeholder) -> str:
    return " ".join(placeholder.inner.split())


def _in_lists(context: Scope) -> Iterator[tuple[str, str]]:
    for name, value in context.items():
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], Mapping):
            yield from ((key, name) for key in value[0])


def _written(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            return f"{_written(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const()):
            return f"{_written(node.node)}[{node.arg.value!r}]"  # type: ignore[attr-defined]
        case _:
            return "…"
