"""A worker killed with SIGKILL while the mail server has a letter in hand: nobody's letter is lost."""

from __future__ import annotations

import os
import re
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PEOPLE = ("lan", "mai", "xuan")
_MAKE = """
import django
django.setup()
import datetime as dt
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0)
from phoihop.ground import jobs
from phoihop.ledger.guard import unguarded
from phoihop.notices.jobs import post
from phoihop.notices.models import Notice
from phoihop.units.models import Account, Membership, Unit
now = timezone.now()
with unguarded("a test's own rows"):
    unit = Unit.objects.create(name="Xã Thử", kind="other", level="commune", path="/1/")
    for name in PEOPLE:
        account = Account.objects.create(username=name, full_name=name, email=f"{name}@xa.example", password="!")
        Membership.objects.create(account=account, unit=unit, role="reporter")
        Notice.objects.create(account=account, unit=unit, reason="due.today", object="x.y:1", day=now.date(),
                              title="Báo cáo quý", owner="Xã Thử", due_on=now.date(), url="/", channel="mail",
                              made_at=now)
    post(Account.objects.values_list("pk", flat=True), now)
"""


class Post(socketserver.ThreadingTCPServer):
    """A mail server that, while ``holding``, takes a letter and says nothing."""

    daemon_threads = allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.holding, self.held = True, threading.Event()
        self.letters: list[tuple[str, str, bool]] = []  # to whom, its Message-ID, whether we said that we have it


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    server: Post

    def handle(self) -> None:
        self._say("220 post")
        to = ""
        while line := self.rfile.readline().decode().strip():
            match line.split(":")[0].upper().split():
                case ["RCPT", *_]:
                    to = re.findall(r"<(.+?)>", line)[0]
                    self._say("250 ok")
                case ["DATA"]:
                    self._say("354 go on")
                    text = "".join(iter(lambda: self.rfile.readline().decode(), ".\r\n"))
                    name = re.findall(r"(?im)^message-id: (\S+)", text)[0]
                    self.server.letters.append((to, name, not self.server.holding))
                    if self.server.holding:
                        self.server.held.set()
                        self.rfile.read()  # until the other end is dead
                        return
                    self._say("250 taken")
                case ["QUIT"]:
                    return self._say("221 bye")
                case _:
                    self._say("250 ok")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server on a port of its own."""
    with Post() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.slow
def test_killed_while_the_mail_server_has_the_letter(tmp_path: Path, post: Post) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PHOIHOP_DEMO")}
    environment = kept | {
        "DJANGO_SETTINGS_MODULE": "phoihop.site.settings",
        "PHOIHOP_DATA": str(tmp_path),
        "EMAIL_URL": f"smtp://127.0.0.1:{post.server_address[1]}",
    }
    making = f"PEOPLE = {PEOPLE!r}\n{_MAKE}"
    subprocess.run([sys.executable, "-W", "ignore", "-c", making], env=environment, check=True)

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "phoihop.site.running.worker"], env=environment)

    first = start()
    try:
        assert post.held.wait(30), "the first letter is at the mail server"
    finally:
        first.kill()
    assert first.wait(10) == -signal.SIGKILL
    post.holding = False
    second = start()
    try:
        until = time.monotonic() + 30
        while len({to for to, _name, taken in post.letters if taken}) < len(PEOPLE) and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(1)  # whoever would send twice does it now
    finally:
        second.terminate()
        second.wait(20)
    taken = sorted(to for to, _name, was_taken in post.letters if was_taken)
    assert taken == [f"{name}@xa.example" for name in PEOPLE], "each once"
    (to, name, _taken) = next(one for one in post.letters if not one[2])
    assert [again for whom, again, was_taken in post.letters if whom == to and was_taken] == [name], "the same letter"
