from .comment import AnswerChoice, Comment, CommentGroup, ConsultationAnswer
from .consultation import Consultation, ConsultationOption, ConsultationSection
from .feedback import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto
from .household_vote import HouseholdVote, VoteProof

__all__ = [
    "AnswerChoice",
    "Consultation",
    "ConsultationAnswer",
    "ConsultationOption",
    "ConsultationSection",
    "Comment",
    "CommentGroup",
    "Feedback",
    "FeedbackContact",
    "FeedbackMessage",
    "FeedbackPhoto",
    "HouseholdVote",
    "VoteProof",
]
