"""Lines that stand where duties stand and are none: formulae, statements, requirements of style, leads to a list."""

from __future__ import annotations

import re

_NO_DUTY = re.compile(
    r"^(?:tren day la|day la|luu\b|theo (?:bao cao|thong ke|so lieu|ket qua|danh gia) (?:cua|tu|tai|tong hop)"
    r"|noi nhan|nhu tren|can cu|xet |thuc hien (?:ke hoach|nghi quyet|chi thi|quyet dinh"
    r"|chuong trinh|cong van|huong dan|ket luan) (?:so|lien tich)"
    r"|(?:quyet dinh|nghi quyet|ke hoach|quy che|chi thi|chuong trinh|van ban|quy dinh|thong tu|thong bao"
    r"|huong dan|cong dien|ket luan|phuong an|de an|nghi dinh"
    r"|ban quy che)(?: phoi hop)? nay "
    r"(?:co hieu luc|thay the|duoc|gom|da |la|ap dung|lam can cu|ban hanh|quy dinh|co gia tri|ket thuc)"
    r"|kinh phi (?:thuc hien|bao dam|dam bao|to chuc|cho|hoat dong|trien khai|phuc vu|duoc|do|tu|chi)"
    r"|nguon (?:kinh phi|ngan sach)|tu (?:nguon )?ngan sach|ban hanh kem theo|bai bo|(?:hoi nghi|cuoc hop|buoi hop"
    r"|bien ban)\b.{0,40}(?:ket thuc|duoc lap|bat dau|khai mac|be mac)|trong qua trinh (?:to chuc )?"
    r"(?:trien khai )?thuc hien,? (?:truong hop|neu) (?:cac|co) van ban)"
)
# Without a unit these tell how things are: "Huyện hiện có …", "Hạ tầng số bao gồm …", "Tồn tại và nguyên nhân".
_STATEMENT = re.compile(
    r"^(?:(?:ton tai|han che|kho khan|nguyen nhan|tinh hinh|thuc trang|muc do|phuong huong|bai hoc|cac chuyen de)\b"
    r"|(?:\w+ ){1,12}?(?:hien co|hien nay co|hien dang|bao gom|duoc hieu la|duoc chia thanh|la mot trong nhung)\b)"
)
# A line that only leads to those below it: "…, các đơn vị còn có trách nhiệm trong một số nội dung sau:".
_LEADS_IN = re.compile(
    r"(?:nội dung|nhiệm vụ|công việc|việc|giải pháp|yêu cầu|biện pháp)[^.;:]{0,40}\s"
    r"(?:sau|sau đây|dưới đây)\s*:$|\s(?:như sau|sau đây|dưới đây)\s*:$"
    r"|(?:yêu cầu|đề nghị|chỉ đạo|nhấn mạnh|lưu ý)\s*:$"
)
_CLOSING = re.compile(
    r"^(?:trong qua trinh (?:to chuc )?(?:trien khai )?(?:thuc hien|thi hanh)|tren day la|nhan duoc|yeu cau|de nghi"
    r"|chu tich|ban thuong vu)"
)
# "Công an xã: không quá 02 cá nhân" shares out honours, not work.
_QUOTA = re.compile(
    r"^(?:đề nghị |mỗi đơn vị |xét |chọn |cử |lựa chọn |xét chọn |khen thưởng )*(?:không quá |tối đa )?\d{1,3} "
    r"(?:cá nhân|tập thể|trường hợp|người)\b",
    re.IGNORECASE,
)
_STYLE_ONLY = re.compile(
    r"^(?:[^.;]{0,80}\b)?(?:phải|cần) (?:bảo đảm|đảm bảo|được|bám sát|trang trọng|thiết thực|gắn)\b", re.IGNORECASE
)


def is_formula(plain: str) -> bool:
    """Whether a line, without diacritics, is a formula of papers: a basis, funds, validity, a report of facts."""
    return _NO_DUTY.match(plain) is not None


def is_quota(words: str) -> bool:
    """Whether a line says how many are to be honoured."""
    return _QUOTA.match(words) is not None


def is_statement(plain: str) -> bool:
    """Whether a line, without diacritics, tells how things are."""
    return _STATEMENT.match(plain) is not None


def is_style(words: str) -> bool:
    """Whether a line only says how something should be done: "… phải thiết thực"."""
    return _STYLE_ONLY.match(words) is not None


def leads_in(words: str) -> bool:
    """Whether a line only leads to those below it."""
    return _LEADS_IN.search(words) is not None


def closes(plain: str) -> bool:
    """Whether a line, without diacritics, is one with which a paper turns to everybody at its end."""
    return _CLOSING.match(plain) is not None
