from .exports import Export
from .reviews import Review, Section

__all__ = ["Export", "Review", "Section"]
