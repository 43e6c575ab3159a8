"""The tracker that an office keeps today, from a sheet: ``columns`` what it holds, ``tracker`` rows by programme, ``drafting``
rows into a draft, ``reporting`` rows into progress of tasks.
"""

from .tracker import import_tasks

__all__ = ["import_tasks"]
