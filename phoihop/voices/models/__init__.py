from .feedback import Feedback, FeedbackMessage, FeedbackPhoto

__all__ = ["Feedback", "FeedbackMessage", "FeedbackPhoto"]
