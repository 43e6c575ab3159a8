"""Mail: one letter a person, nothing lost and nothing twice, by the person's own choice."""

from __future__ import annotations

import datetime as dt
import smtplib
import threading
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from phoihop.notices import actions
from phoihop.notices.channels import Mail
from phoihop.notices.jobs import deliver, remind
from phoihop.notices.models import Choice, Notice
from phoihop.site.queue import give_back
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import Cast
from tests.jobs import run_waiting

from .conftest import VIETNAM, Day

pytestmark = pytest.mark.django_db
D = dt.date
MONDAY = D(2026, 6, 15)
SEVEN = dt.datetime(2026, 6, 15, 7, 0, 1, tzinfo=VIETNAM)


@pytest.fixture
def at_seven(task: Task, run_jobs: Callable[[], int]) -> Iterator[None]:
    """Monday the 15th, a second after seven: the reminders were made at night, two letters wait for a worker."""
    with time_machine.travel(SEVEN.replace(hour=0), tick=False):
        run_jobs()
        Notice.objects.all().delete()
        remind(timezone.now())
    with time_machine.travel(SEVEN, tick=False):
        yield


def waiting() -> list[DBTaskResult]:
    """The letters that wait for a worker now."""
    return list(DBTaskResult.objects.ready().filter(task_path__endswith="deliver").order_by("args_kwargs"))


def received() -> dict[str, int]:
    """How many mails each address got."""
    to = [one.to[0] for one in mail.outbox]
    return {address: to.count(address) for address in to}


BINH, HA = "binh@daknong.example", "ha@daknong.example"


def test_the_days_mail_comes_at_seven(task: Task, run_jobs: Callable[[], int]) -> None:
    run_jobs()
    with time_machine.travel(SEVEN.replace(hour=0), tick=False):
        remind(timezone.now())
        run_jobs()
        assert received() == {}, "nobody is woken at midnight"
    with time_machine.travel(SEVEN, tick=False):
        run_jobs()
    assert received() == {BINH: 1, HA: 1}, "Y Thu has no address; Hà hears of A Dơk, which has nobody"
    assert not Notice.objects.filter(account__username="thu").exclude(channel="").exists()


def test_a_worker_killed_between_two_letters(at_seven: None) -> None:
    first, second = waiting()
    first.claim("here")
    first.task.func(_context(first), *first.args_kwargs["args"])
    first.set_successful(1)
    second.claim("here")  # and here it is killed
    assert len(received()) == 1
    assert give_back("here") == 1
    run_waiting()
    assert received() == {BINH: 1, HA: 1}


def test_a_worker_killed_with_a_letter_in_hand(at_seven: None) -> None:
    for job in waiting():
        job.claim("here")
        assert actions.take(job.args_kwargs["args"][0], "mail", job=str(job.id), now=timezone.now())
    assert give_back("here") == 2
    run_waiting()
    assert received() == {BINH: 1, HA: 1}, "each job finds what it had taken"


def test_a_second_job_for_the_same_person_finds_nothing(at_seven: None, cast: Cast) -> None:
    job = next(job for job in waiting() if job.args_kwargs["args"] == [cast.binh.account.pk])
    held = actions.take(cast.binh.account.pk, "mail", job=str(job.id), now=timezone.now())
    assert held and deliver.func(_context(), cast.binh.account.pk) == 0
    run_waiting()
    assert received() == {BINH: 1, HA: 1}


def test_what_a_lost_machine_had_in_hand_goes_out_later(at_seven: None, cast: Cast) -> None:
    actions.take(cast.binh.account.pk, "mail", job="gone", now=timezone.now())
    run_waiting()
    assert received() == {HA: 1}
    with time_machine.travel(SEVEN + dt.timedelta(days=1), tick=False):
        remind(timezone.now())
        run_waiting()
    assert received() == {BINH: 1, HA: 2}
    letter = next(one.body for one in mail.outbox if one.to == [BINH])
    assert "Đến hạn hôm nay" in letter and "Quá hạn 1 ngày" in letter, "yesterday's and today's, in one letter"


@pytest.mark.django_db(transaction=True)
def test_several_workers_at_once(at_seven: None, cast: Cast) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("tests on SQLite have one database in memory, which threads cannot share")
    failed: list[BaseException] = []
    start = threading.Barrier(6)

    def work() -> None:
        try:
            start.wait()
            for account in (cast.binh.account.pk, cast.ha.account.pk):
                deliver.func(_context(), account)
        except BaseException as fault:
            failed.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not failed and received() == {BINH: 1, HA: 1}


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_waits_for_the_row_of_another(at_seven: None, cast: Cast) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    held: list[list[Notice]] = []

    def work() -> None:
        try:
            held.append(actions.take(cast.binh.account.pk, "mail", job="second", now=timezone.now()))
        finally:
            connection.close()

    second = threading.Thread(target=work)
    with transaction.atomic():
        assert actions.take(cast.binh.account.pk, "mail", job="first", now=timezone.now())
        second.start()
        with connection.cursor() as cursor:
            while second.is_alive():
                cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
                if cursor.fetchone()[0]:
                    break
    second.join()
    assert held == [[]], "what the first took is nobody else's"


def test_a_mail_server_that_is_away(at_seven: None, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, away = mail.EmailMessage.send, [True]

    def send(self: mail.EmailMessage, fail_silently: bool = False) -> int:
        if away[0]:
            raise smtplib.SMTPServerDisconnected("gone")
        return plain(self, fail_silently)

    monkeypatch.setattr(mail.EmailMessage, "send", send)
    run_waiting()
    assert received() == {} and not Notice.objects.exclude(sent_at=None).exists()
    with time_machine.travel(SEVEN + dt.timedelta(minutes=4), tick=False):
        assert run_waiting() == 0
    away[0] = False
    with time_machine.travel(SEVEN + dt.timedelta(minutes=6), tick=False):
        run_waiting()
    assert received() == {BINH: 1, HA: 1}


def test_a_repeated_letter_carries_the_same_name(at_seven: None, cast: Cast) -> None:
    """A kill between the mail server's yes and the mark: the one case in which a letter goes twice."""
    job = next(job for job in waiting() if job.args_kwargs["args"] == [cast.binh.account.pk])
    job.claim("here")
    job.task.func(_context(job), cast.binh.account.pk)
    Notice.objects.filter(account=cast.binh.account).update(sent_at=None)
    give_back("here")
    run_waiting()
    names = [one.extra_headers["Message-ID"] for one in mail.outbox if one.to == [BINH]]
    assert len(names) == 2 and len(set(names)) == 1


def test_at_once_is_within_minutes_and_together(task: Task, cast: Cast, run_jobs: Callable[[], int]) -> None:
    run_jobs()
    Notice.objects.all().delete()
    actions.choose(cast.binh.account, mail="at_once", language="vi", **cast.binh.by)
    other = Task.objects.get(unit=cast.glar, lead=True, nominal_on=D(2026, 11, 15))
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        for one in (task, other):
            tasks.cancel(one, basis="Công văn 12", **cast.ha.by)
        run_jobs()
        assert received() == {}
    with time_machine.travel(now + dt.timedelta(minutes=3), tick=False):
        run_jobs()
    assert received() == {BINH: 1}, "what happens together goes in one mail; Y Thu has no address"
    assert mail.outbox[0].body.count("Việc đã được hủy") == 2


def test_a_digest_waits_for_the_next_working_day(
    task: Task, cast: Cast, run_jobs: Callable[[], int], live_through: Day
) -> None:
    friday = dt.datetime(2026, 3, 6, 16, tzinfo=VIETNAM)
    with time_machine.travel(friday, tick=False):
        run_jobs()
        Notice.objects.all().delete()
        tasks.cancel(task, basis="Công văn 12", by=cast.ha.actor, now=friday)
        run_jobs()
    for day in (7, 8):
        live_through(D(2026, 3, day))
        assert received() == {}
    live_through(D(2026, 3, 9))
    assert received() == {BINH: 1}


def test_what_was_read_on_the_page_needs_no_mail(at_seven: None, cast: Cast) -> None:
    actions.read_all(Notice.objects.filter(account=cast.binh.account), now=timezone.now())
    run_waiting()
    assert received() == {HA: 1}


def test_who_wants_no_mail_gets_none(at_seven: None, cast: Cast, live_through: Day) -> None:
    actions.choose(cast.binh.account, mail=Choice.Mail.NONE, language="vi", **cast.binh.by)
    run_waiting()
    live_through(D(2026, 6, 16))
    assert received() == {HA: 2}
    assert Notice.objects.filter(account=cast.binh.account, read_at=None).count() == 2, "they stand on the page"


def test_a_locked_account_gets_no_mail(at_seven: None, cast: Cast) -> None:
    cast.binh.account.is_active = False
    cast.binh.account.save(update_fields=["is_active"])
    run_waiting()
    assert received() == {HA: 1}


def test_old_notices_are_forgotten(at_seven: None) -> None:
    assert Notice.objects.exists()
    actions.forget_old(SEVEN + dt.timedelta(days=181))
    assert not Notice.objects.exists()


def test_the_mail_channel_needs_an_address_and_a_yes() -> None:
    assert Mail().reaches("a@b.example", Choice.Mail.DIGEST)
    assert not Mail().reaches("", Choice.Mail.AT_ONCE)
    assert not Mail().reaches("a@b.example", Choice.Mail.NONE)


class _context:
    """What the queue hands to a job: which result it is."""

    def __init__(self, job: DBTaskResult | None = None) -> None:
        self.task_result = type("Result", (), {"id": job.id if job else threading.get_ident()})
