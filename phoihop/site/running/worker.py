"""``python -m phoihop.site.running.worker``: does the queue's jobs; each minute, what is due gets in."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import socket
import sys
import threading

TICK_SECONDS = 60
log = logging.getLogger(__name__)


def main() -> int:
    """Until a signal comes: the job in hand is finished; a second one cuts it off, and the next start does it again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    import django  # lazily: the environment first

    django.setup()
    from django.conf import settings  # lazily: after django.setup
    from django.core.management import call_command

    from phoihop.site.queue import give_back  # lazily: as above

    with (settings.DATA / "worker.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Một tiến trình khác đang làm hàng đợi của thư mục này; chờ.", file=sys.stderr)
            fcntl.flock(file, fcntl.LOCK_EX)
        here = hashlib.sha256(f"{socket.gethostname()}\0{settings.DATA}".encode()).hexdigest()[:16]
        give_back(here)
        threading.Thread(target=_tick_on, daemon=True).start()
        call_command(
            "db_worker", queue_name="*", interval=1, startup_delay=False, reload=False, worker_id=here, verbosity=0
        )
    return 0


def _tick_on() -> None:
    from django.db import close_old_connections  # lazily: after django.setup

    from phoihop.site.queue import tick_now  # lazily: as above

    pause = threading.Event()
    while True:
        try:
            tick_now()
        except Exception:
            log.exception(
                "tick failed; next one in a minute"
            )  # a database that is away for a moment must not end the day
        close_old_connections()
        pause.wait(TICK_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
