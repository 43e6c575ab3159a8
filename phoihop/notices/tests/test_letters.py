"""A letter groups by programme, speaks the person's language, and says nothing that people wrote."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from phoihop.notices import actions
from phoihop.notices.jobs import deliver, post
from phoihop.notices.letters import MOST, letter_of
from phoihop.notices.models import Notice
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Task
from tests.cast import NOW, Cast
from tests.jobs import run_waiting

from .conftest import Day

pytestmark = pytest.mark.django_db
SECRETS = ("bí mật một", "bí mật hai", "bí mật ba", "bí mật bốn", "bí mật năm", "bí mật sáu", "bí mật bảy")


def test_what_people_wrote_never_leaves(task: Task, cast: Cast, live_through: Day) -> None:
    """Each act with words of people; the letters that follow hold title, unit, deadline and link only."""
    asked = tasks.ask_extension(task, until=dt.date(2026, 6, 19), reason=SECRETS[0], **cast.binh.by)
    tasks.answer_extension(asked, granted=False, answer=SECRETS[1], **cast.ha.by)
    handling = tasks.hand(task, to_account=cast.binh.account, note=SECRETS[2], **cast.thu.by)
    tasks.hand_back(handling, answer=SECRETS[3], **cast.binh.by)
    tasks.report(task, percent=100, note=SECRETS[4], **cast.binh.by)
    tasks.return_report(task, reason=SECRETS[5], **cast.ha.by)
    tasks.report(task, percent=100, note=SECRETS[4], **cast.binh.by)
    tasks.accept(task, note=SECRETS[6], **cast.ha.by)
    run_waiting()
    post([cast.binh.account.pk, cast.ha.account.pk], timezone.now())
    run_waiting()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=5)):
        run_waiting()
    words = "\n".join(f"{one.subject}\n{one.body}" for one in mail.outbox)
    assert len(mail.outbox) == 2 and "Báo cáo bị trả lại" in words and "Không đồng ý gia hạn" in words
    kept = "\n".join(
        str(row) for row in (*Notice.objects.values_list(), *DBTaskResult.objects.values_list("args_kwargs"))
    )
    assert not [secret for secret in SECRETS if secret in words or secret in kept]
    assert task.text in words and "UBND xã Glar" in words and "hạn 15/6/2026" in words
    assert f"http://localhost:8000/viec/{task.pk}/" in words


def notice(task: Task, cast: Cast, number: int = 0, **other: object) -> Notice:
    """A reminder of Bình's that is not stored."""
    facts = {
        "account": cast.binh.account, "unit": cast.glar, "reason": "due.before", "object": f"tasks.task:{number}",
        "day": NOW.date(), "title": f"Việc {number}", "owner": "UBND xã Glar", "group": "Chương trình A",
        "due_on": NOW.date() + dt.timedelta(days=3), "url": f"/viec/{number}/", "made_at": NOW,
    }  # fmt: skip
    return Notice(**(facts | other))


def test_by_programme_the_most_pressing_first(task: Task, cast: Cast) -> None:
    late = {"due_on": NOW.date() - dt.timedelta(days=1), "reason": "due.after"}
    text = letter_of(
        [notice(task, cast, 1), notice(task, cast, 2, group="Chương trình B"), notice(task, cast, 3, **late)], "vi"
    ).text
    places = [text.index(words) for words in ("Chương trình A", "Quá hạn 1 ngày: Việc 3", "Còn 3 ngày đến hạn: Việc 1",
                                              "Chương trình B", "Việc 2", "/thong-bao/cach-nhan/")]  # fmt: skip
    assert places == sorted(places) and text.count("Chương trình A") == 1


def test_never_a_flood(task: Task, cast: Cast) -> None:
    many = [notice(task, cast, n) for n in range(1, MOST + 41)]
    letter = letter_of(many, "vi")
    assert letter.text.count("UBND xã Glar") == MOST and "Và 40 thông báo khác." in letter.text
    assert letter.subject == "[Phối Hợp] 100 thông báo"


def test_one_thing_is_named_in_the_subject_on_one_line(task: Task, cast: Cast) -> None:
    letter = letter_of([notice(task, cast, 1, title="Rà soát\nhộ nghèo " + "rất dài " * 40)], "vi")
    assert letter.subject.startswith("[Phối Hợp] Còn 3 ngày đến hạn: Rà soát hộ nghèo") and len(letter.subject) < 140


def test_in_the_persons_language(task: Task, cast: Cast) -> None:
    english = letter_of([notice(task, cast, 1), notice(task, cast, 2, due_on=NOW.date())], "en")
    assert english.subject == "[Phối Hợp] 2 notices"
    assert "3 days left: Việc 1" in english.text and "Due today: Việc 2" in english.text
    assert "due 5/3/2026" in english.text


def test_the_job_asks_for_the_language(task: Task, cast: Cast) -> None:
    run_waiting()
    mail.outbox.clear()
    Notice.objects.all().delete()
    actions.choose(cast.binh.account, mail="at_once", language="en", **cast.binh.by)
    tasks.cancel(task, basis="Công văn 12", **cast.ha.by)
    run_waiting()
    deliver.func(type("Context", (), {"task_result": type("Result", (), {"id": "x"})}), cast.binh.account.pk)
    assert "Task cancelled" in mail.outbox[0].subject
