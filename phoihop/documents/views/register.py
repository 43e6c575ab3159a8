"""The register of documents."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.search.lists import searched
from phoihop.ground.search.query import parsed
from phoihop.ground.text import alphabet_key
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import allowed

from ..kinds import KINDS
from ..models import OfficialDocument, System
from ..queries import register_slice, visible_documents


@official
@require_GET
def register(request: Request) -> HttpResponse:
    """All documents, newest first; what words find, the latest registered first; by kind, by system."""
    words, kind, system = (request.GET.get(name, "").strip() for name in ("tim", "loai", "he-thong"))
    chosen = request.actor, kind or None, system if system in System.values else None
    after = request.GET.get("sau")
    context = {
        "crumbs": [(_("Văn bản"), "")],
        "piece": (
            _searched.newest(words, after, 25, *chosen) if parsed(words) else register_slice(_register(*chosen), after)
        ),
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


def _register(actor: Actor, kind: str | None, system: str | None) -> QuerySet[OfficialDocument]:
    rows = visible_documents(actor)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows if system is None else rows.filter(system=system)


_searched = searched(_register)


def _kinds(chosen: str) -> list[str]:
    """The kinds to choose from; the chosen one among them, whatever it is."""
    return KINDS if not chosen or chosen in KINDS else sorted([*KINDS, chosen], key=alphabet_key)


def _query(request: Request) -> str:
    kept = request.GET.copy()
    kept.pop("sau", None)
    return kept.urlencode()
