from .activity import ActivityPhoto, CivicActivity, Contribution, SignUp
from .feedback import Feedback, FeedbackMessage, FeedbackPhoto
from .survey import AnswerCode, AnswerCount, AnswerGroup, Question, Survey

__all__ = [
    "ActivityPhoto",
    "AnswerCode",
    "AnswerCount",
    "AnswerGroup",
    "CivicActivity",
    "Contribution",
    "Feedback",
    "FeedbackMessage",
    "FeedbackPhoto",
    "Question",
    "SignUp",
    "Survey",
]
