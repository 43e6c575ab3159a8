"""Bold, italic and centred, from a run, a paragraph and its styles. Hints: table formats are not followed."""

from __future__ import annotations

from lxml import etree

from phoihop.reading.files.numbering import W

_Look = tuple[bool | None, bool | None, str | None]  # bold, italic, alignment


class Looks:
    """The looks that the styles of a document give."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._own: dict[str, tuple[_Look, str | None]] = {}
        self._known: dict[str, _Look] = {}
        self._default: str | None = None
        if styles is None:
            return
        for style in styles.iter(f"{W}style"):
            name = style.get(f"{W}styleId")
            if not name:
                continue
            parent = style.find(f"{W}basedOn")
            bold, italic = _weight(style.find(f"{W}rPr"))
            look = (bold, italic, _alignment(style.find(f"{W}pPr")))
            self._own[name] = (look, parent.get(f"{W}val") if parent is not None else None)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name

    def of_paragraph(self, properties: etree._Element | None) -> tuple[bool, bool]:
        """Bold and italic that a paragraph's style gives to its runs."""
        bold, italic, _ = self._of_style(_style_name(properties, "pStyle") or self._default)
        return bool(bold), bool(italic)

    def of_run(self, properties: etree._Element | None, around: tuple[bool, bool]) -> tuple[bool, bool]:
        """Bold and italic of a run, inside what its paragraph gives."""
        if properties is None:
            return around
        bold, italic = _weight(properties)
        style_bold, style_italic, _ = self._of_style(_style_name(properties, "rStyle"))
        bold = bold if bold is not None else style_bold
        italic = italic if italic is not None else style_italic
        return (around[0] if bold is None else bold), (around[1] if italic is None else italic)

    def centred(self, properties: etree._Element | None) -> bool:
        own = _alignment(properties)
        return (own or self._of_style(_style_name(properties, "pStyle") or self._default)[2]) == "center"

    def _of_style(self, name: str | None) -> _Look:
        if name is None or name not in self._own:
            return None, None, None
        if name not in self._known:
            self._known[name] = (None, None, None)  # a circle of styles ends here
            own, parent = self._own[name]
            above = self._of_style(parent)
            bold = own[0] if own[0] is not None else above[0]
            italic = own[1] if own[1] is not None else above[1]
            self._known[name] = (bold, italic, own[2] or above[2])
        return self._known[name]


def _style_name(properties: etree._Element | None, tag: str) -> str | None:
    found = properties.find(f"{W}{tag}") if properties is not None else None
    return found.get(f"{W}val") if found is not None else None


def _weight(properties: etree._Element | None) -> tuple[bool | None, bool | None]:
    return _switch(properties, "b"), _switch(properties, "i")


def _switch(properties: etree._Element | None, tag: str) -> bool | None:
    found = properties.find(f"{W}{tag}") if properties is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")


def _alignment(properties: etree._Element | None) -> str | None:
    found = properties.find(f"{W}jc") if properties is not None else None
    return found.get(f"{W}val") if found is not None else None
