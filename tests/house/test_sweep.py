"""Every address of the house: who gets in, by role × object × method. What no rule names is denied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from phoihop.documents import actions as documents
from phoihop.ground.keeping import keep
from phoihop.ground.models import SheetImport
from phoihop.ground.proofs import Proof
from phoihop.indicators import actions as indicators
from phoihop.indicators.asking import Figure
from phoihop.indicators.measurers import Owed
from phoihop.ledger.actor import CITIZEN, SYSTEM
from phoihop.ledger.guard import unguarded
from phoihop.ledger.models import Entry
from phoihop.notices import actions as notices
from phoihop.notices.calendar import secret_of
from phoihop.notices.jobs import remind
from phoihop.notices.models import Notice
from phoihop.programmes import actions as programmes
from phoihop.publishing import actions as publishing
from phoihop.publishing.models import LegalFigure, Subject
from phoihop.reviews import actions as reviews
from phoihop.rounds import actions as rounds
from phoihop.rounds.models import Report
from phoihop.steering import actions as steering
from phoihop.tasks import actions as tasks
from phoihop.tasks.models import Evidence, Task
from phoihop.tasks.short import code_of
from phoihop.templating.actions import take_template
from phoihop.units import actions as units
from phoihop.voices import actions as voices
from phoihop.voices.codes import code_from, new_seed
from phoihop.voices.tests import consulting, deeds
from phoihop.writing.tests.templating import template
from tests.cast import NOW, Cast, person
from tests.worlds import draft, in_force

COMMON = ("documents", "units")  # registers that every official of the office may read
LAW = ("correct_figure", "renew_figure", "correct_subject", "renew_subject")  # … and what the law says
ONLY_ADMINISTRATORS = "tai-khoan/quan-tri/"
ROUND_PAGES = ("round", "change", "lock", "unlock", "urge", "letter", "round_sheet")
MEETING_PAGES = (
    "meeting", "change_meeting", "cancel_meeting", "minutes", "conclude", "attendance", "invite", "propose", "add_item",
    "draft_conclusion", "minutes_word", "notice_word",
)  # fmt: skip
PLAN_PAGES = ("plan", "change_plan", "amend_plan", "choose", "add_line", "issue", "plan_word")
World = dict[str, dict[str, Any]]
ACCESS = {"public", "personal", "official"}


def patterns(resolver: Any = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """(address pattern, full name, pattern) of every address."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from patterns(one, prefix + str(one.pattern), inner)
        else:
            yield prefix + str(one.pattern), f"{space}{one.name}", one


URLS = {name: (path, pattern) for path, name, pattern in patterns()}


@pytest.fixture
def world(cast: Cast) -> World:
    """What each address needs to be opened: its arguments, by its full name or by its beginning."""
    with unguarded("the sweep's world"):
        by = cast.ha.by
        programme, other = in_force(cast), draft(cast)
        posting = publishing.publish(programme, basis="Luật số 10/2022/QH15", valid_from=NOW.date(), **by)
        channel = publishing.add_channel(
            posting, kind="office", place="Trụ sở", valid_from=NOW.date(),
            proofs=[Proof("a.txt", ContentFile(b"bang tin"))], **by,
        )  # fmt: skip
        text = publishing.write(
            None, title="Ngân sách", text="Thu", attached=[Proof("b.txt", ContentFile(b"thu"))], **by
        )
        publishing.publish(text, basis="Luật số 10/2022/QH15", valid_from=NOW.date(), **by)
        intake = programmes.take_intake(None, content=ContentFile("Kế hoạch".encode()), name="a.txt", **by)
        programmes.keep_scan(intake, content=ContentFile(b"%PDF-1.4 scan"), name="a.pdf", **by)
        document = documents.register(None, number="72-KH/HU", kind="kế hoạch", issued_on=dt.date(2021, 11, 9), **by)
        older = documents.register(None, number="01-KL/TW", kind="kết luận", issued_on=dt.date(2021, 5, 18), **by)
        link = documents.link(document, target=older, kind="implements", **by)
        file = documents.attach(document, content=ContentFile(b"%PDF-1.4"), name="a.pdf", role="text", **by)
        task = Task.objects.get(unit=cast.glar, lead=True, nominal_on=dt.date(2026, 6, 15))
        tasks.report(task, percent=20, note="", proofs=[Proof("a.txt", ContentFile(b"x"))], **cast.binh.by)
        asked = tasks.ask_extension(task, until=dt.date(2026, 7, 1), reason="Mưa lũ", **cast.binh.by)
        handling = tasks.hand(task, to_account=cast.binh.account, **cast.thu.by)
        indicator, measured = _measured(cast, programme)
        post = units.create_post(cast.glar, title="Chủ tịch", **by)
        day = units.add_day_off(dt.date(2026, 12, 24), worked=False, name="Thử", **by)
        slip, _code = units.issue_invitation(cast.dung.account, **cast.an.by)
        done = steering.record_act(
            programme, verb="inspect", text="Kiểm tra", held_on=NOW.date(), unit=cast.glar,
            proofs=[Proof("a.txt", ContentFile(b"x"))], **by,
        )  # fmt: skip
        meeting = steering.call(programme, title="Giao ban", held_on=NOW.date(), units=[cast.glar], **by)
        item = steering.add_item(meeting, text="Việc khác", **by)
        concluded = steering.draft_conclusion(meeting, text="Niêm yết lại", **by)
        plan = steering.open_plan(programme, year=2026, **by)
        work = steering.add_line(plan, text="Hội thi", due_on=dt.date(2026, 9, 1), units=[cast.glar], **by)
        sheet = _sheet(cast)
        feed = notices.renew_feed(cast.glar, **cast.thu.by)
        remind(NOW.replace(month=6, day=12))
        notice = Notice.objects.get(account=cast.binh.account)
        asked_round = rounds.open_round(
            cast.mass_mobilisation, programmes=[programme], title="Báo cáo quý I năm 2026", kind="quarterly",
            period_from=dt.date(2026, 1, 1), period_to=dt.date(2026, 3, 31), data_from=dt.date(2025, 12, 15),
            closes_on=dt.date(2026, 3, 14), due_on=dt.date(2026, 3, 17), **by,
        )  # fmt: skip
        asked_report = Report.objects.get(round=asked_round, unit=cast.glar)
        review = reviews.open_review(asked_round, kind="periodic", **by)
        export = reviews.ask_export(review, kind="xlsx", **by)
        pattern = take_template(
            None, kind="review", title="Mẫu", content=ContentFile(template("{{ issuer }}")), name="a.docx", **by
        )
        word = voices.send(
            code_from(new_seed()), to=cast.glar, text="Đường ngập", may_publish=True, programme=programme,
            photos=[Proof("a.jpg", ContentFile(b"\xff\xd8\xff"))], by=CITIZEN, now=NOW,
        )  # fmt: skip
        together = deeds.world(cast)
        asked_people = consulting.world(cast)
        reviews.finish_export(export, content=ContentFile(b"PK"), by=SYSTEM, now=NOW)
    content, duty = other.contents.get(), other.duties.first()
    assert duty
    keyed: World = {
        "tasks:import": {"kind": "tracker"},
        "rounds:import": {"kind": "report"},
        "units:import": {"kind": "units"},
        "documents:import": {"kind": "documents"},
        "indicators:import": {"kind": "measurements"},
        "indicators:table": {"key": programme.pk},
        "indicators:define": {"key": programme.pk},
        "indicators:sheet": {"key": programme.pk},
        "indicators:unit": {"key": indicator.pk, "unit_key": cast.glar.pk},
        "indicators:record": {"key": indicator.pk, "unit_key": cast.glar.pk},
        "indicators:withdraw_figure": {"key": measured.pk},
        "indicators:proof": {"key": measured.proofs.get().pk},
        "indicators:": {"key": indicator.pk},
        "tasks:give_back": {"key": handling.pk},
        "tasks:answer_extension": {"key": asked.pk},
        "tasks:evidence": {"key": Evidence.objects.get().pk},
        "tasks:duty": {"key": duty_key(programme)},
        "tasks:cell": {"key": programme.pk, "content": programme.contents.get().pk, "column": f"c{cast.communes.pk}"},
        "tasks:matrix": {"key": programme.pk},
        "tasks:overdue": {"key": programme.pk},
        "tasks:overdue_excel": {"key": programme.pk},
        "tasks:short": {"code": code_of(task.pk)},
        "tasks:": {"key": task.pk},
        "steering:cycle": {"key": programme.pk},
        "steering:record": {"key": programme.pk},
        "steering:remove": {"key": programme.pk, "act_key": done.pk},
        "steering:proof": {"key": done.proofs.get().pk},
        "steering:detach": {"key": done.pk, "proof_key": done.proofs.get().pk},
        "steering:meetings": {"key": programme.pk},
        "steering:call": {"key": programme.pk},
        **{f"steering:{name}": {"key": meeting.pk} for name in MEETING_PAGES},
        "steering:plans": {"key": programme.pk},
        "steering:open_plan": {"key": programme.pk},
        "steering:discard_plan": {"key": programme.pk, "plan_key": plan.pk},
        **{f"steering:{name}": {"key": plan.pk} for name in PLAN_PAGES},
        "steering:edit_line": {"key": work.pk},
        "steering:sharpen": {"key": plan.lines.filter(kind="duty")[0].pk},
        "steering:drop_line": {"key": plan.pk, "line_key": work.pk},
        "steering:edit_item": {"key": item.pk},
        "steering:drop_item": {"key": meeting.pk, "item_key": item.pk},
        "steering:edit_conclusion": {"key": concluded.pk},
        "steering:drop_conclusion": {"key": meeting.pk, "conclusion_key": concluded.pk},
        "steering:": {"key": done.pk},
        "notices:share": {"key": task.pk},
        "notices:feed": {"key": feed.pk, "secret": secret_of(feed)},
        "notices:": {"key": notice.pk},
        "programmes:intake": {"key": intake.pk},
        "programmes:original": {"key": intake.pk},
        "programmes:scan": {"key": intake.pk},
        **{f"rounds:{name}": {"key": asked_round.pk} for name in ROUND_PAGES},
        "reviews:open": {"key": asked_round.pk},
        "reviews:programme": {"key": programme.pk},
        "templating:": {"key": pattern.pk},
        "reviews:download": {"key": export.pk},
        **{f"reviews:{name}": {"key": review.pk, "name": "results"} for name in ("edit", "restore")},
        "reviews:": {"key": review.pk},
        "rounds:line": {"key": asked_report.lines.all()[0].pk},
        "rounds:of_programme": {"key": programme.pk},
        "rounds:figure": {"key": asked_report.pk, "indicator": indicator.pk},
        "rounds:": {"key": asked_report.pk},
        "documents:download": {"key": document.pk, "file_key": file.pk},
        "documents:unlink": {"key": document.pk, "link_key": link.pk},
        "documents:": {"key": document.pk},
        "units:hold_post": {"key": post.pk},
        "units:end_post": {"key": post.pk},
        "units:remove_day": {"key": day.pk},
        "units:unit_class": {"key": cast.communes.pk},
        "units:edit_class": {"key": cast.communes.pk},
        "units:": {"key": cast.glar.pk},
        "accounts:slip": {"key": slip.pk},
        "accounts:end": {"key": cast.dung.membership.pk},
        "accounts:": {"key": cast.dung.account.pk},
        **together,
        "voices:photo": {"key": word.pk, "photo_key": word.photos.get().pk},
        **asked_people,
        "voices:": {"key": word.pk},
        "publishing:about": {"kind": "chuong-trinh", "key": programme.pk},
        "publishing:publish": {"kind": "ban-cong-khai", "key": text.pk},
        "publishing:edit": {"key": text.pk},
        "publishing:file": {"key": text.files.get().pk},
        "publishing:end_channel": {"key": channel.pk},
        "publishing:prove": {"key": channel.pk},
        "publishing:drop_channel": {"key": posting.pk, "channel_key": channel.pk},
        "publishing:proof": {"key": channel.proofs.get().pk},
        **{f"publishing:{one}_figure": {"key": LegalFigure.objects.all()[0].pk} for one in ("correct", "renew")},
        **{f"publishing:{one}_subject": {"key": Subject.objects.all()[0].pk} for one in ("correct", "renew")},
        "publishing:": {"key": posting.pk},
        "portal:posting": {"key": posting.pk},
        "portal:file": {"key": text.files.get().pk},
        "portal:": {"key": programme.pk},
        "portal:place": {"key": cast.glar.pk},
        "portal:unit": {"key": cast.glar.pk},
        "portal:send_feedback_to": {"key": cast.glar.pk},
        "portal:send_feedback": {"key": programme.pk, "content_key": programme.contents.get().pk},
        "portal:language": {"code": "en"},
        **{f"portal:data_{form}": {"slug": "chuong-trinh"} for form in ("csv", "json", "csvw")},
        "portal:sitemap": {"section": "noi-dung"},
        "portal:content_card": {"key": programme.pk, "content_key": programme.contents.get().pk},
        "portal:content": {"key": programme.pk, "content_key": programme.contents.get().pk},
    }
    for part, row in {
        "party": other.parties.first(), "content": content, "duty": duty, "assignment": duty.assignments.first(),
    }.items():  # fmt: skip
        assert isinstance(row, Model)
        for name in (f"programmes:{part}", f"programmes:remove_{part}", f"programmes:correct_{part}"):
            keyed[name] = {"key": row.pk}
    keyed["programmes:sign"] = keyed["programmes:party"]
    keyed["programmes:add_assignment"] = keyed["programmes:duty"]
    keyed["programmes:"] = {"key": other.pk}
    keyed["sheet"] = {"key": sheet.pk}
    return keyed


def duty_key(programme: Any) -> int:
    """Any duty of a programme."""
    return int(programme.duties.first().pk)


def _measured(cast: Cast, programme: Any) -> tuple[Any, Any]:
    about = indicators.define(
        programme, content=programme.contents.get(), code="CT1", name="Số cuộc đối thoại", measure="cuộc",
        over_units="sum", over_time="sum", unit_class=cast.communes, **cast.ha.by,
    )  # fmt: skip
    values: Any = {(None, 2026): Decimal(20), (cast.glar.pk, 2026): Decimal(12)}
    indicators.set_targets(about, values=values, seen=about.revision, **cast.ha.by)
    figure = Figure(dt.date(2026, 1, 15), dt.date(2026, 2, 14), "this", Decimal("2.5"))
    proofs = [Proof("a.txt", ContentFile(b"y"))]
    return about, indicators.record_figure(Owed(about, cast.glar), figure=figure, proofs=proofs, **cast.binh.by)


def _sheet(cast: Cast) -> SheetImport:
    file = keep(ContentFile(b"a,b\n"), NOW)
    return SheetImport.objects.create(
        file=file, name="a.csv", kind="units", unit_id=cast.mass_mobilisation.pk, account_id=cast.ha.account.pk,
        membership_id=cast.ha.membership.pk, state="unmatched", taken_at=NOW, told_at=NOW,
    )  # fmt: skip


def address(name: str, world: World) -> str:
    """A real address of this name; fails for a new address that the world above does not know."""
    path, pattern = URLS[name]
    wanted = set(pattern.pattern.converters)
    if not wanted:
        return "" if "(?P<" in path else reverse(name)
    if ":import_" in name and "blank" not in name:
        return reverse(name, kwargs=world["sheet"])
    space = name.split(":")[0] + ":"
    for key in (name, *(k for k in world if k != space and name.startswith(k) and k.endswith("import")), space):
        if key in world and set(world[key]) == wanted:
            return reverse(name, kwargs=world[key])
    raise AssertionError(f"tell the sweep with what object {name} is opened")


def test_every_address_says_who_may_come() -> None:
    unsaid = [
        name for name, (_path, pattern) in URLS.items() if getattr(pattern.callback, "access", None) not in ACCESS
    ]
    assert not unsaid


def ask(client: Client, path: str) -> tuple[dict[str, HttpResponse], bool]:
    """The answers to GET, POST and PUT, and whether anything was recorded; all of it undone afterwards."""
    before = Entry.objects.count()
    place = transaction.savepoint()
    answers = {"get": client.get(path), "post": client.post(path, {"once": "k"}), "put": client.put(path)}
    acted = Entry.objects.count() != before
    transaction.savepoint_rollback(place)
    return answers, acted


def access(name: str) -> str:
    """What the view says of itself."""
    return str(getattr(URLS[name][1].callback, "access", ""))


def private(name: str) -> bool:
    """Whether the address shows an object that a stranger must not find."""
    if access(name) != "official" or not URLS[name][1].pattern.converters or "import_blank" in name:
        return False
    return name.split(":")[0] not in COMMON or ":import" in name


def test_a_visitor_comes_no_further_than_the_public_pages(world: World, client: Client) -> None:
    faults = []
    for name in URLS:
        path = address(name, world)
        if path and access(name) != "public":
            answers, acted = ask(client, path)
            led = all(a.get("Location", "").startswith("/tai-khoan/dang-nhap/") for a in answers.values())
            if acted or not led:
                faults.append((name, {m: a.status_code for m, a in answers.items()}))
    assert not faults


@pytest.mark.parametrize("who", ["dung", "nobody"])
def test_a_stranger_finds_nothing_and_changes_nothing(who: str, world: World, cast: Cast, client: Client) -> None:
    if who == "nobody":
        with unguarded("an account without a membership"):
            account = units.create_account("khach", full_name="Khách", **cast.an.by)
    else:
        account = cast.dung.account
    client.force_login(account)
    faults = []
    for name in filter(private, URLS):
        answers, acted = ask(client, address(name, world))
        codes = {m: a.status_code for m, a in answers.items()}
        if acted or set(codes.values()) - {403, 404, 405}:
            faults.append((name, codes))
    assert not faults


@pytest.mark.parametrize("who", ["ha", "binh", "thu", "an", "viewer"])
def test_nothing_breaks_whoever_asks_and_a_viewer_changes_nothing(
    who: str, world: World, cast: Cast, client: Client
) -> None:
    if who == "viewer":
        with unguarded("a viewer of the secretariat's own unit"):
            account = person("xem", "Người xem", cast.mass_mobilisation, "viewer").account
    else:
        account = getattr(cast, who).account
    client.force_login(account)
    client.raise_request_exception = False
    faults = []
    for name in URLS:
        if access(name) == "official":
            answers, acted = ask(client, address(name, world))
            codes = {m: a.status_code for m, a in answers.items()}
            if (
                any(c >= 500 for c in codes.values())
                or codes["put"] not in (403, 404, 405)
                or (acted and who == "viewer")
            ):
                faults.append((name, codes))
    assert not faults


def test_administration_is_for_administrators(world: World, cast: Cast, client: Client) -> None:
    client.force_login(cast.ha.account)
    faults = []
    for name, (path, _pattern) in URLS.items():
        if path.startswith(ONLY_ADMINISTRATORS):
            answers, acted = ask(client, address(name, world))
            if acted or {a.status_code for a in answers.values()} - {403, 404, 405}:
                faults.append(name)
    assert not faults
