"""The interface's words and their translation: ``python -m tools.messages extract | check | compile``.

Messages are written in Vietnamese in code and templates; English is the translation. Babel does it, with Django's own
reader of templates, so that no GNU gettext is needed. Compiled catalogues (.mo) are not kept in the repository.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "phoihop"
LOCALE = PACKAGE / "site" / "locale"
SOURCE_LANGUAGE, LANGUAGES = "vi", ("en",)
# What Django and our aliases call the functions; a number is the argument that holds a message, "c" marks a context.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_g": None,
    "_l": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = "Phối Hợp: English.\nThe messages themselves are Vietnamese."


def sources() -> list[Path]:
    """Code and templates whose words people see; tests and migrations hold none."""
    files = (path for pattern in ("*.py", "*.html", "*.txt") for path in PACKAGE.rglob(pattern))
    skipped = {"tests", "migrations", "static", "corpus"}
    return sorted(
        p for p in files if not skipped & set(p.parts) and (p.suffix == ".py" or {"templates", "jinja2"} & set(p.parts))
    )


def extracted() -> Catalog:
    """All messages of the house, with where they stand."""
    catalog = Catalog(charset="utf-8")
    for path in sources():
        place = str(path.relative_to(ROOT))
        for line, message, context in _messages(path):
            catalog.add(message, locations=[(place, line)], context=context)
    return catalog


def _calls(path: Path) -> Iterator[tuple[int, str, object, list[str]]]:
    text = path.read_text(encoding="utf-8")
    if "jinja2" in path.parts:
        from jinja2.ext import babel_extract  # lazily: only templates need it

        return babel_extract(BytesIO(text.encode()), list(KEYWORDS), [], {"silent": "false"})
    if path.suffix != ".py":
        if "{%" not in text and "{{" not in text:
            return iter(())
        from django.utils.translation.template import templatize  # lazily: only templates need it

        text = templatize(text, origin=str(path))
    return extract_python(BytesIO(text.encode()), list(KEYWORDS), [], {"encoding": "utf-8"})


def _messages(path: Path) -> Iterator[tuple[int, str | tuple[str, str], str | None]]:
    for line, function, found, _comments in _calls(path):
        given = list(found) if isinstance(found, tuple | list) else [found]
        places = KEYWORDS[function] or (1,)
        context = next((given[place[0] - 1] for place in places if isinstance(place, tuple)), None)
        numbers = [place for place in places if isinstance(place, int)]
        words = [given[place - 1] for place in numbers if len(given) >= place and given[place - 1]]
        if len(words) == len(numbers):
            yield line, words[0] if len(words) == 1 else (words[0], words[1]), context


def catalogue_path(language: str) -> Path:
    """The kept translation (.po) of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str) -> Catalog:
    """The kept translation, or an empty one."""
    path = catalogue_path(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def extract() -> None:
    """Brings new messages into each catalogue and drops those that are gone; translations stay."""
    found = extracted()
    for language in LANGUAGES:
        old, fresh = catalogue(language), _empty(language)
        for message in found:
            if message.id:
                kept = old.get(message.id, message.context)
                # a file name without line numbers: the catalogue changes when words do, not when lines move
                places = [(place, None) for place in sorted({place for place, _line in message.locations})]
                fresh.add(message.id, kept.string if kept else None, locations=places, context=message.context)
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        buffer = BytesIO()
        write_po(buffer, fresh, sort_output=True, width=120, omit_header=False, include_lineno=False)
        path.write_text(_without_dates(buffer.getvalue().decode()), encoding="utf-8")


def faults() -> Iterator[str]:
    """What is wrong with the translations, a line each: missing, unused, fuzzy, or with other placeholders."""
    found = extracted()
    for language in LANGUAGES:
        path, kept = catalogue_path(language), catalogue(language)
        for message in found:
            if not message.id:
                continue
            known = kept.get(message.id, message.context)
            place = message.locations[0] if message.locations else ("", 0)
            if known is None or not _whole(known):
                yield f"{place[0]}:{place[1]}: no {language} translation: {message.id!r}"
        for known in kept:
            if not known.id:
                continue
            if found.get(known.id, known.context) is None:
                yield f"{path.name} ({language}): nobody says this any more: {known.id!r}"
            if known.fuzzy:
                yield f"{path.name} ({language}): fuzzy: {known.id!r}"
            if _whole(known) and (wrong := _placeholders_differ(known)):
                yield f"{path.name} ({language}): {wrong}: {known.id!r}"
        if kept.obsolete:
            yield f"{path.name} ({language}): {len(kept.obsolete)} obsolete messages"


def compile_stale() -> None:
    """Writes each .mo that is older than its .po."""
    for language in LANGUAGES:
        source = catalogue_path(language)
        target = source.with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            part = target.with_suffix(".part")
            with part.open("wb") as file:
                write_mo(file, catalogue(language))
            part.replace(target)


def _whole(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(strings)


def _placeholders_differ(message: Message) -> str:
    ids = message.id if isinstance(message.id, list | tuple) else [message.id]
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    meant = set().union(*(_placeholders(text) for text in ids))
    for text in strings:
        if (given := _placeholders(text)) - meant or (len(strings) == 1 and given != meant):
            return f"placeholders {sorted(given)} instead of {sorted(meant)}"
    return ""


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text))


def _empty(language: str) -> Catalog:
    header = "\n".join(f"# {line}" for line in HEADER.splitlines())
    return Catalog(locale=language, charset="utf-8", header_comment=header, fuzzy=False)


def _without_dates(text: str) -> str:
    """Without the header lines that change with each run."""
    noise = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Generated-By", "Project-Id-Version",
             "Report-Msgid-Bugs-To", "Language-Team")  # fmt: skip
    return "".join(line for line in StringIO(text) if not line.startswith(tuple(f'"{name}:' for name in noise)))


def main() -> int:
    """Exit code 1 where ``check`` found something."""
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["extract", "check", "compile"])
    what = parser.parse_args().what
    if what == "extract":
        extract()
        what = "check"
    if what == "compile":
        compile_stale()
        return 0
    found = list(faults())
    print("\n".join(found) or "every message is translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
