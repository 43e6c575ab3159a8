"""Paired, interleaved load: A B C, B C A, … so that a slow minute of the machine cancels out of a ratio.

Only 127.0.0.1 is asked. Python's http.client adds some 0.2 ms to each request, on both sides alike.
"""

from __future__ import annotations

import http.client
import itertools
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass
class Target:
    """A page to ask for. ``fields`` makes a POST of it; it is called anew for each request."""

    name: str
    port: int
    path: Callable[[], str]
    expect: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    fields: Callable[[], dict[str, str]] | None = None

    def ask(self, connection: http.client.HTTPConnection) -> tuple[float, bytes]:
        """Seconds and body of one request. Raises RuntimeError on another status than expected."""
        body = urlencode(self.fields()) if self.fields else None
        headers = self.headers | ({"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        began = time.perf_counter()
        connection.request("POST" if body else "GET", self.path(), body, headers)
        response = connection.getresponse()
        data = response.read()
        took = time.perf_counter() - began
        if response.status != self.expect:
            raise RuntimeError(f"{self.name}: status {response.status}: {data[:300]!r}")
        return took, data

    def connect(self) -> http.client.HTTPConnection:
        """A connection of its own."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)


MOST_DROPPED = 3
A_CONNECTION = 20  # requests; which of the server's processes takes one is luck, and should not decide a whole slot


@dataclass(frozen=True)
class Slot:
    """What one target took in one slot, in milliseconds."""

    p50: float
    p95: float


def slot(target: Target, seconds: float, concurrency: int) -> Slot:
    """Asks for some seconds, so many at a time."""
    taken: list[float] = []
    wrong: list[Exception] = []
    dropped: list[Exception] = []  # granian closes a busy connection now and then; a browser opens another one
    until = time.monotonic() + seconds

    def work() -> None:
        connection = target.connect()
        try:
            for number in itertools.count(1):
                if time.monotonic() >= until or wrong:
                    break
                if number % A_CONNECTION == 0:
                    connection.close()  # the next request opens another one
                try:
                    taken.append(target.ask(connection)[0])
                except ConnectionError as error:
                    dropped.append(error)
                    if len(dropped) > MOST_DROPPED:
                        raise
                    connection.close()
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(concurrency)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    taken.sort()
    return Slot(statistics.median(taken) * 1e3, taken[min(len(taken) - 1, int(len(taken) * 0.95))] * 1e3)


def interleaved(targets: Sequence[Target], *, rounds: int, seconds: float, concurrency: int) -> dict[str, list[Slot]]:
    """Each target once a round, beginning with another one each time; a first round warms up and does not count."""
    measured: dict[str, list[Slot]] = {target.name: [] for target in targets}
    for number in range(rounds + 1):
        turn = number % len(targets)
        for target in itertools.chain(targets[turn:], targets[:turn]):
            found = slot(target, seconds if number else 0.5, concurrency)
            if number:
                measured[target.name].append(found)
    return measured


def ratios(ours: Sequence[Slot], theirs: Sequence[Slot], part: str) -> list[float]:
    """Ours to theirs, round by round."""
    return [getattr(a, part) / getattr(b, part) for a, b in zip(ours, theirs, strict=True)]
