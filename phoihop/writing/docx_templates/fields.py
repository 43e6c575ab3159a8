"""What templates may name: for each kind of paper its fields, each with an example to copy and to try with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from phoihop.writing.papers import Paper, Signature
from phoihop.writing.texts import Value


@dataclass(frozen=True)
class Field:
    """A field: its path ("units[].name" is a name of each unit), what it holds (Vietnamese, English), an example."""

    path: str
    says: tuple[str, str]
    example: Value

    @property
    def placeholder(self) -> str:
        """What to copy into a template: "{{ period }}", and for fields of a list "{{ unit.name }}" within its loop."""
        listed, several, name = self.path.partition("[]")
        return "{{ " + (one_of(listed) + name if several else listed) + " }}"

    @property
    def loop(self) -> str:
        """For fields of a list: what stands in the row of the table above ("" for others)."""
        if "[]" not in self.path:
            return ""
        listed = self.path.partition("[]")[0]
        return "{%tr for " + one_of(listed) + " in " + listed + " %}"


def one_of(listed: str) -> str:
    """The name of one of many, for loops: units → unit."""
    return listed.rpartition(".")[2].removesuffix("s") or listed


_DAY = dt.date(2026, 6, 25)


def _paper(symbol: str, abstract: str) -> tuple[Field, ...]:
    """What every paper has: its head, its recipients, who signs."""
    return (
        Field("issuer", ("Cơ quan ban hành", "The issuing body"), "Ủy ban nhân dân xã Mẫu"),
        Field("parent", ("Cơ quan cấp trên", "The body above it"), "Ủy ban nhân dân tỉnh Mẫu"),
        Field("number", ("Số văn bản, để trống khi chưa cấp", "The number, blank until it is given"), "15"),
        Field("symbol", ("Ký hiệu", "The symbol"), symbol),
        Field("place", ("Địa danh", "The place"), "Xã Mẫu"),
        Field("day", ("Ngày ban hành; thêm |day_words để ghi bằng chữ", "The day; add |day_words for words"), _DAY),
        Field("abstract", ("Trích yếu", "The abstract"), abstract),
        Field("recipients[]", ("Nơi nhận, mỗi nơi một dòng", "To whom it goes"), "Thường trực Đảng ủy"),
        Field("authority", ("Quyền hạn ký", "The signing authority"), "TM. Ủy ban nhân dân"),
        Field("post", ("Chức vụ người ký", "The signatory's post"), "Chủ tịch"),
        Field("signatory", ("Họ tên người ký", "The signatory's name"), "Nguyễn Văn Mẫu"),
    )


_PROGRAMME = (
    Field("programme", ("Tên chương trình", "The programme's title"), "Chương trình phối hợp công tác dân vận"),
    Field("programme_number", ("Số chương trình", "The programme's number"), "03-CTr/ĐU-UBND"),
    Field("period", ("Kỳ", "The period"), "6 tháng đầu năm 2026"),
    Field("period_from", ("Từ ngày", "From"), dt.date(2025, 12, 15)),
    Field("period_to", ("Đến ngày", "To"), dt.date(2026, 6, 14)),
)
_COUNTS = (
    ("tasks", "Số nhiệm vụ", "Tasks", 40),
    ("done", "Hoàn thành", "Done", 34),
    ("doing", "Đang thực hiện", "Under way", 3),
    ("not_done", "Chưa thực hiện", "Not done", 2),
    ("unreported", "Chưa có báo cáo", "No report yet", 1),
    ("share", "Tỷ lệ hoàn thành (phần của 1; thêm |percent)", "Share done (of 1; add |percent)", 0.85),
)


def _counted(prefix: str) -> tuple[Field, ...]:
    return tuple(Field(prefix + name, (vi, en), example) for name, vi, en, example in _COUNTS)


_INDICATORS = (
    Field("indicators[].name", ("Chỉ tiêu", "The indicator"), "Hộ được tuyên truyền"),
    Field("indicators[].measure", ("Đơn vị tính", "The unit of measure"), "hộ"),
    Field("indicators[].target", ("Chỉ tiêu giao", "The target"), 1200),
    Field("indicators[].this_period", ("Kỳ này", "This period"), 450),
    Field("indicators[].cumulative", ("Lũy kế", "Cumulative"), 980.5),
)
_MEETING = (
    *_PROGRAMME[:2],
    Field("meeting", ("Tên cuộc họp", "The meeting"), "Họp giao ban công tác phối hợp tháng 6"),
    Field("held_on", ("Ngày họp", "The day of the meeting"), _DAY),
    Field("held_at", ("Nơi họp", "Where"), "Phòng họp số 1"),
    Field("chair", ("Chủ trì", "The chair"), "Nguyễn Văn Mẫu"),
    Field("chair_post", ("Chức vụ người chủ trì", "The chair's post"), "Chủ tịch Ủy ban nhân dân xã"),
    Field("secretary", ("Người ghi biên bản", "The clerk"), "Trần Thị Mẫu"),
    Field("attended", ("Thành phần dự họp", "Who came"), "Dự họp có đại diện 12/14 đơn vị được mời, 20 người."),
)
_CONCLUSIONS = (
    Field("conclusions[].text", ("Kết luận", "The conclusion"), "Tổ chức đối thoại với Nhân dân quý II"),
    Field("conclusions[].unit", ("Giao đơn vị", "Given to"), "Công an xã"),
    Field("conclusions[].due", ("Hạn", "Due"), dt.date(2026, 6, 30)),
)

KINDS: dict[str, tuple[Field, ...]] = {
    "report": (
        *_paper("BC-UBND", "Kết quả 6 tháng thực hiện chương trình phối hợp"),
        *_PROGRAMME,
        Field("unit", ("Đơn vị báo cáo", "The reporting unit"), "Công an xã"),
        Field("tasks[].content", ("Thuộc nội dung", "Its content"), "1. Tuyên truyền, vận động"),
        Field("tasks[].text", ("Nhiệm vụ", "The duty"), "Tổ chức đối thoại với Nhân dân quý II"),
        Field("tasks[].status", ("Tình trạng", "The status"), "Đang thực hiện"),
        Field("tasks[].result", ("Kết quả", "The result"), "Đã tổ chức 01 hội nghị"),
        Field("tasks[].obstacle", ("Khó khăn, vướng mắc", "Obstacles"), "Chưa bố trí được kinh phí"),
        *_INDICATORS,
        Field("questions[].text", ("Câu hỏi thêm", "An extra question"), "Kiến nghị với cấp trên?"),
        Field("questions[].answer", ("Trả lời", "The answer"), "Đề nghị tập huấn cho cán bộ thôn."),
    ),
    "review": (
        *_paper("BC-UBND", "Sơ kết 6 tháng thực hiện chương trình phối hợp"),
        *_PROGRAMME,
        *_counted("total."),
        Field("steering", ("Công tác chỉ đạo", "Direction"), "Đã tổ chức 02 hội nghị quán triệt."),
        Field("reporting", ("Tình hình gửi báo cáo", "How reports came in"), "12/14 đơn vị đã gửi báo cáo."),
        Field("results", ("Kết quả theo nội dung", "Results by content"), "Nội dung 1: hoàn thành 12/14."),
        Field("targets", ("Kết quả chỉ tiêu", "Results against targets"), "02/03 chỉ tiêu đạt kế hoạch."),
        Field("done_well", ("Kết quả nổi bật", "What went well"), "100% thôn có tổ dân vận."),
        Field("not_done", ("Hạn chế", "What was not done"), "Còn 06 nhiệm vụ quá hạn."),
        Field("citizens", ("Sự tham gia của Nhân dân", "The people's part"), "Tiếp nhận 12 phản ánh, kiến nghị."),
        Field("causes", ("Nguyên nhân", "Why"), "Một số đơn vị thiếu cán bộ."),
        Field("direction", ("Phương hướng", "What comes next"), "Tập trung các nhiệm vụ quá hạn."),
        Field("proposals", ("Kiến nghị, đề xuất", "Proposals"), "Đề nghị tập huấn cho cán bộ thôn."),
        Field("units[].name", ("Tên đơn vị", "The unit's name"), "Công an xã"),
        *_counted("units[]."),
        Field("contents[].name", ("Nội dung", "The content"), "Tuyên truyền, vận động"),
        *_counted("contents[]."),
        Field("fields[].name", ("Lĩnh vực", "The field"), "Kinh tế"),
        *_counted("fields[]."),
        *_INDICATORS,
    ),
    "urging": (
        *_paper("UBND-VP", "Đôn đốc nhiệm vụ quá hạn của chương trình phối hợp"),
        *_PROGRAMME,
        Field("unit", ("Đơn vị được đôn đốc", "The units urged"), "Công an xã"),
        Field("until", ("Thời hạn khắc phục", "By when to mend it"), dt.date(2026, 7, 2)),
        Field("tasks[].text", ("Báo cáo, nhiệm vụ", "The report or duty"), "Tổ chức đối thoại với Nhân dân quý II"),
        Field("tasks[].unit", ("Đơn vị", "The unit"), "Công an xã"),
        Field("tasks[].due", ("Hạn", "Due"), dt.date(2026, 5, 31)),
        Field("tasks[].days_late", ("Số ngày quá hạn", "Days late"), 25),
    ),
    "minutes": (
        *_paper("BB-UBND", "Họp giao ban công tác phối hợp tháng 6"),
        *_MEETING,
        Field("begun", ("Giờ bắt đầu", "When it began"), "8 giờ 00"),
        Field("ended", ("Giờ kết thúc", "When it ended"), "10 giờ 30"),
        Field("units[].name", ("Đơn vị được mời", "The unit"), "Công an xã"),
        Field("units[].came", ("Có mặt, vắng", "Whether it came"), "Có mặt"),
        Field("units[].people", ("Số người dự", "How many came"), 2),
        Field("units[].who", ("Người dự", "Who came"), "Lê Văn Mẫu"),
        Field("points[].text", ("Mục của chương trình họp", "A point of the agenda"), "Lập tổ dân vận ở 06 thôn"),
        Field("points[].facts", ("Tình hình", "How it stands"), "2 đơn vị quá hạn"),
        Field("points[].notes", ("Ý kiến tại cuộc họp", "What was said"), "Đề nghị hoàn thành trong tháng 7"),
        Field("proceedings", ("Diễn biến", "What was talked about"), "Các đơn vị báo cáo kết quả."),
        *_CONCLUSIONS,
    ),
    "conclusions": (
        *_paper("TB-UBND", "Kết luận cuộc họp giao ban công tác phối hợp tháng 6"),
        *_MEETING,
        *_CONCLUSIONS,
        Field("earlier_conclusions[].text", ("Kết luận trước chưa xong", "Concluded before"), "Lập tổ dân vận"),
        Field("earlier_conclusions[].facts", ("Tình hình", "How it stands"), "2/6 đơn vị chưa xong"),
    ),
    "plan": (
        *_paper("KH-UBND", "Thực hiện chương trình phối hợp năm 2027"),
        *_PROGRAMME[:2],
        Field("year", ("Năm", "The year"), "2027"),
        Field("tasks[].content", ("Thuộc nội dung", "Its content"), "1. Tuyên truyền, vận động"),
        Field("tasks[].text", ("Nhiệm vụ", "The duty"), "Tổ chức đối thoại với Nhân dân"),
        Field("tasks[].unit", ("Đơn vị chủ trì", "The unit that leads"), "Công an xã"),
        Field("tasks[].support", ("Đơn vị phối hợp", "Units that support"), "Đoàn Thanh niên xã"),
        Field("tasks[].due", ("Thời hạn", "By when"), "hằng quý, ngày cuối quý"),
        Field("tasks[].product", ("Sản phẩm", "The product"), "Biên bản đối thoại"),
        Field("leftovers[].text", ("Việc chuyển tiếp", "Left from before"), "Lập tổ dân vận ở 06 thôn"),
        Field("leftovers[].facts", ("Đơn vị còn nợ", "Who owes it"), "2 đơn vị quá hạn"),
        Field("amends", ("Kế hoạch được điều chỉnh, để trống khi không phải kế hoạch điều chỉnh",
                         "The plan that it amends, blank if none"), "Kế hoạch số 12-KH/ĐU ngày 5/1/2027"),
        Field("reason", ("Lý do điều chỉnh, bổ sung", "Why it amends it"), "Theo kết luận giao ban tháng 3"),
        Field("changes[].text", ("Nội dung điều chỉnh, bổ sung", "What it amends"), "Bổ sung: Hội thi Dân vận khéo."),
    ),
}  # fmt: skip


def fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of paper, in the order in which a person would look for them."""
    return KINDS[kind]


def example(kind: str) -> dict[str, Any]:
    """Plain data with every field of the kind, for a trial; each list has two."""
    made: dict[str, Any] = {}
    for field in KINDS[kind]:
        listed, several, name = field.path.partition("[]")
        if not several:
            _put(made, field.path, field.example)
        elif not name:
            made[listed] = [field.example] * 2
        else:
            for each in made.setdefault(listed, [{}, {}]):
                each[name.removeprefix(".")] = field.example
    return made


def head_of_paper(paper: Paper) -> dict[str, Any]:
    """The fields that every paper has, of a paper in the standard format: of several who sign, the last."""
    signed = paper.signatures[-1] if paper.signatures else Signature("")
    return {
        "issuer": " - ".join(paper.issuers),
        "parent": paper.parent,
        "number": paper.number,
        "symbol": paper.symbol,
        "place": paper.place,
        "day": paper.day,
        "abstract": paper.abstract,
        "recipients": list(paper.recipients),
        "authority": "; ".join(f"{one.prefix} {one.whom}" for one in signed.authorities),
        "post": signed.post,
        "signatory": signed.name,
    }


def _put(made: dict[str, Any], path: str, value: Value) -> None:
    *above, name = path.split(".")
    for part in above:
        made = made.setdefault(part, {})
    made[name] = value
