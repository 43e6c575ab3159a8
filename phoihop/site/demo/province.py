"""The province above the commune of today: its programme, and what it asks of four communes. All invented."""

from __future__ import annotations

import datetime as dt

from . import commune
from .promises import DemoDuty

PROVINCE = "tỉnh Gia Lai"
PARTY, COMMITTEE = commune.PROVINCE_PARTY, f"UBND {PROVINCE}"
STAFF = f"Ban Tuyên giáo và Dân vận {PARTY}"
OTHERS = [f"Ban Xây dựng Đảng xã {name}" for name in ("Kon Gang", "Ia Băng", "KDang")]
ASKED = "Ban Xây dựng Đảng các xã"  # these, and that of the commune

# (name, abbreviation, kind, level, parent's name)
BODIES = [
    (PARTY, "TU", "party_committee", "province", ""),
    (STAFF, "Ban TG-DV", "party_body", "province", PARTY),
    (COMMITTEE, "UBND tỉnh", "peoples_committee", "province", ""),
    *((name, "", "party_body", "commune", PARTY) for name in OTHERS),
]
PARTIES = [STAFF, COMMITTEE]
# contents of the commune's programme, in its own words: so that what is said below fills the report upward
_DUTIES = {
    0: "Tổ chức tuyên truyền, vận động tại các thôn, làng theo chủ đề từng năm",
    2: "Theo dõi, đôn đốc việc đối thoại và giải quyết kiến nghị của Nhân dân ở cơ sở",
    3: "Vận động Nhân dân phát triển kinh tế hộ, góp công xây dựng nông thôn mới",
}
FIELDS = tuple(commune.FIELDS[number] for number in _DUTIES)
CONTENTS = [(commune.CONTENTS[number][0], [DemoDuty(text, ASKED)]) for number, text in _DUTIES.items()]
INDICATOR = {
    "code": "DV1",
    "name": f"Số buổi tuyên truyền, vận động tại thôn, làng{commune.MARK}",
    "measure": "buổi",
    "over_units": "sum",
    "over_time": "sum",
}
GIVE_IT = [commune.FRONT, commune.POLICE, commune.SOCIETY]  # in the commune


def title(today: dt.date) -> str:
    """As such programmes are titled."""
    years = f"{commune.first_day(today).year}-{commune.last_day(today).year}"
    return f"Phối hợp công tác dân vận của hệ thống chính quyền {PROVINCE}, giai đoạn {years}{commune.MARK}"
