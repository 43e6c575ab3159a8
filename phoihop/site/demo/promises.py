"""What the two programmes say. Texts of ours, after the facts; what is made up is marked "(minh hoạ)"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

COMMUNES = "UBND các xã, thị trấn"
MARK = " (minh hoạ)"


@dataclass(frozen=True)
class DemoDuty:
    """A duty: words, leads and supports by name, schedule; ``due_in`` and ``starts_in`` are days from today."""

    text: str
    lead: str
    support: tuple[str, ...] = ()
    schedule: str = "continuous"
    schedule_text: str = "thường xuyên"
    rrule: str = ""
    due_on: str = ""
    product: str = ""
    due_in: int | None = None
    starts_in: int | None = None
    shows: str = ""


Promised = tuple[str, list[DemoDuty]]  # a content and its duties

HALF_YEARLY = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15\nFREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"
QUARTERLY = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
YEAR_END = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"

ADMINISTRATION: dict[str, Any] = {
    "title": "Phối hợp công tác dân vận chính quyền giai đoạn 2022-2026",
    "parties": ["Ban Dân vận Huyện ủy", "UBND huyện Đak Đoa"],
    "contents": [
        (
            "Quán triệt, triển khai, hướng dẫn, đôn đốc, kiểm tra, giám sát, sơ kết, tổng kết việc thực hiện chỉ thị, nghị quyết của Đảng, "
            "chính sách, pháp luật của Nhà nước về công tác dân vận",
            [
                DemoDuty(
                    "Tổ chức hội nghị quán triệt văn bản mới về công tác dân vận",
                    "Ban Dân vận Huyện ủy",
                    ("Phòng Nội vụ", COMMUNES),
                    "recurring",
                    "hằng quý",
                    QUARTERLY,
                ),
                DemoDuty(
                    "Báo cáo kết quả thực hiện chương trình",
                    COMMUNES,
                    ("Phòng Nội vụ",),
                    "recurring",
                    "trước ngày 15/6 và 15/11",
                    HALF_YEARLY,
                    product="Báo cáo",
                ),
                DemoDuty(
                    "Sơ kết hằng năm việc thực hiện chương trình",
                    "Ban Dân vận Huyện ủy",
                    ("UBND huyện Đak Đoa",),
                    "recurring",
                    "tháng 12 hằng năm",
                    YEAR_END,
                    product="Báo cáo sơ kết",
                ),
            ],
        ),
        (
            "Phát huy quyền làm chủ của Nhân dân theo phương châm “Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng”",
            [
                DemoDuty(
                    "Niêm yết công khai các nội dung Nhân dân được biết tại trụ sở và nhà sinh hoạt cộng đồng",
                    COMMUNES,
                    (),
                    "recurring",
                    "hằng quý",
                    QUARTERLY,
                ),
                DemoDuty(
                    "Tổ chức đối thoại giữa Chủ tịch UBND xã, thị trấn với Nhân dân",
                    COMMUNES,
                    ("Ủy ban MTTQ Việt Nam huyện",),
                    "recurring",
                    "trước ngày 15/6 và 15/11",
                    HALF_YEARLY,
                    product="Biên bản đối thoại",
                ),
                DemoDuty(
                    "Kiểm tra việc thực hiện dân chủ ở cơ sở",
                    "Phòng Nội vụ",
                    ("Ban Dân vận Huyện ủy",),
                    "once",
                    "hoàn thành trước ngày 30/10/2026",
                    due_on="2026-10-30",
                    product="Kết luận kiểm tra",
                ),
            ],
        ),
        (
            "Đổi mới nội dung, phương thức công tác dân vận của cơ quan hành chính cấp huyện, cấp xã; đưa công tác dân vận thành nhiệm vụ "
            "thường xuyên của mỗi cơ quan, cán bộ, công chức",
            [
                DemoDuty(
                    "Rà soát, công khai thủ tục hành chính cấp xã",
                    COMMUNES,
                    ("Văn phòng HĐND và UBND huyện",),
                    "recurring",
                    "hằng quý",
                    QUARTERLY,
                ),
                DemoDuty(
                    "Tiếp công dân, giải quyết kiến nghị, phản ánh của Nhân dân",
                    "Thanh tra huyện",
                    ("Phòng Tư pháp", COMMUNES),
                ),
            ],
        ),
        (
            "Thực hiện Nghị quyết số 46/NQ-HĐND ngày 10/8/2021 của HĐND tỉnh và nghị quyết hằng năm của HĐND huyện về phát triển kinh tế - xã hội, "
            "quốc phòng, an ninh",
            [
                DemoDuty(
                    "Vận động Nhân dân chuyển đổi cơ cấu cây trồng, xây dựng nông thôn mới",
                    "Phòng Nông nghiệp và Phát triển nông thôn",
                    ("Phòng Dân tộc", COMMUNES),
                ),
                DemoDuty(
                    "Rà soát hộ nghèo, hộ cận nghèo",
                    "Phòng Lao động - Thương binh và Xã hội",
                    (COMMUNES,),
                    "once",
                    "hoàn thành trước ngày 14/12/2026",
                    due_on="2026-12-14",
                    product="Danh sách tổng hợp",
                ),
            ],
        ),
        (
            "Nâng cao đạo đức công vụ, trách nhiệm nêu gương của cán bộ, công chức, người đứng đầu",
            [
                DemoDuty(
                    "Kiểm tra việc thực hiện kỷ luật, kỷ cương hành chính",
                    "Phòng Nội vụ",
                    ("Thanh tra huyện",),
                    "recurring",
                    "hằng quý",
                    QUARTERLY,
                ),
                DemoDuty(
                    "Ký cam kết nêu gương của người đứng đầu",
                    COMMUNES,
                    ("Phòng Nội vụ",),
                    "once",
                    "hoàn thành trước ngày 31/3/2026",
                    due_on="2026-03-31",
                ),
            ],
        ),
        (
            "Đẩy mạnh phong trào thi đua “Dân vận khéo” trên các lĩnh vực kinh tế, văn hóa, xã hội, quốc phòng, an ninh",
            [
                DemoDuty(
                    "Đăng ký mô hình “Dân vận khéo”",
                    COMMUNES,
                    ("Phòng Văn hóa và Thông tin",),
                    "once",
                    "hoàn thành trước ngày 28/2/2026",
                    due_on="2026-02-28",
                    product="Bản đăng ký",
                ),
                DemoDuty(
                    "Tuyên truyền gương điển hình “Dân vận khéo” trên hệ thống truyền thanh",
                    "Phòng Văn hóa và Thông tin",
                    (COMMUNES,),
                ),
            ],
        ),
        (
            "Thực hiện Kế hoạch số 72-KH/HU ngày 09/11/2021 của Ban Thường vụ Huyện ủy thực hiện Kết luận số 01-KL/TW ngày 18/5/2021 về tiếp tục "
            "thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016",
            [
                DemoDuty(
                    "Xây dựng kế hoạch học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh trong năm",
                    COMMUNES,
                    ("Ban Dân vận Huyện ủy",),
                    "once",
                    "hoàn thành trước ngày 15/3/2026",
                    due_on="2026-03-15",
                    product="Kế hoạch",
                )
            ],
        ),
        (
            "Phối hợp kiểm tra, giám sát liên ngành và trao đổi thông tin định kỳ về công tác dân vận" + MARK,
            [
                DemoDuty(
                    "Giao ban trao đổi thông tin giữa hai cơ quan",
                    "Ban Dân vận Huyện ủy",
                    ("Văn phòng HĐND và UBND huyện",),
                    "recurring",
                    "hằng quý",
                    QUARTERLY,
                    product="Thông báo kết luận",
                ),
                DemoDuty(
                    "Giải quyết vụ việc phức tạp phát sinh ở cơ sở",
                    "Công an huyện",
                    (COMMUNES,),
                    "on_event",
                    "khi có vụ việc phát sinh",
                ),
            ],
        ),
    ],
}

ARMED_FORCES: dict[str, Any] = {
    "title": "Phối hợp công tác dân vận trong lực lượng vũ trang và tham gia thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ XVII, năm 2022",
    "parties": ["Ban Dân vận Huyện ủy", "Ban Chỉ huy Quân sự huyện", "Công an huyện"],
    "general": [
        "Quán triệt chủ trương của Đảng, chính sách của Nhà nước về công tác dân vận",
        "Nâng cao nhận thức, trách nhiệm của cán bộ, chiến sĩ đối với công tác dân vận",
        "Tuyên truyền, vận động Nhân dân chấp hành pháp luật",
        "Nắm tình hình Nhân dân, kịp thời tham mưu cấp ủy, chính quyền",
        "Xây dựng cơ sở chính trị, thế trận lòng dân vững chắc",
        "Phối hợp sơ kết, tổng kết, trao đổi thông tin",
        "Thực hiện phong trào thi đua “Dân vận khéo”",
    ],
    "specific": [
        "Tổ chức đợt làm công tác dân vận tại các làng vùng khó khăn",
        "Giúp dân sửa chữa nhà ở, đường làng, công trình công cộng",
        "Khám bệnh, cấp thuốc cho người nghèo và gia đình chính sách",
        "Tuyên truyền phòng, chống tội phạm và tệ nạn xã hội",
        "Vận động thanh niên thực hiện nghĩa vụ quân sự",
        "Xây dựng khu dân cư an toàn về an ninh, trật tự",
        "Hướng dẫn phòng, chống thiên tai, cháy nổ",
        "Hỗ trợ học sinh có hoàn cảnh khó khăn đến trường",
        "Phối hợp bảo vệ rừng và phòng, chống cháy rừng",
        "Thăm hỏi già làng, người có uy tín dịp lễ, tết",
    ],
}

PAPERS = [
    # (number, kind, issuer, issued_on, abstract)
    (
        "05-CT/TW",
        "chỉ thị",
        "Bộ Chính trị",
        "2016-05-15",
        "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    ),
    ("01-KL/TW", "kết luận", "Bộ Chính trị", "2021-05-18", "Tiếp tục thực hiện Chỉ thị số 05-CT/TW"),
    ("72-KH/HU", "kế hoạch", "Ban Thường vụ Huyện ủy", "2021-11-09", "Thực hiện Kết luận số 01-KL/TW"),
    (
        "46/NQ-HĐND",
        "nghị quyết",
        "HĐND tỉnh",
        "2021-08-10",
        "Kế hoạch phát triển kinh tế - xã hội, quốc phòng, an ninh 5 năm 2021-2025",
    ),
]
LINKS = [("72-KH/HU", "01-KL/TW", "implements"), ("01-KL/TW", "05-CT/TW", "continues")]
SIGNED_ON = dt.date(2022, 4, 29)
BASIS = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, Điều 11"
