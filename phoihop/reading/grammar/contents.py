"""Which part of a document holds its contents, which tells who carries them out, and which only says why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from phoihop.ground.text import fold
from phoihop.reading.grammar.lexicon import VERBS
from phoihop.reading.grammar.sections import NUMBERED, Node, is_capitals
from phoihop.reading.grammar.titles import heading_units
from phoihop.reading.grammar.units import only_units
from phoihop.reading.grammar.words import words_of

Part = Literal["contents", "means", "organise", "background", "funds"]
ContentKind = Literal["general", "specific"]

_ORGANISE = re.compile(
    r"^(?:cong tac |ve |viec )?(?:to chuc (?:va )?(?:trien khai )?thuc hien|to chuc trien khai|to chuc thuc hien"
    r"|phan cong|trach nhiem|nhiem vu,? (?:va )?(?:quyen han|trach nhiem)"
    r"|che do (?:thong tin|bao cao|hop|giao ban|lam viec|sinh hoat)|dieu khoan thi hanh|hieu luc"
    r"|to chuc (?:chi dao|theo doi|kiem tra|giam sat)"
    r"|thong tin,? bao cao|co quan thuong truc"
    r"|nhiem vu (?:cua|cac|doi voi)|kiem tra,? (?:giam sat,? )?(?:don doc|so ket|bao cao)|so ket|tong ket|giao ban"
    r"|khen thuong|thi dua|dieu khoan"
    r"|phan cong nhiem vu|thoi gian thuc hien va phan cong|cong tac chi dao|trien khai thuc hien$|ban chi dao"
    r"|thanh phan)"
)
_BACKGROUND = re.compile(
    r"^(?:(?:mot so |nhung |cac |phan |ve )?(?:muc dich|yeu cau|quan diem|muc tieu|nguyen tac|can cu|danh gia"
    r"|thuc trang|tinh hinh|dac diem|boi canh"
    r"|su can thiet|doi tuong|pham vi|giai thich|khau hieu|quy dinh chung|van de chung|ket qua|ton tai|han che"
    r"|nguyen nhan|nguy co|du bao|chi tieu"
    r"|bai hoc|co so phap ly|phuong cham|y nghia|tam quan trong|tu ngu|chu de|ly do|nhan dinh|uu diem|khuyet diem"
    r"|dia diem|thong tin chung|khai quat"
    r"|de cuong|lich su|tieu chi|dieu kien|quy dinh ve tu ngu))"
)
_FUNDS = re.compile(
    r"^(?:ve |nguon |du toan )?(?:kinh phi|nguon luc|co so vat chat|bao dam kinh phi|che do, chinh sach|nguon von"
    r"|ngan sach)"
)
_MEANS = re.compile(
    r"^(?:mot so |cac |nhung )?(?:giai phap|bien phap|hinh thuc|phuong thuc|phuong phap|co che|cach thuc|thoi gian"
    r"|tien do|lo trinh|quan he phoi hop|dia ban)"
)
_SUBJECTS = re.compile(
    r"noi dung|nhiem vu|cong viec|linh vuc phoi hop|hoat dong (?:trong tam|phoi hop|cu the)|cac hoat dong"
    r"|chuong trinh cong tac|phan viec|danh muc hoat dong|chuong trinh phoi hop"
)
_GROUP = re.compile(
    r"^(?:(?:ve |cac |mot so |nhung |phan )?(?:noi dung|nhiem vu|giai phap|bien phap|cong viec|hoat dong|cong tac)"
    r"(?:,? (?:va )?(?:noi dung|nhiem vu|giai phap|bien phap))*"
    r"(?: (?:chung|cu the|trong tam|chu yeu|phoi hop|thuc hien|trien khai|thuong xuyen|rieng|chinh|can tap trung"
    r"|nam \d{4}|hop tac|co ban|phoi hop chung|phoi hop cu the|dot xuat))*)\W*$"
)
_GENERAL = re.compile(
    r"^(?:ve |cac |nhung |phan )?(?:noi dung|nhiem vu|cong tac|hoat dong)[a-z, ]* chung\b|^noi dung chung|^phan chung"
)
_SPECIFIC = re.compile(
    r"^(?:ve |cac |nhung |mot so |phan )?(?:noi dung|nhiem vu|cong tac|hoat dong)[a-z, ]* (?:cu the|rieng)\b"
    r"|^phan cu the"
)
_NEVER = re.compile(
    r"^(?:to chuc thuc hien|kinh phi|kinh phi thuc hien|muc dich|yeu cau|muc dich,? yeu cau"
    r"|to chuc trien khai thuc hien|trach nhiem thi hanh)\W*$"
)
_DOING_THE_PAPER = re.compile(
    r"^(?:(?:to chuc|trien khai|thuc hien|phan cong|kiem tra|giam sat|don doc|so ket|tong ket|bao cao|danh gia"
    r"|khen thuong|thong tin|trao doi|giao ban|hop|thi dua|che do|dinh ky|viec|cong tac|ket qua|nhiem vu|trach nhiem"
    r"|va|cac|noi dung|cua|ve|cho|doi voi|chuong trinh|ke hoach|quy che|nghi quyet|chi thi|de an|phuong an|phoi hop|nay"
    r"|thoi gian|kinh phi|tiep theo|hang nam|chi dao|lanh dao|huong dan|tuyen truyen|theo doi"
    r"|don vi|co quan|ben|dia phuong|nganh|lien quan|ca nhan)\b[\s,;/-]*)+"
)
# Kinds of document that hand out duties without naming subjects of their own.
WITHOUT_CONTENTS = frozenset(
    ("chỉ thị", "quyết định", "nghị quyết", "công văn", "thông báo", "kết luận", "báo cáo", "tờ trình", "công điện")
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A node of the outline that is a content."""

    node: Node
    kind: ContentKind | None

    @property
    def label(self) -> str | None:
        """The number as printed; an article's with its word."""
        if self.node.style == "article" and self.node.label:
            return f"Điều {self.node.label}"
        return self.node.label if self.node.style in NUMBERED else None


@dataclass(slots=True)
class Layout:
    """The parts of a document: its subjects, and what each other section is for (by the identity of its node)."""

    subjects: list[Subject] = field(default_factory=list)
    parts: dict[int, Part] = field(default_factory=dict)
    holders: list[Node] = field(default_factory=list)  # the sections that hold the subjects

    def part_of(self, node: Node) -> Part | None:
        """What a section is for, as its own heading says; None: the heading does not say."""
        return self.parts.get(id(node))


def part_named(heading: str) -> Part | None:
    """What a section is for, by its heading.

    >>> part_named("II. NỘI DUNG PHỐI HỢP"[4:])
    'contents'
    """
    plain = re.sub(r"\s+", " ", fold(heading[:160])).strip(' .:-–*"“”')
    if _ORGANISE.match(plain):
        return (
            "contents" if re.match(r"^phan cong.{0,40}noi dung", plain) and "trach nhiem" not in plain else "organise"
        )
    if _FUNDS.match(plain):
        return "funds"
    if _BACKGROUND.match(plain):
        return "contents" if re.search(r"(?:,| va) (?:noi dung|nhiem vu)", plain) else "background"
    if _SUBJECTS.search(plain[:90]) and len(plain) < 120:
        return (
            "organise" if re.search(r"\b(?:cua|cho) (?:cac )?(?:ben|don vi|co quan|nganh|tung)", plain) else "contents"
        )
    if _MEANS.match(plain):
        return "means"
    return None


def lay_out(root: Node, text: str, kind: str | None) -> Layout:
    """Finds the subjects of a document and names its parts."""
    layout = Layout()
    trees = [node for node in root.children if node.style == "enclosure"] or []
    _name_parts(root, text, layout, depth=0)
    holders = [node for tree in [root, *trees] for node in _holders(tree, text, layout, "contents")]
    holders = list({id(node): node for node in holders}.values())
    if not holders and kind not in WITHOUT_CONTENTS:
        holders = [node for node in _holders(root, text, layout, "means") if _items(node)]
    for holder in holders:
        found = _subjects(holder, text, layout, _kind_of(_heading(holder, text)))
        if found:
            layout.holders.append(holder)
            layout.subjects.extend(found)
        elif any(child.style == "table" for child in holder.children):
            layout.holders.append(holder)
    if not layout.subjects and not layout.holders and kind not in WITHOUT_CONTENTS:
        layout.subjects = _unheaded(root, text, layout)
    return layout


def _heading(node: Node, text: str) -> str:
    return text[node.body[0] : node.body[1]].split("\n")[0]


def _is_section(node: Node) -> bool:
    return node.style in NUMBERED or node.style in ("heading", "bold")


def _name_parts(node: Node, text: str, layout: Layout, depth: int) -> None:
    for child in node.children:
        if child.style == "appendix":
            continue
        if _is_section(child):
            heading = _heading(child, text)
            part = part_named(heading) if _is_heading(child, heading) and not _does(child, heading) else None
            if part == "contents" and _mostly_units(child, text):
                part = "organise"
            if part:
                layout.parts[id(child)] = part
        if depth < 4 and child.style != "table":
            _name_parts(child, text, layout, depth + (child.style != "enclosure"))


def _is_heading(node: Node, heading: str) -> bool:
    """Whether the words of a numbered line are a title rather than a sentence."""
    short = len(heading) <= 160 and not heading.rstrip().endswith(";")
    return node.bold or is_capitals(heading) or (bool(node.children) and short) or (short and len(heading) < 60)


def _does(node: Node, heading: str) -> bool:
    """Whether a numbered line begins with what is done, so that it is a subject rather than a part of the paper.

    "Tổ chức triển khai thực hiện Kế hoạch" names the part, "Tổ chức triển khai thực hiện chiến lược …" a subject.
    """
    if node.style not in ("number", "decimal", "letter") or is_capitals(heading):
        return False
    if not VERBS.match(words_of(heading), 0):
        return False
    rest = re.sub(_DOING_THE_PAPER, "", fold(heading)).strip(' .:;-–*"“”')
    return bool(rest)


def _mostly_units(node: Node, text: str) -> bool:
    items = [child for child in node.children if child.is_numbered]
    return bool(items) and 2 * sum(only_units(text, *child.body) is not None for child in items) > len(items)


def _holders(node: Node, text: str, layout: Layout, part: Part) -> list[Node]:
    """The sections that hold subjects: the deepest ones of that part whose items are no sections themselves."""
    found: list[Node] = []
    for child in node.children:
        if child.style in ("appendix", "enclosure", "table"):
            if child.style == "enclosure" and node.style == "root":
                found.extend(_holders(child, text, layout, part))
            continue
        if layout.part_of(child) == part:
            inner = [
                one for one in child.children if layout.part_of(one) == part and not _GROUP.match(_plain(one, text))
            ]
            others = [one for one in child.children if layout.part_of(one) in ("background", "organise", "funds")]
            if inner and others:
                found.extend(_holders(child, text, layout, part))
            else:
                found.append(child)
        elif layout.part_of(child) is None and child.style in (
            "part",
            "chapter",
            "section",
            "upper",
            "roman",
            "heading",
        ):
            found.extend(_holders(child, text, layout, part))
    return found


def _plain(node: Node, text: str) -> str:
    return re.sub(r"\s+", " ", fold(_heading(node, text)[:200])).strip(" .:-–*")


def _kind_of(heading: str) -> ContentKind | None:
    plain = re.sub(r"\s+", " ", fold(heading)).strip(" .:-–*")
    if _GENERAL.match(plain):
        return "general"
    return "specific" if _SPECIFIC.match(plain) else None


def _items(node: Node) -> list[Node]:
    """The numbered lines of a section, else its bold ones, else its dashes."""
    for wanted in (NUMBERED, frozenset(("bold", "heading")), frozenset(("dash", "bullet", "star"))):
        items = [child for child in node.children if child.style in wanted]
        if items:
            return items
    return []


def _subjects(node: Node, text: str, layout: Layout, kind: ContentKind | None) -> list[Subject]:
    found: list[Subject] = []
    for item in _items(node):
        plain = _plain(item, text)
        if _NEVER.match(plain) or (
            layout.part_of(item) in ("organise", "funds", "background") and item.children and not node.is_numbered
        ):
            continue
        if (
            layout.part_of(item) in ("organise", "background", "funds")
            and _is_heading(item, _heading(item, text))
            and (len(plain) < 60 or heading_units(text, *item.body))
            and _strictly(plain)
        ):
            continue
        inner = _items(item)
        if _GROUP.match(plain) and inner and (inner[0].is_numbered or ("noi dung" in plain and _kind_of(plain))):
            found.extend(_subjects(item, text, layout, _kind_of(plain) or kind))
        else:
            found.append(Subject(item, kind))
    return found


def _strictly(plain: str) -> bool:
    return bool(
        re.match(
            r"^(?:to chuc thuc hien|phan cong|trach nhiem|kinh phi|muc dich|yeu cau|muc tieu|quan diem|che do bao cao)",
            plain,
        )
    )


def _unheaded(root: Node, text: str, layout: Layout) -> list[Subject]:
    """Subjects of a document without a heading for them: the sections between its purposes and its organisation."""
    for tree in [*(node for node in root.children if node.style == "enclosure"), root]:
        sections = [child for child in tree.children if child.is_numbered and child.style not in ("letter",)]
        if not sections:
            continue
        chapters = [child for child in sections if child.style in ("part", "chapter")]
        if chapters:
            sections = [
                one
                for chapter in chapters
                if layout.part_of(chapter) not in ("background", "organise", "funds")
                for one in chapter.walk()
                if one.style in ("article", "roman", "number") and one is not chapter and _is_top(chapter, one)
            ]
        known = sum(layout.part_of(one) is not None for one in sections)
        unknown = [one for one in sections if layout.part_of(one) is None and only_units(text, *one.body) is None]
        if unknown and (known or chapters):
            return [Subject(one, None) for one in unknown]
    return []


def _is_top(chapter: Node, node: Node) -> bool:
    return node in chapter.children or any(node in one.children for one in chapter.children if one.style == "section")
