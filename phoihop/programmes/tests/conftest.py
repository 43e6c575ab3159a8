"""A small signed paper, read: two parties, two contents, three duties, one unit that the register does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from phoihop.ledger.actor import SYSTEM
from phoihop.programmes import actions
from phoihop.programmes.models import Intake, Programme
from tests.cast import NOW, Cast, Person

TEXT = """CHƯƠNG TRÌNH số 07-CTr/BDVHU-UBND
Phối hợp công tác dân vận giai đoạn 2026-2027
giữa Ban Dân vận Huyện ủy và UBND huyện Đak Đoa
Căn cứ Kế hoạch số 72-KH/HU ngày 10/8/2021
1. Thực hiện dân chủ ở cơ sở
a) Phòng Nội vụ chủ trì, phối hợp với Hội Làm vườn huyện hướng dẫn các xã, định kỳ 6 tháng.
b) UBND các xã, thị trấn báo cáo kết quả <trước> ngày 15/6 và 15/11.
2. Dân vận khéo
Các cơ quan liên quan hưởng ứng phong trào.
"""


def span_of(words: str) -> list[int]:
    """Where words first stand in the text."""
    start = TEXT.index(words)
    return [start, start + len(words)]


def found(words: str, **fields: Any) -> dict[str, Any]:
    """A found object with its span."""
    return {**fields, "span": span_of(words)}


def reading_of() -> dict[str, Any]:
    """The JSON of the reading, as design section 7 has it."""
    first = "Phòng Nội vụ chủ trì, phối hợp với Hội Làm vườn huyện hướng dẫn các xã, định kỳ 6 tháng."
    second = "UBND các xã, thị trấn báo cáo kết quả <trước> ngày 15/6 và 15/11."
    third = "Các cơ quan liên quan hưởng ứng phong trào."
    twice = found(
        "15/6 và 15/11", kind="recurring", text="15/6 và 15/11", rrule="FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=15"
    )
    return {
        "text": TEXT,
        "document": {"number": "07-CTr/BDVHU-UBND", "kind": "chương trình"},
        "programmes": [
            {
                "number": "07-CTr/BDVHU-UBND",
                "title": "Phối hợp công tác dân vận giai đoạn 2026-2027",
                "signed_on": "2026-01-05",
                "place": "Đak Đoa",
                "period": found("giai đoạn 2026-2027", start="2026-01-01", end="2027-12-31"),
                "stated_counts": {"contents": 3},
                "parties": [found(name, name=name) for name in ("Ban Dân vận Huyện ủy", "UBND huyện Đak Đoa")],
                "contents": [
                    found("Thực hiện dân chủ ở cơ sở", order=1, label="1", text="Thực hiện dân chủ ở cơ sở", duties=[
                        found(first, label="a", text=first, assignments=[
                            found("Phòng Nội vụ", unit="Phòng Nội vụ", role="lead"),
                            found("Hội Làm vườn huyện", unit="Hội Làm vườn huyện", role="support"),
                        ], schedule=found("định kỳ 6 tháng", kind="recurring", text="định kỳ 6 tháng",
                                          rrule="FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1")),
                        found(second, label="b", text=second, schedule=twice, assignments=[
                            found("UBND các xã, thị trấn", unit="UBND các xã, thị trấn", role="lead"),
                        ]),
                    ]),
                    found("Dân vận khéo", order=2, label="2", text="Dân vận khéo", duties=[
                        found(third, text=third, assignments=[
                            found("Các cơ quan liên quan", unit="Các cơ quan liên quan", role="lead"),
                        ]),
                    ]),
                ],
                "duties": [],
            }
        ],
        "citations": [
            found("Kế hoạch số 72-KH/HU ngày 10/8/2021", number="72-KH/HU", kind="kế hoạch", issued_on="2021-08-10")
        ],
        "links": [{"from": None, "kind": "based_on", "to": "72-KH/HU"}],
        "doubts": [
            {"about": "/programmes/0/contents", "says": "Văn bản nêu 3 nội dung, tìm thấy 2."},
            {"about": "/programmes/0/contents/1/duties/0", "code": "duty_without_lead", "says": "Chưa rõ chủ trì."},
        ],
    }  # fmt: skip


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """Pages ask the request's clock; it shows the cast's day."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def intake(cast: Cast) -> Intake:
    """The paper as Hà uploaded it, read."""
    taken = actions.take_intake(None, content=ContentFile(TEXT.encode()), name="chương trình.txt", **cast.ha.by)
    return actions.read_intake(taken, by=SYSTEM, now=NOW, reading=reading_of())


@pytest.fixture
def draft(intake: Intake) -> Programme:
    """Its draft."""
    return intake.programmes.get()


@pytest.fixture
def signed_in(client: Client) -> Callable[[Person], Client]:
    """The browser of a person."""

    def sign_in(person: Person) -> Client:
        client.force_login(person.account)
        return client

    return sign_in
