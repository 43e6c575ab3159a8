from .handling import Handling
from .tasks import Evidence, Extension, Progress, Task

__all__ = ["Evidence", "Extension", "Handling", "Progress", "Task"]
