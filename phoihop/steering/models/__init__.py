from .cycle import ActProof, CycleAct, Verb
from .meetings import AgendaItem, Attendance, Conclusion, Meeting

__all__ = ["ActProof", "AgendaItem", "Attendance", "Conclusion", "CycleAct", "Meeting", "Verb"]
