"""What was done to steer the two running programmes: made up, marked as such, with gaps to be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.utils import timezone

from phoihop.documents.actions import register
from phoihop.ground.proofs import Proof
from phoihop.ledger.actor import Actor
from phoihop.programmes.models import Programme
from phoihop.steering.actions import record_act
from phoihop.units.models import Unit

from . import commune
from .promises import MARK

SECRETARIAT, COMMITTEE, HOME, INSPECTORATE = (
    "Ban Dân vận Huyện ủy",
    "UBND huyện Đak Đoa",
    "Phòng Nội vụ",
    "Thanh tra huyện",
)


@dataclass(frozen=True)
class DemoAct:
    """An act: verb, day, who led, what, who took part and how many; ``paper``: the abstract of a document with it."""

    verb: str
    day: dt.date
    unit: str
    text: str
    took_part: str = ""
    attended: int | None = None
    paper: str = ""
    days: int = 1
    proof: bool = False
    content: int | None = None


def _on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# Gaps: no guidance at all, no supervision in 2023 and 2024, no interim review of 2024, no inspection in 2025.
DISTRICT = [
    DemoAct("brief", _on("2022-05-20"), SECRETARIAT, "Hội nghị quán triệt chương trình phối hợp đến cán bộ chủ chốt",
            "lãnh đạo các phòng, ban và 17 xã, thị trấn", 86, proof=True),
    DemoAct("roll_out", _on("2022-06-03"), COMMITTEE, "Ban hành kế hoạch thực hiện chương trình năm 2022",
            paper="Kế hoạch thực hiện chương trình phối hợp năm 2022"),
    DemoAct("inspect", _on("2022-10-11"), HOME, "Kiểm tra việc thực hiện dân chủ ở 4 xã",
            "UBND các xã Glar, A Dơk, Trang, K'dang", days=3, proof=True, content=2),
    DemoAct("urge", _on("2022-11-08"), SECRETARIAT, "Công văn đôn đốc các xã gửi báo cáo năm"),
    DemoAct("supervise", _on("2022-11-22"), SECRETARIAT, "Giám sát việc tiếp công dân tại 2 xã", "UBND các xã Hà Bầu, Nam Yang"),
    DemoAct("interim", _on("2022-12-20"), SECRETARIAT, "Hội nghị sơ kết năm 2022", "các bên ký kết và 17 xã, thị trấn", 64, proof=True),
    DemoAct("roll_out", _on("2023-02-10"), COMMITTEE, "Ban hành kế hoạch thực hiện chương trình năm 2023",
            paper="Kế hoạch thực hiện chương trình phối hợp năm 2023"),
    DemoAct("brief", _on("2023-03-15"), HOME, "Quán triệt Luật Thực hiện dân chủ ở cơ sở đến cán bộ xã", "cán bộ 17 xã, thị trấn", 112, content=2),
    DemoAct("urge", _on("2023-06-05"), SECRETARIAT, "Công văn đôn đốc báo cáo 6 tháng"),
    DemoAct("inspect", _on("2023-09-19"), INSPECTORATE, "Kiểm tra việc tiếp công dân, giải quyết kiến nghị tại 3 xã",
            "UBND các xã Kon Gang, H'neng, Trang", days=2, proof=True),
    DemoAct("interim", _on("2024-01-12"), SECRETARIAT, "Hội nghị sơ kết năm 2023", "các bên ký kết và 17 xã, thị trấn", 58),
    DemoAct("roll_out", _on("2024-02-06"), COMMITTEE, "Ban hành kế hoạch thực hiện chương trình năm 2024"),
    DemoAct("urge", _on("2024-11-04"), SECRETARIAT, "Công văn đôn đốc các xã gửi báo cáo năm"),
    DemoAct("inspect", _on("2024-10-08"), HOME, "Kiểm tra việc niêm yết công khai tại 5 xã", days=4, content=2),
    DemoAct("roll_out", _on("2025-02-18"), COMMITTEE, "Ban hành kế hoạch thực hiện chương trình năm 2025",
            paper="Kế hoạch thực hiện chương trình phối hợp năm 2025"),
    DemoAct("urge", _on("2025-05-27"), SECRETARIAT, "Công văn đôn đốc hoàn thành việc còn lại trước ngày 30/6/2025"),
    DemoAct("supervise", _on("2025-06-10"), SECRETARIAT, "Giám sát việc bàn giao hồ sơ kiến nghị của Nhân dân", "UBND 17 xã, thị trấn"),
    DemoAct("interim", _on("2025-12-18"), SECRETARIAT, "Hội nghị sơ kết năm 2025", "các bên ký kết", 41),
    DemoAct("roll_out", _on("2026-02-12"), COMMITTEE, "Ban hành kế hoạch thực hiện chương trình năm 2026"),
    DemoAct("inspect", _on("2026-10-20"), HOME, "Kiểm tra việc thực hiện dân chủ ở cơ sở", "UBND các xã Ia Băng, Tân Bình",
            days=2, proof=True, content=2),
]  # fmt: skip


def commune_cycle(programme: Programme) -> list[DemoAct]:
    """The commune's: briefed late, no guidance, neither supervised nor reviewed yet."""
    assert programme.signed_on
    signed = programme.signed_on

    def after(days: int) -> dt.date:
        return signed + dt.timedelta(days=days)

    return [
        DemoAct("brief", after(40), commune.SECRETARIAT, "Hội nghị quán triệt chương trình đến cán bộ xã, bí thư chi bộ thôn, làng",
                "cán bộ xã, bí thư chi bộ các thôn, làng", 73, proof=True),
        DemoAct("roll_out", after(52), commune.COMMITTEE, "Ban hành kế hoạch thực hiện chương trình",
                paper=f"Kế hoạch thực hiện chương trình phối hợp của {commune.COMMITTEE}"),
        DemoAct("urge", after(130), commune.SECRETARIAT, "Nhắc các bên gửi báo cáo quý bằng văn bản"),
        DemoAct("inspect", after(150), commune.OFFICE, "Kiểm tra việc niêm yết thủ tục hành chính tại nhà sinh hoạt cộng đồng",
                "6 thôn, làng", days=2, content=2),
    ]  # fmt: skip


def steer(programme: Programme, acts: Iterable[DemoAct], secretary: Actor, now: dt.datetime) -> None:
    """Records what lies before today."""
    by = {"by": secretary, "now": now}
    contents = list(programme.contents.all())
    for one in acts:
        until = one.day + dt.timedelta(days=one.days - 1)
        if until > timezone.localdate(now):
            continue
        papers = []
        if one.paper:
            facts = {"issued_on": one.day, "issuer_name": one.unit, "abstract": one.paper + MARK}
            papers = [register(None, number="", kind="kế hoạch", **facts, **by)]
        proof = Proof("Biên bản (minh hoạ).txt", ContentFile(f"{one.text}\n{one.unit}\n".encode()))
        record_act(
            programme,
            verb=one.verb,
            text=one.text + MARK,
            held_on=one.day,
            held_until=until,
            unit=Unit.objects.get(name=one.unit),
            took_part=one.took_part,
            attended=one.attended,
            contents=contents[one.content - 1 : one.content] if one.content else (),
            documents=papers,
            proofs=[proof] if one.proof else (),
            **by,
        )
