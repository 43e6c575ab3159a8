"""One command in a process of its own: how long it takes, start-up included, and how much memory at most."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    seconds: float
    megabytes: float


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Runs a command once. Raises RuntimeError where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        said = process.stderr.read().decode() if process.stderr else ""
        raise RuntimeError(f"{command[1:3]} ended with {os.waitstatus_to_exitcode(status)}: {said[-400:]}")
    return Run(seconds, used.ru_maxrss / 1024)
