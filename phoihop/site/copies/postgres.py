"""Dumping and restoring PostgreSQL with its own tools."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection


class ToolsMissing(Exception):
    """pg_dump or pg_restore is not here, or failed; the text says what to do."""


def dump(target: Path) -> None:
    """The whole database in PostgreSQL's custom format, as of one moment."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def restore(source: Path, *, over: bool) -> None:
    """In one transaction: all of it, or nothing. ``over``: what is there now goes."""
    _run("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
         *(["--clean", "--if-exists"] if over else []), f"--dbname={connection.settings_dict['NAME']}",
         str(source))  # fmt: skip


def readable(source: Path) -> bool:
    """Whether the dump's table of contents can be read."""
    done = subprocess.run([_tool("pg_restore"), "--list", str(source)], capture_output=True, check=False)
    return done.returncode == 0


def is_empty() -> bool:
    """Whether the database has no tables."""
    return not connection.introspection.table_names()


def _run(tool: str, *arguments: str) -> None:
    given = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    secrets = {variable: str(given[key]) for key, variable in names.items() if given.get(key)}
    done = subprocess.run(
        [_tool(tool), *arguments], env={**os.environ, **secrets}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ToolsMissing(f"{tool}: {done.stderr.strip()}")


def _tool(name: str) -> str:
    """The newest of Debian's, else the PATH's (Debian's wrapper on the PATH wants a cluster of its own)."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = sorted(versions, key=lambda path: [int(n) for n in re.findall(r"\d+", path.parts[-3])])
    found = str(newest[-1]) if newest else shutil.which(name)
    if not found:
        raise ToolsMissing(
            f"Không có {name} trên máy này. Hãy cài postgresql-client, "
            "hoặc sao lưu PostgreSQL bằng công cụ của máy chủ dữ liệu."
        )
    return found
