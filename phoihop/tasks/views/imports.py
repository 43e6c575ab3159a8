"""Loading the tracker that an office keeps today."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.units.loading.pages import ImportPages

pages = ImportPages("tasks", ("tracker",), _("Nhập bảng theo dõi từ tệp"), (_("Việc của đơn vị"), "tasks:our_tasks"))
