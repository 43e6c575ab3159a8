"""All datasets, in the order in which pages and catalogues name them."""

from __future__ import annotations

from django.http import Http404

from .dataset import Dataset
from .promises import CONTENTS, DUTIES, PARTIES, PROGRAMMES

DATASETS: tuple[Dataset, ...] = (PROGRAMMES, PARTIES, CONTENTS, DUTIES)


def dataset_at(slug: str) -> Dataset:
    """The dataset with this name in addresses; 404 where there is none."""
    if found := next((one for one in DATASETS if one.slug == slug), None):
        return found
    raise Http404
