"""Children are started, brought back, and all ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from phoihop.site.running.supervisor import Child, Supervisor

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
]


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def pid_of(child: Child) -> int:
    """The process that a child is now."""
    assert child.process
    return child.process.pid


def stopped_by(act: Callable[[], None]) -> Callable[[], None]:
    """Does something once all are ready, then asks to stop as a person would."""

    def when_ready() -> None:
        act()
        os.kill(os.getpid(), signal.SIGTERM)

    return when_ready


def test_a_signal_ends_all_children() -> None:
    children = [Child("one", SLEEPER), Child("two", SLEEPER)]
    pids: list[int] = []
    assert Supervisor(children).run(lambda: True, stopped_by(lambda: pids.extend(map(pid_of, children)))) == 0
    assert len(pids) == 2 and not any(map(alive, pids))


def test_a_child_that_will_not_stop_is_killed() -> None:
    child = Child("deaf", DEAF)
    pids: list[int] = []
    began = time.monotonic()
    Supervisor([child], patience=0.5).run(
        lambda: True, stopped_by(lambda: (time.sleep(0.3), pids.append(pid_of(child)))[1])
    )
    assert not alive(pids[0])
    assert time.monotonic() - began < 5


def test_a_dead_child_is_started_again(capfd: pytest.CaptureFixture[str]) -> None:
    child = Child("one", SLEEPER)
    pids: list[int] = []
    supervisor = Supervisor([child])

    def ready() -> bool:
        return True

    def kill_it() -> None:
        pids.append(pid_of(child))
        os.kill(pids[0], signal.SIGKILL)
        plain = supervisor._mend

        def mend() -> None:
            plain()
            if child.process and child.process.pid != pids[0]:
                pids.append(child.process.pid)
                os.kill(os.getpid(), signal.SIGTERM)

        supervisor._mend = mend  # type: ignore[method-assign]

    assert supervisor.run(ready, kill_it) == 0
    assert len(pids) == 2 and not any(map(alive, pids))
    assert "one ended (code -9)" in capfd.readouterr().err


def test_a_child_that_dies_before_all_are_ready_ends_the_start() -> None:
    one, two = Child("bad", [sys.executable, "-c", "raise SystemExit(3)"]), Child("good", SLEEPER)
    assert Supervisor([one, two]).run(lambda: False, lambda: pytest.fail("never ready")) == 1
    assert not alive(pid_of(two))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's word to children")
def test_no_child_outlives_a_killed_supervisor() -> None:
    code = (
        "from phoihop.site.running.supervisor import *; import sys;"
        f"c = Child('one', {SLEEPER!r}); Supervisor([c]).run(lambda: True, lambda: print(c.process.pid, flush=True))"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout
    child = int(supervisor.stdout.readline())
    assert alive(child)
    supervisor.kill()
    supervisor.wait()
    until = time.monotonic() + 10
    while alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(child)
