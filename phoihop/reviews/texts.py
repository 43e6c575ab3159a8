"""What stands in each section: proposed, or written by a person with the paragraphs that still follow the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .figures.shapes import Figures
from .models import Section
from .proposing import Part, propose


@dataclass(frozen=True)
class Text:
    """A section as it is read. ``moved``: the figures have changed under words of a person's own."""

    section: Section
    text: str
    proposed: str
    moved: bool = False

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]


def texts_of(sections: Iterable[Section], figures: Figures) -> list[Text]:
    """Each section in the order of the paper."""
    known = {one.key: one for one in sections}
    return [text_of(known[key], figures) for key in Section.Key.values]


def text_of(section: Section, figures: Figures) -> Text:
    """One section."""
    parts = propose(section.key, figures)
    proposed = joined(parts)
    if not section.own:
        return Text(section, proposed, proposed)
    now = dict(parts)
    return Text(section, followed(section.text, section.basis, now), proposed, _moved(section, now))


def joined(parts: Iterable[Part]) -> str:
    """Parts as a text, a line each."""
    return "\n".join(part.text for part in parts)


def followed(text: str, basis: Mapping[str, str], now: Mapping[str, str]) -> str:
    """A person's text in which every paragraph that was left as proposed says what is proposed now."""
    names = {words: name for name, words in basis.items()}
    lines = []
    for line in text.split("\n"):
        name = names.get(line.strip())
        if name is None:
            lines.append(line)
        elif name in now:
            lines.append(now[name])
    return "\n".join(lines)


def _moved(section: Section, now: Mapping[str, str]) -> bool:
    """Whether something that the person changed or left out would be said otherwise now."""
    kept = {line.strip() for line in section.text.split("\n")}
    touched = [name for name, words in section.basis.items() if words not in kept]
    return any(now.get(name) != section.basis[name] for name in touched) or bool(now.keys() - section.basis.keys())
