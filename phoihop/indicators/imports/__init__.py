"""Indicators, targets and figures from a workbook, and the columns that the workbook is written by.

``columns`` what each sheet holds, ``rows`` how rows are known, one file a sheet; all or nothing, repeatable.
"""

from .figures import import_figures
from .indicators import import_indicators
from .targets import import_targets

__all__ = ["import_figures", "import_indicators", "import_targets"]
