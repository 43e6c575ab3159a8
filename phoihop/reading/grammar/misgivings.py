"""Doubts about the document as a whole: a sentence for who confirms the draft, a code, its values."""

from __future__ import annotations

from phoihop.reading.grammar.promises import Doubt

# code: sentence; the values fill the blanks. The body's own are in doubts.py.
SENTENCES = {
    "number_blank": "Văn bản còn để trống số.",
    "number_missing": "Không tìm thấy số, ký hiệu của văn bản.",
    "kind_missing": "Chưa xác định được loại văn bản.",
    "title_missing": "Không tìm thấy trích yếu của văn bản.",
    "date_missing": "Không tìm thấy ngày ký.",
    "date_impossible": "Ngày ký “{phrase}” không có trong lịch.",
    "date_from_article": "Ngày ký được suy ra từ ngày đăng bài.",
    "period_missing": "Văn bản không nêu rõ thời gian thực hiện.",
    "parties_missing": "Chưa xác định được đủ các bên ký kết.",
    "issuer_missing": "Chưa xác định được cơ quan ban hành.",
    "counts_differ": "Văn bản nêu {stated} nội dung nhưng chỉ đọc được {found}.",
    "counts_exceeded": "Văn bản nêu {stated} nội dung nhưng đọc được {found}.",
    "contents_not_listed": "Bài viết cho biết có {stated} nội dung nhưng không liệt kê; cần bổ sung từ văn bản gốc.",
    "contents_not_told": "Bài viết không nêu các nội dung của chương trình; cần bổ sung từ văn bản gốc.",
    "told_only": "Thông tin lấy từ bài viết về việc ký kết, không phải từ văn bản gốc.",
    "told_in_minutes": "Thông tin lấy từ biên bản về việc ký kết, không phải từ văn bản gốc.",
    "citation_dates_differ": "Văn bản ghi hai ngày ban hành khác nhau cho {number}: {first} và {second}.",
    "citation_undated": "Ngày ban hành của {number} không có trong lịch.",
    "letters_lost": "Một số chữ bị mất hoặc sai dấu khi trích từ tệp; hãy đối chiếu với bản gốc.",
    "labels_lost": "Tệp Word kiểu cũ không giữ được số thứ tự tự động; hãy kiểm tra lại số mục.",
    "pages_without_text": "Có trang chỉ là ảnh chụp, không có lớp chữ, nên chưa đọc được.",
    "recognised": "Văn bản được nhận dạng từ ảnh chụp (OCR); hãy đối chiếu chữ và số với bản gốc.",
    "source": "Lưu ý khi đọc tệp: {phrase}.",
    "nothing_read": "Không nhận ra đây là văn bản hành chính hay bài viết về một chương trình phối hợp.",
}


def doubt(about: str, code: str, **values: object) -> Doubt:
    """A doubt about the place ``about`` (JSON pointer). Raises KeyError for a code without a sentence."""
    return Doubt(about, code, SENTENCES[code].format(**values), dict(values))


def doubt_of_note(note: str) -> Doubt:
    """The doubt that a note of the file's reader makes; an unknown note is shown as it is."""
    return doubt("", note) if note in SENTENCES else doubt("", "source", phrase=note)


def day_in_words(iso: str) -> str:
    """29/4/2022 from 2022-04-29."""
    year, month, day = iso.split("-")
    return f"{int(day)}/{int(month)}/{year}"
