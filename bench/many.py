"""As many requests as go, over connections that stay open: what a page from the cache is asked with.

Sockets and bytes alone: Python's http.client costs more than such an answer does, and one of two cores would be the
generator's own. What it takes all the same is measured (``Rate.generator``).
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass

_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Rate:
    """Answers a second, and which share of one core the asking itself took."""

    a_second: float
    generator: float


class _Line:
    """One connection: asks for the paths in turn, each as soon as the answer before is there."""

    def __init__(self, port: int, requests: Sequence[bytes], turn: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.requests, self.turn, self.left = requests, turn, 0

    def ask(self) -> None:
        self.socket.sendall(self.requests[self.turn % len(self.requests)])
        self.turn += 1

    def answered(self) -> bool:
        """Reads what is there; whether the answer is whole."""
        data = self.socket.recv(262_144)
        if self.left:
            self.left -= len(data)
            return not self.left
        head, blank, body = data.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not blank or not length or not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 304")):
            raise RuntimeError(f"unexpected answer: {head[:200]!r}")
        self.left = int(length[1]) - len(body)
        return not self.left


def rate(port: int, paths: Sequence[str], *, seconds: float, connections: int = 8, headers: str = "") -> Rate:
    """Asks for these paths in turn for some seconds. Raises RuntimeError where one is not answered with 200."""
    requests = [f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n".encode() for path in paths]
    lines = [_Line(port, requests, place) for place in range(connections)]
    count, began, used = 0, time.perf_counter(), time.process_time()
    with selectors.DefaultSelector() as waiting:
        for line in lines:
            waiting.register(line.socket, selectors.EVENT_READ, line)
            line.ask()
        until = began + seconds
        while time.perf_counter() < until:
            for found, _events in waiting.select(1):
                if found.data.answered():
                    count += 1
                    found.data.ask()
    took = time.perf_counter() - began
    for line in lines:
        line.socket.close()
    return Rate(count / took, (time.process_time() - used) / took)
