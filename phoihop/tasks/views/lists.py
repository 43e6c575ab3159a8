"""Our tasks, and my work."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.ground.pages import Request, official
from phoihop.ground.shell import blocks_for
from phoihop.ledger.acts import allowed

from ..cards import by_urgency, card_rows, cards_of, printed, slice_by_due
from ..models import Task
from ..queries import count_by_status, my_handlings, tasks_followed, tasks_of_unit
from ..status import Status, having

FOLLOWED = (Status.WAITING, Status.OVERDUE, Status.AT_RISK)
VIEWS = {"": ("open",), "cho-nghiem-thu": ("submitted",), "da-xong": ("accepted", "cancelled")}


@official
@require_GET
def our_tasks(request: Request) -> HttpResponse:
    """What must our unit do, by when?"""
    today = timezone.localdate(request.now)
    chosen = request.GET.get("xem", "")
    tasks = tasks_of_unit(request.actor)
    counts = count_by_status(tasks, today)
    shown = tasks.filter(state__in=VIEWS.get(chosen, VIEWS[""]))
    context = {
        "crumbs": [(_("Việc của đơn vị"), "")],
        "chosen": chosen,
        "tabs": _tabs(chosen, counts),
        "blocks": [] if chosen else blocks_for(request, "our_tasks"),
        "may_import": allowed("tasks.import", request.actor),
        "running": sum(counts[s] for s in (Status.OVERDUE, Status.AT_RISK, Status.ON_TRACK, Status.NOT_STARTED)),
    }
    cards, context["next"] = slice_by_due(shown, today, request.GET.get("sau"))
    context |= {"cards": printed(cards)} if chosen else {"groups": by_urgency(cards, today)}
    return render(request, "tasks/our_tasks.html", context)


@official
@require_GET
def followed(request: Request) -> HttpResponse:
    """What waits in the programmes that we run: overdue, to accept, or soon due?"""
    today = timezone.localdate(request.now)
    status = next((s for s in FOLLOWED if s == request.GET.get("xem")), FOLLOWED[0])
    cards, following = slice_by_due(
        tasks_followed(request.actor).filter(having(status, today)), today, request.GET.get("sau")
    )
    context = {
        "crumbs": [(_("Tổng quan"), reverse("desk:overview")), (_("Việc cần theo dõi"), "")],
        "tabs": [{"url": f"?xem={s}", "label": s.label, "current": s == status} for s in FOLLOWED],
        "status": status,
        "cards": printed(cards, named=True) if cards else "",
        "next": following,
    }
    return render(request, "tasks/followed.html", context)


@official
@require_GET
def my_work(request: Request) -> HttpResponse:
    """What was handed to me?"""
    today = timezone.localdate(request.now)
    handed = list(my_handlings(request.actor))
    waiting = Task.objects.filter(pk__in=[one.task_id for one in handed])
    cards = {card.pk: card for card in cards_of(card_rows(waiting), today)}
    handlings = [(one, cards[one.task_id].text, printed([cards[one.task_id]])) for one in handed]
    crumbs = [(_("Việc của đơn vị"), reverse("tasks:our_tasks")), (_("Việc của tôi"), "")]
    return render(request, "tasks/my_work.html", {"crumbs": crumbs, "handlings": handlings})


def _tabs(chosen: str, counts: dict[str, int]) -> list[dict[str, object]]:
    waiting, done = counts[Status.WAITING], counts[Status.DONE] + counts[Status.DONE_LATE] + counts[Status.CANCELLED]
    named = [
        ("", _("Đang làm"), None),
        ("cho-nghiem-thu", _("Chờ nghiệm thu"), waiting),
        ("da-xong", _("Đã xong"), done),
    ]
    return [
        {"url": f"?xem={key}" if key else "?", "label": f"{label} ({n})" if n else label, "current": key == chosen}
        for key, label, n in named
    ]
