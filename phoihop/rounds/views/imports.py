"""Bringing filled-in sheets back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.units.loading.pages import ImportPages

pages = ImportPages("rounds", ("report",), _("Nhập báo cáo từ bảng Excel"), (_("Báo cáo"), "rounds:ours"))
