from .duties import Assignment, Content, Duty
from .intake import Doubt, Intake
from .programmes import Party, Programme

__all__ = ["Assignment", "Content", "Doubt", "Duty", "Intake", "Party", "Programme"]
