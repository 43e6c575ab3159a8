"""allauth's forms in the house's words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from ..passwords import password_help


def _relabel(form: Any, **labels: Any) -> None:
    """The house's labels; no placeholders, which vanish when one begins to type."""
    form.required_css_class = "required"
    for name, label in labels.items():
        field = form.fields[name]
        field.label, field.help_text = label, ""
        field.widget.attrs.pop("placeholder", None)


class _Twice:
    """Two fields for one new password. Said here because allauth's sentence has no Vietnamese."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super(account.PasswordVerificationMixin, self).clean()  # type: ignore[misc]
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _g("Hai lần gõ mật khẩu chưa giống nhau."))  # type: ignore[attr-defined]
        return cleaned


class SignInForm(account.LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(
            self,
            login=_("Tên đăng nhập"),
            password=_("Mật khẩu"),
            remember=_("Giữ đăng nhập khi đóng trình duyệt"),
        )
        self.fields["remember"].help_text = _("Chỉ chọn trên máy của riêng bạn.")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class NewPasswordForm(_Twice, account.ChangePasswordForm):
    """A new password for one who knows the old."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(
            self, oldpassword=_("Mật khẩu hiện tại"), password1=_("Mật khẩu mới"), password2=_("Gõ lại mật khẩu mới")
        )
        self.fields["password1"].help_text = password_help()


class ForgottenForm(account.ResetPasswordForm):
    """Where the link for a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, email=_("Thư điện tử"))


class ResetForm(_Twice, account.ResetPasswordKeyForm):
    """A new password for one who has the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, password1=_("Mật khẩu mới"), password2=_("Gõ lại mật khẩu mới"))
        self.fields["password1"].help_text = password_help()


class AgainForm(account.ReauthenticateForm):
    """The password once more before something delicate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, password=_("Mật khẩu"))


class _Code:
    """A one-time code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _relabel(self, code=_("Mã xác thực"))


class CodeForm(_Code, mfa.AuthenticateForm):
    """The code at sign-in, from the app or a recovery code."""


class CodeAgainForm(_Code, mfa.ReauthenticateForm):
    """The code once more before something delicate."""


class ActivateForm(_Code, totp.ActivateTOTPForm):
    """The first code, which proves that the app was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
