from .feedback import Feedback, FeedbackContact, FeedbackMessage, FeedbackPhoto

__all__ = ["Feedback", "FeedbackContact", "FeedbackMessage", "FeedbackPhoto"]
