"""The tracker that an office keeps today, from a sheet.

``columns`` what it holds, ``tracker`` rows by programme, ``drafting`` and ``reporting`` what becomes of them.
"""

from .tracker import import_tasks

__all__ = ["import_tasks"]
