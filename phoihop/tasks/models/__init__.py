from .earlier import EarlierDue
from .handling import Handling
from .tasks import Evidence, Extension, Progress, Task

__all__ = ["EarlierDue", "Evidence", "Extension", "Handling", "Progress", "Task"]
