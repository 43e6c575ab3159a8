"""All datasets, in the order in which pages and catalogues name them."""

from __future__ import annotations

from django.http import Http404

from .consultations import CONSULTATIONS, RESULTS
from .dataset import Dataset
from .feedback import TOTALS, WORDS
from .indicators import INDICATORS
from .postings import POSTINGS
from .promises import CONTENTS, DUTIES, PARTIES, PROGRAMMES
from .surveys import SURVEYS
from .together import GIVEN, VISITS, WORKS
from .units import TASKS, UNITS

DATASETS: tuple[Dataset, ...] = (
    PROGRAMMES, PARTIES, CONTENTS, DUTIES, TASKS, UNITS, INDICATORS, POSTINGS, CONSULTATIONS, RESULTS, WORKS, GIVEN,
    VISITS, SURVEYS, TOTALS, WORDS,
)  # fmt: skip


def dataset_at(slug: str) -> Dataset:
    """The dataset with this name in addresses; 404 where there is none."""
    if found := next((one for one in DATASETS if one.slug == slug), None):
        return found
    raise Http404
