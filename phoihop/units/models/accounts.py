"""Accounts, and whom they may act for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.ground.periods import Lasting, ends_after_start
from phoihop.ground.search.fields import FoldedField
from phoihop.ground.text import nfc

from .units import Unit


class Role(models.TextChoices):
    """What a person may do for a unit."""

    VIEWER = "viewer", _("Người xem")
    REPORTER = "reporter", _("Người báo cáo")
    HEAD = "head", _("Thủ trưởng đơn vị")
    CLERK = "clerk", _("Văn thư")
    SECRETARY = "secretary", _("Thư ký chương trình")
    PUBLISHER = "publisher", _("Người công khai")
    AUDITOR = "auditor", _("Người giám sát")
    ADMINISTRATOR = "administrator", _("Quản trị")


POWERS: dict[str, frozenset[str]] = {
    Role.VIEWER: frozenset({"see"}),
    Role.REPORTER: frozenset({"see", "report", "answer"}),
    Role.HEAD: frozenset({"see", "report", "answer", "assign", "publish"}),
    Role.CLERK: frozenset({"see", "report", "answer", "documents"}),
    Role.SECRETARY: frozenset(
        {"see", "report", "answer", "assign", "documents", "programmes", "accept", "publish", "units"}
    ),
    Role.PUBLISHER: frozenset({"see", "publish"}),
    Role.AUDITOR: frozenset({"see", "audit"}),
    Role.ADMINISTRATOR: frozenset({"see", "accounts", "units"}),
}


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by user name."""


class Account(AbstractBaseUser):
    """A person who signs in. Nothing else about the person is kept."""

    username = models.CharField(_("Tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    folded = FoldedField(of=("full_name", "username"))
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    is_staff = is_superuser = False  # no back door beside the house's own rules
    objects = AccountManager()

    class Meta:
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def set_password(self, raw_password: Any) -> None:
        """Composed first: keyboards type the same Vietnamese letters in different code points."""
        super().set_password(nfc(raw_password) if raw_password else raw_password)

    def check_password(self, raw_password: Any) -> bool:
        """Whether it is this password, however its letters are composed."""
        return super().check_password(nfc(raw_password) if raw_password else raw_password)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Libraries may ask; rights come from memberships alone."""
        return False


class Membership(Lasting):
    """An account acts for a unit in a role, for a period."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("Vai trò"), max_length=20, choices=Role)

    class Meta:
        ordering = ["unit__path", "role"]
        constraints = [ends_after_start("membership_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.unit} · {self.get_role_display()}"


class Invitation(models.Model):
    """A one-time slip for an account without mail: its code is printed once and kept only as a hash."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.account} {self.expires_at:%d/%m/%Y}"
