"""The browser's way of loading a sheet: upload, match the columns, look at what would be done, confirm, see the result.

One family of pages for every room: ``urlpatterns = [*pages_of(["units", "accounts"], …).urls()]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.errors import NotAllowed, Refused
from phoihop.ground.models import SheetImport
from phoihop.ground.pages import Request, fetch, form_only, official, once_of, telling
from phoihop.ground.progress import stand_of
from phoihop.ground.serving import as_excel
from phoihop.ground.sheets.blank import blank_sheet
from phoihop.ground.sheets.faults import Fault
from phoihop.ledger.acts import allowed, permit
from phoihop.reading.errors import ReadingError

from . import actions
from .carrying import guessed, layout_of
from .forms import MappingForm, SheetChoice, UploadForm
from .kinds import KINDS, Kind
from .opening import as_path, open_sheets
from .queries import remembered, visible_sheets

_SHOWN = 100  # faults and rows on a page
_STALE = 120  # seconds without a word after which a person may have the work done anew


@dataclass(frozen=True)
class ImportPages:
    """The pages by which a room loads its kinds; ``home`` is (words, url name) of the page that they hang below."""

    room: str
    kinds: Sequence[str]
    title: Any
    home: tuple[Any, str]

    def urls(self, prefix: str = "nhap/") -> list[URLPattern]:
        """Addresses below the room's own, in its namespace."""
        return [
            path(prefix, official(require_http_methods(["GET", "HEAD", "POST"])(self.start)), name="import"),
            path(f"{prefix}mau/<str:kind>.xlsx", official(require_GET(self.blank)), name="import_blank"),
            path(f"{prefix}<int:key>/", official(require_GET(self.sheet)), name="import_sheet"),
            path(
                f"{prefix}<int:key>/cot/",
                official(require_http_methods(["GET", "HEAD", "POST"])(self.match)),
                name="import_match",
            ),
            path(f"{prefix}<int:key>/ghi/", official(form_only(self.confirm)), name="import_confirm"),
            path(f"{prefix}<int:key>/lam-lai/", official(form_only(self.retry)), name="import_retry"),
        ]

    def start(self, request: Request) -> HttpResponse:
        """Which sheet? Uploading it, blank ones to fill in, and those that the unit loaded before."""
        kinds = self._own_kinds(request)
        form = UploadForm(request.POST or None, request.FILES or None, kinds=kinds)
        if request.method == "POST" and form.is_valid():
            with telling(request, _("Đã nhận bảng."), form) as told:
                told.result = self._take(request, KINDS[form.cleaned_data["kind"]], form.cleaned_data["file"])
            if told.done:
                return redirect(self._url("import_sheet", told.result.pk) if told.result else self._url("import"))
        context = {
            "form": form,
            "kinds": [(KINDS[name].label, self._url("import_blank", name)) for name in kinds],
            "sheets": [
                (sheet, self._url("import_sheet", sheet.pk)) for sheet in visible_sheets(request.actor, self.kinds)[:20]
            ],
        }
        return self._render(request, "start", context, [])

    def blank(self, request: Request, kind: str) -> HttpResponse:
        """An empty sheet to fill in."""
        if kind not in self.kinds:
            raise Http404
        permit(KINDS[kind].act, request.actor)
        known = KINDS[kind]
        content = blank_sheet(str(known.label), known.columns, [str(note) for note in known.notes])
        return as_excel(content, f"mau-{kind}.xlsx")

    def sheet(self, request: Request, key: int) -> HttpResponse:
        """How does this sheet stand: at work, faulty, to be confirmed, done?"""
        sheet = self._fetch(request, key)
        if sheet.state == SheetImport.State.UNMATCHED:
            return redirect(self._url("import_match", sheet.pk))
        working = sheet.state in (SheetImport.State.CHECKING, SheetImport.State.WRITING)
        stand = stand_of(f"sheet-{sheet.pk}") if working else None
        context: dict[str, Any] = {
            "sheet": sheet,
            "kind": KINDS[sheet.kind],
            "working": working,
            "stand": stand,
            "stale": working and self._is_stale(request, sheet, stand),
            "others": [one["name"] for one in sheet.layout if one["name"] != sheet.mapping.get("sheet")],
        }
        if request.htmx:
            if working:
                return render(request, "units/loading/working.html", self._addresses(sheet) | context)
            return HttpResponse(headers={"HX-Refresh": "true"})
        faults = [Fault(**plain) for plain in sheet.faults[:_SHOWN]]
        context |= {
            "faults": faults,
            "more_faults": sheet.fault_count - len(faults),
            "rows": sheet.preview[:_SHOWN],
            "more_rows": sheet.made + sheet.changed - len(sheet.preview[:_SHOWN]),
            "doing": sheet.made + sheet.changed,
            "may_confirm": allowed("sheet.confirm", request.actor, sheet),
            "may_match": allowed("sheet.match", request.actor, sheet),
        }
        return self._render(request, "sheet", self._addresses(sheet) | context, [(sheet.name, "")])

    def match(self, request: Request, key: int) -> HttpResponse:
        """Which column of the office's own sheet holds what?"""
        sheet = self._fetch(request, key)
        permit("sheet.match", request.actor, sheet)
        kind = KINDS[sheet.kind]
        if not sheet.layout:
            raise Http404
        place = _place(request, sheet)
        layout = sheet.layout[place]
        known = sheet.mapping.get("columns") if sheet.mapping.get("sheet") == layout["name"] else None
        data = request.POST or None
        form = MappingForm(data, kind=kind, place=place, layout=layout, known=known or layout["guess"])
        asking = kind.answers(request.actor)
        asked = asking(data, initial=sheet.answers) if asking else None
        if request.method == "POST" and form.is_valid() and (asked is None or asked.is_valid()):
            answers = asked.cleaned_data if asked else {}
            with telling(request, _("Đã ghi nhớ các cột."), form) as told:
                by, now, once = request.actor, request.now, once_of(request)
                actions.match_sheet(sheet, by=by, now=now, once=once, mapping=form.mapping, answers=answers)
            if told.done:
                return redirect(self._url("import_sheet", sheet.pk))
        context = {
            "sheet": sheet,
            "kind": kind,
            "form": form,
            "asked": asked,
            "layout": layout,
            "choice": SheetChoice(layout=sheet.layout, initial={"sheet": str(place)}, auto_id="chon_%s")
            if len(sheet.layout) > 1
            else None,
        }
        crumbs = [(sheet.name, self._url("import_sheet", sheet.pk)), (_("Khớp cột"), "")]
        return self._render(request, "match", self._addresses(sheet) | context, crumbs)

    def confirm(self, request: Request, key: int) -> HttpResponse:
        """Has the sheet written, as the preview showed it."""
        sheet = self._fetch(request, key)
        if sheet.state in (SheetImport.State.WRITING, SheetImport.State.DONE):  # pressed twice
            return redirect(self._url("import_sheet", sheet.pk))
        with telling(request, _("Đã xác nhận. Bảng đang được ghi.")):
            actions.confirm_sheet(sheet, by=request.actor, now=request.now, once=once_of(request))
        return redirect(self._url("import_sheet", sheet.pk))

    def retry(self, request: Request, key: int) -> HttpResponse:
        """Has work that stopped halfway done anew."""
        sheet = self._fetch(request, key)
        permit("sheet.retry", request.actor, sheet)
        if self._is_stale(request, sheet, stand_of(f"sheet-{sheet.pk}")):
            with telling(request, _("Đã đưa lại vào hàng đợi.")):
                actions.retry_sheet(sheet, by=request.actor, now=request.now, once=once_of(request))
        return redirect(self._url("import_sheet", sheet.pk))

    def _own_kinds(self, request: Request) -> list[str]:
        own = [name for name in self.kinds if allowed(KINDS[name].act, request.actor)]
        if not own or request.actor.unit_id is None:
            raise NotAllowed(_("Vai trò của bạn không có quyền nhập dữ liệu từ bảng."))
        return own

    def _fetch(self, request: Request, key: int) -> SheetImport:
        """A unit's own sheet; 404 to other units, 403 to colleagues whose role does not load it."""
        if request.actor.unit_id is None:
            raise Http404
        sheet = fetch(
            SheetImport.objects.filter(kind__in=self.kinds, unit_id=request.actor.unit_id).select_related("file"), key
        )
        if not visible_sheets(request.actor, [sheet.kind]).filter(pk=sheet.pk).exists():
            raise PermissionDenied
        return sheet

    def _take(self, request: Request, kind: Kind, content: File[Any]) -> SheetImport:
        try:
            with as_path(content) as at:
                book = open_sheets(at)
        except ReadingError as error:
            raise Refused(error.message("en" if get_language() == "en" else "vi")) from error
        layout = layout_of(book, kind)
        if not layout:
            raise Refused(Fault("no_header").says)
        known = remembered(request.actor, kind.name, layout)
        mapping, answers = known if known else (None if kind.match else guessed(layout, kind), {})
        return actions.take_sheet(
            kind.name,
            by=request.actor,
            now=request.now,
            once=once_of(request),
            content=content,
            name=content.name or "",
            layout=layout,
            mapping=mapping,
            answers=answers,
        )

    @staticmethod
    def _is_stale(request: Request, sheet: SheetImport, stand: Any) -> bool:
        since = (request.now - sheet.told_at).total_seconds()
        return since > _STALE and (stand is None or stand.seconds > _STALE)

    def _url(self, name: str, *args: Any) -> str:
        return reverse(f"{self.room}:{name}", args=args)

    def _addresses(self, sheet: SheetImport) -> dict[str, Any]:
        names = ("import_sheet", "import_match", "import_confirm", "import_retry")
        return {"addresses": {"start": self._url("import")} | {name: self._url(name, sheet.pk) for name in names}}

    def _render(
        self, request: Request, template: str, context: dict[str, Any], crumbs: list[tuple[str, str]]
    ) -> HttpResponse:
        home, url_name = self.home
        below = (str(self.title), self._url("import") if crumbs else "")
        context |= {"title": self.title, "crumbs": [(str(home), reverse(url_name)), below, *crumbs]}
        return render(request, f"units/loading/{template}.html", context)


def _place(request: Request, sheet: SheetImport) -> int:
    """Which sheet of the workbook: chosen, posted, matched before, or the likeliest."""
    chosen = request.POST.get("place") or request.GET.get("sheet") or ""
    if chosen.isdecimal() and int(chosen) < len(sheet.layout):
        return int(chosen)
    names = [one["name"] for one in sheet.layout]
    return names.index(sheet.mapping["sheet"]) if sheet.mapping.get("sheet") in names else 0
