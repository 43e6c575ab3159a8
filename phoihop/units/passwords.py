"""What a password must be, in the house's words (Django's own sentence has no Vietnamese)."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator, get_default_password_validators
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """What is wrong with a short one."""
        least = ngettext("Mật khẩu cần ít nhất %(n)d ký tự.", "Mật khẩu cần ít nhất %(n)d ký tự.", self.min_length)
        return least % {"n": self.min_length}

    get_help_text = get_error_message


def password_help() -> str:
    """The rules as a person reads them before choosing."""
    lengths = (v.get_help_text() for v in get_default_password_validators() if isinstance(v, LongEnough))
    return " ".join([*lengths, _("Nên ghép vài từ dễ nhớ; không dùng tên của mình.")])
