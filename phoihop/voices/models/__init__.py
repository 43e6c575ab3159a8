from .activity import ActivityPhoto, CivicActivity, Contribution, SignUp
from .feedback import Feedback, FeedbackMessage, FeedbackPhoto

__all__ = [
    "ActivityPhoto",
    "CivicActivity",
    "Contribution",
    "Feedback",
    "FeedbackMessage",
    "FeedbackPhoto",
    "SignUp",
]
