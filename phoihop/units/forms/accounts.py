"""The forms of accounts, memberships and invitations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.forms import DayField, Form

from ..models import Role
from ..passwords import password_help
from ..queries import open_invitation
from .fields import UnitField

USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]*$", _("Chỉ dùng chữ thường không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.")
)


class MembershipForm(Form):
    """Whom an account acts for, in which role, from when to when."""

    unit = UnitField(label=_("Đơn vị"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=[("", _("Chọn vai trò")), *Role.choices])
    valid_from = DayField(label=_("Từ ngày"), required=False)
    valid_to = DayField(label=_("Đến hết ngày"), required=False)


class PersonForm(Form):
    """What is kept about a person who signs in."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        help_text=_("Chỉ dùng để gửi liên kết đặt lại mật khẩu và thông báo."),
    )


class AccountForm(PersonForm, MembershipForm):
    """A new account with its first membership."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        min_length=2,
        max_length=60,
        help_text=_("Ví dụ: ha.nguyen. Người dùng gõ tên này mỗi lần đăng nhập."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("full_name", "username", "email", "unit", "role", "valid_from", "valid_to")

    def clean_username(self) -> str:
        """Lower case; whether somebody has it is for the act to say, so that a double click is no error."""
        username = str(self.cleaned_data["username"]).lower()
        USERNAME(username)
        return username


class AcceptForm(Form):
    """The code of an invitation slip, and a password of one's own."""

    code = forms.CharField(
        label=_("Mã trên phiếu mời"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu mới"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=_("Gõ lại mật khẩu mới"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, now: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["password"].help_text = password_help()

    def clean(self) -> dict[str, Any]:
        """Both passwords alike and strong enough for this person; whether the code still serves is for the act to say.

        What was typed stays as typed: a password is no text.
        """
        cleaned = self.cleaned_data
        if "password" in cleaned:
            if cleaned["password"] != cleaned.get("again"):
                self.add_error("again", _g("Hai lần gõ mật khẩu chưa giống nhau."))
            slip = open_invitation(cleaned.get("code", ""), self.now)
            try:
                validate_password(cleaned["password"], slip.account if slip else None)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned
