"""What a person should look at, in words: a sentence for each code of a doubt; its values fill the blanks.

The sentences are marked for translation, so that a page can say a doubt in its reader's language; this room says it
in Vietnamese.
"""

from __future__ import annotations

from phoihop.reading.grammar.promises import Doubt


def gettext_noop(message: str) -> str:
    """Marks a message for the catalogue of translations, as Django's function of this name does."""
    return message


SENTENCES = {
    # the file
    "letters_lost": gettext_noop("Một số chữ bị mất hoặc sai dấu khi trích từ tệp; cần so lại với bản gốc."),
    "labels_lost": gettext_noop("Tệp Word kiểu cũ không giữ được số thứ tự tự động; cần kiểm tra lại số mục."),
    "pages_without_text": gettext_noop("Có trang chỉ là ảnh chụp, không có lớp chữ, nên chưa đọc được."),
    "recognised": gettext_noop("Văn bản được nhận dạng từ ảnh chụp (OCR); cần so chữ và số với bản gốc."),
    "badly_recognised": gettext_noop("Ảnh chụp khó đọc (mờ, nghiêng hoặc chữ nhỏ); phần nhận dạng có thể sai nhiều."),
    "source": gettext_noop("Lưu ý khi đọc tệp: {phrase}."),
    "nothing_read": gettext_noop("Không nhận ra đây là văn bản hành chính hay bài viết về một chương trình phối hợp."),
    # the document
    "number_blank": gettext_noop("Văn bản còn để trống số."),
    "number_missing": gettext_noop("Không tìm thấy số, ký hiệu của văn bản."),
    "kind_missing": gettext_noop("Chưa xác định được loại văn bản."),
    "title_missing": gettext_noop("Không tìm thấy trích yếu của văn bản."),
    "issuer_missing": gettext_noop("Chưa xác định được cơ quan ban hành."),
    "date_missing": gettext_noop("Không tìm thấy ngày ký."),
    "date_impossible": gettext_noop("Ngày ký “{phrase}” không có trong lịch."),
    "told_only": gettext_noop("Thông tin lấy từ bài viết về việc ký kết, không phải từ văn bản gốc."),
    "told_in_minutes": gettext_noop("Thông tin lấy từ biên bản về việc ký kết, không phải từ văn bản gốc."),
    "citation_dates_differ": gettext_noop("Văn bản ghi hai ngày ban hành khác nhau cho {number}: {first} và {second}."),
    "citation_undated": gettext_noop("Ngày ban hành của {number} không có trong lịch."),
    # the programme
    "period_missing": gettext_noop("Văn bản không nêu rõ thời gian thực hiện."),
    "parties_missing": gettext_noop("Chưa xác định được đủ các bên ký kết."),
    "counts_differ": gettext_noop("Văn bản nêu {stated} nội dung nhưng chỉ đọc được {found}."),
    "counts_exceeded": gettext_noop("Văn bản nêu {stated} nội dung nhưng đọc được {found}."),
    "contents_not_listed": gettext_noop(
        "Bài viết cho biết có {stated} nội dung nhưng không liệt kê; cần bổ sung từ văn bản gốc."
    ),
    "contents_not_told": gettext_noop("Bài viết không nêu các nội dung của chương trình; cần bổ sung từ văn bản gốc."),
    "contents_not_found": gettext_noop("Không tìm thấy phần nội dung của chương trình."),
    "content_without_duty": gettext_noop("Nội dung này chưa có nhiệm vụ nào."),
    # a duty
    "duty_without_unit": gettext_noop("Nhiệm vụ này chưa rõ đơn vị thực hiện."),
    "duty_without_lead": gettext_noop("Nhiệm vụ này có đơn vị phối hợp nhưng chưa rõ đơn vị chủ trì."),
    "unit_uncertain": gettext_noop("Chưa chắc “{phrase}” là tên một đơn vị."),
    "deadline_undated": gettext_noop("Thời hạn “{phrase}” chưa quy được về ngày cụ thể."),
    "deadline_year_guessed": gettext_noop("Thời hạn “{phrase}” không ghi năm; năm được suy ra từ văn bản."),
    "deadline_taken_as_yearly": gettext_noop("Thời hạn “{phrase}” không ghi năm; tạm hiểu là lặp lại hằng năm."),
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
