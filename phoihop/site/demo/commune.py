"""An invented programme of a commune of today, relative to the day on which the demo is loaded, so that it never ages.

Between the bodies of a commune as they have been since 1 July 2025. Its duties are made so that every status of a task
is there to be seen.
"""

from __future__ import annotations

import datetime as dt

from .promises import QUARTERLY, DemoDuty

COMMUNE = "xã Đak Đoa"
FOUNDED = dt.date(2025, 7, 1)
PROVINCE_PARTY = "Tỉnh ủy Gia Lai"  # above the Party committees of communes since that day
SECRETARIAT = f"Ban Xây dựng Đảng {COMMUNE}"
COMMITTEE, FRONT = f"UBND {COMMUNE}", f"Ủy ban MTTQ Việt Nam {COMMUNE}"
MILITARY, POLICE = f"Ban Chỉ huy Quân sự {COMMUNE}", f"Công an {COMMUNE}"
OFFICE, ECONOMY = f"Văn phòng HĐND và UBND {COMMUNE}", f"Phòng Kinh tế {COMMUNE}"
SOCIETY, SERVICES = f"Phòng Văn hóa - Xã hội {COMMUNE}", f"Trung tâm Phục vụ hành chính công {COMMUNE}"
WOMEN, FARMERS = f"Hội Liên hiệp Phụ nữ {COMMUNE}", f"Hội Nông dân {COMMUNE}"
YOUTH, HEALTH = f"Đoàn TNCS Hồ Chí Minh {COMMUNE}", f"Trạm Y tế {COMMUNE}"

# (name, abbreviation, kind, parent's name)
BODIES = [
    (f"Đảng ủy {COMMUNE}", "ĐU", "party_committee", PROVINCE_PARTY),
    (SECRETARIAT, "Ban Xây dựng Đảng", "party_body", f"Đảng ủy {COMMUNE}"),
    (COMMITTEE, "UBND xã", "peoples_committee", ""),
    (OFFICE, "Văn phòng", "department", COMMITTEE),
    (ECONOMY, "Phòng Kinh tế", "department", COMMITTEE),
    (SOCIETY, "Phòng VH-XH", "department", COMMITTEE),
    (SERVICES, "Trung tâm PVHCC", "service", COMMITTEE),
    (HEALTH, "Trạm Y tế", "service", COMMITTEE),
    (MILITARY, "BCH Quân sự xã", "military", ""),
    (POLICE, "Công an xã", "police", ""),
    (FRONT, "MTTQ xã", "front", ""),
    (WOMEN, "Hội LHPN xã", "front", FRONT),
    (FARMERS, "Hội ND xã", "front", FRONT),
    (YOUTH, "Đoàn xã", "front", FRONT),
]
PARTIES = [SECRETARIAT, COMMITTEE, MILITARY, POLICE]
MARK = " (chương trình minh hoạ)"


def first_day(today: dt.date) -> dt.date:
    """It runs from the middle of last year."""
    return dt.date(today.year - 1, 7, 1)


def last_day(today: dt.date) -> dt.date:
    """Five years later."""
    return dt.date(today.year + 4, 6, 30)


def title(today: dt.date) -> str:
    """As such programmes are titled."""
    years = f"{first_day(today).year}-{last_day(today).year}"
    return f"Phối hợp công tác dân vận trên địa bàn {COMMUNE}, giai đoạn {years}{MARK}"


# A duty with ``due_in`` is due so many days from today; ``shows`` is the status that its tasks are brought to.
# of the contents, in their order
FIELDS = ("system", "system", "system", "economy", "society", "defence")
CONTENTS: list[tuple[str, list[DemoDuty]]] = [
    (
        "Tuyên truyền, vận động Nhân dân thực hiện chủ trương của Đảng, chính sách, pháp luật của Nhà nước",
        [
            DemoDuty(
                "Tổ chức hội nghị triển khai chương trình đến các thôn, làng",
                SECRETARIAT,
                (COMMITTEE, FRONT),
                due_in=-75,
                shows="done",
                product="Biên bản hội nghị",
            ),
            DemoDuty(
                "Báo cáo kết quả phối hợp",
                COMMITTEE,
                (MILITARY, POLICE),
                "recurring",
                "hằng quý",
                QUARTERLY,
                product="Báo cáo",
            ),
        ],
    ),
    (
        "Cải cách hành chính, nâng cao chất lượng phục vụ Nhân dân",
        [
            DemoDuty(
                "Hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà sinh hoạt cộng đồng",
                SERVICES,
                (OFFICE,),
                due_in=90,
                shows="on_track",
            ),
            DemoDuty(
                "Công khai danh mục thủ tục hành chính bằng tiếng Việt, tiếng Jrai và tiếng Bahnar",
                OFFICE,
                (SERVICES,),
                due_in=-50,
                shows="done_late",
                product="Bảng niêm yết",
            ),
        ],
    ),
    (
        "Đối thoại với Nhân dân, giải quyết kiến nghị từ cơ sở",
        [
            DemoDuty(
                "Tổ chức đối thoại giữa Chủ tịch UBND xã với Nhân dân",
                COMMITTEE,
                (FRONT,),
                due_in=-4,
                shows="waiting",
                product="Biên bản đối thoại",
            ),
            DemoDuty("Tiếp nhận, phân loại kiến nghị của các thôn, làng", FRONT, (OFFICE, WOMEN, FARMERS, YOUTH)),
        ],
    ),
    (
        "Phát triển kinh tế hộ, xây dựng nông thôn mới",
        [
            DemoDuty(
                "Vận động các hộ cải tạo vườn cà phê già cỗi",
                ECONOMY,
                (FRONT,),
                due_in=-20,
                shows="overdue",
                product="Danh sách hộ đăng ký",
            ),
            DemoDuty("Nghiệm thu tuyến đường làng do Nhân dân góp công", ECONOMY, (), due_in=120, starts_in=40),
        ],
    ),
    (
        "Chăm lo đời sống văn hóa, an sinh xã hội",
        [
            DemoDuty(
                "Rà soát, lập danh sách hộ cần hỗ trợ sửa chữa nhà ở",
                SOCIETY,
                (FRONT, MILITARY, HEALTH),
                due_in=4,
                shows="at_risk",
                product="Danh sách",
            ),
            DemoDuty(
                "Tổ chức lễ hội cồng chiêng cấp xã",
                SOCIETY,
                (),
                due_in=25,
                shows="cancelled",
            ),
        ],
    ),
    (
        "Giữ vững quốc phòng, an ninh, trật tự ở cơ sở",
        [
            DemoDuty("Ra quân giúp dân tại các làng còn khó khăn", MILITARY, (POLICE, FRONT), due_in=-15, shows="done"),
            DemoDuty("Tuyên truyền phòng, chống lừa đảo qua mạng tại các thôn, làng", POLICE, (SOCIETY,)),
            DemoDuty(
                "Phối hợp giải quyết vụ việc phức tạp phát sinh",
                POLICE,
                (MILITARY, FRONT),
                "on_event",
                "khi có vụ việc phát sinh",
            ),
        ],
    ),
]
