from .cycle import ActProof, CycleAct, Verb
from .meetings import AgendaItem, Attendance, Conclusion, Meeting
from .plans import PlanDay, PlanLine, YearlyPlan

__all__ = [
    "ActProof",
    "AgendaItem",
    "Attendance",
    "Conclusion",
    "CycleAct",
    "Meeting",
    "PlanDay",
    "PlanLine",
    "Verb",
    "YearlyPlan",
]
