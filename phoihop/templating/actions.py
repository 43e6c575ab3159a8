"""An office's own Word templates: taken, tried, used, withdrawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.errors import Refused
from phoihop.ground.keeping import keep
from phoihop.ground.state import move
from phoihop.ledger.actor import Actor
from phoihop.ledger.acts import act, record
from phoihop.writing.docx_templates import check, example

from .faults import kept
from .models import Template


@act("template.take", _("Nhận mẫu Word"))
def take_template(
    about: None, *, by: Actor, now: dt.datetime, kind: str, title: str, content: File[Any], name: str
) -> Template:
    """Keeps an uploaded template with what is wrong with it; it is used once somebody has tried it."""
    found = kept(check(content.read(), example(kind)))
    content.seek(0)
    made = Template.objects.create(
        unit_id=by.own_unit_id,
        kind=kind,
        title=title,
        file=keep(content, now),
        name=name[:255],
        faults=found,
        taken_at=now,
    )
    record(made, name=made.name, title=title, kind=kind, sha256=made.file.sha256, faults=len(found))
    return made


@act("template.use", _("Đưa mẫu Word vào dùng"))
def use_template(template: Template, *, by: Actor, now: dt.datetime) -> Template:
    """From now on files may be made with it. Refused while something in it cannot be filled."""
    if template.blocked:
        raise Refused(_g("Mẫu còn lỗi. Hãy sửa trong Word rồi tải lên lại."))
    move(template, {"state": template.state}, state="used")
    record(template, title=template.title)
    return template


@act("template.withdraw", _("Thôi dùng mẫu Word"))
def withdraw_template(template: Template, *, by: Actor, now: dt.datetime) -> Template:
    """No more files are made with it; those that were made stay."""
    move(template, {"state": template.state}, state="withdrawn")
    record(template, title=template.title)
    return template
