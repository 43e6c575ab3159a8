"""Who can sign in to the demo."""

from __future__ import annotations

from dataclasses import dataclass

from .commune import COMMITTEE, ECONOMY, SECRETARIAT
from .province import STAFF

PASSWORD = "phoi-hop-ban-thu"


@dataclass(frozen=True)
class DemoAccount:
    """A demo account: what is printed at start-up, and where it stands."""

    username: str
    full_name: str
    unit: str
    role: str
    can: str


ACCOUNTS = [
    DemoAccount(
        "thuky",
        "Cán bộ Ban Dân vận",
        "Ban Dân vận Huyện ủy",
        "secretary",
        "nhập văn bản, theo dõi, nghiệm thu, công khai",
    ),
    DemoAccount(
        "glar", "Cán bộ xã Glar", "UBND xã Glar", "reporter", "xem và báo cáo việc của xã (thử trên điện thoại)"
    ),
    DemoAccount("chutich", "Lãnh đạo xã Glar", "UBND xã Glar", "head", "giao việc trong đơn vị"),
    DemoAccount("noivu", "Cán bộ Phòng Nội vụ", "Phòng Nội vụ", "reporter", "báo cáo việc của phòng"),
    DemoAccount("vanthu", "Văn thư UBND huyện", "UBND huyện Đak Đoa", "clerk", "quản lý sổ văn bản"),
    DemoAccount("giamsat", "Cán bộ giám sát", "UBND huyện Đak Đoa", "auditor", "xem toàn bộ, không sửa"),
    DemoAccount("quantri", "Cán bộ quản trị", "UBND huyện Đak Đoa", "administrator", "quản lý đơn vị, tài khoản"),
    DemoAccount(
        "xaydungdang",
        "Cán bộ Ban Xây dựng Đảng",
        SECRETARIAT,
        "secretary",
        "như thuky, ở một xã ngày nay",
    ),
    DemoAccount(
        "danvantinh",
        "Cán bộ Ban Tuyên giáo và Dân vận",
        STAFF,
        "secretary",
        "đợt báo cáo của tỉnh, mà xaydungdang trả lời bằng đợt của xã",
    ),
    DemoAccount("kinhte", "Cán bộ Phòng Kinh tế", ECONOMY, "reporter", "báo cáo việc của phòng ở xã"),
    DemoAccount("congkhai", "Cán bộ UBND xã", COMMITTEE, "publisher", "công khai với Nhân dân ở xã"),
]
