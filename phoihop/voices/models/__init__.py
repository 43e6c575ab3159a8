from .activity import ActivityPhoto, CivicActivity, Contribution, SignUp
from .feedback import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto
from .survey import AnswerCode, AnswerCount, AnswerGroup, Question, Survey
from .visit import Visit, VisitCheck, VisitPhoto

__all__ = [
    "ActivityPhoto",
    "AnswerCode",
    "AnswerCount",
    "AnswerGroup",
    "CivicActivity",
    "Contribution",
    "Feedback",
    "FeedbackContact",
    "FeedbackMessage",
    "FeedbackPhoto",
    "Question",
    "SignUp",
    "Survey",
    "Visit",
    "VisitCheck",
    "VisitPhoto",
]
