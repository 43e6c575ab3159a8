"""Loading indicators, targets and figures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.units.loading.pages import ImportPages

pages = ImportPages(
    "indicators",
    ("measurements", "targets", "indicators"),
    _("Nhập chỉ tiêu, mục tiêu, số liệu từ bảng"),
    (_("Chỉ tiêu của đơn vị"), "indicators:ours"),
)
