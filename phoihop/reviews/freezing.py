"""A review's whole: from the records while it is a draft, from its snapshot alone once it is issued."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone

from phoihop.ground.keeping import keep
from phoihop.ground.models import StoredFile
from phoihop.rounds.models import Report, ReportLine
from phoihop.rounds.queries import HANDED_IN

from .figures.counting import count
from .figures.plain import made, plain
from .figures.shapes import Figures
from .models import Review, Section
from .texts import Text, texts_of

HEAD = ("system", "issuer", "parent", "symbol", "place", "abstract", "authority", "post", "signatory", "recipients")
_BY = 2000  # rows of a gulp
_STATES = {
    "done": "Đã hoàn thành",
    "doing": "Đang thực hiện",
    "not_done": "Chưa thực hiện",
    "none_arisen": "Không phát sinh",
}


@dataclass(frozen=True)
class Whole:
    """What every page and file of a review is made of."""

    review: Review
    figures: Figures
    texts: list[Text]


class Line(NamedTuple):
    """A line of a report, as the list of all lines has it. ``key`` and ``version`` say which words were read."""

    unit: str
    content: str
    duty: str
    role: str
    state: str
    narrative: str
    obstacles: str
    submitted_on: str
    key: int
    version: int


def whole_of(review: Review, now: dt.datetime, *, charts: bool = False) -> Whole:
    """A draft is counted, without what a page of text does not ask for; an issued review is read."""
    if review.snapshot is not None:
        return _read(review, review.snapshot)
    figures = count(review, timezone.localdate(now), words=True, charts=charts)
    return Whole(review, figures, texts_of(review.sections.select_related("saved_by"), figures))


def frozen_whole(review: Review) -> Whole:
    """An issued review as it was frozen; nothing else of it is ever public."""
    assert review.snapshot is not None
    return _read(review, review.snapshot)


def figures_of(review: Review, now: dt.datetime, *, charts: bool = False) -> Figures:
    """The figures alone, as tables print them; ``charts``: as charts do."""
    if review.snapshot is not None:
        return _read(review, review.snapshot).figures
    return count(review, timezone.localdate(now), words=False, charts=charts)


def frozen(review: Review, now: dt.datetime) -> dict[str, Any]:
    """The snapshot of a draft: head, texts, figures."""
    whole = whole_of(review, now, charts=True)
    return {
        "head": {name: getattr(review, name) for name in HEAD},
        "texts": {text.section.key: text.text for text in whole.texts},
        "figures": plain(whole.figures),
    }


def sha256(snapshot: dict[str, Any]) -> str:
    """The hash by which the ledger knows a snapshot: of its JSON with sorted names."""
    return hashlib.sha256(json.dumps(snapshot, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _read(review: Review, snapshot: dict[str, Any]) -> Whole:
    """The head goes back onto the review: its columns may not be asked once it is issued."""
    for name, value in snapshot["head"].items():
        setattr(review, name, value)
    texts = [
        Text(Section(review=review, key=key), snapshot["texts"][key], snapshot["texts"][key])
        for key in Section.Key.values
    ]
    return Whole(review, made(Figures, snapshot["figures"]), texts)


def lines_of(review: Review) -> Iterator[Line]:
    """Every line, in the order of units. What a unit has not handed in stays its own."""
    if review.lines_id and review.lines:
        with default_storage.open(review.lines.path) as packed, gzip.open(packed, "rt", encoding="utf-8") as texts:
            yield from (Line(*json.loads(text)) for text in texts)
        return
    columns = (
        "report__unit__name", "duty__content__label", "duty__content__text", "duty__text", "question__text", "lead",
        "report__state", "state", "narrative", "obstacles", "report__submitted_on", "pk", "version",
    )  # fmt: skip
    reports = Report.objects.filter(round=review.round_id).values(
        "pk"
    )  # so that SQLite need not sort, and keep, all lines
    rows = ReportLine.objects.filter(report__in=reports).order_by("report", "place").values_list(*columns)
    for unit, label, content, duty, question, lead, at, state, said, obstacles, day, key, version in rows.iterator(_BY):
        came = at in HANDED_IN
        yield Line(
            unit,
            f"{label}. {content}" if label and content else content or ("Nhiệm vụ chung" if duty else "Câu hỏi thêm"),
            duty or question or "",
            ("Chủ trì" if lead else "Phối hợp") if duty else "",
            (_STATES.get(state, "") if came else "Chưa có báo cáo") if duty else "",
            said if came else "",
            obstacles if came else "",
            day.isoformat() if came and day else "",
            key,
            version if came else 0,
        )


def keep_lines(review: Review, now: dt.datetime) -> StoredFile:
    """Every line as it stands, packed and stored by its hash; inside an act."""
    with tempfile.TemporaryFile() as out:
        with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6, mtime=0) as packed:
            for line in lines_of(review):
                packed.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        out.seek(0)
        return keep(File(out, "lines.jsonl.gz"), now)
