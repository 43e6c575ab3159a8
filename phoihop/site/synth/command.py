"""``phoihop synth``: made-up data of a country's size, to see how the house behaves under it."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time

_MOST_UNITS, _MOST_CONTENTS = 20_000, 200


def _between(most: int) -> object:
    def number(text: str) -> int:
        value = int(text)
        if not 1 <= value <= most:
            raise argparse.ArgumentTypeError(f"từ 1 đến {most}")
        return value

    return number


def arguments(parser: argparse.ArgumentParser) -> None:
    """--seed, --units, --contents, --day."""
    parser.add_argument("--seed", type=int, default=1, help="cùng một số (và một ngày) cho ra cùng dữ liệu")
    parser.add_argument("--units", type=_between(_MOST_UNITS), default=3321, help="số xã, phường, đặc khu")  # type: ignore[arg-type]
    parser.add_argument("--contents", type=_between(_MOST_CONTENTS), default=20, help="số nội dung của chương trình")  # type: ignore[arg-type]
    parser.add_argument("--day", type=dt.date.fromisoformat, help="ngày mà dữ liệu được xem là mới (mặc định: hôm nay)")


def run(args: argparse.Namespace) -> int:
    """Fills an empty database; 2 where it is not empty: made-up data never stand beside real data."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the command line starts without Django

    django.setup()
    from django.conf import settings  # lazily: after django.setup
    from django.utils import timezone  # lazily: as above

    from phoihop.site.running.demo_data import is_empty  # lazily: as above
    from phoihop.site.running.preparing import migrate, one_at_a_time  # lazily: as above

    from .making import make  # lazily: as above

    with one_at_a_time():
        migrate()
        if not is_empty():
            print(
                f"Cơ sở dữ liệu ({settings.DATA}) đã có dữ liệu; dữ liệu giả lập chỉ ghi vào cơ sở dữ liệu trống.\n"
                "Hãy đặt PHOIHOP_DATA sang một thư mục mới, hoặc DATABASE_URL sang một cơ sở dữ liệu trống.",
                file=sys.stderr,
            )
            return 2
        began = time.perf_counter()
        made = make(args.seed, args.units, args.contents, args.day or timezone.localdate())
    print(", ".join(f"{number} {what}" for what, number in made.told.items()))
    print(f"Xong sau {time.perf_counter() - began:.1f} giây. Vào xem: phoihop admin để tạo tài khoản đầu tiên.")
    return 0
