"""The register of documents."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.search.lists import newest
from phoihop.ground.search.query import parsed
from phoihop.ground.text import alphabet_key
from phoihop.ledger.acts import allowed

from ..kinds import KINDS
from ..models import System
from ..queries import register_slice, visible_documents


@official
@require_GET
def register(request: Request) -> HttpResponse:
    """All documents, newest first; what words find, the latest registered first; by kind, by system."""
    words, kind, system = (request.GET.get(name, "").strip() for name in ("tim", "loai", "he-thong"))
    rows, after = visible_documents(request.actor), request.GET.get("sau")
    if kind:
        rows = rows.filter(kind=kind)
    if system in System.values:
        rows = rows.filter(system=system)
    context = {
        "crumbs": [(_("Văn bản"), "")],
        "piece": newest(rows, words, after) if parsed(words) else register_slice(rows, after),
        "words": words,
        "kind": kind,
        "system": system,
        "filtered": bool(words or kind or system),
        "kinds": [(one, capfirst(_(one))) for one in _kinds(kind)],
        "systems": System.choices,
        "may_register": allowed("document.register", request.actor),
        "following": _query(request),
    }
    return render(request, "documents/register.html", context)


def _kinds(chosen: str) -> list[str]:
    """The kinds to choose from; the chosen one among them, whatever it is."""
    return KINDS if not chosen or chosen in KINDS else sorted([*KINDS, chosen], key=alphabet_key)


def _query(request: Request) -> str:
    kept = request.GET.copy()
    kept.pop("sau", None)
    return kept.urlencode()
