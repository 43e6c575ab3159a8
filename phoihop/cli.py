"""The command line: ``phoihop read FILE``. Each command imports what it needs when it runs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from phoihop.notices import command as notices
from phoihop.site import first_admin
from phoihop.site.copies import commands as copies
from phoihop.site.importing import command as importing
from phoihop.site.running import serving
from phoihop.site.synth import command as synth


@dataclass(frozen=True, slots=True)
class Command:
    """One subcommand: its line of help, its arguments, and what it does (the exit code is returned)."""

    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, help="tệp .docx, .pdf, .html, .txt, .xlsx, .doc hoặc ảnh chụp (.jpg, .png, .tif)"
    )
    parser.add_argument("--json", action="store_true", help="in toàn bộ kết quả dạng JSON")


def _read(args: argparse.Namespace) -> int:
    # lazily: the other commands must not pay for the reader
    from phoihop.reading.errors import ReadingError
    from phoihop.reading.reader import read

    try:
        answer = read(args.file)
    except ReadingError as fault:
        print(f"{fault.message('vi')}\n{fault.message('en')}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        # lazily: as above
        from phoihop.reading.summary import summary

        print(summary(answer))
    return 0


COMMANDS: dict[str, Command] = {
    "read": Command("đọc một văn bản, cho ra dự thảo chương trình", _read_arguments, _read),
    "import": Command(
        "nhập đơn vị, tài khoản, văn bản, bảng theo dõi hoặc chỉ tiêu từ bảng tính", importing.arguments, importing.run
    ),
    "serve": Command("chạy máy chủ: trang web và hàng đợi công việc", serving.arguments, serving.serve),
    "demo": Command("chạy máy chủ với dữ liệu trình diễn", serving.arguments, serving.demo),
    "tick": Command("đưa việc định kỳ đến hạn vào hàng đợi, một lần", lambda parser: None, serving.tick),
    "notices": Command("nhắc hạn của hôm nay; xem trước ai được nhắc việc gì", notices.arguments, notices.run),
    "admin": Command("tạo tài khoản quản trị đầu tiên, in mã mời", first_admin.arguments, first_admin.admin),
    "synth": Command("dữ liệu giả lập cỡ cả nước, vào một cơ sở dữ liệu trống", synth.arguments, synth.run),
    "backup": Command("sao lưu mọi dữ liệu trong khi máy chủ đang chạy", copies.backup_arguments, copies.backup),
    "restore": Command("kiểm tra một bản sao lưu rồi phục hồi", copies.restore_arguments, copies.restore),
}


def parser() -> argparse.ArgumentParser:
    """The parser with every command of COMMANDS."""
    top = argparse.ArgumentParser(
        prog="phoihop",
        description="Phối Hợp: chương trình phối hợp của các cơ quan, từ văn bản đến việc có người chịu trách nhiệm",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for name, command in COMMANDS.items():
        command.arguments(commands.add_parser(name, help=command.help, description=command.help))
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 0 done, 2 the input cannot be used."""
    args = parser().parse_args(argv)
    return COMMANDS[args.command].run(args)


if __name__ == "__main__":
    sys.exit(main())
