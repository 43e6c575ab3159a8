"""Accounts, for administrators: list, page, created, edited, locked and unlocked, second factor dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.ground.pages import Request, fetch, official, once_of, telling
from phoihop.ledger.acts import allowed, permit
from phoihop.ledger.history import history

from .. import actions, queries
from ..forms.accounts import AccountForm, PersonForm, ReasonForm
from ..models import Account
from ..second_factor import has_second_factor


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
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with telling(request, _("Đã tạo tài khoản. Bước tiếp theo: cấp phiếu mời."), form) as told:
            told.result = actions.create_account(
                by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data
            )
        if told.done:
            made = told.result or Account.objects.get(username=form.cleaned_data["username"])
            return redirect("accounts:account", made.pk)
    context = {
        "crumbs": [(_("Tài khoản"), reverse("accounts:accounts")), (_("Tạo tài khoản"), "")],
        "title": _("Tạo tài khoản"),
        "help": [_("Chỉ ghi những gì cần để đăng nhập. Mật khẩu do người dùng tự đặt khi nhận phiếu mời.")],
        "form": form,
        "back": reverse("accounts:accounts"),
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)


@official
@require_http_methods(["GET", "POST"])
def edit_account(request: Request, key: int) -> HttpResponse:
    """Corrects the name or the address."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("account.edit", request.actor, shown)
    form = PersonForm(request.POST or None, initial={"full_name": shown.full_name, "email": shown.email})
    words = {"title": _("Sửa tài khoản"), "success": _("Đã lưu tài khoản."), "submit": _("Lưu")}
    return _one_form(request, shown, form, actions.edit_account, **words)


@official
@require_http_methods(["GET", "POST"])
def disable_account(request: Request, key: int) -> HttpResponse:
    """Nobody signs in with it any more."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("account.disable", request.actor, shown)
    return _one_form(
        request,
        shown,
        ReasonForm(request.POST or None),
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
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("account.enable", request.actor, shown)
    return _one_form(
        request,
        shown,
        ReasonForm(request.POST or None),
        actions.enable_account,
        title=_("Mở khóa tài khoản"),
        success=_("Đã mở khóa tài khoản."),
        help=[_("Mật khẩu cũ dùng lại được. Nếu mật khẩu có thể đã lộ, hãy cấp phiếu mời để đặt mật khẩu mới.")],
    )


@official
@require_http_methods(["GET", "POST"])
def drop_second_factor(request: Request, key: int) -> HttpResponse:
    """For a person who lost the phone and the recovery codes."""
    shown = fetch(queries.visible_accounts(request.actor), key)
    permit("account.drop_second_factor", request.actor, shown)
    return _one_form(
        request,
        shown,
        ReasonForm(request.POST or None),
        actions.drop_second_factor,
        title=_("Gỡ xác thực hai lớp"),
        success=_("Đã gỡ xác thực hai lớp."),
        help=[_("Chỉ làm khi người này mất điện thoại và hết mã dự phòng, và bạn đã biết chắc đúng người.")],
        danger=True,
    )


def _one_form(
    request: Request, shown: Account, form: Form, action: Callable[..., Any], *, title: str, success: str, **more: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with telling(request, success, form) as told:
            action(shown, by=request.actor, now=request.now, once=once_of(request), **form.cleaned_data)
        if told.done:
            return redirect("accounts:account", shown.pk)
    back = reverse("accounts:account", args=[shown.pk])
    context = {
        "crumbs": [(_("Tài khoản"), reverse("accounts:accounts")), (shown.full_name, back), (title, "")],
        "title": title,
        "about": f"{shown.full_name} ({shown.username})",
        "form": form,
        "back": back,
        "submit": title,
        **more,
    }
    return render(request, "units/form.html", context, status=422 if form.errors else 200)
