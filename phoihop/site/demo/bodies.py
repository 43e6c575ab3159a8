"""The bodies of Đak Đoa district as they were on 29 April 2022."""

from __future__ import annotations

# (name, abbreviation, kind, level, parent's name)
UNITS = [
    ("Huyện ủy Đak Đoa", "HU", "party_committee", "district", ""),
    ("Ban Dân vận Huyện ủy", "Ban Dân vận", "party_body", "district", "Huyện ủy Đak Đoa"),
    ("HĐND huyện Đak Đoa", "HĐND huyện", "peoples_council", "district", ""),
    ("UBND huyện Đak Đoa", "UBND huyện", "peoples_committee", "district", ""),
    ("Văn phòng HĐND và UBND huyện", "VP HĐND và UBND", "department", "district", "UBND huyện Đak Đoa"),
    ("Phòng Nội vụ", "", "department", "district", "UBND huyện Đak Đoa"),
    ("Thanh tra huyện", "Thanh tra", "department", "district", "UBND huyện Đak Đoa"),
    ("Phòng Tư pháp", "", "department", "district", "UBND huyện Đak Đoa"),
    ("Phòng Văn hóa và Thông tin", "Phòng VH-TT", "department", "district", "UBND huyện Đak Đoa"),
    ("Phòng Lao động - Thương binh và Xã hội", "Phòng LĐ-TB-XH", "department", "district", "UBND huyện Đak Đoa"),
    ("Phòng Nông nghiệp và Phát triển nông thôn", "Phòng NN-PTNT", "department", "district", "UBND huyện Đak Đoa"),
    ("Phòng Dân tộc", "", "department", "district", "UBND huyện Đak Đoa"),
    ("Ban Chỉ huy Quân sự huyện", "BCH Quân sự huyện", "military", "district", ""),
    ("Công an huyện", "", "police", "district", ""),
    ("Ủy ban MTTQ Việt Nam huyện", "MTTQ huyện", "front", "district", ""),
]
COMMUNES = [
    "A Dơk", "Đak Krong", "Đak Sơ Mei", "Glar", "Hà Bầu", "Hà Đông", "Hải Yang", "H'neng", "H'nol", "Ia Băng", "Ia Pết",
    "K'dang", "Kon Gang", "Nam Yang", "Tân Bình", "Trang",
]  # fmt: skip
TOWNSHIP = "Đak Đoa"
COMMUNE_CLASS = "UBND các xã, thị trấn"
