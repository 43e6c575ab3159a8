"""``phoihop import KIND FILE``: a sheet into the house from the command line, by the same acts as the browser's."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

_KINDS = {
    "units": "đơn vị",
    "accounts": "tài khoản",
    "documents": "sổ văn bản",
    "tracker": "bảng theo dõi",
    "indicators": "chỉ tiêu",
    "targets": "mục tiêu của chỉ tiêu",
    "measurements": "số liệu chỉ tiêu",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """KIND FILE [--as USER] [--dry-run] [--mapping FILE] [--sheet NAME] [--programme TITLE]."""
    told = ", ".join(f"{kind} ({words})" for kind, words in _KINDS.items())
    parser.add_argument("kind", choices=_KINDS, metavar="KIND", help=told)
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp .xlsx, .xls, .ods hoặc .csv")
    parser.add_argument(
        "--as",
        dest="user",
        metavar="USER",
        help="nhân danh tài khoản này (bắt buộc với tracker và ba loại bảng chỉ tiêu)",
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ thêm, đổi, giữ gì; không ghi")
    parser.add_argument("--mapping", type=Path, help='tệp JSON {"khóa cột": "tên hoặc chữ cái của cột trong bảng"}')
    parser.add_argument("--sheet", default="", help="tên trang tính (mặc định: trang có nhiều cột nhận ra nhất)")
    parser.add_argument("--programme", default="", help="chương trình của các dòng không ghi chương trình: số hoặc tên")


def run(args: argparse.Namespace) -> int:
    """0 done, or nothing to do; 1 the person may not; 2 faults in the sheet: then nothing was written."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the environment first

    django.setup()
    from .work import load  # lazily: after django.setup

    return load(args)
