from .activity import ActivityContribution, ActivityPhoto, CivicActivity, SignUp
from .comment import AnswerChoice, Comment, CommentGroup, ConsultationAnswer
from .consultation import Consultation, ConsultationOption, ConsultationSection
from .feedback import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto
from .guarded import GuardedDay
from .household_vote import HouseholdVote, VoteProof
from .survey import AnswerCode, AnswerCount, AnswerGroup, Question, Survey
from .visit import Visit, VisitCheck, VisitPhoto

__all__ = [
    "ActivityContribution",
    "ActivityPhoto",
    "AnswerChoice",
    "AnswerCode",
    "AnswerCount",
    "AnswerGroup",
    "CivicActivity",
    "Comment",
    "CommentGroup",
    "Consultation",
    "ConsultationAnswer",
    "ConsultationOption",
    "ConsultationSection",
    "Feedback",
    "FeedbackContact",
    "FeedbackMessage",
    "FeedbackPhoto",
    "GuardedDay",
    "HouseholdVote",
    "Question",
    "SignUp",
    "Survey",
    "Visit",
    "VisitCheck",
    "VisitPhoto",
    "VoteProof",
]
