"""Keeping some processes alive, and stopping all of them when told to. The standard library alone."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PR_SET_PDEATHSIG = 1
_POLL = 0.1
_LONGEST_PAUSE = 30.0
_CALM = 60.0  # a child that lived so long has earned a quick restart


@dataclass
class Child:
    """A process to keep alive: its name in messages, its command, and how it fares."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    deaths: int = 0
    again_at: float = field(default=0.0)

    def start(self) -> None:
        """Starts it in a session of its own, so that Ctrl-C at the terminal reaches only the supervisor."""
        self.began = time.monotonic()
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_die_with_parent)

    def died(self) -> int | None:
        """The exit code if it ended by itself, else None."""
        return self.process.poll() if self.process else None


class Supervisor:
    """Starts children, restarts those that die, stops them all within ``patience`` seconds."""

    def __init__(self, children: Sequence[Child], *, patience: float = 6.0) -> None:
        self.children = list(children)
        self.patience = patience
        self.stopping = False

    def run(self, ready: Callable[[], bool], when_ready: Callable[[], None], *, within: float = 240.0) -> int:
        """Blocks until a stop signal comes. Returns 0; 1 where a child died before all was first ready."""
        before = {one: signal.signal(one, self._stop) for one in STOP_SIGNALS}
        try:
            for child in self.children:
                child.start()
            until = time.monotonic() + within
            while not self.stopping and not ready():
                if any(child.died() is not None for child in self.children) or time.monotonic() > until:
                    return 1
                time.sleep(_POLL)
            if not self.stopping:
                when_ready()
            while not self.stopping:
                self._mend()
                time.sleep(_POLL)
            return 0
        finally:
            self._end_all()
            for one, handler in before.items():
                signal.signal(one, handler)

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def _mend(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.process is None:
                if now >= child.again_at:
                    child.start()
            elif (code := child.died()) is not None:
                child.deaths = 1 if now - child.began > _CALM else child.deaths + 1
                pause = min(_LONGEST_PAUSE, 0.5 * 2 ** (child.deaths - 1))
                print(f"{child.name} ended (code {code}); again in {pause:.1f} s", file=sys.stderr, flush=True)
                child.process, child.again_at = None, now + pause

    def _end_all(self) -> None:
        alive = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in alive:
            process.terminate()
        until = time.monotonic() + self.patience
        for process in alive:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _die_with_parent() -> None:
    """On Linux: a supervisor that is killed outright leaves no process behind that holds the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
