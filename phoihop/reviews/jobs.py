"""Making the files of a review, behind the pages."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from phoihop.ground.progress import Telling
from phoihop.ledger.actor import SYSTEM
from phoihop.writing.faults import WritingError

from . import actions
from .faults import BROKE, kept
from .filling import context_of
from .freezing import Whole, whole_of
from .models import Export, Template

log = logging.getLogger(__name__)
Tell = Callable[[int, int], None]


@task
def make_export(export_id: int) -> None:
    """Makes a file that was asked for and keeps it. Done once, however often it runs: a killed job is done again."""
    export = Export.objects.filter(pk=export_id).select_related(
        "review__round", "review__compared_with", "review__lines", "review__document", "template__file"
    ).first()  # fmt: skip
    if export is None or export.state != Export.State.MAKING:  # the draft was given up, or it is done
        return
    tell, now = Telling(export.progress_name), timezone.now()
    try:
        with tempfile.TemporaryFile() as out:
            whole = whole_of(export.review, now, charts=True)
            if export.template:
                _by_template(export.template, whole, out)
            else:
                _MAKERS[Export.Kind(export.kind)](whole, out, tell)
            out.seek(0)
            actions.finish_export(export, by=SYSTEM, now=timezone.now(), content=File(out, export.name))
    except WritingError as error:
        actions.fail_export(export, by=SYSTEM, now=timezone.now(), faults=kept(error.faults))
    except Exception:
        log.exception("export %s", export.pk)
        actions.fail_export(export, by=SYSTEM, now=timezone.now(), faults=[BROKE])
        raise
    finally:
        tell.end()


def _by_template(template: Template, whole: Whole, out: BinaryIO) -> None:
    from phoihop.writing.docx_templates import render  # lazily: pages never write

    out.write(render(default_storage.open(template.file.path).read(), context_of(whole)))


def _word(whole: Whole, out: BinaryIO, tell: Tell) -> None:
    from phoihop.writing import docx  # lazily: pages never write

    from .paper import paper_of  # lazily: as above

    docx.write_to(paper_of(whole, tell), out)


def _pdf(whole: Whole, out: BinaryIO, tell: Tell) -> None:
    from phoihop.writing import pdf  # lazily: pages never write

    from .paper import paper_of, row_teller  # lazily: as above

    pdf.write_to(paper_of(whole, tell), out, made=timezone.now(), told=row_teller(whole.figures, tell))


def _excel(whole: Whole, out: BinaryIO, tell: Tell) -> None:
    from . import sheets  # lazily: pages never write

    sheets.write_to(whole, out, tell)


_MAKERS: dict[Export.Kind, Callable[[Whole, BinaryIO, Tell], None]] = {
    Export.Kind.DOCX: _word,
    Export.Kind.PDF: _pdf,
    Export.Kind.XLSX: _excel,
}
