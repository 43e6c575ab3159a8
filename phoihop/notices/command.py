"""The command line: ``phoihop notices``, the reminders of a day; with --dry-run only told, not sent."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from itertools import groupby


def arguments(parser: argparse.ArgumentParser) -> None:
    """--dry-run, --on."""
    parser.add_argument("--dry-run", action="store_true", help="chỉ in ai sẽ được nhắc việc gì; không ghi, không gửi")
    parser.add_argument(
        "--on",
        type=dt.date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="ngày cần xem (chỉ với --dry-run; mặc định hôm nay)",
    )


def run(args: argparse.Namespace) -> int:
    """0 done; 2 where a day is given without --dry-run: nobody is reminded on another day than today."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the environment first

    django.setup()
    from django.utils import timezone  # lazily: after django.setup

    from .jobs import remind  # lazily: as above

    if args.on and not args.dry_run:
        print("--on chỉ dùng với --dry-run.")
        return 2
    now = timezone.now()
    if args.dry_run:
        return _show(args.on or timezone.localdate(now))
    print(f"Đã nhắc {remind(now)} lượt.")
    return 0


def _show(day: dt.date) -> int:
    """A line for each person and thing, as the rules tell them on that day."""
    from phoihop.ground.dates import written  # lazily: after django.setup
    from phoihop.ground.text import squeeze  # lazily: as above

    from .channels import channel_for  # lazily: as above
    from .jobs import reminders  # lazily: as above
    from .queries import choices_of, names_of  # lazily: as above
    from .reasons import words_of  # lazily: as above

    tellings = list(reminders(day, day))
    accounts = {one.to.account for one in tellings}
    chosen, names = choices_of(accounts), names_of(accounts, {one.to.unit for one in tellings})
    by_programme = sorted(tellings, key=lambda one: (one.of.group, one.of.due_on, one.of.key))
    for group, its in groupby(by_programme, key=lambda one: one.of.group):
        print(group or "(không thuộc chương trình)")
        for one in its:
            person, unit = names[0][one.to.account], names[1][one.to.unit]
            way = " + ".join(filter(None, ("trang Thông báo", channel_for(*chosen[one.to.account]))))
            instead = " (thay đơn vị đã kết thúc hoặc chưa có người)" if one.to.instead else ""
            print(f"  {words_of(one.reason, one.of.due_on, day)}: {squeeze(one.of.title)}")
            print(f"    {one.owner}, hạn {written(one.of.due_on)} → {person}, {unit}{instead}; {way}")
    print(f"{len(tellings)} lượt nhắc cho {len(accounts)} người ngày {written(day)}.")
    return 0
