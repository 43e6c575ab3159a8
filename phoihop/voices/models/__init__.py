from .activity import ActivityPhoto, CivicActivity, Contribution, SignUp
from .comment import AnswerChoice, Comment, CommentGroup, ConsultationAnswer
from .consultation import Consultation, ConsultationOption, ConsultationSection
from .feedback import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto
from .household_vote import HouseholdVote, VoteProof
from .survey import AnswerCode, AnswerCount, AnswerGroup, Question, Survey
from .visit import Visit, VisitCheck, VisitPhoto

__all__ = [
    "AnswerChoice",
    "Consultation",
    "ConsultationAnswer",
    "ConsultationOption",
    "ConsultationSection",
    "Comment",
    "CommentGroup",
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
    "HouseholdVote",
    "VoteProof",
    "Question",
    "SignUp",
    "Survey",
    "Visit",
    "VisitCheck",
    "VisitPhoto",
]
