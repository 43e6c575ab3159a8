"""A page's own document, without what stands around it: menus, captions, related news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from phoihop.reading.files.letters import clean, is_ornament
from phoihop.reading.files.lines import has_label, joined, starts_small
from phoihop.reading.files.writer import Grid, GridCell, Line, Part

_NOISE = (
    "script,style,noscript,template,iframe,object,embed,svg,canvas,form,button,select,input,textarea,nav,aside,"
    "[hidden],[aria-hidden=true],[role=navigation],[role=banner],[role=search],[role=complementary]"
)
_NOISE_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|footer|related|relate|share|social|comments?|banner|advert|ads|"
    r"tags?|pagination|toolbar|popup|modal|cookie|login|search|tin-?(?:lien-quan|khac|moi)|lien-?quan|other-?news|hotnews)(?:$|[\s_-])"
)
_BLOCK_TAGS = """
p div section article main header footer h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre address figure
figcaption center hr table tbody thead tfoot tr td th caption body html fieldset details summary
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_OFFICIAL = re.compile(
    r"(?i)cộng h[oò][aà] xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc"
)
_SITE_TITLE = re.compile(r"\s+[|»–-]\s+(?=[^|»]*$)")
_MANY_LETTERS = 250


def title_of(html: str) -> str | None:
    """The page's headline: its only h1, else og:title, else the title without the site's name."""
    tree = LexborHTMLParser(html)
    heads = [clean(node.text(deep=True, separator=" ")) for node in tree.css("h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1:
        return heads[0]
    meta = tree.css_first('meta[property="og:title"]')
    if meta is not None and clean(meta.attributes.get("content") or ""):
        return clean(meta.attributes.get("content") or "")
    title = tree.css_first("title")
    return (_SITE_TITLE.split(clean(title.text()))[0] or None) if title is not None else None


def parts_of(html: str) -> list[Part]:
    """Paragraphs and tables of the page's main part, in order.

    An official paper on the page is kept whole, with its tables; a news page gives headline, lead and body (trafilatura
    says which paragraphs belong to it).
    """
    tree = LexborHTMLParser(html)
    body = tree.body
    if body is None:
        return []
    for node in body.css(_NOISE):
        node.decompose()
    main = _main(body)
    parts = list(_Walk().blocks(main))
    if any(isinstance(part, Line) and _OFFICIAL.search(part.text) for part in parts) or _grid_official(parts):
        return parts
    return _news(html, parts)


def _grid_official(parts: list[Part]) -> bool:
    return any(
        _OFFICIAL.search(line.text)
        for part in parts
        if isinstance(part, Grid)
        for row in part.rows
        for cell in row
        for line in cell.lines
    )


def _main(body: LexborNode) -> LexborNode:
    """The smallest element that holds nearly all the page's running text, or the whole official paper."""
    for node in body.css("[class],[id]"):
        name = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if (
            _NOISE_NAMES.search(name)
            and len(node.text(deep=True)) < _MANY_LETTERS * 4
            and not _OFFICIAL.search(node.text(deep=True))
        ):
            node.decompose()
    node = body
    whole = _weight(body)
    while True:
        children = [child for child in node.iter() if child.tag in _BLOCKS]
        heavy = max(children, key=_weight, default=None)
        if (
            heavy is None
            or heavy.tag in ("p", "td", "tr", "table", "tbody", "ul", "ol", "li")
            or _weight(heavy) < 0.85 * whole
        ):
            return node
        node = heavy


def _weight(node: LexborNode) -> int:
    """Letters that are not in links."""
    return len(node.text(deep=True)) - sum(len(link.text(deep=True)) for link in node.css("a"))


class _Walk:
    """Turns elements into lines and grids."""

    def blocks(self, node: LexborNode) -> Iterator[Part]:
        pieces: list[tuple[str, bool, bool]] = []
        yield from self._inside(node, pieces, False, False, _centred(node))
        yield from _flush(pieces, _centred(node))

    def _inside(
        self, node: LexborNode, pieces: list[tuple[str, bool, bool]], bold: bool, italic: bool, centred: bool
    ) -> Iterator[Part]:
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                pieces.append((_BLANK.sub(" ", child.text_content or ""), bold, italic))
            elif tag == "br":
                pieces.append(("\n", bold, italic))
            elif tag == "table":
                yield from _flush(pieces, centred)
                yield self.table(child)
            elif tag in _BLOCKS:
                yield from _flush(pieces, centred)
                inner = _centred(child) or (centred and not _aligned(child))
                heavy = bold or tag in ("h1", "h2", "h3", "h4", "th") or _style(child, "font-weight", ("bold", "700"))
                label = _list_label(child) if tag == "li" else ""
                if label:
                    pieces.append((label, heavy, italic))
                yield from self._inside(child, pieces, heavy, italic, inner)
                yield from _flush(pieces, inner)
            elif tag and tag.isalnum():
                yield from self._inside(
                    child,
                    pieces,
                    bold or tag in ("b", "strong") or _style(child, "font-weight", ("bold", "700")),
                    italic or tag in ("i", "em") or _style(child, "font-style", ("italic",)),
                    centred,
                )

    def table(self, node: LexborNode) -> Grid:
        rows: list[list[GridCell]] = []
        pending: dict[int, tuple[GridCell, int]] = {}
        for tr in _rows(node):
            row: list[GridCell] = []

            def take_pending(row: list[GridCell] = row) -> None:
                while len(row) in pending:
                    cell, left = pending.pop(len(row))
                    if left > 1:
                        pending[len(row)] = (cell, left - 1)
                    row.append(cell)

            for td in tr.iter():
                if td.tag not in ("td", "th"):
                    continue
                take_pending()
                cell = GridCell(_cell_lines(self.blocks(td)))
                for _ in range(_count(td, "colspan")):
                    if (down := _count(td, "rowspan")) > 1:
                        pending[len(row)] = (cell, down - 1)
                    row.append(cell)
            take_pending()
            rows.append(row)
        return Grid(rows)


_BLANK = re.compile(r"[ \t\r\n\f]+")


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)


def _cell_lines(parts: Iterator[Part]) -> list[Line]:
    lines: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            lines.append(part)
        else:
            lines.extend(line for row in part.rows for cell in dict.fromkeys(row) for line in cell.lines)
    return lines


def _flush(pieces: list[tuple[str, bool, bool]], centred: bool) -> Iterator[Line]:
    """The lines of the inline pieces so far; a break inside a sentence is only a wrap."""
    lines: list[list[tuple[str, bool, bool]]] = [[]]
    for text, bold, italic in pieces:
        if text == "\n":
            lines.append([])
        else:
            lines[-1].append((text, bold, italic))
    pieces.clear()
    made: list[Line] = []
    for line in lines:
        text = clean("".join(piece for piece, _, _ in line))
        if not text:
            continue
        solid = [(b, i) for piece, b, i in line if piece.strip()]
        new = Line(text, all(b for b, _ in solid), all(i for _, i in solid), centred)
        if made and starts_small(text) and not has_label(text) and not is_ornament(made[-1].text):
            made[-1] = Line(joined(made[-1].text, text), made[-1].bold, made[-1].italic, centred)
        else:
            made.append(new)
    yield from made


def _list_label(item: LexborNode) -> str:
    parent = item.parent
    if parent is None or parent.tag not in ("ol", "ul") or has_label(clean(item.text(deep=True))[:20]):
        return ""
    if parent.tag == "ul":
        return "- "
    start = parent.attributes.get("start") or "1"
    place = sum(
        1 for other in parent.iter() if other.tag == "li" and other.mem_id != item.mem_id and _before(other, item)
    )
    number = (int(start) if start.isdigit() else 1) + place
    kind = parent.attributes.get("type") or "1"
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}) "
    return f"{number}. "


def _before(other: LexborNode, item: LexborNode) -> bool:
    node = item.prev
    while node is not None:
        if node.mem_id == other.mem_id:
            return True
        node = node.prev
    return False


def _count(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return max(1, min(int(value), 200)) if value.isdigit() else 1


def _style(node: LexborNode, name: str, values: tuple[str, ...]) -> bool:
    style = (node.attributes.get("style") or "").replace(" ", "").casefold()
    return any(f"{name}:{value}" in style for value in values)


def _centred(node: LexborNode) -> bool:
    return (
        (node.attributes.get("align") or "").casefold() == "center"
        or node.tag == "center"
        or _style(node, "text-align", ("center",))
    )


def _aligned(node: LexborNode) -> bool:
    return bool(node.attributes.get("align")) or "text-align" in (node.attributes.get("style") or "")


def _news(html: str, parts: list[Part]) -> list[Part]:
    """The news article: the lines that trafilatura counts to it, in the order and look of the page."""
    from trafilatura import extract  # lazily: 0.4 s to import, only news pages need it

    text = extract(html, include_comments=False, include_tables=True, favor_recall=True)
    if not text or len(text) < _MANY_LETTERS:
        return parts
    wanted = {_key(line) for line in text.splitlines() if line.strip()}
    joined = _key(text)
    kept: list[Part] = []
    for part in parts:
        if isinstance(part, Grid):
            words = _key(" ".join(line.text for row in part.rows for cell in dict.fromkeys(row) for line in cell.lines))
            if words and (words[:60] in joined):
                kept.append(part)
        elif _key(part.text) in wanted or (len(part.text) > 30 and _key(part.text) in joined):
            kept.append(part)
    size = sum(len(part.text) for part in kept if isinstance(part, Line))
    if size < 0.6 * len(text):
        return [Line(line.lstrip("|").strip()) for line in text.splitlines()]
    head = title_of(html)
    if head and not any(isinstance(p, Line) and _key(p.text) == _key(head) for p in kept[:3]):
        kept.insert(0, Line(head, bold=True))
    return kept


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
