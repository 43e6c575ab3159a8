"""Why a file cannot be read, in words that tell its owner what to do."""

from __future__ import annotations


class ReadingError(Exception):
    """A file that cannot be read; exit code 2 on the command line.

    ``code`` is a key of MESSAGES, ``values`` fill its blanks.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def message(self, language: str = "vi") -> str:
        """The message in Vietnamese ("vi") or English ("en")."""
        return MESSAGES[self.code][0 if language == "vi" else 1].format(**self.values)


# code: (Vietnamese, English)
MESSAGES: dict[str, tuple[str, str]] = {
    "no_file": ("Không tìm thấy tệp “{name}”.", "The file “{name}” was not found."),
    "empty": (
        "Tệp rỗng (0 byte). Hãy kiểm tra lại tệp gốc rồi tải lên lần nữa.",
        "The file is empty (0 bytes). Check the original and send it again.",
    ),
    "too_large": (
        "Tệp nặng {size} MB, vượt mức cho phép {limit} MB. Hãy giảm dung lượng ảnh trong tệp hoặc tách phần "
        "phụ lục ra.",
        "The file has {size} MB, the limit is {limit} MB. Make the pictures in it smaller or split off the appendices.",
    ),
    "wrong_type": (
        "“{name}” không phải là tệp văn bản đọc được (đuôi tệp có thể không đúng với nội dung). Hãy gửi tệp "
        ".docx, .pdf, .xlsx, .html hoặc .txt.",
        "“{name}” is not a document that can be read (its name may not fit its content). Send .docx, .pdf, "
        ".xlsx, .html or .txt.",
    ),
    "picture": (
        "Đây là tệp ảnh. Hãy gửi bản Word, hoặc bản PDF đã nhận dạng chữ (OCR).",
        "This is a picture. Send the Word file, or a PDF with recognised text (OCR).",
    ),
    "corrupt": (
        "Tệp bị hỏng, không mở được. Hãy mở bằng Word (hoặc trình đọc PDF), lưu lại thành tệp mới rồi gửi lần nữa.",
        "The file is damaged and cannot be opened. Open it in Word (or a PDF reader), save it anew and send it again.",
    ),
    "locked": (
        "Tệp được đặt mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.",
        "The file is protected by a password. Remove the password and send it again.",
    ),
    "macros": (
        "Tệp có chứa macro nên không được nhận. Hãy lưu lại dưới dạng .docx hoặc .xlsx (không có macro) rồi gửi lại.",
        "The file carries macros and is not accepted. Save it as .docx or .xlsx (without macros) and send it again.",
    ),
    "outside_links": (
        "Tệp tự tải nội dung từ bên ngoài ({target}) nên không được nhận. Hãy gỡ mẫu (template), ảnh hoặc đối "
        "tượng liên kết ngoài rồi gửi lại.",
        "The file loads content from outside ({target}) and is not accepted. Remove the linked template, "
        "picture or object and send it again.",
    ),
    "bomb": (
        "Tệp nén bất thường: khi mở ra sẽ lớn quá mức cho phép. Tệp không được nhận.",
        "The file is packed abnormally: unpacked it would be far too large. It is not accepted.",
    ),
    "too_many_pages": (
        "Tệp PDF có {pages} trang, vượt mức cho phép {limit} trang. Hãy tách riêng văn bản chính.",
        "The PDF has {pages} pages, the limit is {limit}. Split off the document itself.",
    ),
    "no_text": (
        "Không tìm thấy chữ nào trong tệp.",
        "No text was found in the file.",
    ),
    "scanned": (
        "Tệp PDF chỉ có ảnh chụp, không có lớp chữ. Hãy gửi bản Word hoặc bản PDF đã nhận dạng chữ (OCR tiếng Việt); "
        "máy chủ tự nhận dạng được khi cài Tesseract và gói tiếng Việt (tesseract-ocr, tesseract-ocr-vie).",
        "The PDF holds pictures of pages only, no text. Send the Word file or a PDF with recognised text "
        "(Vietnamese OCR); "
        "the server recognises it once Tesseract and its Vietnamese data are installed (tesseract-ocr, "
        "tesseract-ocr-vie).",
    ),
    "not_text": (
        "Tệp không phải là văn bản thuần (.txt). Hãy gửi tệp gốc .docx hoặc .pdf.",
        "The file is not plain text. Send the original .docx or .pdf.",
    ),
    "legacy_encoding": (
        "Văn bản dùng bảng mã cũ {encoding}, không phải Unicode. Hãy chuyển sang Unicode rồi gửi lại: mở "
        "Unikey, chọn “Công cụ” "
        "(Ctrl+Shift+F6), nguồn “{encoding}”, đích “Unicode”, rồi bấm “Chuyển mã”.",
        "The text uses the old encoding {encoding}, not Unicode. Convert it and send it again: in Unikey open "
        "“Công cụ” "
        "(Ctrl+Shift+F6), source “{encoding}”, destination “Unicode”, then press “Chuyển mã”.",
    ),
    "secret": (
        "Văn bản đóng dấu độ mật “{level}” nên không được đưa vào hệ thống này. Tệp đã bị từ chối và không được lưu.",
        "The document bears the stamp of secrecy “{level}” and does not belong in this system. It was refused "
        "and not stored.",
    ),
    "no_doc_reader": (
        "Tệp Word kiểu cũ (.doc, .rtf, .odt) không đọc được trên máy này. Hãy mở bằng Word, chọn “Lưu thành” "
        "(Save As) kiểu “Word Document (.docx)” rồi gửi lại.",
        "This machine cannot read the old Word format (.doc, .rtf, .odt). Open it in Word, choose Save As, "
        "“Word Document (.docx)”, and send it again.",
    ),
    "too_slow": (
        "Đọc tệp mất quá {seconds} giây nên đã dừng. Hãy tách phụ lục hoặc gửi bản Word thay cho bản PDF.",
        "Reading the file took more than {seconds} seconds and was stopped. Split off appendices or send the "
        "Word file instead of the PDF.",
    ),
    "too_big": (
        "Đọc tệp cần quá nhiều bộ nhớ (trên {megabytes} MB) nên đã dừng. Hãy tách phụ lục hoặc giảm dung lượng ảnh.",
        "Reading the file needs too much memory (over {megabytes} MB) and was stopped. Split off appendices or "
        "make pictures smaller.",
    ),
    "crashed": (
        "Tệp làm trình đọc ngừng hoạt động, có thể do tệp bị hỏng. Hãy lưu lại thành tệp mới rồi gửi lần nữa.",
        "The file made the reader stop; it may be damaged. Save it anew and send it again.",
    ),
}
