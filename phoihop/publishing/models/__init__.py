from .posting import Posting
from .provisions import LegalFigure, Subject

__all__ = ["LegalFigure", "Posting", "Subject"]
