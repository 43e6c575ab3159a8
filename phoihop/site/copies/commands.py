"""The command line of copies: ``phoihop backup`` and ``phoihop restore``."""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
from pathlib import Path


def backup_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE."""
    parser.add_argument("file", type=Path, help="tệp .tar sẽ ghi; phải là tệp chưa có")


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, --force."""
    parser.add_argument("file", type=Path, help="tệp .tar do phoihop backup ghi")
    parser.add_argument("--force", action="store_true", help="thay dữ liệu đang có; dữ liệu cũ được giữ lại bên cạnh")


def backup(args: argparse.Namespace) -> int:
    """0 a whole copy; 1 a copy in which files are damaged, as they are on this disk; 2 no copy."""
    _set_up()
    from .backing_up import back_up  # lazily: after django.setup
    from .place import here
    from .postgres import ToolsMissing

    if args.file.exists():
        print(f"{args.file} đã có; hãy chọn tên khác.", file=sys.stderr)
        return 2
    try:
        manifest = back_up(here(), args.file.absolute())
    except (ToolsMissing, sqlite3.DatabaseError, OSError) as error:
        print(f"Không sao lưu được: {error}", file=sys.stderr)
        return 2
    files = sum(name.startswith("files/") for name in manifest.members)
    print(f"Đã sao lưu vào {args.file}: cơ sở dữ liệu và {files} tệp.")
    return _tell_damage(manifest.damaged)


def restore(args: argparse.Namespace) -> int:
    """0 restored; 1 restored, with files that were damaged before the copy was made; 2 nothing changed."""
    _set_up()
    from .archive import BadArchive  # lazily: after django.setup
    from .place import here
    from .postgres import ToolsMissing
    from .restoring import NotRestored, put_back

    try:
        manifest, aside = put_back(here(), args.file, force=args.force)
    except (BadArchive, NotRestored, ToolsMissing, OSError) as error:
        print(f"Không phục hồi; chưa thay đổi gì. {error}", file=sys.stderr)
        return 2
    print(f"Đã phục hồi bản sao lưu lúc {manifest.made_at}.")
    if aside:
        print(f"Dữ liệu cũ nằm ở {aside}.")
    return _tell_damage(manifest.damaged)


def _tell_damage(damaged: list[str]) -> int:
    for name in damaged:
        print(f"Tệp hỏng hoặc mất trên đĩa: {name}", file=sys.stderr)
    return 1 if damaged else 0


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the other commands must not pay for it

    django.setup()
