from .consultation import Consultation, ConsultationOption, ConsultationSection
from .contribution import AnswerChoice, ConsultationAnswer, Contribution, ContributionGroup
from .feedback import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto
from .household_vote import HouseholdVote, VoteProof

__all__ = [
    "AnswerChoice",
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
    "VoteProof",
]
