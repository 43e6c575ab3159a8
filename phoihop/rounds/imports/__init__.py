"""A unit's answers as a sheet: taken along, filled in without a line, brought back.

``columns`` are the same both ways, ``sheet`` writes them, ``answers`` reads them.
"""

from .answers import import_answers

__all__ = ["import_answers"]
