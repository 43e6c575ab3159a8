"""Where allauth is told the house's ways: its sentences in Vietnamese, links that stay here, secrets kept encrypted."""

from __future__ import annotations

import base64
import hashlib
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Signing in."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Tài khoản này đã bị khóa."),
        "enter_current_password": _("Mật khẩu hiện tại không đúng."),
        "incorrect_code": _("Mã không đúng."),
        "incorrect_password": _("Mật khẩu không đúng."),
        "invalid_password_reset": _("Liên kết đặt lại mật khẩu không còn hiệu lực."),
        "rate_limited": _("Bạn thử quá nhiều lần. Hãy chờ vài phút rồi thử lại."),
        "too_many_login_attempts": _("Bạn thử quá nhiều lần. Hãy chờ vài phút rồi thử lại."),
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu không đúng."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Administrators make the accounts."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only an address of this site may follow a sign-in; other host names that the site answers to do not count."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""
        return reverse("account")


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _("Hãy bật xác thực hai lớp trước khi tạo mã dự phòng."),
        "incorrect_code": _("Mã không đúng."),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What the authenticator app shows beside the house's name."""
        return user.get_username()

    def encrypt(self, text: str) -> str:
        """Secrets of authenticators and recovery codes are useless in a stolen database without the secret key."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again; raises InvalidToken when the secret key is another."""
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> MultiFernet:
    digests = (hashlib.sha256(f"mfa:{k!s}".encode()) for k in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS])
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest.digest())) for digest in digests])
