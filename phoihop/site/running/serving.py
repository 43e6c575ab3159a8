"""``phoihop serve`` and ``phoihop demo``: the web server and the worker under one supervisor."""

from __future__ import annotations

import argparse
import errno
import http.client
import json
import os
import socket
import subprocess
import sys
from typing import Any

from .supervisor import Child, Supervisor

THREADS = 2  # a worker: one may wait for the disk while another renders


def arguments(parser: argparse.ArgumentParser) -> None:
    """--port, --host, --workers."""
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe; 0.0.0.0 để máy khác truy cập được")
    parser.add_argument(
        "--workers", type=int, default=max(2, min(8, os.cpu_count() or 2)), help="số tiến trình web, ít nhất 2"
    )


def serve(args: argparse.Namespace) -> int:
    """Serves until Ctrl-C or SIGTERM. 2 where the port is taken or the database cannot be used."""
    return _serve(args, demo=False)


def demo(args: argparse.Namespace) -> int:
    """Serves made-up data with accounts whose password is printed."""
    os.environ["PHOIHOP_DEMO"] = "true"
    return _serve(args, demo=True)


def tick(args: argparse.Namespace) -> int:
    """Enqueues what is due now; for a timer of the system, where no worker of ours ticks."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the environment first

    django.setup()
    from phoihop.site.queue import tick_now  # lazily: after django.setup

    for name in tick_now():
        print(name)
    return 0


def _serve(args: argparse.Namespace, *, demo: bool) -> int:
    if trouble := _port_trouble(args.host, args.port):
        print(trouble, file=sys.stderr)
        return 2
    os.environ.setdefault("PHOIHOP_ADDRESS", f"http://localhost:{args.port}")  # codes on paper lead to where we listen
    prepared = _prepare(demo)
    if prepared is None:
        return 2
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", args.host, "--port", str(args.port),
           "--workers", str(max(2, args.workers)), "--blocking-threads", str(THREADS), "--respawn-failed-workers",
           # without it a SIGTERM that finds a worker still starting may hang (measured: 9 of 12 times)
           "--workers-kill-timeout", "3", "--no-access-log", "--log-level", "warning",
           "phoihop.site.wsgi:application"]  # fmt: skip
    jobs = [sys.executable, "-m", "phoihop.site.running.worker"]
    children = [Child("web", web), Child("jobs", jobs)]
    code = Supervisor(children).run(lambda: _answers(args.host, args.port), lambda: _say_where(args, prepared))
    if code:
        print("Máy chủ không khởi động được; xem các dòng ở trên.", file=sys.stderr)
    return code


def _prepare(demo: bool) -> dict[str, Any] | None:
    command = [sys.executable, "-m", "phoihop.site.running.preparing", *(["--demo"] if demo else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        return None
    return json.loads(done.stdout.splitlines()[-1])


def _port_trouble(host: str, port: int) -> str:
    """Why this address cannot be listened on; "" where it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            match error.errno:
                case errno.EADDRINUSE:
                    return (
                        f"Cổng {port} đang được chương trình khác dùng. "
                        f"Hãy chọn cổng khác: --port {port + 1} (make run PORT={port + 1})"
                    )
                case errno.EACCES:
                    return f"Không được phép dùng cổng {port}. Hãy chọn cổng từ 1024 trở lên."
                case _:
                    return f"Không lắng nghe được ở {host}:{port}: {error.strerror}"
    return ""


def _answers(host: str, port: int) -> bool:
    """Whether the server gives any answer at all."""
    connection = http.client.HTTPConnection(_reached_at(host), port, timeout=10)
    try:
        connection.request("HEAD", "/", headers={"Host": f"localhost:{port}"})
        connection.getresponse()
        return True
    except OSError:
        return False
    finally:
        connection.close()


def _reached_at(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


def _say_where(args: argparse.Namespace, prepared: dict[str, Any]) -> None:
    host = _reached_at(args.host)
    print(f"\nPhối Hợp: http://{f'[{host}]' if ':' in host else host}:{args.port}/")
    if prepared.get("accounts"):
        width = max(len(name) for name, _who in prepared["accounts"])
        print(f"\nTài khoản trình diễn (mật khẩu: {prepared['password']})")
        for name, who in prepared["accounts"]:
            print(f"  {name:<{width}}  {who}")
    print("\nCtrl-C để dừng.", flush=True)
