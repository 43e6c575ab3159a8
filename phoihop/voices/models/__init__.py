from .activity import ActivityContribution, ActivityPhoto, CivicActivity, SignUp
from .consultation import Consultation, ConsultationOption, ConsultationSection
from .contribution import AnswerChoice, ConsultationAnswer, Contribution, ContributionGroup
from .feedback import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto
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
    "Consultation",
    "ConsultationAnswer",
    "ConsultationOption",
    "ConsultationSection",
    "Contribution",
    "ContributionGroup",
    "Feedback",
    "FeedbackContact",
    "FeedbackMessage",
    "FeedbackPhoto",
    "HouseholdVote",
    "Question",
    "SignUp",
    "Survey",
    "Visit",
    "VisitCheck",
    "VisitPhoto",
    "VoteProof",
]
