"""What every test may use. Rooms keep fixtures of their own nouns beside their tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.chromium import chromium_path, skipped_line

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Person

pytest_plugins = ["tests.databases"]
hypothesis.settings.register_profile("house", deadline=None)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Translations are compiled when stale, so that a test sees the words that a visitor sees."""
    if not hasattr(config, "workerinput"):  # under xdist the first process does it for all
        from tools.messages import compile_stale  # lazily: only the first process needs Babel

        compile_stale()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests are skipped where there is no Chromium."""
    if chromium_path() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line that says how many browser tests did not run."""
    if line := skipped_line(terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(line)


@pytest.fixture
def unguarded() -> Callable[[], AbstractContextManager[None]]:
    """``with unguarded(): Unit.objects.create(…)``: a test's own rows, without an act; the guard stays on around it."""
    from phoihop.ledger.guard import unguarded as excused  # lazily: models are not loaded when pytest starts

    return lambda: excused("a test's own rows")


@pytest.fixture
def run_jobs() -> Callable[[], int]:
    """Does all jobs that wait in the queue, as the worker would, and says how many; a failed job fails the test."""
    from tests.jobs import run_waiting  # lazily: as above

    return run_waiting


@pytest.fixture(autouse=True)
def own_files(settings: object, tmp_path: Path) -> Iterator[None]:
    """Each test has a folder of its own for uploaded files."""
    from django.conf import settings as current  # lazily: as above
    from django.core.files.storage import default_storage  # lazily: as above
    from django.test import override_settings  # lazily: as above

    folder = tmp_path / "files"
    default = {**current.STORAGES["default"], "OPTIONS": {"location": folder}}
    with override_settings(FILES=folder, STORAGES={**current.STORAGES, "default": default}):
        assert str(default_storage.location) == str(folder)
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """What one test computed from its records tells nothing of another's."""
    from phoihop.ledger.kept import forget_all  # lazily: as above

    forget_all()


@pytest.fixture
def as_() -> Callable[[Person], Client]:
    """``as_(cast.ha).get(…)``: a browser in which this person is signed in."""
    from django.test import Client as Browser  # lazily: as above

    def signed_in(person: Person) -> Client:
        client = Browser()
        client.force_login(person.account)
        return client

    return signed_in


@pytest.fixture
def cast(db: None) -> object:
    """Hà, Bình, Y Thu, Dũng and An in their small world (tests/cast.py)."""
    from phoihop.ledger.guard import unguarded as excused  # lazily: as above
    from tests.cast import make_cast  # lazily: as above

    with excused("the cast of the tests"):
        return make_cast()
