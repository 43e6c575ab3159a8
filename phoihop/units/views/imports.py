"""Loading units and accounts from sheets."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..loading.pages import ImportPages

pages = ImportPages(
    "units",
    ("units", "accounts"),
    _("Nhập đơn vị, tài khoản từ bảng"),
    (pgettext_lazy("menu", "Đơn vị"), "units:units"),
)
