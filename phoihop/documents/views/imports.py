"""Loading the register of documents from a sheet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.units.loading.pages import ImportPages

pages = ImportPages("documents", ("documents",), _("Nhập sổ văn bản từ bảng"), (_("Văn bản"), "documents:register"))
