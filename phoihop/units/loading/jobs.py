"""The long work of loading a sheet, behind the pages."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from phoihop.ground.errors import Refused
from phoihop.ground.models import SheetImport
from phoihop.ground.progress import Telling
from phoihop.ground.sheets.faults import Fault, say
from phoihop.ledger.actor import SYSTEM, Actor
from phoihop.ledger.acts import after
from phoihop.reading.errors import ReadingError

from ..models import Membership
from ..queries import actor_of, memberships_of
from . import actions, rules  # noqa: F401  # the rules of the acts
from .carrying import Faulty, plan_sheet
from .kinds import KINDS, Plan

log = logging.getLogger(__name__)

say("no_longer_allowed", _("Người xác nhận không còn vai trò được nhập bảng này."))
say("file_gone", _("Không mở lại được tệp; hãy tải lên lần nữa."))
say("broke", _("Hệ thống gặp lỗi khi ghi; chưa có gì được ghi. Hãy báo người quản trị."))


@after("sheet.take")
@after("sheet.match")
@after("sheet.confirm")
@after("sheet.retry")
def enqueue(sheet: SheetImport, *, by: Actor, now: dt.datetime) -> None:
    """Enqueued inside the act: a kill loses no sheet. The command line writes by itself: its sheets have no preview."""
    if sheet.state == SheetImport.State.CHECKING:
        check_sheet.enqueue(sheet.pk, get_language() or settings.LANGUAGE_CODE)
    elif sheet.state == SheetImport.State.WRITING and sheet.preview:
        write_sheet.enqueue(sheet.pk, get_language() or settings.LANGUAGE_CODE)


@task
def check_sheet(sheet_id: int, language: str = settings.LANGUAGE_CODE) -> None:
    """Finds what a sheet would do, or its faults; told in the language of who asked."""
    sheet = SheetImport.objects.select_related("file").get(pk=sheet_id)
    if sheet.state != SheetImport.State.CHECKING:
        return
    now = timezone.now()
    by = actor_behind(sheet, now)
    try:
        with translation.override(language):
            plan = plan_sheet(sheet, by, now) if by else Plan(faults=[Fault("no_longer_allowed")])
    except (ReadingError, OSError):
        log.exception("sheet %s cannot be opened again", sheet.pk)
        plan = Plan(faults=[Fault("file_gone")])
    actions.note_check(sheet, by=SYSTEM, now=now, plan=plan)


@task
def write_sheet(sheet_id: int, language: str = settings.LANGUAGE_CODE) -> None:
    """Writes a confirmed sheet, all or nothing, on behalf of who confirmed it. Done once, however often it runs."""
    sheet = SheetImport.objects.select_related("file").get(pk=sheet_id)
    if sheet.state != SheetImport.State.WRITING:
        return
    now, tell = timezone.now(), Telling(f"sheet-{sheet.pk}")
    by = actor_behind(sheet, now)
    faults: list[Fault] = []
    try:
        if by is None:
            faults = [Fault("no_longer_allowed")]
        else:
            with translation.override(language):
                KINDS[sheet.kind].load(sheet, by=by, now=now, tell=tell)
    except Faulty as faulty:
        faults = faulty.faults
    except Refused as refusal:
        faults = [Fault("refused", values={"reason": str(refusal)})]
    except PermissionDenied:
        faults = [Fault("no_longer_allowed")]
    except Exception:
        actions.fail_sheet(fresh(sheet), by=SYSTEM, now=now, faults=[Fault("broke")])
        raise
    finally:
        tell.end()
    if faults:
        actions.fail_sheet(fresh(sheet), by=SYSTEM, now=now, faults=faults)


def actor_behind(sheet: SheetImport, now: dt.datetime) -> Actor | None:
    """The person who asked, as whom the sheet's membership still lets act; None where it no longer does."""
    membership = Membership.objects.select_related("account", "unit").filter(pk=sheet.membership_id or 0).first()
    if membership is None or membership not in memberships_of(membership.account, timezone.localdate(now)):
        return None
    return actor_of(membership)


def fresh(sheet: SheetImport) -> SheetImport:
    """The row as it stands: what a refused act changed in memory is not so."""
    return SheetImport.objects.get(pk=sheet.pk)
