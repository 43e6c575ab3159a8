"""Accounts, for administrators: list, page, created, edited, locked and unlocked, second factor dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.form_page import doing, sent
from phoihop.ground.forms import ReasonForm
from phoihop.ground.pages import Request, fetch, official
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from .. import actions, queries
from ..forms.accounts import AccountForm, PersonForm
from ..models import Account
from ..second_factor import has_second_factor
from .shape import account_page, form_page


@official
@require_GET
def accounts(request: Request) -> HttpResponse:
    """Who may sign in, and for whom?"""
    permit("account.see", request.actor)
    today = timezone.localdate(request.now)
    words = request.GET.get("q", "").strip()
    part = queries.by_name(
        queries.search_accounts(queries.visible_accounts(request.actor), words), request.GET.get("sau")
    )
    acting = queries.acting_by_account(part.rows, today)
    context = {
        "crumbs": [(_("Tài khoản"), "")],
        "rows": [(account, acting.get(account.pk, [])) for account in part.rows],
        "next": part.next,
        "words": words,
    }
    return render(request, "units/accounts.html", context)


@official
@require_GET
def account(request: Request, key: int) -> HttpResponse:
    """What may this person do, and since when?"""
    shown = fetch(queries.visible_accounts(request.actor), key)
    today = timezone.localdate(request.now)
    memberships = list(shown.memberships.select_related("unit").order_by("-valid_from", "-pk"))
    slip = shown.invitations.filter(used_at=None, expires_at__gt=request.now).first()
    context = {
        "crumbs": [(_("Tài khoản"), reverse("accounts:accounts")), (shown.full_name, "")],
        "shown": shown,
        "second_factor": has_second_factor(shown.pk),
        "memberships": [(one, one.holds(today) and one.unit.holds(today)) for one in memberships],
        "today": today,
        "slip": slip,
        "ready": shown.has_usable_password(),
        "self": shown.pk == request.actor.account_id,
        "history": history(shown, most=30),
        "may": {
            name: allowed(act, request.actor, shown)
            for name, act in (
                ("edit", "account.edit"),
                ("grant", "membership.grant"),
                ("end", "membership.end"),
                ("invite", "invitation.issue"),
                ("disable", "account.disable"),
                ("enable", "account.enable"),
                ("drop", "account.drop_second_factor"),
            )
        },
    }
    return render(request, "units/account.html", context)


@official
@require_http_methods(["GET", "POST"])
def create_account(request: Request) -> HttpResponse:
    """A new account with whom it acts for."""
    permit("account.create", request.actor)
    form = AccountForm(sent(request))

    def page_of(made: Account | None) -> str:
        account = made or Account.objects.get(username=form.cleaned_data["username"])
        return reverse("accounts:account", args=[account.pk])

    return form_page(
        request,
        form,
        lambda data: actions.create_account(**data, **doing(request)),
        title=_("Tạo tài khoản"),
        success=_("Đã tạo tài khoản. Bước tiếp theo: cấp phiếu mời."),
        crumbs=[(_("Tài khoản"), reverse("accounts:accounts")), (_("Tạo tài khoản"), "")],
        back=page_of,
        cancel=reverse("accounts:accounts"),
        help=[_("Chỉ ghi những gì cần để đăng nhập. Mật khẩu do người dùng tự đặt khi nhận phiếu mời.")],
    )


@official
@require_http_methods(["GET", "POST"])
def edit_account(request: Request, key: int) -> HttpResponse:
    """Corrects the name or the address."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("account.edit", request.actor, shown)
    form = PersonForm(sent(request), initial={"full_name": shown.full_name, "email": shown.email})
    words = {"title": _("Sửa tài khoản"), "success": _("Đã lưu tài khoản."), "button": _("Lưu")}
    return account_page(request, shown, form, actions.edit_account, shown, **words)


@official
@require_http_methods(["GET", "POST"])
def disable_account(request: Request, key: int) -> HttpResponse:
    """Nobody signs in with it any more."""
    return _with_reason(
        request,
        key,
        "account.disable",
        actions.disable_account,
        title=_("Khóa tài khoản"),
        success=_("Đã khóa tài khoản."),
        help=[_("Người này bị đăng xuất ngay và không đăng nhập được nữa. Những gì đã làm vẫn còn trong hồ sơ.")],
        danger=True,
    )


@official
@require_http_methods(["GET", "POST"])
def enable_account(request: Request, key: int) -> HttpResponse:
    """It may sign in again."""
    return _with_reason(
        request,
        key,
        "account.enable",
        actions.enable_account,
        title=_("Mở khóa tài khoản"),
        success=_("Đã mở khóa tài khoản."),
        help=[_("Mật khẩu cũ dùng lại được. Nếu mật khẩu có thể đã lộ, hãy cấp phiếu mời để đặt mật khẩu mới.")],
    )


@official
@require_http_methods(["GET", "POST"])
def drop_second_factor(request: Request, key: int) -> HttpResponse:
    """For a person who lost the phone and the recovery codes."""
    return _with_reason(
        request,
        key,
        "account.drop_second_factor",
        actions.drop_second_factor,
        title=_("Gỡ xác thực hai lớp"),
        success=_("Đã gỡ xác thực hai lớp."),
        help=[_("Chỉ làm khi người này mất điện thoại và hết mã dự phòng, và bạn đã biết chắc đúng người.")],
        danger=True,
    )


def _with_reason(request: Request, key: int, rule: str, act: Callable[..., Any], **context: Any) -> HttpResponse:
    """The page of an act on an account that needs no more than its reason."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit(rule, request.actor, shown)
    return account_page(request, shown, ReasonForm(sent(request)), act, shown, **context)
